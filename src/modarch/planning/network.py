"""Time lags as a network: earliest starts, contradictions, and which groups must go together.

Every lag, least or greatest, is an arc "the start of ``after`` is at least the start of ``before``
plus a weight"; a greatest lag is an arc backwards with a negative weight (Bartusch, Möhring and
Radermacher 1988, *Annals of Operations Research* 16). Longest paths give earliest starts; a circle
of positive weight is a contradiction.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.elements import Anchor, LagKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.planning.elements import Lag, Work
    from modarch.planning.parts import ProblemParts
    from modarch.planning.supply import Calendar

__all__ = [
    "Arc",
    "Contradiction",
    "arc_of",
    "components",
    "earliest_starts",
    "is_out_of_reach",
    "least_months",
    "least_tails",
    "least_weight",
    "longest_paths",
    "weighted_arcs",
]

WeightedArc = tuple[str, str, int]
"""Arc as (before, after, weight): start(after) ≥ start(before) + weight."""


class Contradiction(Exception):
    """Time lags that no starts can keep: a circle of positive total weight.

    Parameters
    ----------
    circle
        Keys in the order of the arcs; the last leads back to the first.
    """

    def __init__(self, circle: tuple[str, ...]) -> None:
        self.circle = circle
        super().__init__(" → ".join((*circle, circle[0])))


@dataclass(frozen=True, slots=True)
class Arc:
    """A lag between starts, with the durations that enter its weight.

    Parameters
    ----------
    before, after
        Keys of the activities.
    months
        Constant part of the weight.
    before_end, after_end
        Whether the duration of ``before`` is added and that of ``after`` is subtracted.
    lag
        The lag it stands for.
    """

    before: str
    after: str
    months: int
    before_end: bool
    after_end: bool
    lag: Lag

    def weight(self, before_months: int, after_months: int) -> int:
        """Return the weight for given durations of the two activities."""
        return self.months + before_months * self.before_end - after_months * self.after_end


def arc_of(lag: Lag) -> Arc:
    """Return the arc of a lag: forwards for a least lag, backwards for a greatest one.

    >>> from modarch.planning.elements import Lag
    >>> arc_of(Lag(before="a", after="b", months=3, kind=LagKind.MAX)).months
    -3
    """
    first, last = lag.before_anchor is Anchor.END, lag.after_anchor is Anchor.END
    if lag.kind is LagKind.MIN:
        return Arc(lag.before, lag.after, lag.months, first, last, lag)
    return Arc(lag.after, lag.before, -lag.months, last, first, lag)


def least_months(works: Mapping[str, tuple[Work, ...]]) -> dict[str, int]:
    """Return each activity's shortest duration over the modes of its group."""
    return {key: min(work.months for work in of_key) for key, of_key in works.items()}


def least_weight(arc: Arc, works: Mapping[str, tuple[Work, ...]], *, together: bool) -> int:
    """Return the least weight of an arc over the modes.

    Parameters
    ----------
    arc
        The arc.
    works
        Works of each activity, one for each mode.
    together
        Whether both activities belong to one group, and so are in the same mode.
    """
    before, after = works[arc.before], works[arc.after]
    if together:
        pairs = zip(before, after, strict=True)
        return min(arc.weight(b.months, a.months) for b, a in pairs)
    return arc.weight(min(b.months for b in before), max(a.months for a in after))


def weighted_arcs(problem: ProblemParts, lags: Iterable[Lag]) -> list[WeightedArc]:
    """Return the lags as arcs with their least weight over all modes."""
    return _weighted(problem, lags, problem.works())


def _weighted(
    problem: ProblemParts, lags: Iterable[Lag], works: Mapping[str, tuple[Work, ...]]
) -> list[WeightedArc]:
    group = problem.group_of()
    arcs = (arc_of(lag) for lag in lags)
    return [
        (a.before, a.after, least_weight(a, works, together=group[a.before] is group[a.after]))
        for a in arcs
    ]


def longest_paths(starts: Mapping[str, int], arcs: Iterable[WeightedArc]) -> dict[str, int]:
    """Return the least values that are at least ``starts`` and keep every arc.

    Parameters
    ----------
    starts
        Lower bound of each node.
    arcs
        The arcs, between nodes of ``starts``.

    Returns
    -------
    dict
        Node to value: the longest path to it.

    Raises
    ------
    Contradiction
        If a circle of arcs has positive weight.

    Notes
    -----
    Label correcting with a queue; when a path seems to have as many arcs as there are nodes, the
    parents are searched for a circle (Cherkassky and Goldberg 1999, *Mathematical Programming*
    85).
    """
    value, length = dict(starts), dict.fromkeys(starts, 0)
    parent: dict[str, str] = {}
    outgoing: dict[str, list[tuple[str, int]]] = {}
    for before, after, weight in arcs:
        outgoing.setdefault(before, []).append((after, weight))
    queue = deque(starts)
    queued = set(starts)
    while queue:
        node = queue.popleft()
        queued.discard(node)
        for after, weight in outgoing.get(node, ()):
            if value[node] + weight > value[after]:
                value[after], parent[after] = value[node] + weight, node
                length[after] = length[node] + 1
                if length[after] >= len(value):
                    length[after] = _depth(after, parent)
                if after not in queued:
                    queue.append(after)
                    queued.add(after)
    return value


def _depth(node: str, parent: Mapping[str, str]) -> int:
    """Return how many parents lie behind a node, or raise the circle that they run in."""
    path: list[str] = []
    while node in parent and node not in path:
        path.append(node)
        node = parent[node]
    if node in path:
        raise Contradiction(_from_least(path[path.index(node) :][::-1]))
    return len(path)


def _from_least(circle: list[str]) -> tuple[str, ...]:
    """Return a circle starting from its smallest key, so that it is always told alike."""
    least = circle.index(min(circle))
    return tuple(circle[least:] + circle[:least])


def earliest_starts(problem: ProblemParts) -> dict[str, int]:
    """Return each activity's earliest start by releases, fixed starts, lags and calendars alone.

    A valid lower bound in every mode; capacities may make it later.

    Raises
    ------
    Contradiction
        If the lags contradict each other.
    """
    starts = {a.key: a.release if a.fixed is None else a.fixed for a in problem.activities}
    works = problem.works()
    arcs = _weighted(problem, problem.lags, works)
    while True:
        values = longest_paths(starts, arcs)
        starts = dict(values)
        for activity in problem.activities if problem.calendars else ():
            calendar = problem.calendar_of(activity)
            if calendar is not None and activity.fixed is None:
                lengths = {work.months for work in works[activity.key]}
                starts[activity.key] = _first_open(calendar, lengths, values[activity.key])
        if starts == values:
            return values


def is_out_of_reach(problem: ProblemParts) -> bool:
    """Return whether lags, gates and calendars alone make some activity too late.

    Raises
    ------
    Contradiction
        If the lags contradict each other.
    """
    starts, months = earliest_starts(problem), least_months(problem.works())
    for activity in problem.activities:
        start = starts[activity.key]
        last = [month for month in (activity.fixed, activity.latest) if month is not None]
        ends = [month for month in (activity.deadline, problem.done_by) if month is not None]
        if start > min(last, default=start):
            return True
        if start + months[activity.key] > min(ends, default=start + months[activity.key]):
            return True
    return False


def _first_open(calendar: Calendar, lengths: Iterable[int], month: int) -> int:
    """Return the first month from a month on in which one of the lengths may start and end."""
    while not any(calendar.allows(start=month, end=month + length) for length in lengths):
        month += 1
    return month


def least_tails(problem: ProblemParts) -> dict[str, int]:
    """Return the least time from each activity's start to the end of everything.

    A valid lower bound in every mode.

    Raises
    ------
    Contradiction
        If the lags contradict each other.
    """
    backwards = [(after, before, w) for before, after, w in weighted_arcs(problem, problem.lags)]
    return longest_paths(least_months(problem.works()), backwards)


def components(
    nodes: Sequence[str], successors: Mapping[str, Sequence[str]]
) -> list[tuple[str, ...]]:
    """Return the strongly connected components, predecessors before successors.

    Parameters
    ----------
    nodes
        All nodes; ties are broken in this order.
    successors
        Successors of each node.

    Returns
    -------
    list
        Components, each with its nodes in the order given.

    Notes
    -----
    Tarjan 1972 (*SIAM Journal on Computing* 1:2), without recursion.
    """
    rank = {node: i for i, node in enumerate(nodes)}
    finder = _Tarjan(successors)
    for node in reversed(nodes):
        finder.visit(node)
    ordered = reversed(finder.found)
    return [tuple(sorted(component, key=rank.__getitem__)) for component in ordered]


class _Tarjan:
    """Depth-first search that collects strongly connected components, sinks first."""

    def __init__(self, successors: Mapping[str, Sequence[str]]) -> None:
        self.successors = successors
        self.index: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.stack: list[str] = []
        self.open: set[str] = set()
        self.found: list[list[str]] = []

    def visit(self, root: str) -> None:
        """Explore everything that can be reached from a node and has not been seen."""
        if root in self.index:
            return
        path = [(root, self._enter(root))]
        while path:
            node, remaining = path[-1]
            if (after := remaining.pop() if remaining else None) is None:
                path.pop()
                self._leave(node, path[-1][0] if path else None)
            elif after not in self.index:
                path.append((after, self._enter(after)))
            elif after in self.open:
                self.low[node] = min(self.low[node], self.index[after])

    def _enter(self, node: str) -> list[str]:
        self.index[node] = self.low[node] = len(self.index)
        self.stack.append(node)
        self.open.add(node)
        return list(self.successors.get(node, ()))

    def _leave(self, node: str, parent: str | None) -> None:
        if self.low[node] == self.index[node]:
            cut = self.stack.index(node)
            self.found.append(self.stack[cut:])
            self.open.difference_update(self.stack[cut:])
            del self.stack[cut:]
        if parent is not None:
            self.low[parent] = min(self.low[parent], self.low[node])
