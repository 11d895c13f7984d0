"""What fails when a part fails, in one scenario or in many at once.

A circle of parts that require each other works as long as nothing in it fails by itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.bits import at_least, everything
from modarch.graphs.components import strong_components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.graphs.failure import FailureModel, Group

__all__ = ["SingleFailure", "single_failures", "working"]


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
