"""What ``modarch plan`` does once its options are understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.cli.boundary import DONE, FINDINGS, INTERRUPTED, fail, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from modarch.cli.plan_run import PlanRun
    from modarch.figures.table import Table
    from modarch.landscape.plan import Plan
    from modarch.planning.comparing import Comparison
    from modarch.planning.result import PlanningResult
    from modarch.planning.writing import PlanOutcome

__all__ = ["Task"]


@dataclass(frozen=True)
class Task:
    """One thing asked of ``modarch plan``.

    Parameters
    ----------
    run
        What is planned.
    keep_path
        A plan file that has been followed so far; None for none.
    has_objective
        Whether the user has said what a plan is to be judged by.
    """

    run: PlanRun
    keep_path: Path | None
    has_objective: bool

    def carry_out(self, wanted: str, about: str | None) -> int:
        """Do it, and return the exit code.

        Parameters
        ----------
        wanted
            The option that asks for more than a plan; empty for none.
        about
            Its value, if it takes one.
        """
        from modarch.planning.objective import Term
        from modarch.planning.wanted import REFERENCE_TERMS, name_of

        if not self.run.landscape.components:
            return self._nothing()
        named = [name_of(term) for term in Term if term in REFERENCE_TERMS & self._terms]
        if named and wanted != "--from-actuals":
            fail(f"{named[0]} compares with an earlier plan; it belongs to --from-actuals.")
        if wanted == "--from-actuals":
            return self._again()
        run = self._followed()
        if wanted == "--compare":
            return self._compared(run)
        if wanted:
            return self._answered(run, wanted, about or "")
        return self._planned(run)

    @property
    def _terms(self) -> frozenset[object]:
        return frozenset(self.run.objective.terms)

    def _nothing(self) -> int:
        from modarch.figures.words.phrase import word

        say(word("plan-note.nothing", self.run.language))
        return FINDINGS

    def _kept(self) -> Plan | None:
        from modarch.landscape.plan import Plan
        from modarch.planning.ordering import plan_in_order
        from modarch.planning.plan_file import read_plan

        if self.keep_path is None:
            return None
        landscape = self.run.landscape
        found = read_plan(self.keep_path, landscape)
        return found if isinstance(found, Plan) else plan_in_order(landscape, found).plan

    def _followed(self) -> PlanRun:
        """Return the run that keeps what the kept plan has begun."""
        kept = self._kept()
        if kept is None:
            return self.run
        wish = replace(self.run.wish, order=self.run.wish.order or kept.order)
        return replace(self.run, kept=kept, wish=wish)

    def _planned(self, run: PlanRun) -> int:
        """Plan, write the plan file and the tables, draw."""
        from modarch.planning.writing import outcome_of

        result = run.result
        outcome = outcome_of(run.formulation, result)
        if outcome is None:
            return self._no_plan(run, result)
        run.out.write(outcome, lambda: self._tables(outcome))
        self._leave(outcome)
        return _code(result)

    def _tables(self, outcome: PlanOutcome) -> Sequence[Table]:
        from modarch.figures.tables.contracts import contract_tables
        from modarch.figures.tables.plan import violation_table
        from modarch.figures.tables.plan_result import decision_table, planned_table, stage_table

        run, landscape, language = self.run, self.run.landscape, self.run.language
        contracts, broken = outcome.contracts, outcome.violations
        if run.out.is_terminal:
            verdicts = decision_table(contracts, landscape, language)
        else:
            verdicts = contract_tables(contracts, landscape, language)[0]
        return [
            stage_table(outcome, language),
            planned_table(outcome.plan, landscape, language),
            verdicts,
            *([violation_table(broken, landscape, language)] if broken else []),
        ]

    def _leave(self, outcome: PlanOutcome, comparison: Comparison | None = None) -> None:
        """Write the plan file and the figure that were asked for."""
        run = self.run
        if run.plan_file is not None:
            from modarch.figures.output import write_file
            from modarch.figures.words.phrase import word
            from modarch.planning.writing import planned_document

            text = planned_document(outcome, run.landscape, run.language)
            path = write_file(run.plan_file, text.encode(), force=run.force)
            say(word("progress.wrote", run.language, path=str(path)))
        if run.figure_path is not None:
            from modarch.cli.drawing import request_for, write_figure
            from modarch.figures.views import plan_compare
            from modarch.figures.views.registry import figure_of

            request = request_for(run.landscape, run.language, outcome.plan)
            if comparison is None:
                figure = figure_of("timeline", request)
            else:
                figure = plan_compare.view(request, comparison)
            write_figure(figure, run.figure_path, force=run.force)

    def _compared(self, run: PlanRun) -> int:
        """Hold rules of thumb against the optimised plan."""
        from modarch.figures.tables.plan_result import comparison_table
        from modarch.planning.comparing import compare_plans
        from modarch.planning.writing import outcome_of

        result = run.result
        outcome = outcome_of(run.formulation, result)
        if outcome is None:
            return self._no_plan(run, result)
        comparison = compare_plans(run.formulation, result.schedule)
        brief = run.out.is_terminal
        run.out.write(
            comparison, lambda: [comparison_table(comparison, outcome, run.language, brief=brief)]
        )
        self._leave(outcome, comparison)
        return _code(result)

    def _again(self) -> int:
        """Plan again after what has happened, moving as few tenders as possible."""
        from modarch.figures.tables.plan_moves import moves_table
        from modarch.planning.replanning import (
            planned_before,
            replanned,
        )
        from modarch.planning.writing import outcome_of

        landscape, own = self.run.landscape, self.run.landscape.plan
        kept = self._kept()
        if kept is None and not (own.order or own.starts):
            fail(
                "--from-actuals needs the plan that things have moved from: --keep PLAN.yaml, "
                "or plan: with an order in the model."
            )
        earlier = kept or planned_before(landscape)
        run = replace(
            self.run,
            reference=earlier,
            wish=replace(self.run.wish, order=self.run.wish.order or earlier.order),
        )
        result = self._repaired(run, earlier)
        outcome = outcome_of(run.formulation, result)
        if outcome is None:
            return self._no_plan(run, result)
        again = replanned(outcome, earlier, landscape, in_passes=not self.has_objective)
        brief = run.out.is_terminal
        run.out.write(
            again,
            lambda: [
                moves_table(again, landscape, run.language, brief=brief),
                *self._tables(outcome),
            ],
        )
        self._leave(outcome)
        return _code(result)

    def _repaired(self, run: PlanRun, earlier: Plan) -> PlanningResult:
        """Plan from the earlier plan: by the user's aims, or few moves first and then the rest."""
        from modarch.planning.repair import (
            BETTER_OBJECTIVE,
            FEWEST_OBJECTIVE,
            joined,
            kept_tenders,
            repaired,
        )
        from modarch.planning.result import Note

        known = repaired(run.formulation, earlier)
        if self.has_objective:
            return run.solve(known=known)
        fewest = run.solve(objective=FEWEST_OBJECTIVE, known=known)
        if fewest.schedule is None or Note.INTERRUPTED in fewest.notes:
            return fewest
        rest = kept_tenders(run.formulation, fewest.schedule, earlier)
        better = run.solve(rest, BETTER_OBJECTIVE, fewest.schedule)
        return joined(fewest, better)

    def _answered(self, run: PlanRun, wanted: str, about: str) -> int:
        """Let the answers do what they were asked."""
        from modarch.cli import plan_answers

        answer = getattr(plan_answers, wanted.removeprefix("--").replace("-", "_"))
        return int(answer(run, about))

    def _no_plan(self, run: PlanRun, result: PlanningResult) -> int:
        """Say that there is no plan, what stands in the way, and what would be enough."""
        from modarch.cli.plan_answers import no_plan
        from modarch.figures.words.phrase import word
        from modarch.planning.result import Note

        say(word(f"plan-status.{result.status}", run.language))
        for note in result.notes:
            say(word(f"plan-note.{note}", run.language))
        return INTERRUPTED if Note.INTERRUPTED in result.notes else no_plan(run)


def _code(result: PlanningResult) -> int:
    from modarch.planning.result import Note

    return INTERRUPTED if Note.INTERRUPTED in result.notes else DONE
