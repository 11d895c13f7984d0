"""Find an order with few bridges, say how sure it is, and compare with orders drawn at random."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from modarch.graphs.bits import random_stream
from modarch.graphs.certainty import Certainty, reaches
from modarch.graphs.layout import Aim, Layout, LayoutProblem, lay_out, peak_bound, total_bound
from modarch.graphs.layout_exact import best_sequence
from modarch.graphs.layout_search import (
    Arrays,
    descend,
    judge,
    kicked,
    random_order,
    tidy_order,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

__all__ = ["BestLayout", "LayoutEffort", "best_layout"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutEffort:
    """How long to search and how much to prove.

    Parameters
    ----------
    starts
        Descents: from the tidiest order, then from random ones. Hints come on top.
    kicks
        Disturbances after each of them.
    exact_sets
        Give up the proof when more sets of one size than this must be followed; 20 elements never
        need more than 184 756.
    samples
        Random orders to compare with.
    """

    starts: int = 5
    kicks: int = 20
    exact_sets: int = 200_000
    samples: int = 200


DEFAULT_EFFORT = LayoutEffort()


@dataclass(frozen=True, slots=True, kw_only=True)
class BestLayout:
    """An order with few bridges.

    Parameters
    ----------
    layout
        The order and its bridges.
    aim
        What counted first.
    certainty
        ``optimal`` when no order is better in what counts first; by exact search also in what
        counts second.
    peak_bound, total_bound
        No order has a lower peak or total.
    starts
        Number of starts the search made.
    typical_peak, typical_total
        Medians over random orders that keep the precedence.
    samples
        Number of those.
    """

    layout: Layout
    aim: Aim
    certainty: Certainty
    peak_bound: float
    total_bound: float
    starts: int
    typical_peak: float
    typical_total: float
    samples: int


def best_layout(
    problem: LayoutProblem,
    *,
    aim: Aim = Aim.PEAK,
    effort: LayoutEffort = DEFAULT_EFFORT,
    seed: int = 0,
    hints: Iterable[Sequence[str]] = (),
) -> BestLayout:
    """Find the order in which replacing things needs the fewest bridges.

    Parameters
    ----------
    problem
        Elements, nets and precedence.
    aim
        Whether the peak or the total counts first.
    effort
        How long to search and how much to prove.
    seed
        Seed of the search and of the random orders.
    hints
        Orders to start from as well, such as the planned one.

    Raises
    ------
    InputInvalid
        When a hint is not an order of the elements that keeps the precedence.
    """
    arrays = Arrays.of(problem)
    stream = random_stream(seed, "layout")
    starts = [*(_numbered(problem, hint) for hint in hints), *_starts(arrays, effort, stream)]
    order = min(
        (_polished(arrays, start, aim, effort.kicks, stream) for start in starts),
        key=lambda found: _rank(arrays, found, aim),
    )
    known = judge(arrays, order, Aim.PEAK)
    proven = best_sequence(arrays, aim, known=known, most_sets=effort.exact_sets)
    layout = _named(problem, proven or order)
    bounds = _bounds(problem, layout, aim if proven is not None else None)
    typical = _typical(problem, arrays, effort.samples, seed)
    value, bound = (layout.peak, bounds[0]) if aim is Aim.PEAK else (layout.total, bounds[1])
    return BestLayout(
        layout=layout,
        aim=aim,
        certainty=Certainty.OPTIMAL if reaches(value, bound) else Certainty.BEST_FOUND,
        peak_bound=bounds[0],
        total_bound=bounds[1],
        starts=len(starts),
        typical_peak=typical[0],
        typical_total=typical[1],
        samples=effort.samples,
    )


def _numbered(problem: LayoutProblem, order: Sequence[str]) -> list[int]:
    return [problem.precedence.index[element] for element in lay_out(problem, order).order]


def _named(problem: LayoutProblem, order: Sequence[int]) -> Layout:
    return lay_out(problem, [problem.elements[element] for element in order])


def _starts(arrays: Arrays, effort: LayoutEffort, stream: random.Random) -> list[list[int]]:
    drawn = [random_order(arrays, stream) for _ in range(effort.starts - 1)]
    return [tidy_order(arrays), *drawn]


def _polished(
    arrays: Arrays, start: Sequence[int], aim: Aim, kicks: int, stream: random.Random
) -> list[int]:
    best = descend(arrays, start, aim)
    rank = _rank(arrays, best, aim)
    for _ in range(kicks if arrays.size > 2 else 0):  # noqa: PLR2004 - two have no detour
        tried = descend(arrays, kicked(arrays, best, stream), aim)
        new_rank = _rank(arrays, tried, aim)
        if new_rank < rank:
            best, rank = tried, new_rank
    return best


def _rank(arrays: Arrays, order: Sequence[int], aim: Aim) -> tuple[int, int]:
    """Return what orders are compared by, without what is mere rounding."""
    leading, second = judge(arrays, order, aim)
    return round(leading / arrays.least_gain), round(second / arrays.least_gain)


def _bounds(problem: LayoutProblem, layout: Layout, proven: Aim | None) -> tuple[float, float]:
    """Return lower bounds of peak and total, as sharp as what is proven makes them."""
    peak, total = peak_bound(problem), total_bound(problem)
    if proven is Aim.PEAK:
        return layout.peak, total
    return (peak, layout.total) if proven is Aim.TOTAL else (peak, total)


def _typical(
    problem: LayoutProblem, arrays: Arrays, samples: int, seed: int
) -> tuple[float, float]:
    stream = random_stream(seed, "typical layout")
    drawn = [_named(problem, random_order(arrays, stream)) for _ in range(samples)]
    peaks, totals = [layout.peak for layout in drawn], [layout.total for layout in drawn]
    return (median(peaks), median(totals)) if drawn else (0.0, 0.0)
