"""Parts that can fail, needs that are lost with them, and groups of which some must work.

Parts and needs require groups; a group works when at least so many of its members do. "All of
these" is a group per member, "one of these" a group with one required.

Source: R. Barlow and F. Proschan, "Statistical Theory of Reliability and Life Testing", 1975
(coherent systems, k-out-of-n structures).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from modarch.graphs.digraph import Digraph

__all__ = [
    "FailureModel",
    "Group",
    "Need",
    "Part",
    "all_of",
    "any_of",
    "parts_of_graph",
]


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of which at least so many must work.

    Parameters
    ----------
    members
        Names of parts.
    required
        How many of them it takes, from 1 to all.
    """

    members: tuple[str, ...]
    required: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that can fail: a system, a platform, a supplier, a data hall.

    Parameters
    ----------
    name
        Its name.
    availability
        Share of the time in which it does not fail by itself, from 0 to 1.
    requires
        Groups that must all work for this part to work.
    """

    name: str
    availability: float = 1.0
    requires: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that people need and that is lost when what it requires fails.

    Parameters
    ----------
    name
        Its name.
    requires
        Groups that must all work.
    weight
        How much it counts, positive.
    """

    name: str
    requires: tuple[Group, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class FailureModel:
    """Parts, needs, and what requires what.

    Parameters
    ----------
    parts, needs
        With distinct names each.

    Raises
    ------
    InputInvalid
        With everything that is wrong: unknown or repeated names, impossible groups, availabilities
        or weights out of range.
    """

    parts: tuple[Part, ...]
    needs: tuple[Need, ...]

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise InputInvalid(problems)

    @property
    def total_weight(self) -> float:
        """The weight of all needs."""
        return math.fsum(need.weight for need in self.needs)


def all_of(*names: str) -> tuple[Group, ...]:
    """Require every one of some parts."""
    return tuple(Group((name,)) for name in names)


def any_of(*names: str) -> tuple[Group, ...]:
    """Require one of some parts, whichever."""
    return (Group(names),)


def parts_of_graph(
    graph: Digraph, availability: Mapping[str, float] | None = None
) -> tuple[Part, ...]:
    """Make parts of a graph in which every dependency is required.

    Parameters
    ----------
    graph
        Run-time dependencies.
    availability
        By node; 1 where nothing is said.
    """
    said = availability or {}
    return tuple(
        Part(
            name=node,
            availability=said.get(node, 1.0),
            requires=all_of(*(graph.nodes[provider] for provider in providers)),
        )
        for node, providers in zip(graph.nodes, graph.providers, strict=True)
    )


def _problems(model: FailureModel) -> Iterator[Diagnostic]:
    names = [part.name for part in model.parts]
    known = set(names)
    yield from _repeated("part", names)
    yield from _repeated("need", [need.name for need in model.needs])
    for part in model.parts:
        yield from _group_problems(f"The part '{part.name}'", part.requires, known)
        if not 0 <= part.availability <= 1:
            message = f"The availability of '{part.name}' is {part.availability}."
            hint = "write a share from 0 to 1, such as 0.999"
            yield Diagnostic(code="unusable-availability", message=message, hint=hint)
    for need in model.needs:
        yield from _group_problems(f"The need '{need.name}'", need.requires, known)
        if not (math.isfinite(need.weight) and need.weight > 0):
            message = f"The weight of the need '{need.name}' is {need.weight}."
            yield Diagnostic(code="unusable-weight", message=message, hint="write a number above 0")


def _repeated(kind: str, names: Sequence[str]) -> Iterator[Diagnostic]:
    for name in sorted(name for name, count in Counter(names).items() if count > 1):
        message = f"The {kind} '{name}' occurs more than once."
        yield Diagnostic(code="repeated-name", message=message, hint="give each its own name")


def _group_problems(
    who: str, groups: Iterable[Group], known: Collection[str]
) -> Iterator[Diagnostic]:
    for group in groups:
        for member in group.members:
            if member not in known:
                message = f"{who} requires '{member}', which is not a part."
                hint = did_you_mean(member, known)
                yield Diagnostic(code="unknown-part", message=message, hint=hint)
        if not 1 <= group.required <= len(set(group.members)) == len(group.members):
            who_else = ", ".join(group.members) or "nobody"
            message = f"{who} requires {group.required} of {who_else}."
            hint = "name each member once and require from one to all of them"
            yield Diagnostic(code="impossible-group", message=message, hint=hint)
