"""What every way of asking ``modarch plan`` works from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.cli.options import Output
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import PlanWish
    from modarch.landscape.text import Language
    from modarch.planning.formulate import Formulation
    from modarch.planning.limits import SolveLimits
    from modarch.planning.objective import Objective
    from modarch.planning.result import PlanningResult

__all__ = ["PlanRun"]


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
    out
        Where the result goes, and in which form.
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

        return Formulation(landscape=self.landscape, wish=self.wish)

    @cached_property
    def result(self) -> PlanningResult:
        """The best plan that the limits allow; worked out when it is first asked for."""
        from modarch.cli.plan_progress import solve_with_progress

        return solve_with_progress(self)
