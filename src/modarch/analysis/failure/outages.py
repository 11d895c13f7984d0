"""Single failures ranked by what they take with them, and many random ones at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from modarch.deployment.needs import Needs
from modarch.deployment.outage import SUPPLIER_MARK, Outages
from modarch.deployment.reach import Reached
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.failure_effects import single_failures
from modarch.graphs.failure_simulation import DEFAULT_SCENARIOS, simulate_failures
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from modarch.deployment.situation import Situation
    from modarch.graphs.failure_simulation import FailureForecast
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["Outage", "OutagesResult", "PartKind", "simulate_outages"]


class PartKind(StrEnum):
    """What fails: an item of the landscape, or everything of one supplier's group."""

    PLATFORM = "platform"
    MODULE = "module"
    SYSTEM = "system"
    SERVICE = "service"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """What a single failure takes with it.

    Parameters
    ----------
    failed
        The item, or the group of suppliers.
    kind
        What it is.
    loss
        Share of all needs lost, by weight.
    stops
        Other items that stop with it, sorted.
    redundancy
        What steps in for it, sorted; empty for none.
    availability
        As the model states it; None when it does not, or for a supplier.
    """

    failed: str
    kind: PartKind
    loss: float
    stops: tuple[str, ...]
    redundancy: tuple[str, ...]
    availability: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutagesResult(Result):
    """What failures take with them in one month.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    outages
        Every single failure, the gravest first; the first one's loss is the blast radius, F6.
    forecast
        Many random failures at once; None when no availability is stated or assumed.
    stated, assumed
        Items whose availability the model states, and for how many one is assumed.
    """

    record: RunRecord
    month: Month | None
    outages: tuple[Outage, ...]
    forecast: FailureForecast | None
    stated: int
    assumed: int

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per single failure."""
        return [to_plain(outage) for outage in self.outages]


def simulate_outages(
    landscape: Landscape,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    assumed_availability: float | None = None,
    scenarios: int = DEFAULT_SCENARIOS,
    seed: int = 0,
) -> OutagesResult:
    """Rank single failures, and draw many moments in which parts fail by chance.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one only the end state can be looked at.
    at
        The month; None for the end state.
    assumed_availability
        Share of the time in which items are up that state nothing; None leaves them out of the
        random failures.
    scenarios, seed
        Moments drawn, and the seed.

    Raises
    ------
    InputInvalid
        If the availability is outside 0 … 1, or fewer than two moments are asked for.
    """
    if assumed_availability is not None and not 0 <= assumed_availability <= 1:
        raise InputInvalid([_unusable(assumed_availability)])
    situation = situation_at(landscape, plan, at)
    reached = Reached(Traffic(Needs(situation.rollout.coverage), situation))
    outages = Outages(reached, 1.0 if assumed_availability is None else assumed_availability)
    items = landscape.items
    stated = sum(items[one].availability is not None for one in situation.active)
    assumed = len(situation.active) - stated if assumed_availability is not None else 0
    forecast = None
    if stated or assumed:
        forecast = simulate_failures(outages.model, scenarios=scenarios, seed=seed)
    return OutagesResult(
        record=RunRecord.of(landscape, at=at, availability=assumed_availability, seed=seed),
        month=at,
        outages=tuple(
            _outage(one.part, one.loss, one.parts_lost, situation)
            for one in single_failures(outages.model)
        ),
        forecast=forecast,
        stated=stated,
        assumed=assumed,
    )


def _outage(part: str, loss: float, stops: tuple[str, ...], situation: Situation) -> Outage:
    landscape = situation.landscape
    item = landscape.items.get(part)
    section = "suppliers" if item is None else landscape.section_of(part)
    stated = item.redundancy if item is not None else ()
    return Outage(
        failed=part.removeprefix(SUPPLIER_MARK),
        kind=PartKind(section.removesuffix("s")),
        loss=loss,
        stops=tuple(one for one in stops if not one.startswith(SUPPLIER_MARK)),
        redundancy=tuple(sorted(situation.active.intersection(stated))),
        availability=item.availability if item is not None else None,
    )


def _unusable(availability: float) -> Diagnostic:
    return Diagnostic(
        code="out-of-range",
        message=f"the availability to assume is {availability}",
        hint="write a share of the time from 0 to 1, such as 0.995",
    )
