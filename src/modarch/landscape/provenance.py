"""Where a value comes from and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["UNSTATED", "Confidence", "Path", "Provenance", "Source", "dotted"]

Path = tuple[str | int, ...]


class Confidence(StrEnum):
    """How sure a value is. What nobody has marked is `UNSTATED`, never a fact."""

    FACT = "fact"
    ESTIMATE = "estimate"
    ASSUMPTION = "assumption"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the model names it: a text, and a link if there is one."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sources and the confidence of one value or one element.

    Parameters
    ----------
    confidence
        How sure it is.
    sources
        Where it comes from.
    note
        What the modeller wants to add.
    """

    confidence: Confidence = Confidence.UNSTATED
    sources: tuple[Source, ...] = ()
    note: str = ""


UNSTATED = Provenance()


def dotted(path: Path) -> str:
    """Return a path as a reader would write it.

    >>> dotted(("contracts", "lab", "extensions", 0, "months"))
    'contracts.lab.extensions[0].months'
    """
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
