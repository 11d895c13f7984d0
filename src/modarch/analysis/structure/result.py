"""The structure of a landscape: three graphs kept apart, and who stands behind the items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.structure.measures import GraphStructure, structure_of
from modarch.deployment.item_graphs import GraphKind, item_graph
from modarch.deployment.needs import Needs
from modarch.deployment.ownership import OwnerKind, cells_by_owner
from modarch.deployment.reach import Reached
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.graphs.concentration import Concentration, concentration
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.deployment.situation import Situation
    from modarch.graphs.digraph import Digraph
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["PAIRS_SHOWN", "StructureResult", "analyse_structure"]

PAIRS_SHOWN: Final = 10
"""So many of the pairs with most information between them are looked at unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureResult(Result):
    """The structure of a landscape in one month.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    kind
        The graph asked for.
    graphs
        The structure of each graph: information, change and availability. Only the change graph
        has routes, those of the pairs asked for, or of the pairs that exchange most.
    suppliers
        Concentration of the cells on owners; unknown suppliers count one by one.
    """

    record: RunRecord
    month: Month | None
    kind: GraphKind
    graphs: Mapping[GraphKind, GraphStructure]
    suppliers: Concentration

    @property
    def chosen(self) -> GraphStructure:
        """The structure of the graph asked for."""
        return self.graphs[self.kind]

    def to_dict(self) -> dict[str, Any]:
        """Return the graph asked for, and beside it all three."""
        plain = super(StructureResult, self).to_dict()
        return {**self.chosen.to_dict(), **plain}

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per element of the graph asked for."""
        return self.chosen.to_records()


def analyse_structure(
    landscape: Landscape,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    kind: GraphKind = GraphKind.CHANGE,
    pairs: Sequence[tuple[str, str]] = (),
    transmission: float | None = None,
) -> StructureResult:
    """Work out the structure of a landscape in a month.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one only the end state can be looked at.
    at
        The month; None for the end state.
    kind
        The graph whose elements are wanted first.
    pairs
        ``(consumer, provider)`` pairs of items whose independent routes are wanted; those that
        exchange most when empty.
    transmission
        Probability that a dependency passes a change on, for the damped propagation cost.

    Raises
    ------
    InputInvalid
        If a pair names an item that is not in use, or the probability is outside 0 … 1.
    """
    situation = situation_at(landscape, plan, at)
    reached = Reached(Traffic(Needs(situation.rollout.coverage), situation))
    _check_pairs(pairs, situation)
    graphs = {one: item_graph(reached, one) for one in GraphKind}
    wanted = pairs or _heaviest(graphs[GraphKind.INFORMATION])
    return StructureResult(
        record=RunRecord.of(landscape, at=at, transmission=transmission),
        month=at,
        kind=kind,
        graphs={
            one: structure_of(
                graph,
                pairs=wanted if one is GraphKind.CHANGE else (),
                transmission=transmission if one is GraphKind.CHANGE else None,
            )
            for one, graph in graphs.items()
        },
        suppliers=_suppliers(situation),
    )


def _check_pairs(pairs: Sequence[tuple[str, str]], situation: Situation) -> None:
    problems = [
        Diagnostic(
            code="not-in-use",
            message=f"{item!r} is not in use in the month looked at",
            hint=did_you_mean(item, situation.active),
        )
        for item in sorted({item for pair in pairs for item in pair} - situation.active)
    ]
    if problems:
        raise InputInvalid(problems)


def _heaviest(information: Digraph) -> list[tuple[str, str]]:
    by_weight = sorted(information.weighted_edges(), key=lambda one: (-one[2], one[0], one[1]))
    return [(consumer, producer) for consumer, producer, _ in by_weight[:PAIRS_SHOWN]]


def _suppliers(situation: Situation) -> Concentration:
    cells = cells_by_owner(situation)
    return concentration(
        {
            owner.id if owner.kind is OwnerKind.GROUP else f"{owner.kind}:{owner.id}": count
            for owner, count in cells.items()
        }
    )
