"""Lower bounds that need no solver: the critical path and the capacity.

No plan is better than any of them. The linear relaxation (`modarch.planning.linear_bound`), the
relaxation by prices (`modarch.planning.price_bound`) and the exact solver give others; the best of
all is what a result reports, with its name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.planning.network import earliest_starts, least_months, least_tails
from modarch.planning.objective import Term
from modarch.planning.parts import month_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.planning.elements import Point
    from modarch.planning.objective import Stage
    from modarch.planning.problem import Problem
    from modarch.planning.supply import Resource

__all__ = ["Bound", "Heads", "best_simple_bound", "capacity_bound", "critical_path_bound"]


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """A value that no plan is below, and where it comes from.

    Parameters
    ----------
    value
        The bound on a stage of the objective.
    method
        ``critical-path``, ``capacity``, ``linear-relaxation``, ``price-relaxation``,
        ``price-branching``, ``exact-solver`` or ``nothing-less``.
    """

    value: int
    method: str


class Heads:
    """The earliest moments by releases, lags and calendars, as if capacity were endless.

    Parameters
    ----------
    problem
        A problem whose lags do not contradict each other.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.starts = earliest_starts(problem)
        self.months = least_months(problem.works())

    def month(self, point: Point) -> int:
        """Return the earliest month of a point."""
        start, months = self.starts[point.activity], self.months[point.activity]
        return month_of(point, start=start, months=months)

    def unavoidable(self) -> dict[str, int]:
        """Return the months of tardiness that each due has in every plan."""
        return {
            due.key: max(0, *(self.month(point) - due.due for point in due.completions))
            for due in self.problem.dues
        }


def best_simple_bound(problem: Problem, stage: Stage) -> Bound:
    """Return the better of the critical-path and capacity bounds on a stage.

    Parameters
    ----------
    problem
        A problem whose lags do not contradict each other.
    stage
        The stage.
    """
    path, capacity = critical_path_bound(problem), {Term.MAKESPAN: capacity_bound(problem)}
    first = stage.value(path)
    second = stage.value({term: max(value, capacity.get(term, 0)) for term, value in path.items()})
    return Bound(second, "capacity") if second > first else Bound(first, "critical-path")


def critical_path_bound(problem: Problem) -> dict[Term, int]:
    """Return the least value of every term when capacity is endless."""
    heads = Heads(problem)
    late, reference = heads.unavoidable(), problem.reference
    months = [heads.starts[key] + length for key, length in heads.months.items()]
    modes = sum(min((mode.cost for mode in g.modes), default=0) for g in problem.groups)
    shifts = [max(0, heads.starts[key] - month) for key, month in reference.items()]
    moved, shift = sum(map(bool, shifts)), sum(shifts)
    known = {
        Term.INTERIM: sum(due.weight * late[due.key] for due in problem.dues),
        Term.COST: modes + sum(due.cost * late[due.key] for due in problem.dues),
        Term.MAKESPAN: max(months, default=0),
        Term.TIME_TO_VALUE: sum(v.weight * heads.month(v.point) for v in problem.values),
        Term.STARTS: sum(heads.starts.values()),
        Term.MOVED: moved,
        Term.SHIFT: shift,
        Term.STABILITY: moved + shift,
    }
    return {term: known.get(term, 0) for term in Term}


def capacity_bound(problem: Problem) -> int:
    """Return the least makespan by the work that each resource has to do.

    Notes
    -----
    For every earliest month h and every remaining time q: the work that can begin no sooner than
    h and is followed by at least q months fills the resource from h on, at best without a gap,
    and then come the q months (Carlier 1982, *European Journal of Operational Research* 11, for
    one machine).
    """
    work = _work(problem)
    return max((_fill(r, work[r.key]) for r in problem.resources if work[r.key]), default=0)


def _work(problem: Problem) -> Mapping[str, list[tuple[int, int, int]]]:
    """Return (earliest month, months that follow, units · months) of every use, by resource."""
    heads, tails, works = earliest_starts(problem), least_tails(problem), problem.works()
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for key, of_key in works.items():
        for use in of_key[0].uses:
            length = use.span(of_key[0].months)
            if all(use in work.uses and use.span(work.months) == length for work in of_key):
                follow = max(0, tails[key] - use.offset - length)
                found[use.resource].append((heads[key] + use.offset, follow, use.amount * length))
    return found


def _fill(resource: Resource, work: list[tuple[int, int, int]]) -> int:
    """Return the bound from one resource."""
    begin, follow, energy = (np.array(column) for column in zip(*work, strict=True))
    units = _units_until_done(resource, int(begin.max()), int(energy.sum()))
    done = np.concatenate([[0], np.cumsum(units)])
    best = 0
    for first in np.unique(begin):
        order = np.argsort(-follow[begin >= first], kind="stable")
        total = np.cumsum(energy[begin >= first][order])
        end = np.searchsorted(done, done[min(first, len(units))] + total)
        best = max(best, int((end + follow[begin >= first][order])[total > 0].max(initial=0)))
    return best


def _units_until_done(resource: Resource, begin: int, energy: int) -> list[int]:
    """Return the units of each month until ``energy`` can be done from ``begin`` on."""
    last_step, last_units = resource.capacity[-1]
    months = max(begin, last_step) + -(-energy // max(1, last_units)) + 1
    return [resource.units(month) for month in range(months)]
