"""Putting cards in rows that look composed whatever their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from modarch.figures.svg import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["balanced", "placed_in_rows"]

T = TypeVar("T")


def balanced(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Share items out on as few rows as hold them, the rows as equal as can be.

    >>> [len(row) for row in balanced(range(34), 7)]
    [7, 7, 7, 7, 6]
    """
    count = -(-len(items) // most)
    least, longer = divmod(len(items), count) if count else (0, 0)
    rows, start = [], 0
    for place in range(count):
        end = start + least + (place < longer)
        rows.append(items[start:end])
        start = end
    return rows


def placed_in_rows(
    items: Sequence[T],
    room: Box,
    *,
    least_width: float,
    gap: float,
    height: Callable[[T, float], float],
) -> tuple[list[tuple[T, Box]], float]:
    """Place items in balanced rows across a width; a row is as high as its highest item.

    Parameters
    ----------
    items
        What to place, in reading order.
    room
        Where to begin and how wide to be; its height is not looked at.
    least_width
        What an item needs in width, in pixels.
    gap
        Pixels between items and between rows.
    height
        From an item and its width to the height it needs.

    Returns
    -------
    placed : list of (item, Box)
    height : float
        Pixels used in all.
    """
    most = max(1, int((room.width + gap) // (least_width + gap)))
    placed: list[tuple[T, Box]] = []
    y = room.y
    for row in balanced(items, most):
        width = (room.width - gap * (len(row) - 1)) / len(row)
        tallest = max(height(item, width) for item in row)
        placed += [
            (item, Box(room.x + place * (width + gap), y, width, tallest))
            for place, item in enumerate(row)
        ]
        y += tallest + gap
    return placed, max(0.0, y - gap - room.y)
