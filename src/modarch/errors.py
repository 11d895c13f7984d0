"""What can go wrong, in one form that every part of modarch uses.

A `Diagnostic` is something a person can mend: it names the place, says what is wrong and what to
write instead. Exceptions carry one or many of them, so that all problems are told at once.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Diagnostic",
    "InputInvalid",
    "Location",
    "MissingExtra",
    "ModarchError",
    "ModelInvalid",
    "OutputExists",
    "PlanInvalid",
    "Severity",
    "closest",
    "did_you_mean",
    "in_reading_order",
]


class Severity(StrEnum):
    """How serious a diagnostic is: an error stops the work, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file the user wrote; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing to mend.

    Parameters
    ----------
    code
        Stable name of the kind of problem, such as ``dangling-reference``.
    message
        What is wrong, in a sentence that names the user's own elements.
    hint
        What to write instead; empty when there is nothing better to say than the message.
    location
        Where, if it has a place.
    severity
        `Severity.ERROR` unless stated otherwise.
    parameters
        The values the message is made of, for machine-readable output.
    """

    code: str
    message: str
    hint: str = ""
    location: Location | None = None
    severity: Severity = Severity.ERROR
    parameters: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        cure = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity}: {self.message} [{self.code}]{cure}"

    def to_dict(self) -> dict[str, Any]:
        """Return the diagnostic as plain data, for ``--format json``."""
        place = self.location
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "hint": self.hint,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "parameters": self.parameters,
        }


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_reading_order))


def _reading_order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.location or Location("", 0, 0)
    return (place.file, place.line, place.column, diagnostic.code, diagnostic.message)


class ModarchError(Exception):
    """Base of everything modarch raises on purpose; the message is meant for the user."""


class InputInvalid(ModarchError):
    """Something the user wrote cannot be used; `diagnostics` holds every problem found.

    Parameters
    ----------
    diagnostics
        The problems; kept in reading order (file, line, column).
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = in_reading_order(diagnostics)
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


class ModelInvalid(InputInvalid):
    """The model file, or a scenario in it, is not a landscape."""


class PlanInvalid(InputInvalid):
    """A plan cannot be read, or does not belong to the model."""


class OutputExists(ModarchError):
    """A file would be overwritten and the user has not asked for that."""


class MissingExtra(ModarchError):
    """An optional part is not installed.

    Parameters
    ----------
    extra
        Name of the extra that brings it.
    purpose
        What it is needed for, as the end of the sentence "… is needed to".
    """

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(
            f"The extra '{extra}' is needed to {purpose}. "
            f'Install it with: python -m pip install "modarch[{extra}]"'
        )


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or None when nothing is near.

    >>> closest("modulse", ["modules", "systems"])
    'modules'
    """
    by_folded = {name.casefold(): name for name in known}
    matches = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that offers the closest known word, or lists them when they are few.

    >>> did_you_mean("modulse", ["modules", "systems"])
    "did you mean 'modules'?"
    """
    names = sorted(known)
    match = closest(word, names)
    if match is not None:
        return f"did you mean '{match}'?"
    few = 12
    if 0 < len(names) <= few:
        return "known: " + ", ".join(names)
    return ""
