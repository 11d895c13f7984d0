"""A landscape cut anew: new modules in the place of old ones, and everything that named those.

Whoever required an old module requires every module that takes over from it; whoever exchanged
information with it by name does so with the one that takes over most. Where that would make hard
dependencies go in a circle, the cheapest of them become soft, which is reported: the two have to
be brought into use together, or one of them with an interim source.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from modarch.analysis.scope.case import capability_of
from modarch.analysis.scope.composing import Part, composed
from modarch.deployment.precedence import EdgeKind, component_edges
from modarch.graphs.digraph import Digraph
from modarch.graphs.feedback import minimum_feedback_arc_set
from modarch.landscape.completion import completed
from modarch.landscape.components import Component, Dependency, Hardness, Module

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.analysis.scope.case import ScopeCase
    from modarch.graphs.digraph import Edge
    from modarch.graphs.partition import Modules
    from modarch.landscape.items import Integration, Item
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import PlanWish
    from modarch.landscape.programme import End, Gate, Need, Programme

__all__ = ["Recut", "recut"]

_FIXED_COST: Final = 1e6
"""Cost of going against a dependency that is not a declared one and cannot be made soft."""

I = TypeVar("I", bound="Item")  # noqa: E741 - an item


@dataclass(frozen=True, slots=True, kw_only=True)
class Recut:
    """A landscape after a cut.

    Parameters
    ----------
    landscape
        The landscape.
    new
        The new modules as they are written, by id.
    removed
        The old modules that are no more, sorted.
    heirs
        For each of them, the modules that take over, the one that takes most first.
    names
        The module of each group of the cut, in the cut's order.
    softened
        ``(dependent, on)`` of the hard dependencies that had to become soft, sorted.
    """

    landscape: Landscape
    new: Mapping[str, Module]
    removed: tuple[str, ...]
    heirs: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    softened: tuple[Edge, ...]


def recut(case: ScopeCase, cut: Modules) -> Recut:
    """Cut a landscape anew.

    Parameters
    ----------
    case
        The landscape as a problem of dividing capabilities.
    cut
        A division of its elements; a group that is a module already stays as it is.
    """
    whole = {frozenset(elements): id_ for id_, elements in case.elements_of.items()}
    taken = set(case.landscape.items)
    names: list[str] = []
    parts: dict[str, list[Part]] = {}
    for group in cut:
        kept = whole.get(frozenset(group))
        if kept is None:
            found = _parts(case, group, cut)
            kept = _fresh_id(found, taken)
            parts[kept] = found
        names.append(kept)
    new = {id_: composed(id_, found, case.landscape) for id_, found in parts.items()}
    removed = tuple(sorted(set(case.modules) - set(names)))
    heirs = {old: _heirs(old, parts) for old in removed}
    landscape, softened = _without_circles(_rewritten(case.landscape, new, heirs))
    stated = {id_: _soft(_redirected(one, heirs), softened) for id_, one in new.items()}
    return Recut(
        landscape=landscape,
        new=stated,
        removed=removed,
        heirs=heirs,
        names=tuple(names),
        softened=softened,
    )


def _parts(case: ScopeCase, group: Sequence[str], cut: Modules) -> list[Part]:
    """Return what a group is made of, the largest part first."""
    by_module: dict[str, list[str]] = defaultdict(list)
    for element in group:
        by_module[case.home[element]].append(element)
    found = [_part(case, id_, elements, cut) for id_, elements in by_module.items()]
    sizes = {id_: sum(case.sizes[one] for one in elements) for id_, elements in by_module.items()}
    return sorted(found, key=lambda part: (-sizes[part.module.id], part.module.id))


def _part(case: ScopeCase, id_: str, elements: Sequence[str], cut: Modules) -> Part:
    own = case.elements_of[id_]
    size = {name: case.sizes[name] for name in own}
    mine = sum(size[name] for name in elements)
    others = [
        sum(size[name] for name in group if name in size) for group in cut if set(group) & set(own)
    ]
    heir = max(others)
    first = next(group for group in cut if _taken(group, size) == heir)
    inside = set(elements)
    return Part(
        module=case.modules[id_],
        capabilities=tuple(capability_of(name) for name in own if name in inside),
        share=mine / sum(size.values()),
        is_heir=inside <= set(first),
    )


def _taken(group: Iterable[str], size: Mapping[str, float]) -> float:
    return sum(size[name] for name in group if name in size)


def _fresh_id(parts: Sequence[Part], taken: set[str]) -> str:
    """Return an id that tells where the module comes from and that nothing else has."""
    whole = len(parts) == 2 and all(part.is_whole for part in parts)  # noqa: PLR2004 - a pair
    stem = "-".join(part.module.id for part in parts) if whole else f"{parts[0].module.id}-1"
    id_, number = stem, 1
    while id_ in taken:
        number += 1
        id_ = f"{parts[0].module.id}-{number}"
    taken.add(id_)
    return id_


def _heirs(old: str, parts: Mapping[str, Sequence[Part]]) -> tuple[str, ...]:
    shares = {
        id_: part.share for id_, found in parts.items() for part in found if part.module.id == old
    }
    return tuple(sorted(shares, key=lambda id_: (-shares[id_], id_)))


def _rewritten(
    landscape: Landscape, new: Mapping[str, Module], heirs: Mapping[str, tuple[str, ...]]
) -> Landscape:
    kept = {id_: one for id_, one in landscape.modules.items() if id_ not in heirs}
    modules = {**kept, **{id_: completed(one) for id_, one in new.items()}}
    integrations = (_integration(one, heirs) for _, one in sorted(landscape.integrations.items()))
    return replace(
        landscape,
        modules={id_: _redirected(one, heirs) for id_, one in modules.items()},
        platforms={id_: _redirected(one, heirs) for id_, one in landscape.platforms.items()},
        systems={id_: _redirected(one, heirs) for id_, one in landscape.systems.items()},
        services={id_: _redirected(one, heirs) for id_, one in landscape.services.items()},
        integrations={one.id: one for one in integrations if one.consumer != one.provider},
        needs={id_: _need(one, heirs) for id_, one in landscape.needs.items()},
        programme=_programme(landscape.programme, heirs),
        plan=_wish(landscape.plan, heirs),
        content_hash=f"{landscape.content_hash}+cut",
    )


def _all(names: Iterable[str], heirs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(heir for name in names for heir in heirs.get(name, (name,))))


def _main(name: str, heirs: Mapping[str, tuple[str, ...]]) -> str:
    return heirs[name][0] if name in heirs else name


def _redirected(item: I, heirs: Mapping[str, tuple[str, ...]]) -> I:
    """Return an item that names the heirs where it named old modules."""
    changes: dict[str, Any] = {
        field: tuple(name for name in _all(getattr(item, field), heirs) if name != item.id)
        for field in ("redundancy", "requires_running")
    }
    if isinstance(item, Component):
        changes["requires"] = _requirements(item, heirs)
    same = all(getattr(item, field) == value for field, value in changes.items())
    return item if same else replace(item, **changes)


def _requirements(
    component: Component, heirs: Mapping[str, tuple[str, ...]]
) -> tuple[Dependency, ...]:
    if not any(one.on in heirs for one in component.requires):
        return component.requires
    found: dict[tuple[Any, ...], Dependency] = {}
    for one in component.requires:
        for on in _all([one.on], heirs):
            key = (on, one.after, one.before)
            if on != component.id and (key not in found or one.hardness < found[key].hardness):
                found[key] = replace(one, on=on)
    return tuple(found.values())


def _integration(one: Integration, heirs: Mapping[str, tuple[str, ...]]) -> Integration:
    consumer, provider = _main(one.consumer, heirs), _main(one.provider, heirs)
    return replace(one, consumer=consumer, provider=provider)


def _need(one: Need, heirs: Mapping[str, tuple[str, ...]]) -> Need:
    def end(known: End) -> End:
        return replace(known, item=_main(known.item, heirs)) if known.item else known

    return replace(one, consumer=end(one.consumer), producer=end(one.producer))


def _programme(programme: Programme, heirs: Mapping[str, tuple[str, ...]]) -> Programme:
    def gate(known: Gate) -> Gate:
        applies, exempt = _all(known.applies_to, heirs), _all(known.exempt, heirs)
        return replace(known, applies_to=applies, exempt=exempt)

    return replace(programme, gates={id_: gate(one) for id_, one in programme.gates.items()})


def _wish(wish: PlanWish, heirs: Mapping[str, tuple[str, ...]]) -> PlanWish:
    starts: dict[str, Any] = {}
    for name, month in wish.starts.items():
        for heir in _all([name], heirs):
            starts[heir] = min(month, starts.get(heir, month))
    modes = {name: mode for name, mode in wish.modes.items() if name not in heirs}
    return replace(wish, order=_all(wish.order, heirs), starts=starts, modes=modes)


def _without_circles(landscape: Landscape) -> tuple[Landscape, tuple[Edge, ...]]:
    """Make the cheapest declared dependencies soft, so that hard ones go in no circle."""
    weights: dict[Edge, float] = {}
    for edge in component_edges(landscape):
        if edge.is_hard:
            cost = edge.cut_cost if edge.kind is EdgeKind.DECLARED else _FIXED_COST
            pair = (edge.dependent, edge.on)
            weights[pair] = max(cost, weights.get(pair, 0.0))
    softened = minimum_feedback_arc_set(Digraph.from_pairs(weights, weights=weights)).edges
    if not softened:
        return landscape, ()
    changed = replace(
        landscape,
        modules={id_: _soft(one, softened) for id_, one in landscape.modules.items()},
        platforms={id_: _soft(one, softened) for id_, one in landscape.platforms.items()},
    )
    return changed, softened


C = TypeVar("C", bound=Component)


def _soft(component: C, softened: Sequence[Edge]) -> C:
    names = {on for dependent, on in softened if dependent == component.id}
    if not names:
        return component
    requires = tuple(
        replace(one, hardness=Hardness.SOFT) if one.on in names else one
        for one in component.requires
    )
    return replace(component, requires=requires)
