"""How much is lost over time: many failure scenarios at once, one bit each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.bits import bernoulli_mask, everything, random_stream, scenario_rows
from modarch.graphs.failure_effects import single_failures, working

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from modarch.graphs.failure import FailureModel, Part
    from modarch.graphs.failure_effects import SingleFailure

__all__ = ["HOURS_PER_YEAR", "FailureForecast", "simulate_failures"]

HOURS_PER_YEAR = 8760
"""365 days of 24 hours, as is usual in statements of availability."""

DEFAULT_SCENARIOS = 100_000
"""Scenarios drawn unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureForecast:
    """What the needs suffer, averaged over many independent moments.

    Parameters
    ----------
    scenarios, seed
        What the forecast was made with.
    mean_loss, standard_error
        Share of the needs lost at a random moment, by weight, and the error of that estimate
        because of the finite number of scenarios.
    any_loss
        Share of the moments in which anything is lost.
    loss_p95, loss_p99, worst_loss
        Share of the needs lost in the worst 5 % and 1 % of the moments, at least, and at most.
    need_availability, part_availability
        ``(name, share of the moments in which it works)``, sorted by name; for a part, with all
        that it requires.
    lost_need_hours
        Σ weight · (1 − availability) · 8760 over the needs: per year.
    first_order_need_hours
        The same without double failures: Σ over parts (1 − availability) · 8760 · loss when it
        fails alone, times the weight of all needs.
    worst_single
        The part whose failure alone loses most; None without parts.
    """

    scenarios: int
    seed: int
    mean_loss: float
    standard_error: float
    any_loss: float
    loss_p95: float
    loss_p99: float
    worst_loss: float
    need_availability: tuple[tuple[str, float], ...]
    part_availability: tuple[tuple[str, float], ...]
    lost_need_hours: float
    first_order_need_hours: float
    worst_single: SingleFailure | None


def simulate_failures(
    model: FailureModel, *, scenarios: int = DEFAULT_SCENARIOS, seed: int = 0
) -> FailureForecast:
    """Estimate how much of the needs is lost because parts fail independently of each other.

    Parameters
    ----------
    model
        Parts with availabilities, needs, and what requires what. A common cause, such as a
        supplier or a data hall, is a part of its own that others require.
    scenarios
        Number of scenarios, at least 2.
    seed
        Seed of the random numbers. A part of the same name fails in the same scenarios in every
        model with the same seed, so that alternatives are compared under the same luck.

    Raises
    ------
    InputInvalid
        When fewer than two scenarios are asked for.
    """
    _check(scenarios)
    own = {part.name: _own(part, scenarios, seed) for part in model.parts}
    parts, needs = working(model, own, scenarios)
    loss = _loss(model, needs, scenarios)
    singles = single_failures(model)
    p95, p99 = np.quantile(loss, [0.95, 0.99], method="inverted_cdf")
    return FailureForecast(
        scenarios=scenarios,
        seed=seed,
        mean_loss=float(loss.mean()),
        standard_error=float(loss.std(ddof=1)) / math.sqrt(scenarios),
        any_loss=float((loss > 0).mean()),
        loss_p95=float(p95),
        loss_p99=float(p99),
        worst_loss=float(loss.max()),
        need_availability=_availability(
            zip((need.name for need in model.needs), needs, strict=True), scenarios
        ),
        part_availability=_availability(parts.items(), scenarios),
        lost_need_hours=float(loss.mean()) * model.total_weight * HOURS_PER_YEAR,
        first_order_need_hours=_first_order(model, singles),
        worst_single=singles[0] if singles else None,
    )


def _check(scenarios: int) -> None:
    if scenarios < 2:  # noqa: PLR2004 - the standard error needs two
        message = f"{scenarios} scenarios are too few to estimate anything."
        problem = Diagnostic(code="too-few-scenarios", message=message, hint="ask for 2 or more")
        raise InputInvalid([problem])


def _own(part: Part, scenarios: int, seed: int) -> int:
    return bernoulli_mask(random_stream(seed, part.name), part.availability, scenarios)


def _loss(model: FailureModel, needs: list[int], scenarios: int) -> npt.NDArray[np.float64]:
    """Return the share of the needs lost in each scenario, by weight."""
    loss = np.zeros(scenarios)
    for need, met in zip(model.needs, needs, strict=True):
        lost = everything(scenarios) ^ met
        if lost:
            loss += need.weight * scenario_rows([lost], scenarios)[0]
    total = model.total_weight
    return loss / total if total else loss


def _availability(
    masks: Iterable[tuple[str, int]], scenarios: int
) -> tuple[tuple[str, float], ...]:
    return tuple(sorted((name, mask.bit_count() / scenarios) for name, mask in masks))


def _first_order(model: FailureModel, singles: Iterable[SingleFailure]) -> float:
    down = {part.name: 1 - part.availability for part in model.parts}
    share = math.fsum(down[failure.part] * failure.loss for failure in singles)
    return share * model.total_weight * HOURS_PER_YEAR
