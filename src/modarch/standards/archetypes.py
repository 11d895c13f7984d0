"""Identifiers of openEHR archetypes, such as ``openEHR-EHR-OBSERVATION.blood_pressure.v2``.

Source of the grammar: openEHR Base Types, section "Archetype identification"; both the short
version (``v2``) and the full one (``v2.1.0``) are read, and the namespace of ADL 2 is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["ENTRY_CLASSES", "RM_CLASSES", "ArchetypeId", "parse_archetype_id"]

ENTRY_CLASSES = frozenset(
    {"ACTION", "ADMIN_ENTRY", "EVALUATION", "GENERIC_ENTRY", "INSTRUCTION", "OBSERVATION"}
)
"""Classes that carry clinical statements; the others arrange or detail them."""

RM_CLASSES = {
    "EHR": ENTRY_CLASSES
    | {"CLUSTER", "COMPOSITION", "ELEMENT", "EHR_STATUS", "FOLDER", "ITEM_TREE", "SECTION"},
    "DEMOGRAPHIC": frozenset(
        {
            "ADDRESS",
            "AGENT",
            "CAPABILITY",
            "CLUSTER",
            "CONTACT",
            "GROUP",
            "ITEM_TREE",
            "ORGANISATION",
            "PARTY_IDENTITY",
            "PARTY_RELATIONSHIP",
            "PERSON",
            "ROLE",
        }
    ),
}
"""Classes of the reference model that archetypes constrain, by package."""

_GRAMMAR = re.compile(
    r"(?:[a-zA-Z0-9.-]+::)?openEHR-(?P<package>EHR|DEMOGRAPHIC)-(?P<rm_class>[A-Z_]+)"
    r"\.(?P<concept>[A-Za-z][A-Za-z0-9_-]*)\.v(?P<major>\d+)(?P<rest>(?:\.\d+){0,2}(?:-[a-z0-9.+-]+)?)"
)


@dataclass(frozen=True, slots=True, order=True)
class ArchetypeId:
    """An archetype and its version.

    Parameters
    ----------
    package
        ``EHR`` or ``DEMOGRAPHIC``.
    rm_class
        Class of the reference model, such as ``OBSERVATION``.
    concept
        Name of the concept, with the specialisations after hyphens.
    major
        Major version: archetypes of different major versions are not compatible.
    rest
        What follows the major version, such as ``.1.0``; empty when only the major is stated.
    """

    package: str
    rm_class: str
    concept: str
    major: int
    rest: str = ""

    @property
    def unversioned(self) -> str:
        """The identifier without its version."""
        return f"openEHR-{self.package}-{self.rm_class}.{self.concept}"

    @property
    def line(self) -> str:
        """The identifier with its major version only; equal lines are compatible."""
        return f"{self.unversioned}.v{self.major}"

    @property
    def is_entry(self) -> bool:
        """Whether it carries clinical statements of its own."""
        return self.rm_class in ENTRY_CLASSES

    def __str__(self) -> str:
        return self.line + self.rest


def parse_archetype_id(text: str) -> ArchetypeId | None:
    """Return the archetype id that a text is, or None when the text is no archetype id.

    Examples
    --------
    >>> parse_archetype_id("openEHR-EHR-OBSERVATION.blood_pressure.v2.0.8").line
    'openEHR-EHR-OBSERVATION.blood_pressure.v2'
    >>> parse_archetype_id("blood_pressure") is None
    True
    """
    match = _GRAMMAR.fullmatch(text.strip())
    if match is None or match["rm_class"] not in RM_CLASSES[match["package"]]:
        return None
    return ArchetypeId(
        match["package"], match["rm_class"], match["concept"], int(match["major"]), match["rest"]
    )
