"""Integration load as a pace: what has to be built in a year against what can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from modarch.deployment.risk import Measure, Risk
from modarch.deployment.situation import event_months

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from modarch.deployment.artefacts import Artefact
    from modarch.deployment.risk import Situated
    from modarch.deployment.rollout import Rollout
    from modarch.landscape.months import Month

__all__ = ["built_between", "built_in_a_year", "with_pace"]

_YEAR = 12


def built_in_a_year(
    rollout: Rollout, situated: Callable[[Month | None], Situated], month: Month | None
) -> tuple[Artefact, ...]:
    """Return the integrations built in the twelve months up to a month, that one included.

    Parameters
    ----------
    rollout
        The landscape under a plan.
    situated
        Gives the landscape in a month.
    month
        The month; None for the last one in which anything changes.
    """
    events = event_months(rollout)
    last = month or events[-1]
    before = [event for event in events if event <= last - _YEAR]
    during = [event for event in events if last - _YEAR < event <= last]
    looked_at = [*before[-1:], *during]
    return built_between([situated(one).integrations for one in looked_at])


def built_between(states: Sequence[frozenset[Artefact]]) -> tuple[Artefact, ...]:
    """Return what comes into being between the states, sorted; twice if it does so twice."""
    return tuple(sorted(one for earlier, later in pairwise(states) for one in later - earlier))


def with_pace(measures: Sequence[Measure], built: int, per_year: float) -> tuple[Measure, ...]:
    """Return a profile in which F4 is what is built in a year against what can be.

    Parameters
    ----------
    measures
        The profile.
    built
        Integrations built in the year.
    per_year
        How many can be.
    """
    pace = Measure.of(Risk.INTEGRATIONS, built, per_year)
    return tuple(
        replace(pace) if measure.risk is Risk.INTEGRATIONS else measure for measure in measures
    )
