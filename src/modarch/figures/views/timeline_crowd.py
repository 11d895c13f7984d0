"""What a time plan shows when there is more than a page can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.figures.diagrams.timeline_content import Bar, Lane
from modarch.figures.style import Phase as PhaseStyle
from modarch.figures.words.phrase import word
from modarch.landscape.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.months import Month
    from modarch.landscape.plan import ScheduledComponent

__all__ = ["MOST_COMPONENTS", "MOST_SYSTEMS", "area_lanes", "in_trouble"]

MOST_COMPONENTS: Final = 60
"""With more modules and platforms than this, they are grouped by area where they have areas."""

MOST_SYSTEMS: Final = 24
"""With more systems than this, only those are shown whose contract does not surely suffice."""

_FEWEST_AREAS: Final = 3
_PARTS: Final = (
    (PhaseStyle.PROCUREMENT, (Phase.REQUIREMENTS, Phase.TENDER, Phase.REVIEW, Phase.CONTRACT)),
    (PhaseStyle.ESTABLISH, (Phase.ESTABLISH,)),
    (PhaseStyle.BUILD, (Phase.BUILD,)),
    (PhaseStyle.ROLLOUT, (Phase.ROLLOUT,)),
)
_TROUBLE: Final = frozenset({PhaseStyle.INTERIM, PhaseStyle.UNCERTAIN})


def area_lanes(
    scheduled: Sequence[ScheduledComponent], request: ViewRequest, start: Month
) -> list[Lane]:
    """Return a lane per area with the months in which any of its components is worked on.

    Parameters
    ----------
    scheduled
        What is planned, in order.
    request
        The landscape.
    start
        The first month of the figure.

    Returns
    -------
    list of Lane
        Empty when too few areas are stated to group by.
    """
    areas: dict[str, list[ScheduledComponent]] = {}
    for one in scheduled:
        name = request.landscape.group_of(one.id, request.language)
        areas.setdefault(name or word("platform.other-area", request.language), []).append(one)
    if len(areas) < _FEWEST_AREAS:
        return []
    group = word("group.components", request.language)
    return [
        Lane(
            name=word("platform.group", request.language, name=name, count=len(inside)),
            bars=tuple(_together(inside, start)),
            group=group,
            stacked=True,
        )
        for name, inside in areas.items()
    ]


def _together(inside: Sequence[ScheduledComponent], start: Month) -> Iterator[Bar]:
    for style, phases in _PARTS:
        spans = sorted(
            (part.start - start, part.end - start)
            for one in inside
            for part in map(one.phase, phases)
            if part is not None and part.months
        )
        yield from (Bar(start=first, end=end, phase=style) for first, end in _joined(spans))


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted spans, those that meet as one.

    >>> _joined([(0, 4), (2, 5), (5, 6), (8, 9)])
    [(0, 6), (8, 9)]
    """
    found: list[tuple[int, int]] = []
    for first, end in spans:
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((first, end))
    return found


def in_trouble(lane: Lane) -> bool:
    """Whether a system's lane shows a gap, or an end that may have passed."""
    return any(bar.phase in _TROUBLE for bar in lane.bars)
