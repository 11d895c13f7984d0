"""What every way of asking ``modarch plan`` works from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.cli.options import Output
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan, PlanWish
    from modarch.landscape.text import Language
    from modarch.planning.formulate import Formulation
    from modarch.planning.limits import SolveLimits
    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem
    from modarch.planning.result import PlanningResult
    from modarch.planning.schedule import Schedule

__all__ = ["PlanRun", "output_of"]

_PLAN_SUFFIXES = (".yaml", ".yml")


def output_of(out: Output, figure_path: Path | None) -> tuple[Path | None, Output]:
    """Return the plan file that is asked for, if one is, and where the tables go.

    What may not be written is refused at once, not after planning.

    Parameters
    ----------
    out
        The output asked for.
    figure_path
        The figure asked for.
    """
    from modarch.figures.output import may_write

    for path in (out.path, figure_path):
        if path is not None and not path.is_dir():
            may_write(path, force=out.force)
    if out.path is not None and out.path.suffix.lower() in _PLAN_SUFFIXES:
        return out.path, replace(out, path=None)
    return None, out


@dataclass(frozen=True, kw_only=True)
class PlanRun:
    """One run of the command, once its options are understood.

    Parameters
    ----------
    landscape
        The model; its month is never left open.
    language
        ``sv`` or ``en``.
    wish
        What is decided already: the order to begin with, fixed and forbidden months, modes.
    objective
        What is wanted, in stages.
    limits
        How much work may go into it.
    kept
        A plan in force, of which what has begun is kept; None for none.
    reference
        A plan that tenders should rather not move from; None for none.
    out
        Where the result goes, and in which form.
    plan_file
        A file to write the plan to; None for none.
    figure_path
        A file to draw a figure to; None for none.
    quiet
        Whether progress is left out.
    """

    landscape: Landscape
    language: Language
    wish: PlanWish
    objective: Objective
    limits: SolveLimits
    out: Output
    kept: Plan | None = None
    reference: Plan | None = None
    plan_file: Path | None = None
    figure_path: Path | None = None
    quiet: bool = False

    @property
    def force(self) -> bool:
        """Whether files that exist may be overwritten."""
        return self.out.force

    @cached_property
    def formulation(self) -> Formulation:
        """The landscape and the wish as a scheduling problem."""
        from modarch.planning.formulate import Formulation

        return Formulation(
            landscape=self.landscape, wish=self.wish, kept=self.kept, reference=self.reference
        )

    @cached_property
    def result(self) -> PlanningResult:
        """The best plan that the limits allow; worked out when it is first asked for."""
        return self.solve()

    def solve(
        self,
        problem: Problem | None = None,
        objective: Objective | None = None,
        known: Schedule | None = None,
    ) -> PlanningResult:
        """Return the best plan that the limits allow, and tell of the progress.

        Parameters
        ----------
        problem, objective
            What is planned and what is wanted, where not the run's own.
        known
            A plan to begin with.
        """
        from modarch.cli.plan_progress import solve_with_progress

        return solve_with_progress(
            self.formulation,
            self.limits,
            objective or self.objective,
            language=self.language,
            quiet=self.quiet,
            problem=problem,
            known=known,
        )
