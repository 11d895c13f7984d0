"""What fails when a part fails: needs, parts, and groups of which some must work.

Parts and needs require groups; a group works when at least so many of its members do. "All of
these" is a group per member, "one of these" a group with one required. A circle of parts that
require each other works as long as nothing in it fails by itself.

Source: R. Barlow and F. Proschan, "Statistical Theory of Reliability and Life Testing", 1975
(coherent systems, k-out-of-n structures).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.graphs.bits import at_least, everything
from modarch.graphs.components import strong_components

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from modarch.graphs.digraph import Digraph

__all__ = [
    "FailureModel",
    "Group",
    "Need",
    "Part",
    "SingleFailure",
    "all_of",
    "any_of",
    "parts_of_graph",
    "single_failures",
    "working",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleFailure:
    """What is lost when one part fails and no other fails by itself.

    Parameters
    ----------
    part
        The part that fails.
    loss
        Share of the needs lost, by weight, from 0 to 1.
    needs_lost, parts_lost
        Names of the needs, and of the other parts that stop with it, sorted.
    """

    part: str
    loss: float
    needs_lost: tuple[str, ...]
    parts_lost: tuple[str, ...]


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


def single_failures(model: FailureModel) -> tuple[SingleFailure, ...]:
    """Say for every part what its failure alone would take with it.

    Parameters
    ----------
    model
        Availabilities play no part.

    Returns
    -------
    tuple of SingleFailure
        The worst first, then by name. The first one's loss is the blast radius.
    """
    scenarios = max(len(model.parts), 1)
    unharmed = everything(scenarios)
    own = {part.name: unharmed ^ (1 << case) for case, part in enumerate(model.parts)}
    parts, needs = working(model, own, scenarios)
    found = [
        _single(model, part.name, [*parts.items()], needs, case)
        for case, part in enumerate(model.parts)
    ]
    return tuple(sorted(found, key=lambda failure: (-round(failure.loss, 12), failure.part)))


def _single(
    model: FailureModel,
    name: str,
    parts: Sequence[tuple[str, int]],
    needs: Sequence[int],
    case: int,
) -> SingleFailure:
    lost = [n for n, mask in zip(model.needs, needs, strict=True) if not mask >> case & 1]
    total = model.total_weight
    stopped = (part for part, mask in parts if part != name and not mask >> case & 1)
    return SingleFailure(
        part=name,
        loss=math.fsum(need.weight for need in lost) / total if total else 0.0,
        needs_lost=tuple(sorted(need.name for need in lost)),
        parts_lost=tuple(sorted(stopped)),
    )


def working(
    model: FailureModel, own: Mapping[str, int], scenarios: int
) -> tuple[dict[str, int], list[int]]:
    """Find the scenarios in which each part and each need works.

    Parameters
    ----------
    model
        What requires what.
    own
        For each part, the scenarios (bits) in which it does not fail by itself.
    scenarios
        Number of scenarios.

    Returns
    -------
    dict
        For each part, the scenarios in which it works.
    list
        For each need, in the model's order, the scenarios in which it is met.

    Notes
    -----
    Parts are handled after what they require. In a circle all members start as working by
    themselves and failures are passed round until nothing changes, which is the largest set of
    members that can hold each other up.
    """
    up = dict(own)
    index = {part.name: number for number, part in enumerate(model.parts)}
    required = [sorted(_named(part.requires, index)) for part in model.parts]
    for block in strong_components(required):
        changed = True
        while changed:
            changed = False
            for part in (model.parts[number] for number in block):
                mask = _met(part.requires, up, up[part.name], scenarios)
                changed |= mask != up[part.name] and len(block) > 1
                up[part.name] = mask
    needs = [_met(need.requires, up, everything(scenarios), scenarios) for need in model.needs]
    return up, needs


def _named(groups: Iterable[Group], index: Mapping[str, int]) -> set[int]:
    return {index[member] for group in groups for member in group.members}


def _met(groups: Iterable[Group], up: Mapping[str, int], mask: int, scenarios: int) -> int:
    for group in groups:
        if len(group.members) == 1:
            mask &= up[group.members[0]]
        else:
            mask &= at_least((up[member] for member in group.members), group.required, scenarios)
    return mask


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
    for name in sorted({name for name in names if names.count(name) > 1}):
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
