"""Telling how far planning has come: the best plan, the bound, and what is at work."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from modarch.cli.boundary import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language
    from modarch.planning.formulate import Formulation
    from modarch.planning.limits import SolveLimits
    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem
    from modarch.planning.result import PlanningResult, Progress
    from modarch.planning.schedule import Schedule

__all__ = ["solve_with_progress"]

_SECONDS_BETWEEN = 5.0
"""Where no terminal shows progress, a line is written no more often than this within a stage."""

_SIMPLE = ("critical-path", "capacity", "nothing-less")
"""Bounds that are worked out for every stage before any of them begins."""


def solve_with_progress(
    formulation: Formulation,
    limits: SolveLimits,
    objective: Objective,
    *,
    language: Language,
    quiet: bool = False,
    problem: Problem | None = None,
    known: Schedule | None = None,
) -> PlanningResult:
    """Plan, and tell on standard error how it goes; Ctrl-C keeps the best plan.

    Parameters
    ----------
    formulation
        The landscape and wish that are planned.
    limits
        How much work may go into it.
    objective
        What is wanted.
    language
        ``sv`` or ``en``.
    quiet
        Whether nothing is told.
    problem
        The problem, where it is not the plain one of the formulation.
    known
        A plan to begin with.
    """
    from modarch.figures.words.phrase import word
    from modarch.planning.result import Note
    from modarch.planning.solve import solve

    given = problem or formulation.problem
    if not quiet:
        say(word("progress.start", language, count=len(given.groups)))
    words = None if quiet else _Words(objective, formulation.origin, language)
    with _teller(words) as tell:
        result = solve(
            given,
            limits,
            order=formulation.wish.order or None,
            known=known,
            objective=objective,
            progress=tell,
        )
    if Note.INTERRUPTED in result.notes:
        say(word("progress.stopping", language))
    return result


@contextmanager
def _teller(words: _Words | None) -> Iterator[Callable[[Progress], None] | None]:
    if words is None:
        yield None
    elif not sys.stderr.isatty():
        yield _Lines(words)
    else:
        from rich.console import Console

        with Console(file=sys.stderr).status("…") as status:
            yield lambda progress: status.update(words.line(progress))


class _Lines:
    """Writes a line when a stage begins, and now and then when it gets better."""

    def __init__(self, words: _Words) -> None:
        self._words, self._lock = words, threading.Lock()
        self._stage, self._seconds, self._told = -1, 0.0, ""

    def __call__(self, progress: Progress) -> None:
        with self._lock:
            if progress.values is None or not self._is_due(progress):
                return
            self._stage, self._seconds = progress.stage, progress.seconds
            line = self._words.line(progress)
            if line != self._told:
                say(line)
            self._told = line

    def _is_due(self, progress: Progress) -> bool:
        later = progress.seconds - self._seconds >= _SECONDS_BETWEEN
        return later or (progress.stage != self._stage and progress.method not in _SIMPLE)


class _Words:
    """Progress in words."""

    def __init__(self, objective: Objective, origin: Month, language: Language) -> None:
        from modarch.planning.objective import Objective
        from modarch.planning.wanted import objective_text

        self._stages = [objective_text(Objective((stage,))) for stage in objective.stages]
        self._origin, self._language = origin, language

    def line(self, progress: Progress) -> str:
        """Return how far planning has come, in a line."""
        from modarch.figures.tables.plan_result import term_text, wanted_text, work_text
        from modarch.figures.words.formats import number, share
        from modarch.figures.words.phrase import word

        seconds = number(progress.seconds, self._language, 0)
        work = work_text(progress.method, self._language)
        if progress.values is None:
            return word("progress.none", self._language, seconds=seconds, work=work)
        wanted = self._stages[progress.stage]
        value, bound = (
            term_text(wanted, figure, self._origin, self._language)
            for figure in (progress.values[progress.stage], progress.bound)
        )
        return word(
            "progress.line",
            self._language,
            seconds=seconds,
            term=wanted_text(wanted, self._language),
            value=value,
            bound=bound,
            gap=share(progress.gap or 0.0, self._language, 1),
            work=work,
        )
