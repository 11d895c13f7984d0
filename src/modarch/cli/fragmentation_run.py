"""What ``modarch fragmentation`` does once its options are understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from modarch.cli.boundary import fail
from modarch.cli.drawing import request_for, write_figure
from modarch.cli.options import checked_month, load_model, plan_for

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.analysis.fragmentation.options import Options
    from modarch.cli.options import Output
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language

__all__ = ["Run"]

BASE = "base"
"""Stands for the model without any scenario."""


@dataclass(frozen=True)
class Run:
    """One run of the command.

    Parameters
    ----------
    landscape, language, plan_path, at, options, figure_path, out
        As the command was given them.
    """

    landscape: Landscape
    language: Language
    plan_path: Path | None
    at: Month | None
    options: Options
    figure_path: Path | None
    out: Output

    @cached_property
    def plan(self) -> Plan:
        """The plan; made when it is needed."""
        plan = plan_for(self.landscape, self.plan_path)
        checked_month(self.landscape, self.at, plan)
        return plan

    @property
    def plan_if_dated(self) -> Plan | None:
        """The plan where a month or a pace is asked for; the end state needs none."""
        return self.plan if self._is_dated or self.plan_path is not None else None

    @property
    def _is_dated(self) -> bool:
        return self.at is not None or self.options.integrations_per_year is not None

    def profile(self) -> None:
        """Hold today against the month asked for."""
        from modarch.analysis.fragmentation.result import assess_fragmentation
        from modarch.figures.tables.risk import risk_tables

        plan = self.plan_if_dated
        result = assess_fragmentation(self.landscape, plan, at=self.at, options=self.options)
        weights = self.options.weights
        self.out.write(result, lambda: risk_tables(result, weights, self.landscape, self.language))
        self._draw()

    def over_time(self) -> None:
        """Look at every month in which anything changes."""
        from modarch.analysis.fragmentation.over_time import fragmentation_over_time
        from modarch.figures.tables.risk_over_time import risk_over_time_tables

        result = fragmentation_over_time(self.landscape, self.plan, self.options)
        brief = self.out.is_terminal
        weights = self.options.weights
        self.out.write(
            result, lambda: risk_over_time_tables(result, weights, self.language, brief=brief)
        )
        self._draw(over_time=result)

    def explain(self, risk: str) -> None:
        """Say where a component comes from."""
        from modarch.analysis.fragmentation.explanation import explain_risk
        from modarch.deployment.risk import Risk
        from modarch.figures.tables.risk_parts import explanation_table

        plan = self.plan_if_dated
        result = explain_risk(self.landscape, Risk(risk), plan, at=self.at, options=self.options)
        brief = self.out.is_terminal
        self.out.write(
            result,
            lambda: [explanation_table(result, self.landscape, self.language, brief=brief)],
        )
        self._draw()

    def failures(self, availability: float | None) -> None:
        """Rank single failures, and draw random outages."""
        from modarch.analysis.failure.outages import simulate_outages
        from modarch.figures.tables.failures import outage_tables

        result = simulate_outages(
            self.landscape,
            self.plan_if_dated,
            at=self.at,
            assumed_availability=availability,
            seed=self.options.seed,
        )
        brief = self.out.is_terminal
        self.out.write(
            result, lambda: outage_tables(result, self.landscape, self.language, brief=brief)
        )
        self._draw(failures=True)

    def exits(self) -> None:
        """Say what a supplier's exit or merger would mean."""
        from modarch.analysis.failure.exits import supplier_exits
        from modarch.figures.tables.failures import exit_tables

        result = supplier_exits(self.landscape, self.plan_if_dated, at=self.at)
        self.out.write(result, lambda: exit_tables(result, self.landscape, self.language))
        self._no_figure("--exits")

    def leakage(self, rate: float) -> None:
        """Simulate local acquisitions at a rate."""
        from modarch.analysis.failure.leakage import simulate_leakage
        from modarch.figures.tables.failures import leakage_table

        result = simulate_leakage(
            self.landscape, rate, self.plan_if_dated, at=self.at, seed=self.options.seed
        )
        self.out.write(result, lambda: [leakage_table(result, self.language)])
        self._no_figure("--leak-rate")

    def bridges(self) -> None:
        """Count the bridges that the plan's order needs, and others'."""
        from modarch.analysis.layout_order import lay_out_order
        from modarch.figures.tables.failures import order_tables

        result = lay_out_order(self.landscape, self.plan, seed=self.options.seed)
        self.out.write(result, lambda: order_tables(result, self.landscape, self.language))
        self._no_figure("--bridges")

    def scenarios(self, written: str, wanted: list[str]) -> None:
        """Set scenarios side by side, in a month, at the end, or by their means over time.

        Parameters
        ----------
        written
            Names of scenarios, set apart by commas.
        wanted
            What else is asked for; only ``--over-time`` can be.
        """
        from modarch.analysis.fragmentation.over_time import scenarios_over_time
        from modarch.analysis.fragmentation.result import compare_fragmentation
        from modarch.figures.tables.risk_alternatives import alternative_tables

        if wanted not in ([], ["--over-time"]):
            fail(f"{wanted[0]} looks at one scenario; name it with --scenario.")
        landscapes = self._landscapes(written)
        checked_month(self.landscape, self.at)
        timed = bool(wanted)
        plans: dict[str, Plan] = {}
        if timed or self._is_dated:
            plans = {name: plan_for(one, self.plan_path) for name, one in landscapes.items()}
        result = compare_fragmentation(landscapes, plans, at=self.at, options=self.options)
        courses = scenarios_over_time(landscapes, plans, self.options) if timed else None
        data: Any = result
        if courses is not None:
            over_time = {name: course.to_dict() for name, course in courses.items()}
            data = {**result.to_dict(), "over_time": over_time}
        first = replace(next(iter(landscapes.values())), content_hash=self.landscape.content_hash)
        weights = self.options.weights
        self.out.write(
            data,
            lambda: alternative_tables(result, weights, first, self.language, over_time=courses),
        )
        self._draw_scenarios(result, courses, first)

    def _landscapes(self, written: str) -> dict[str, Landscape]:
        import click

        model = click.get_current_context().params["model"]
        names = [name.strip() for name in written.split(",") if name.strip()]
        if len(set(names)) < max(2, len(names)):
            fail("Name two or more scenarios, each once: --scenarios a,b.")
        as_of = self.landscape.as_of
        return {name: load_model(model, None if name == BASE else name, as_of) for name in names}

    def _draw(self, *, over_time: Any = None, failures: bool = False) -> None:
        if self.figure_path is None:
            return
        from modarch.figures.catalogue import draw
        from modarch.figures.views.fragmentation import curves_content, view
        from modarch.figures.words.phrase import word

        plan = self.plan if over_time is not None or self.at is not None else None
        request = request_for(self.landscape, self.language, plan, self.at, failures=failures)
        if over_time is not None:
            heading = request.heading(word("risk-title.courses", self.language))
            figure = draw("curves", curves_content({"": over_time}, self.language), heading)
        else:
            figure = view(request)
        write_figure(figure, self.figure_path, force=self.out.force)

    def _draw_scenarios(self, result: Any, courses: Any, first: Landscape) -> None:
        if self.figure_path is None:
            return
        from modarch.figures.catalogue import draw
        from modarch.figures.tables.risk_alternatives import scenario_names
        from modarch.figures.views.fragmentation import curves_content, profile_content
        from modarch.figures.words.phrase import word

        named = scenario_names(first, tuple(result.states), self.language)
        key = "alternatives" if courses is None else "course-by-alternative"
        base = replace(first, scenario="")
        heading = request_for(base, self.language).heading(word(f"risk-title.{key}", self.language))
        if courses is not None:
            content: Any = curves_content(
                {named[name]: one for name, one in courses.items()}, self.language
            )
            figure = draw("curves", content, heading)
        else:
            states = {named[name]: state.measures for name, state in result.states.items()}
            figure = draw("bars", profile_content(states, self.language), heading)
        write_figure(figure, self.figure_path, force=self.out.force)

    def _no_figure(self, option: str) -> None:
        if self.figure_path is not None:
            fail(f"There is no figure for {option}.")
