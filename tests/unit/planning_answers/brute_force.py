"""Whether a small problem without greatest lags and modes has a plan: every active schedule tried.

Shares nothing with what is tested but the problem's own fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.planning.problem import Problem

__all__ = ["has_plan"]

_LONGEST = 400


def has_plan(problem: Problem) -> bool:
    """Return whether some schedule keeps every constraint."""
    return _Brute(problem).search({}, {})


class _Brute:
    def __init__(self, problem: Problem) -> None:
        self._activities = {a.key: a for a in problem.activities}
        self._capacity = {r.key: r.units for r in problem.resources}
        # These programmes are over before any requirements can have grown old.
        self._lags = [lag for lag in problem.lags if lag.reason != "requirements-validity"]
        assert all(lag.kind == "min" for lag in self._lags)
        self._latest = self._limits(problem)

    def _limits(self, problem: Problem) -> dict[str, int]:
        """Return the latest end of each activity."""
        found = dict.fromkeys(self._activities, _LONGEST)

        def limit(key: str, month: int | None) -> None:
            if month is not None:
                found[key] = min(found[key], month)

        for key, activity in self._activities.items():
            limit(key, activity.deadline)
            limit(key, problem.done_by)
            limit(key, None if activity.latest is None else activity.latest + activity.months)
        for due in problem.dues:
            if due.at_most is not None:
                for point in due.completions:
                    months = point.months
                    if point.anchor == "start":
                        months -= self._activities[point.activity].months
                    limit(point.activity, due.due + due.at_most - months)
        return found

    def search(self, starts: dict[str, int], used: dict[tuple[str, int], int]) -> bool:
        if len(starts) == len(self._activities):
            return True
        ready = [
            key
            for key in self._activities
            if key not in starts
            and all(lag.before in starts for lag in self._lags if lag.after == key)
        ]
        free = [key for key in ready if not self._activities[key].months]
        for key in free[:1] or ready:
            start = self._first(key, starts, used)
            activity = self._activities[key]
            if start is None or start + activity.months > self._latest[key]:
                continue
            taken = dict(used)
            for use in activity.uses:
                for month in range(start, start + activity.months):
                    taken[use.resource, month] = taken.get((use.resource, month), 0) + use.amount
            if self.search({**starts, key: start}, taken):
                return True
        return False

    def _first(
        self, key: str, starts: dict[str, int], used: dict[tuple[str, int], int]
    ) -> int | None:
        activity = self._activities[key]
        earliest = activity.release
        for lag in self._lags:
            if lag.after == key:
                before = self._activities[lag.before]
                at = starts[lag.before] + (before.months if lag.before_anchor == "end" else 0)
                own = activity.months if lag.after_anchor == "end" else 0
                earliest = max(earliest, at + lag.months - own)
        if activity.fixed is not None:
            return activity.fixed if activity.fixed >= earliest else None
        for month in range(earliest, _LONGEST):
            if all(
                used.get((use.resource, at), 0) + use.amount <= self._capacity[use.resource](at)
                for use in activity.uses
                for at in range(month, month + activity.months)
            ):
                return month
        return None
