"""Where a network of integrations puts everything: cards above and below, platforms between.

A connection to a platform is one upright line from the card to the platform's bar. A link past the
platforms runs on a track of its own, and links that do not overlap share a track. So no two lines
lie on each other, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.figures.diagrams.integration_content import PartyKind
from modarch.figures.metrics import wrap
from modarch.figures.svg import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.figures.diagrams.integration_content import Party
    from modarch.figures.diagrams.routing import Point

__all__ = ["CARD_TEXT", "MOST_CARDS", "NetworkLayout", "Strand", "lay_out"]

CARD_TEXT = 10.5
MOST_CARDS = 24
"""How many cards fit above, and how many below."""

_WIDTH, _GUTTER, _ONE_ROW, _WIDEST = 1240.0, 26.0, 11, 150.0
_BAR, _BAR_GAP, _APPROACH, _TRACK, _STEP = 36.0, 26.0, 36.0, 10.0, 7.0
_TAG, _TAG_STEP, _ROW_GAP = 9.0, 12.0, 34.0


@dataclass(frozen=True, slots=True, order=True)
class Strand:
    """A line between two parties: what runs between them in one manner and one standard."""

    one: str
    other: str
    manner: str
    family: str
    count: int


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """Where everything stands, in pixels from the upper left.

    Parameters
    ----------
    boxes
        The card or bar of each party.
    routes
        The corners of each strand.
    tags
        Where the letter of a strand's standard stands.
    joints
        Where a strand is attached to a platform's bar.
    width, height
        The size of the whole.
    """

    boxes: Mapping[str, Box]
    routes: Mapping[Strand, list[Point]]
    tags: Mapping[Strand, Point]
    joints: Mapping[Strand, tuple[Point, ...]]
    width: float
    height: float


def lay_out(parties: Sequence[Party], strands: Sequence[Strand]) -> NetworkLayout:
    """Give every party and every strand its place.

    Parameters
    ----------
    parties
        In reading order; modules stand above, systems and services below, platforms between.
    strands
        The lines; those between two cards come on tracks.
    """
    above = [party for party in parties if party.kind is PartyKind.MODULE]
    bars = [party for party in parties if party.kind is PartyKind.PLATFORM]
    below = [party for party in parties if party not in above and party not in bars]
    width = _WIDTH - _riser_room(strands, {bar.key for bar in bars})
    upper = _cards(above, width, nearest_last=True)
    lower = _cards(below, width, nearest_last=False)
    ports = _ports(strands, upper, lower)
    high = [strand for strand in strands if _between(strand, upper, upper | lower)]
    low = [strand for strand in strands if strand.one in lower and strand.other in lower]
    tracks = _tracks(high, ports, _bottom(upper) + _APPROACH)
    y = max([*tracks.values(), _bottom(upper)]) + _APPROACH
    boxes = upper | {bar.key: _bar(place, y) for place, bar in enumerate(bars)}
    y = (_bottom(boxes) if bars else y - _APPROACH) + (_APPROACH if low or below else 0)
    tracks |= _tracks(low, ports, y)
    y = max([y, *(tracks[strand] for strand in low)]) + (_APPROACH if low else 0)
    boxes |= {key: replace(box, y=box.y + y) for key, box in lower.items()}
    ports |= _risers(strands, ports)
    routes = {strand: _route(strand, boxes, ports, tracks) for strand in strands}
    tags = {strand: _tag(strand, boxes, ports) for strand in strands if strand.family}
    joints = {strand: _joints(strand, route, boxes) for strand, route in routes.items()}
    return NetworkLayout(boxes, routes, tags, joints, _WIDTH, _bottom(boxes))


def _between(strand: Strand, upper: Mapping[str, Box], cards: Mapping[str, Box]) -> bool:
    """Tell whether a strand joins two cards, one of them above."""
    both = strand.one in cards and strand.other in cards
    return both and (strand.one in upper or strand.other in upper)


def _bottom(boxes: Mapping[str, Box]) -> float:
    return max((box.bottom for box in boxes.values()), default=0.0)


def _bar(place: int, y: float) -> Box:
    return Box(0, y + place * (_BAR + _BAR_GAP), _WIDTH, _BAR)


def _cards(parties: Sequence[Party], room: float, *, nearest_last: bool) -> dict[str, Box]:
    """Place cards in one row, or in two staggered ones so that lines pass between the nearer."""
    if len(parties) <= _ONE_ROW:
        slot = room / max(1, len(parties))
        return _row(parties, slot, slot / 2, 0.0)
    half = -(-len(parties) // 2)
    slot = room / (half + 0.5)
    first, second = parties[: len(parties) - half], parties[len(parties) - half :]
    if not nearest_last:
        first, second = parties[:half], parties[half:]
    outer_start, inner_start = slot, slot / 2
    starts = (outer_start, inner_start) if nearest_last else (inner_start, outer_start)
    top = _row(first, slot, starts[0], 0.0)
    return top | _row(second, slot, starts[1], _bottom(top) + _ROW_GAP)


def _row(parties: Sequence[Party], slot: float, start: float, y: float) -> dict[str, Box]:
    width = min(_WIDEST, slot - _GUTTER)
    lines = [len(wrap(party.name, width - 12, CARD_TEXT)) for party in parties]
    height = max(lines, default=0) * CARD_TEXT * 1.2 + 16
    return {
        party.key: Box(start + place * slot - width / 2, y, width, height)
        for place, party in enumerate(parties)
    }


Ports = dict[tuple[str, Strand], float]


def _ports(strands: Sequence[Strand], upper: Mapping[str, Box], lower: Mapping[str, Box]) -> Ports:
    """Give each strand its own x at a card, those that leave leftwards to the left."""
    cards = {**upper, **lower}
    at_card: dict[str, list[Strand]] = defaultdict(list)
    for strand in strands:
        for key in (strand.one, strand.other):
            if key in cards:
                at_card[key].append(strand)
    ports: Ports = {}
    for key, leaving in at_card.items():
        ordered = sorted((_direction(strand, key, cards), strand) for strand in leaving)
        step = min(_STEP, cards[key].width / len(ordered))
        start = cards[key].centre[0] - step * (len(ordered) - 1) / 2
        # Lines from above and from below keep to different halves of a grid, so they never meet.
        start += -start % _STEP - (_STEP / 2 if key in lower else 0)
        for place, (_, strand) in enumerate(ordered):
            ports[key, strand] = start + place * step
    return ports


def _direction(strand: Strand, key: str, cards: Mapping[str, Box]) -> float:
    other = strand.other if strand.one == key else strand.one
    return cards[other].centre[0] - cards[key].centre[0] if other in cards else 0.0


def _span(strand: Strand, ports: Ports) -> tuple[float, float]:
    first, last = sorted((ports[strand.one, strand], ports[strand.other, strand]))
    return first, last


def _tracks(strands: Iterable[Strand], ports: Ports, top: float) -> dict[Strand, float]:
    """Put links on tracks, each on the first that is free where it runs."""
    ends: list[float] = []
    found: dict[Strand, float] = {}
    for strand in sorted(strands, key=lambda strand: _span(strand, ports)):
        first, last = _span(strand, ports)
        place = next((at for at, end in enumerate(ends) if end < first - _GUTTER), len(ends))
        ends[place : place + 1] = [last]
        found[strand] = top + place * _TRACK
    return found


def _route(
    strand: Strand, boxes: Mapping[str, Box], ports: Ports, tracks: Mapping[Strand, float]
) -> list[Point]:
    one, other = boxes[strand.one], boxes[strand.other]
    if strand in tracks:
        y = tracks[strand]
        start, end = ports[strand.one, strand], ports[strand.other, strand]
        return [(start, _side(one, y)), (start, y), (end, y), (end, _side(other, y))]
    x = next(ports[key, strand] for key in (strand.one, strand.other) if (key, strand) in ports)
    return [(x, _side(one, other.y)), (x, _side(other, one.y))]


def _riser_room(strands: Iterable[Strand], bars: set[str]) -> float:
    """Return the pixels at the right that connections between platforms need."""
    count = sum(strand.one in bars and strand.other in bars for strand in strands)
    return 2 * _STEP * (count + 2) if count else 0.0


def _risers(strands: Iterable[Strand], ports: Ports) -> Ports:
    """Give each connection between two platforms its own x at the right."""
    found: Ports = {}
    for strand in strands:
        if (strand.one, strand) not in ports and (strand.other, strand) not in ports:
            found[strand.one, strand] = _WIDTH - 2 * _STEP * (len(found) + 1) - _STEP / 2
    return found


def _tag(strand: Strand, boxes: Mapping[str, Box], ports: Ports) -> Point:
    """Return a place near the card, neighbours at different heights so that letters stay apart."""
    key = next(key for key in (strand.one, strand.other) if (key, strand) in ports)
    other = boxes[strand.other if key == strand.one else strand.one]
    box, x = boxes[key], ports[key, strand]
    if box.width >= _WIDTH:
        return (x, min(box.bottom, other.bottom) + _BAR_GAP / 2)
    away = _TAG + _TAG_STEP * (round(x / _STEP) % 2)
    bars = [bar.y for bar in boxes.values() if bar.width >= _WIDTH]
    above = not bars or box.y < bars[0]
    return (x, box.bottom + away) if above else (x, box.y - away)


def _joints(strand: Strand, route: Sequence[Point], boxes: Mapping[str, Box]) -> tuple[Point, ...]:
    ends = ((strand.one, route[0]), (strand.other, route[-1]))
    return tuple(point for key, point in ends if boxes[key].width >= _WIDTH)


def _side(box: Box, y: float) -> float:
    """Return the edge of a box that faces a height."""
    return box.bottom if y > box.y else box.y
