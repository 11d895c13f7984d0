"""New modules made of parts of old ones, with everything that can be carried over.

What a new module is like follows from the modules its capabilities come from: it uses what any of
them uses, needs what any of them needs, speaks what any of them speaks, and is as regulated as the
strictest. Its size adds up on a scale that doubles from class to class. What cannot be known of a
module that does not exist, such as its supplier, is carried over only where all agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from modarch.landscape.completion import FALLBACK_SIZE, default_phases
from modarch.landscape.components import Module, Regulation, Replacement, RiskClass, Sourcing
from modarch.landscape.defaults import Size
from modarch.landscape.elements import Known
from modarch.landscape.items import UseMode
from modarch.landscape.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from modarch.landscape.components import Dependency
    from modarch.landscape.model import Landscape
    from modarch.landscape.phases import Duration, Phase

__all__ = ["Part", "composed", "size_of_parts"]

_STRONGEST: Final = (UseMode.NATIVE, UseMode.SYNCED, UseMode.API, UseMode.NONE)
_POINTS: Final = {Size.S: 1.0, Size.M: 2.0, Size.L: 4.0, Size.XL: 8.0}
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a new module takes from an old one.

    Parameters
    ----------
    module
        The old module.
    capabilities
        What is taken, in the old module's order.
    share
        Share of the old module's size.
    is_heir
        Whether no other new module takes more of it; what the old module has as a whole, such as
        objects of its own, goes there.
    """

    module: Module
    capabilities: tuple[str, ...]
    share: float
    is_heir: bool

    @property
    def is_whole(self) -> bool:
        """Whether all of the old module is taken."""
        return set(self.capabilities) == set(self.module.capabilities)


def composed(id_: str, parts: Sequence[Part], landscape: Landscape) -> Module:
    """Return a new module as it would be written, without the phases its size gives it.

    Parameters
    ----------
    id_
        Its id.
    parts
        What it is made of, the largest part first.
    landscape
        The model, for names and for the systems that are replaced.
    """
    modules = [part.module for part in parts]
    heirs = [part.module for part in parts if part.is_heir]
    main = modules[0]
    capabilities = _union(part.capabilities for part in parts)
    return Module(
        id=id_,
        name=_name(parts, landscape),
        description=_description(parts),
        capabilities=capabilities,
        produces=_union(module.produces for module in heirs),
        consumes=_union(module.consumes for module in heirs),
        settings=_everywhere_or(modules, "settings"),
        providers=_everywhere_or(modules, "providers"),
        supplier=_agreed(modules, "supplier", ""),
        contracts=_union(module.contracts for module in heirs),
        standards=_union(module.standards for module in modules),
        speaks=_speaks(modules),
        uses=_uses(modules),
        ui=_agreed(modules, "ui", ""),
        availability=_least(module.availability for module in modules),
        redundancy=_union(module.redundancy for module in modules),
        requires_running=_union(module.requires_running for module in modules),
        sourcing=_agreed(modules, "sourcing", Sourcing.PROCURED),
        size=size_of_parts(parts),
        phases=_stated_phases(parts),
        requires=_requires(modules),
        demand=_largest(module.demand for module in modules),
        bidders=_least(module.bidders for module in modules),
        regulation=_regulation(modules),
        rollout_months=_largest(module.rollout_months for module in modules),
        modes=main.modes if len(modules) == 1 else {},
        gates=_gates(modules),
        tender_validity_months=_least(module.tender_validity_months for module in modules),
        value_sek_per_month=_sum((part.module.value_sek_per_month, part.share) for part in parts),
        procurement_cost_sek=max(
            (m.procurement_cost_sek for m in modules if m.procurement_cost_sek is not None),
            default=None,
        ),
        replaces=_replaces(parts, landscape),
        layer=main.layer,
        area=main.area,
        examples=_union(module.examples for module in modules),
    )


def size_of_parts(parts: Sequence[Part]) -> Size:
    """Return the size class of parts together: S 1, M 2, L 4, XL 8, added and rounded.

    Parameters
    ----------
    parts
        What a module is made of.
    """
    points = math.fsum(_POINTS[part.module.size or FALLBACK_SIZE] * part.share for part in parts)
    return min(_POINTS, key=lambda size: (abs(math.log2(max(points, 0.1) / _POINTS[size])), size))


T = TypeVar("T")


def _union(several: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(name for one in several for name in one))


def _everywhere_or(modules: Sequence[Module], field: str) -> tuple[str, ...]:
    """Return the places of several modules; an empty list means everywhere."""
    lists = [getattr(module, field) for module in modules]
    return _union(lists) if all(lists) else ()


def _agreed(modules: Sequence[Module], field: str, otherwise: Any) -> Any:
    values = {getattr(module, field) for module in modules}
    return values.pop() if len(values) == 1 else otherwise


def _least(values: Iterable[Any]) -> Any:
    return min((value for value in values if value is not None), default=None)


def _sum(values: Iterable[tuple[float | None, float]]) -> float | None:
    known = [value * share for value, share in values if value is not None]
    return math.fsum(known) if known else None


def _largest(several: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in several:
        for name, value in one.items():
            found[name] = max(value, found.get(name, value))
    return found


def _speaks(modules: Sequence[Module]) -> dict[str, tuple[str, ...]]:
    objects = dict.fromkeys(name for module in modules for name in module.speaks)
    return {
        name: _union(module.speaks.get(name, module.standards) for module in modules)
        for name in objects
    }


def _uses(modules: Sequence[Module]) -> dict[str, UseMode]:
    found: dict[str, UseMode] = {}
    for module in modules:
        for platform, mode in module.uses.items():
            modes = (mode, found.get(platform, mode))
            found[platform] = min(modes, key=_STRONGEST.index)
    return found


def _requires(modules: Sequence[Module]) -> tuple[Dependency, ...]:
    """Return what any of the modules requires, each dependency once, the hard one of two."""
    found: dict[tuple[Any, ...], Dependency] = {}
    for one in (dependency for module in modules for dependency in module.requires):
        key = (one.on, one.after, one.before)
        if key not in found or one.hardness < found[key].hardness:
            found[key] = one
    return tuple(found.values())


def _stated_phases(parts: Sequence[Part]) -> dict[Phase, Duration]:
    """Return durations that a model states itself, the longest where several do."""
    found: dict[Phase, Duration] = {}
    for module in (part.module for part in parts):
        usual = default_phases(module)
        for phase, months in module.phases.items():
            if months != usual.get(phase):
                known = found.get(phase, months)
                found[phase] = max(known, months, key=lambda one: one.mode_months)
    return found


_CLASSES: Final = tuple(RiskClass)
_WORST_FIRST: Final = (Known.NO, Known.UNKNOWN, Known.YES)


def _regulation(modules: Sequence[Module]) -> Regulation:
    classes = [m.regulation.risk_class for m in modules if m.regulation.risk_class is not None]
    return Regulation(
        risk_class=max(classes, key=_CLASSES.index, default=None),
        certified=min((m.regulation.certified for m in modules), key=_WORST_FIRST.index),
        ai=any(module.regulation.ai for module in modules),
    )


def _gates(modules: Sequence[Module]) -> tuple[str, ...] | None:
    stated = [module.gates for module in modules if module.gates is not None]
    return _union(stated) if len(stated) == len(modules) else None


def _replaces(parts: Sequence[Part], landscape: Landscape) -> tuple[Replacement, ...]:
    """Return what is taken over; empty as long as it follows from the capabilities."""
    if not any(part.module.replaces for part in parts):
        return ()
    taken: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for system, capabilities in _taken_by(part, landscape):
            taken[system] |= capabilities
    return tuple(
        Replacement(system=system, capabilities=tuple(sorted(capabilities)))
        for system, capabilities in sorted(taken.items())
    )


def _taken_by(part: Part, landscape: Landscape) -> Iterable[tuple[str, set[str]]]:
    own = set(part.capabilities)
    if not part.module.replaces:
        for id_, system in landscape.systems.items():
            if not system.keep and own & set(system.capabilities):
                yield id_, own & set(system.capabilities)
    for one in part.module.replaces:
        shared = set(landscape.systems[one.system].capabilities)
        named = set(one.capabilities) or shared & set(part.module.capabilities)
        if named & own:
            yield one.system, named & own
        elif not named and part.is_heir:
            yield one.system, set()


def _name(parts: Sequence[Part], landscape: Landscape) -> Text:
    return Text(sv=_named(parts, landscape, "sv"), en=_named(parts, landscape, "en"))


def _named(parts: Sequence[Part], landscape: Landscape, language: Any) -> str:
    of: Callable[[Any], str] = lambda element: element.name.in_language(language)  # noqa: E731
    names = [of(part.module) for part in parts]
    if len(parts) == 1 and not parts[0].is_whole:
        capabilities = [of(landscape.capabilities[one]) for one in parts[0].capabilities]
        return f"{names[0]}: {_listed(capabilities)}"
    return _listed(names, " + ")


def _listed(names: Sequence[str], between: str = ", ") -> str:
    shown = between.join(names[:_MOST_NAMED])
    return f"{shown} …" if len(names) > _MOST_NAMED else shown


def _description(parts: Sequence[Part]) -> Text:
    whole = ", ".join(part.module.id for part in parts if part.is_whole)
    some = ", ".join(part.module.id for part in parts if not part.is_whole)
    sv = [f"hela {whole}" if whole else "", f"delar av {some}" if some else ""]
    en = [f"all of {whole}" if whole else "", f"parts of {some}" if some else ""]
    return Text(
        sv=f"Föreslagen av modarch scope: {' och '.join(filter(None, sv))}.",
        en=f"Proposed by modarch scope: {' and '.join(filter(None, en))}.",
    )
