"""The best scope of modules found for a landscape, beside the model's own."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from modarch.analysis.scope.case import ScopeCase
from modarch.analysis.scope.curve import peak_bridges
from modarch.analysis.scope.cutting import recut
from modarch.analysis.scope.effects import effect_of
from modarch.analysis.scope.options import ScopeOptions
from modarch.analysis.scope.recommendations import Recommendation, recommend
from modarch.analysis.scope.rules import NO_RULES, ScopeRules
from modarch.analysis.scope.search import Search
from modarch.graphs.partition import canonical, measure
from modarch.graphs.scope_advice import MERGE_SHARE, SPLIT_SHARE
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.analysis.scope.curve import ScopePoint
    from modarch.analysis.scope.effects import CutEffect
    from modarch.graphs.certainty import Certainty
    from modarch.graphs.interaction import MovedObject
    from modarch.graphs.partition import Modules, ScopeMeasures
    from modarch.landscape.components import Module
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Text

__all__ = ["Cut", "CutModule", "ScopeResult", "find_scope"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutModule:
    """A module of a cut.

    Parameters
    ----------
    id, name
        The module that it is, or would become, and its name.
    elements
        Its capabilities (``capability@module`` where several modules cover one), sorted.
    size
        Their size together.
    made_of
        The model's own modules that its elements come from, sorted.
    """

    id: str
    name: Text
    elements: tuple[str, ...]
    size: float
    made_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A division into modules, and what it means.

    Parameters
    ----------
    modules
        The modules, in order of their first element.
    measures
        Number, pairs to integrate, interaction between modules, HHI of size, and J.
    peak_bridges
        Pairs of modules between old and new at once, in the best order found without platforms.
    certainty, lower_bound, starts
        How sure it is that none is better, the bound if there is one, and the starts of the search;
        None, None and 0 for the model's own.
    effect
        The landscape with it.
    """

    modules: tuple[CutModule, ...]
    measures: ScopeMeasures
    peak_bridges: float
    certainty: Certainty | None
    lower_bound: float | None
    starts: int
    effect: CutEffect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeResult(Result):
    """How the capabilities of a landscape are best divided into modules.

    Parameters
    ----------
    record
        What the result was made from.
    gamma, band
        Price of lock-in, and the prices the stability was tried with.
    smallest, largest
        Limits of a module's size.
    total_interaction
        Interaction of all pairs of elements.
    own, chosen
        The model's own cut and the best found at the price.
    points
        The trade-off curve.
    unattainable
        Largest sizes for which no division keeps the rules.
    fixed
        Modules that are procured already and stay as they are.
    hubs, moved
        Objects that more than half of the elements share, and those left to the platforms with
        what that takes away.
    decided
        Share of the interacting pairs that are firmly together or firmly apart in shaken results.
    recommendations
        Changes to the model's own cut, firm ones first.
    softened
        ``(dependent, on)`` of the hard dependencies that the chosen cut would send in a circle.
    """

    record: RunRecord
    gamma: float
    band: tuple[float, ...]
    smallest: float
    largest: float
    total_interaction: float
    own: Cut
    chosen: Cut
    points: tuple[ScopePoint, ...]
    unattainable: tuple[float, ...]
    fixed: tuple[str, ...]
    hubs: tuple[str, ...]
    moved: tuple[MovedObject, ...]
    decided: float
    recommendations: tuple[Recommendation, ...]
    softened: tuple[tuple[str, str], ...]

    @property
    def cut(self) -> Modules:
        """The chosen cut as a division of the elements."""
        return tuple(module.elements for module in self.chosen.modules)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per module of the chosen cut."""
        return [to_plain(module) for module in self.chosen.modules]


def find_scope(
    landscape: Landscape, rules: ScopeRules = NO_RULES, options: ScopeOptions | None = None
) -> ScopeResult:
    """Find how the capabilities of a landscape are best divided into modules.

    Parameters
    ----------
    landscape
        The model.
    rules
        What must and must not share a module.
    options
        Price, limits and effort.

    Raises
    ------
    InputInvalid
        If there is nothing to divide, or no division keeps rules and limits.
    """
    search = Search(ScopeCase(landscape, rules), options or ScopeOptions())
    case, options = search.case, search.options
    return ScopeResult(
        record=RunRecord.of(landscape, rules=to_plain(rules), **to_plain(options)),
        gamma=search.gamma,
        band=search.band,
        smallest=options.smallest,
        largest=search.largest,
        total_interaction=math.fsum(search.problem.links.weights),
        own=_own(search),
        chosen=_chosen(search),
        points=search.curve.points,
        unattainable=search.curve.unattainable,
        fixed=case.fixed,
        hubs=case.hubs,
        moved=case.interactions.moved,
        decided=_decided(search),
        recommendations=tuple(_with_effects(search)),
        softened=search.after.softened,
    )


def _own(search: Search) -> Cut:
    effect = effect_of(search.case.landscape, today=search.today)
    named = {frozenset(own): id_ for id_, own in search.case.elements_of.items()}
    own = search.case.own
    modules = [search.case.modules[named[frozenset(group)]] for group in own]
    return _cut(search, own, modules, effect)


def _chosen(search: Search) -> Cut:
    found = search.found
    effect = effect_of(search.after.landscape, today=search.today)
    after = [search.after.landscape.modules[id_] for id_ in search.after.names]
    return replace(
        _cut(search, found.modules, after, effect),
        certainty=found.certainty,
        lower_bound=found.lower_bound if math.isfinite(found.lower_bound) else None,
        starts=found.starts,
    )


def _cut(search: Search, cut: Modules, modules: Sequence[Module], effect: CutEffect) -> Cut:
    case = search.case
    return Cut(
        modules=tuple(
            CutModule(
                id=module.id,
                name=module.name,
                elements=group,
                size=math.fsum(case.sizes[one] for one in group),
                made_of=tuple(sorted({case.home[one] for one in group})),
            )
            for group, module in zip(cut, modules, strict=True)
        ),
        measures=measure(search.problem, cut),
        peak_bridges=peak_bridges(search.problem, cut),
        certainty=None,
        lower_bound=None,
        starts=0,
        effect=effect,
    )


def _decided(search: Search) -> float:
    """Return the share of the interacting pairs about which the shaken results agree."""
    links, together = search.problem.links, search.stability.shares
    shares = [together[links.index[one]][links.index[other]] for one, other in links.pairs]
    firm = sum(share >= MERGE_SHARE or share <= SPLIT_SHARE for share in shares)
    return firm / len(shares) if shares else 1.0


def _with_effects(search: Search) -> Iterator[Recommendation]:
    """Yield the recommendations, the first ones with what the change alone would do."""
    found = recommend(search.case, search.problem, search.found.modules, search.stability)
    for number, one in enumerate(found):
        if number >= search.options.effects:
            yield one
        else:
            after = recut(search.case, _changed(search.case, one))
            yield replace(one, effect=effect_of(after.landscape, today=search.today))


def _changed(case: ScopeCase, one: Recommendation) -> Modules:
    """Return the model's own cut with one recommendation followed."""
    kept = [own for id_, own in case.elements_of.items() if id_ not in one.modules]
    merged = [name for part in one.parts for name in part]
    return canonical([*kept, *(one.parts if one.is_split else [merged])])
