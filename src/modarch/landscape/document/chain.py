"""Which scenarios are laid over a model, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from modarch.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.errors import Location
    from modarch.landscape.provenance import Path

__all__ = ["Chain", "Reporter"]


class Reporter(Protocol):
    """Receives problems, and knows where in the files a path was written."""

    def report(self, code: str, message: str, hint: str, place: Location | None) -> None:
        """Take down a problem."""

    def locate(self, path: Path) -> Location | None:
        """Return where a path was written."""


class Chain:
    """Puts scenarios in the order in which they are laid: what one extends comes before it.

    Parameters
    ----------
    known
        The scenarios of the model.
    reporter
        Receives the problems: a scenario that does not exist, or that extends itself.
    """

    def __init__(self, known: Mapping[str, Any], reporter: Reporter) -> None:
        self._known = known
        self._reporter = reporter
        self._order: list[str] = []

    def of(self, name: str) -> list[str]:
        """Return a scenario after all that it extends, each once."""
        self._visit(name, ("scenarios",), ())
        return self._order

    def _visit(self, name: str, asked_by: Path, above: tuple[str, ...]) -> None:
        if name in self._order:
            return
        if name not in self._known:
            hint = did_you_mean(name, self._known) if self._known else "the model has no scenarios"
            self._report("unknown-scenario", f"there is no scenario {name!r}", hint, asked_by)
        elif name in above:
            loop = " → ".join([*above[above.index(name) :], name])
            self._report("scenario-loop", f"scenarios extend each other: {loop}", "", asked_by)
        else:
            for other in self._extended(name):
                self._visit(other, ("scenarios", name, "extends"), (*above, name))
            self._order.append(name)

    def _extended(self, name: str) -> list[str]:
        body = self._known[name]
        written = body.get("extends") if isinstance(body, dict) else None
        names = written if isinstance(written, list) else [written]
        return [str(one) for one in names if one]

    def _report(self, code: str, message: str, hint: str, path: Path) -> None:
        self._reporter.report(code, message, hint, self._reporter.locate(path))
