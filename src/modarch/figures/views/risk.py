"""What may become of a plan: when it is done, what drives it, what decides it, and the load."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.charts.capacity import Capacity, CapacityPanel
from modarch.figures.charts.profile import Measure, Profile
from modarch.figures.charts.s_curve import SCurve
from modarch.figures.charts.tornado import Swing, Tornado
from modarch.figures.charts.whiskers import WhiskerRow, Whiskers
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.simulation_causes import capacity_name, cause_name
from modarch.figures.words.phrase import word
from modarch.simulation.result import Outcome
from modarch.simulation.simulate import Options, simulate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.simulation.result import CapacityBand, Driver, MonthSpread, SimulationResult

__all__ = ["RISK_FIGURES", "risk_figure", "risk_figures", "view"]

RISK_FIGURES = (
    "risk",
    "risk-first-use",
    "risk-spread",
    "risk-causes",
    "risk-interim-causes",
    "risk-critical",
    "risk-capacity",
)
"""The figures of a simulation by name."""

_MOST_CAUSES, _MOST_CRITICAL = 14, 20
_RUNS = 10_000
_SURE = 0.995
"""The curve is drawn until nearly all outcomes are done, so that the last few do not stretch it."""


def view(request: ViewRequest) -> Figure:
    """Return one figure of a simulation of the plan, the one named by the option ``of``."""
    result = request.options.get("simulation")
    if result is None:
        result = simulate(request.landscape, request.plan, Options(runs=_RUNS)).result
    return risk_figure(str(request.options.get("of", "risk")), result, request)


def risk_figures(result: SimulationResult, request: ViewRequest) -> Iterator[tuple[str, Figure]]:
    """Yield every figure of a simulation that has something to show, with its name.

    Parameters
    ----------
    result
        The simulation.
    request
        The landscape and the language.
    """
    for name in RISK_FIGURES:
        if _has_something(name, result):
            yield name, risk_figure(name, result, request)


def _has_something(name: str, result: SimulationResult) -> bool:
    if name.endswith("causes"):
        return any(one.correlation for one in _drivers(name, result))
    return bool(result.capacity) if name == "risk-capacity" else True


def risk_figure(name: str, result: SimulationResult, request: ViewRequest) -> Figure:
    """Return a figure of a simulation.

    Parameters
    ----------
    name
        One of `RISK_FIGURES`.
    result
        The simulation.
    request
        The landscape and the language.
    """
    heading = request.heading(word(f"risk-view.{name}", request.language))
    if name in ("risk", "risk-first-use"):
        spread = result.end if name == "risk" else result.first_delivery
        return draw("s-curve", _curve(spread, result), heading)
    if name == "risk-spread":
        return draw("whiskers", _whiskers(result, request), heading)
    if name.endswith("causes"):
        return draw("tornado", _tornado(name, result, request), heading)
    if name == "risk-critical":
        return draw("bars", _critical(result, request), heading)
    return draw("capacity", _capacity(result, request), heading)


def _curve(spread: MonthSpread, result: SimulationResult) -> SCurve:
    first = result.origin
    shown = bisect([share for _, share in spread.curve], _SURE) + 1
    named = ((0.1, spread.p10), (0.5, spread.p50), (0.8, spread.p80), (0.9, spread.p90))
    return SCurve(
        points=tuple((float(month - first), share) for month, share in spread.curve[:shown]),
        percentiles=tuple((probability, float(month - first)) for probability, month in named),
        planned=None if spread.planned is None else float(spread.planned - first),
        start=first,
    )


def _whiskers(result: SimulationResult, request: ViewRequest) -> Whiskers:
    first = result.origin
    rows = []
    for module in sorted(result.modules, key=lambda one: (one.live.p50, one.component)):
        scheduled = request.plan.components.get(module.component)
        planned = module.live.planned
        rows.append(
            WhiskerRow(
                name=any_name(request.landscape, module.component, request.language),
                begins=None if scheduled is None else float(scheduled.start - first),
                planned=None if planned is None else float(planned - first),
                low=float(module.live.p10 - first),
                middle=float(module.live.p50 - first),
                eighty=float(module.live.p80 - first),
                high=float(module.live.p90 - first),
            )
        )
    return Whiskers(rows=tuple(rows), start=first)


def _drivers(name: str, result: SimulationResult) -> list[Driver]:
    outcome = Outcome.END if name == "risk-causes" else Outcome.INTERIM
    return [one for one in result.drivers if one.outcome is outcome][:_MOST_CAUSES]


def _tornado(name: str, result: SimulationResult, request: ViewRequest) -> Tornado:
    is_end = name == "risk-causes"
    language = request.language
    base = result.end.mean_months if is_end else result.interim_months.mean
    return Tornado(
        swings=tuple(
            Swing(name=cause_name(one, request.landscape, language), low=one.low, high=one.high)
            for one in _drivers(name, result)
        ),
        base=base,
        x_title=word("risk-view.end-axis" if is_end else "risk-view.interim-axis", language),
        start=result.origin if is_end else None,
        low_name=word("risk-view.well", language),
        high_name=word("risk-view.badly", language),
    )


def _critical(result: SimulationResult, request: ViewRequest) -> Profile:
    worst = sorted(result.modules, key=lambda one: (-one.criticality, one.component))
    return Profile(
        alternatives=(word("risk-view.decides", request.language),),
        measures=tuple(
            Measure(
                name=any_name(request.landscape, one.component, request.language),
                values=(one.criticality,),
            )
            for one in worst[:_MOST_CRITICAL]
        ),
        axis_title=word("risk-view.decides", request.language),
        is_share=True,
    )


def _capacity(result: SimulationResult, request: ViewRequest) -> Capacity:
    months = max(_busy_months(band) for band in result.capacity)
    return Capacity(
        panels=tuple(_panel(band, months, request) for band in result.capacity),
        start=min(band.start for band in result.capacity),
    )


def _busy_months(band: CapacityBand) -> int:
    """Return the months until the capacity is likely to be in use no more, one at least."""
    return max((n for n, units in enumerate(band.p90, 1) if units), default=1)


def _panel(band: CapacityBand, months: int, request: ViewRequest) -> CapacityPanel:
    rest = max(0, months - len(band.p90))
    return CapacityPanel(
        name=capacity_name(band.resource, request.landscape, request.language),
        load=(*band.mean[:months], *(0.0,) * rest),
        peak=(*map(float, band.p90[:months]), *(0.0,) * rest),
        capacity=(*map(float, band.capacity[:months]), *(float(band.capacity[-1]),) * rest),
    )
