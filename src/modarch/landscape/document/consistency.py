"""Checks across fields that make a model meaningless when they fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.landscape.provenance import dotted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from modarch.landscape.contracts import Contract
    from modarch.landscape.document.layers import Layers
    from modarch.landscape.months import Month
    from modarch.landscape.programme import Programme
    from modarch.landscape.provenance import Path

__all__ = ["check_consistency"]


def check_consistency(values: dict[str, Any], layers: Layers) -> None:
    """Report periods that end before they start, and hierarchies that go in a circle.

    Parameters
    ----------
    values
        The model's elements by section.
    layers
        Receives the problems, with their places.
    """
    _check_periods(values, layers)
    contracts: dict[str, Contract] = values["contracts"]
    _check_loops(
        contracts, lambda key: (contracts[key].parent,), ("contracts",), "contract-loop", layers
    )
    _check_rest(values, layers)
    _check_parents(values["premises"], ("premises",), layers)
    _check_parents(values["focus_areas"], ("focus_areas",), layers)
    gates = values["programme"].gates
    _check_loops(gates, lambda key: gates[key].after, ("programme", "gates"), "gate-loop", layers)


def _check_parents(elements: dict[str, Any], path: Path, layers: Layers) -> None:
    _check_loops(elements, lambda key: (elements[key].parent,), path, "parent-loop", layers)


def _check_rest(values: dict[str, Any], layers: Layers) -> None:
    """Report a second module that covers what nothing else covers."""
    rest = [key for key, module in values["modules"].items() if module.covers_rest]
    for key in rest[1:]:
        layers.report(
            "covers-rest-twice",
            f"{rest[0]!r} and {key!r} both cover what nothing else covers",
            "name the capabilities of one of them",
            layers.locate(("modules", key, "covers_rest")),
        )


def _check_periods(values: dict[str, Any], layers: Layers) -> None:
    for path, start, end in (*_programme_periods(values["programme"]), *_periods(values)):
        if start is not None and end is not None and end < start:
            layers.report(
                "end-before-start",
                f"{dotted(path)} is {end}, which comes before the start, {start}",
                "change one of the two months",
                layers.locate(path),
            )


def _programme_periods(programme: Programme) -> Iterator[tuple[Path, Month | None, Month | None]]:
    yield ("programme", "horizon"), programme.start, programme.horizon
    for n, freeze in enumerate(programme.freezes):
        yield ("programme", "freezes", n, "end"), freeze.start, freeze.end
    for key, ongoing in programme.ongoing.items():
        yield ("programme", "ongoing", key, "end"), ongoing.start, ongoing.end


def _periods(values: dict[str, Any]) -> Iterator[tuple[Path, Month | None, Month | None]]:
    for key, contract in values["contracts"].items():
        yield ("contracts", key, "ends"), contract.starts, contract.ends.latest
        yield ("contracts", key, "last_call_off"), contract.starts, contract.last_call_off
    for section in ("platforms", "modules"):
        for key, component in values[section].items():
            for phase, actual in component.actual.items():
                yield (section, key, "actual", phase, "end"), actual.start, actual.end


def _check_loops(
    keys: Iterable[str],
    parents: Callable[[str], Iterable[str]],
    path: Path,
    code: str,
    layers: Layers,
) -> None:
    known = set(keys)
    reported: set[str] = set()
    for key in sorted(known):
        loop = [] if key in reported else _loop_from(key, parents, known)
        if loop:
            reported.update(loop)
            shown = " → ".join([*loop, loop[0]])
            place = layers.locate((*path, key))
            layers.report(code, f"{shown} stand above each other in a circle", _CURE, place)


_CURE = "take one of these links away"


def _loop_from(start: str, parents: Callable[[str], Iterable[str]], known: set[str]) -> list[str]:
    """Return the shortest way from a key back to itself, or nothing."""
    came_from: dict[str, str] = {}
    front = [start]
    while front:
        reached = []
        for key in front:
            for parent in parents(key):
                if parent == start:
                    return _way(start, key, came_from)
                if parent in known and parent not in came_from:
                    came_from[parent] = key
                    reached.append(parent)
        front = reached
    return []


def _way(start: str, last: str, came_from: dict[str, str]) -> list[str]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
