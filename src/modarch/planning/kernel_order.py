"""Placing a whole order, or only what differs from an order placed before.

The state (what is left of the resources, the starts, tardiness and excess so far) is stored at some
positions of the accepted order, so that a move near its end costs little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.kernel import occupy, place_block, variant_of
from modarch.planning.layout import (
    ACCEPTED,
    ACCEPTED_MODE,
    ACCEPTED_ORDER,
    ACCEPTED_VALUE,
    ACTIVITIES,
    BLOCKS,
    CAPACITY,
    CHECKPOINTS,
    FAR,
    FIXED,
    GROUPS,
    HORIZON,
    LATEST,
    MODE,
    MOVED_TO,
    ORDER,
    PARTIAL,
    POSITION,
    REMAINING,
    RESOURCES,
    STAGES,
    START,
    STATE,
    STORED,
    VALUE,
)

if TYPE_CHECKING:
    from modarch.planning.layout import Ints

__all__ = ["ALIKE", "ORDERING", "accept", "copy", "place_again", "place_all", "reject"]

ALIKE = -1
"""What is returned instead of an excess when nothing is placed otherwise than before."""


def unsigned(number: int) -> int:
    """Return the number; when compiled, as one without a sign, to save checks of indices."""
    return number


def copy(m: Ints, origin: int, target: int, length: int) -> None:
    """Copy cells; a slice would take seconds to compile, signed numbers longer to run."""
    for cell in range(unsigned(length)):
        m[unsigned(target) + cell] = m[unsigned(origin) + cell]


def checkpoint(m: Ints, position: int) -> int:
    """Return the last checkpoint at or before a position."""
    check = position * m[CHECKPOINTS] // m[BLOCKS]
    return check + 1 if position_of(m, check + 1) <= position else check


def position_of(m: Ints, check: int) -> int:
    """Return the position that a checkpoint stands before."""
    return check * m[BLOCKS] // m[CHECKPOINTS]


def is_as_accepted(m: Ints, check: int) -> bool:
    """Return whether the present state is the accepted one at a checkpoint."""
    accepted = m[ACCEPTED] + check * m[STATE]
    for cell in range(unsigned(m[STATE])):
        if m[unsigned(m[REMAINING]) + cell] != m[unsigned(accepted) + cell]:
            return False
    return True


def place_rest(m: Ints, begin: int, limit: int) -> int:
    """Place the blocks from a checkpoint on, storing the state at every checkpoint.

    Returns the excess; FAR as soon as the dues seen are tardy by more than ``limit``; and ALIKE as
    soon as it is seen that nothing is placed otherwise than in the accepted order.
    """
    check, excess = begin, m[PARTIAL] + 1
    for position in range(position_of(m, begin), m[BLOCKS]):
        if check < m[CHECKPOINTS] and position == position_of(m, check):
            if position > m[MOVED_TO] and is_as_accepted(m, check):
                m[STORED] = check
                return ALIKE
            copy(m, m[REMAINING], m[LATEST] + check * m[STATE], m[STATE])
            check += 1
        m[excess] += place_block(m, m[m[ORDER] + position])
        if m[m[PARTIAL]] > limit:
            return FAR
    m[STORED] = m[CHECKPOINTS]
    return m[excess]


def place_all(m: Ints) -> int:
    """Place all blocks in the order of ORDER and return the excess."""
    copy(m, m[CAPACITY], m[REMAINING], m[RESOURCES] * m[HORIZON])
    for activity in range(m[ACTIVITIES]):
        fixed = m[m[FIXED] + activity]
        m[m[START] + activity] = fixed
        if fixed >= 0:
            occupy(m, variant_of(m, activity), fixed, 1)
    m[m[PARTIAL]] = 0
    m[m[PARTIAL] + 1] = 0
    m[MOVED_TO] = m[BLOCKS]
    return place_rest(m, 0, FAR)


def place_again(m: Ints, first: int, limit: int) -> int:
    """Place an order that differs from the accepted one only from a position to MOVED_TO."""
    check = checkpoint(m, first)
    copy(m, m[ACCEPTED] + check * m[STATE], m[REMAINING], m[STATE])
    return place_rest(m, check, limit)


def accept(m: Ints, first: int) -> None:
    """Take the latest order, which differs from a position on, as the accepted one."""
    begin, end = checkpoint(m, first) * m[STATE], m[STORED] * m[STATE]
    copy(m, m[LATEST] + begin, m[ACCEPTED] + begin, max(0, end - begin))
    copy(m, m[ORDER], m[ACCEPTED_ORDER], m[BLOCKS])
    copy(m, m[MODE], m[ACCEPTED_MODE], m[GROUPS])
    copy(m, m[VALUE], m[ACCEPTED_VALUE], m[STAGES] + 1)


def reject(m: Ints) -> None:
    """Take the accepted order and modes up again."""
    copy(m, m[ACCEPTED_ORDER], m[ORDER], m[BLOCKS])
    copy(m, m[ACCEPTED_MODE], m[MODE], m[GROUPS])
    for position in range(m[BLOCKS]):
        m[m[POSITION] + m[m[ORDER] + position]] = position


ORDERING = (
    copy,
    position_of,
    checkpoint,
    is_as_accepted,
    place_rest,
    place_all,
    place_again,
    accept,
    reject,
)
"""The functions of this module in the order in which they call each other."""
