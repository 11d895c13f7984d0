"""Which scenarios are laid over a model, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.document.layers import Layers
    from modarch.landscape.provenance import Path

__all__ = ["Chain"]


class Chain:
    """Puts scenarios in the order in which they are laid: what one extends comes before it.

    Parameters
    ----------
    known
        The scenarios of the model.
    layers
        Receives the problems: a scenario that does not exist, or that extends itself.
    """

    def __init__(self, known: Mapping[str, Any], layers: Layers) -> None:
        self._known = known
        self._layers = layers
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
        self._layers.report(code, message, hint, self._layers.locate(path))
