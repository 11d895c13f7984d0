"""What a rule is: a code, a severity, and a function from a landscape to findings."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.provenance import Path

__all__ = ["Finding", "Rule", "rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place where a rule is broken.

    Parameters
    ----------
    path
        Where, from the top of the model.
    message
        What is wrong, with the user's own names.
    hint
        What to do about it.
    """

    path: Path
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A checked principle.

    Parameters
    ----------
    code
        Its name in messages.
    severity
        An error stops a plan from being made; a warning does not.
    find
        Yields what breaks it; its docstring explains the rule (Problem, Example, Remedy).
    """

    code: str
    severity: Severity
    find: Callable[[Landscape], Iterator[Finding]]

    @property
    def explanation(self) -> str:
        """The rule explained: a sentence, then Problem, Example and Remedy."""
        return inspect.cleandoc(self.find.__doc__ or "")

    def check(self, landscape: Landscape) -> tuple[Diagnostic, ...]:
        """Return every place where a landscape breaks the rule."""
        return tuple(
            Diagnostic(
                code=self.code,
                severity=self.severity,
                message=finding.message,
                hint=finding.hint,
                location=landscape.locate(finding.path),
            )
            for finding in self.find(landscape)
        )


def rule(
    code: str, severity: Severity = Severity.WARNING
) -> Callable[[Callable[[Landscape], Iterator[Finding]]], Rule]:
    """Make a rule of a function that yields findings."""

    def decorate(find: Callable[[Landscape], Iterator[Finding]]) -> Rule:
        return Rule(code, severity, find)

    return decorate
