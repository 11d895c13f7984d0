"""The fragmentation risk today and in another month, or of several scenarios side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.analysis.fragmentation.alternatives import Alternative
from modarch.analysis.fragmentation.companions import Companions, companions_of
from modarch.analysis.fragmentation.comparison import Comparison, compare
from modarch.analysis.fragmentation.ground import Ground, ground_of, grounds_of, measured
from modarch.analysis.fragmentation.options import Options
from modarch.analysis.fragmentation.weights import Score, score_of
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.risk import Measure, RiskBasis
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = [
    "CHOSEN",
    "TODAY",
    "AlternativesResult",
    "FragmentationResult",
    "RiskState",
    "assess_fragmentation",
    "compare_fragmentation",
]

TODAY, CHOSEN = "today", "chosen"
"""Names of the two states of one landscape that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskState:
    """The risk in one situation.

    Parameters
    ----------
    month
        The month; None for the end state.
    measures
        F1 to F8.
    score
        Put together with the weights.
    integrations
        Number of integrations.
    companions
        What stands beside the score.
    """

    month: Month | None
    measures: tuple[Measure, ...]
    score: Score
    integrations: int
    companions: Companions


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentationResult(Result):
    """The risk today and in another month.

    Parameters
    ----------
    record
        What the result was made from, the weights among it.
    basis
        What both are held against.
    today
        At the start of the programme.
    chosen
        In the month asked for, or the end state.
    comparison
        The two against each other.
    """

    record: RunRecord
    basis: RiskBasis
    today: RiskState
    chosen: RiskState
    comparison: Comparison

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per component."""
        pairs = zip(self.today.measures, self.chosen.measures, strict=True)
        return [
            {"risk": now.risk.value, "today": now.value, "value": then.value}
            | {"part": then.part, "whole": then.whole}
            for now, then in pairs
        ]


def assess_fragmentation(
    landscape: Landscape,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    options: Options | None = None,
) -> FragmentationResult:
    """Measure the fragmentation risk of a landscape today and in another month.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one only today and the end state can be looked at.
    at
        The month; None for the end state.
    options
        Weights and forms of the components.

    Raises
    ------
    InputInvalid
        If the model has no start.
    """
    chosen = options or Options()
    ground = ground_of(landscape, plan, chosen)
    today = _state(ground, landscape.start, chosen)
    then = _state(ground, at, chosen)
    pair = (
        Alternative(name=TODAY, measures=today.measures),
        Alternative(name=CHOSEN, measures=then.measures),
    )
    return FragmentationResult(
        record=RunRecord.of(landscape, at=at, **chosen.record()),
        basis=ground.basis,
        today=today,
        chosen=then,
        comparison=compare(pair, chosen.weights, samples=chosen.samples, seed=chosen.seed),
    )


def _state(ground: Ground, month: Month | None, options: Options) -> RiskState:
    situated = ground.situated(month)
    measures = measured(ground, situated, options)
    return RiskState(
        month=month,
        measures=measures,
        score=score_of(measures, options.weights),
        integrations=len(situated.integrations),
        companions=companions_of(situated),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativesResult(Result):
    """The risk of several scenarios side by side.

    Parameters
    ----------
    records
        What each was made from, in order.
    basis
        What all are held against: today's integrations are those of the first.
    month
        The month; None for the end states.
    today
        The first scenario at the start of the programme, for reference; it is not ranked.
    states
        The risk of each scenario by name, in order.
    comparison
        The scenarios against each other.
    """

    records: tuple[RunRecord, ...]
    basis: RiskBasis
    month: Month | None
    today: RiskState
    states: Mapping[str, RiskState]
    comparison: Comparison

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per scenario and component."""
        return [
            {"scenario": name, **to_plain(measure)}
            for name, state in self.states.items()
            for measure in state.measures
        ]


def compare_fragmentation(
    landscapes: Mapping[str, Landscape],
    plans: Mapping[str, Plan] | None = None,
    *,
    at: Month | None = None,
    options: Options | None = None,
) -> AlternativesResult:
    """Measure several scenarios by the same yardstick.

    Parameters
    ----------
    landscapes
        The scenarios by name, two or more.
    plans
        A plan for each; without them only the end states can be looked at.
    at
        The month; None for the end states.
    options
        Weights and forms of the components.
    """
    chosen = options or Options()
    grounds = grounds_of(landscapes, plans or {}, chosen)
    first = next(iter(landscapes))
    states = {name: _state(ground, at, chosen) for name, ground in grounds.items()}
    alternatives = [Alternative(name=name, measures=one.measures) for name, one in states.items()]
    records = (
        RunRecord.of(landscape, at=at, **chosen.record()) for landscape in landscapes.values()
    )
    return AlternativesResult(
        records=tuple(records),
        basis=grounds[first].basis,
        month=at,
        today=_state(grounds[first], landscapes[first].start, chosen),
        states=states,
        comparison=compare(alternatives, chosen.weights, samples=chosen.samples, seed=chosen.seed),
    )
