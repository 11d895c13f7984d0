"""How a problem, an objective and the room to work in lie in one vector of whole numbers.

The kernel works on a single vector ``m``: a Python list, or an array of 64-bit integers when it is
compiled. Its first places are the header. A *count* stands in the header itself: ``m[HORIZON]``.
Of a *vector*, the header holds where it begins: ``m[m[RELEASE] + activity]``. Vectors whose name
ends in ``_FROM`` have one entry more than there are owners: the items of owner i are those from
entry i up to entry i + 1. (One vector instead of sixty keeps compiling to a few seconds.)

A *variant* is an activity in one mode of its group; a *block* is groups that are placed together;
an *arc* says that one activity starts at least so many months after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Ints = list[int]
"""A vector of whole numbers."""

Floats = list[float]
"""A vector of floats: temperatures, steepness and scales, see below."""

FAR = 1 << 40
"""A number larger than any month or value: no deadline, no ceiling."""

# Counts.
_COUNTS = 20
(
    HORIZON,  # months in every row of capacities
    ACTIVITIES,
    RESOURCES,
    BLOCKS,
    GROUPS,
    CHOICES,  # groups that have more than one mode
    DUES,
    VALUES,
    BRIDGES,
    REFERENCES,
    BUDGETS,
    TERMS,
    STAGES,
    SHIFT,  # months before month 0 in ALIVE
    HARD,  # 1 when some due limits its tardiness
    DONE_BY,  # month by which all must have ended
    CHECKPOINTS,  # positions in the order at which the state is stored
    STATE,  # cells of a state
    MOVED_TO,  # last position that the latest move changed
    STORED,  # checkpoints of the latest placing that are stored; the others are as accepted
) = range(_COUNTS)

# Vectors that say what the problem is.
_PROBLEM = 53
(
    GROUP,  # activity → group
    VARIANT,  # activity → its first variant, one for each mode of its group
    RELEASE,  # activity → first month
    FIXED,  # activity → start, or -1
    MONTHS,  # variant → duration
    LAST,  # variant → last start by deadline and otherwise
    OPENING,  # variant → row in NEXT_OPEN, or -1 without calendar
    NEXT_OPEN,  # row · horizon + month → first allowed start from that month on
    USE_FROM,  # variant → uses
    USE_RESOURCE,
    USE_AMOUNT,
    USE_OFFSET,
    USE_MONTHS,
    CAPACITY,  # resource · horizon + month → units
    IN_FROM,  # activity → arcs that end in it
    ARC_BEFORE,
    ARC_AFTER,
    ARC_MONTHS,
    ARC_BEFORE_END,  # 1 when the duration of the activity before is added
    ARC_AFTER_END,  # 1 when the duration of the activity after is subtracted
    OUT_FROM,  # activity → places in OUT_ARC of the arcs that begin in it
    OUT_ARC,
    BLOCK_FROM,  # block → its activities in PLACED
    BLOCK_AT,  # activity → block
    SHARE_FROM,  # group → the blocks that hold any of its activities
    SHARE,
    PLACED,  # activities in the order of placing, block by block
    EARLIER_FROM,  # block → blocks that must come before it
    EARLIER,
    LATER_FROM,  # block → blocks that must come after it
    LATER,
    MODE_FROM,  # group → modes
    MODE_COST,
    SPEND_FROM,  # mode → spends
    SPEND_BUDGET,
    SPEND_AMOUNT,
    BUDGET,  # budget → units
    CHOICE,  # the groups that have more than one mode
    POINT_ACTIVITY,
    POINT_END,
    POINT_MONTHS,
    DUE_FROM,  # due → points
    DUE_MONTH,
    DUE_WEIGHT,
    DUE_COST,
    DUE_LIMIT,  # due → greatest tardiness
    PLEDGE_FROM,  # activity → the dues whose first point it has
    PLEDGE_DUE,
    PLEDGE_POINT,
    VALUE_WEIGHT,
    BRIDGE_WEIGHT,
    REFERENCE,  # pairs of activity and start
    SMOOTH,  # resource → weight
) = range(_COUNTS, _COUNTS + _PROBLEM)

# Vectors that say what is wanted.
_GOAL = 3
(
    WANTED,  # term → 1 when some stage or ceiling needs it
    WEIGHT,  # stage · terms + term → weight
    CEILING,  # term → greatest allowed value
) = range(_COUNTS + _PROBLEM, _COUNTS + _PROBLEM + _GOAL)

# Vectors that the kernel writes to. REMAINING, START and PARTIAL lie side by side: together they
# are the state of a placing, STATE cells long.
_WORK = 20
(
    REMAINING,  # resource · horizon + month → units left
    START,  # activity → start, or -1 when not placed
    PARTIAL,  # weighted tardiness of the dues seen so far, at least; excess so far
    ORDER,  # position → block
    POSITION,  # block → position
    MODE,  # group → mode, counted from 0
    FLOOR,  # activity → earliest start while its block is placed
    ALIVE,  # month → change in the weight of bridges
    TERM,  # term → value
    SPENT,  # budget → units spent
    VALUE,  # excess, value of stage 1, … of the latest placing
    ACCEPTED,  # checkpoint · STATE + cell → state before that position of the accepted order
    LATEST,  # the same of the latest placing, as far as it was placed
    ACCEPTED_ORDER,
    ACCEPTED_MODE,
    ACCEPTED_VALUE,
    BEST_ORDER,
    BEST_MODE,
    BEST_VALUE,
    RANDOM,  # state of the generator of random numbers
) = range(_COUNTS + _PROBLEM + _GOAL, _COUNTS + _PROBLEM + _GOAL + _WORK)

HEADER = _COUNTS + _PROBLEM + _GOAL + _WORK
"""Length of the header."""

# The terms, in the order of `TERM_ORDER`.
(
    INTERIM,
    COST,
    MAKESPAN,
    TIME_TO_VALUE,
    BRIDGE_PEAK,
    BRIDGE_MONTHS,
    LOAD_PEAK,
    SMOOTHNESS,
    MOVED,
    SHIFTED,
    STABILITY,
    STARTS,
) = range(12)

TERM_ORDER = (
    "interim",
    "cost",
    "makespan",
    "time_to_value",
    "bridge_peak",
    "bridge_months",
    "load_peak",
    "smoothness",
    "moved",
    "shift",
    "stability",
    "starts",
)
"""Names of the terms in the order in which the kernel numbers them."""

# The vector of floats.
HIGH, LOW = 0, 1  # temperatures at the first and after the last step
STEEPNESS = 2  # where 1 024 values of -ln u begin, u spread evenly over (0, 1)
SCALE = STEEPNESS + 1024  # where begins: value → what one unit weighs against one of the previous


def pack(counts: Mapping[int, int], vectors: Mapping[int, Ints]) -> Ints:
    """Return one vector with a header.

    Parameters
    ----------
    counts
        Every count, by its place in the header.
    vectors
        Every vector, by its place in the header.
    """
    m = [0] * HEADER
    for place, count in counts.items():
        m[place] = count
    for place, vector in vectors.items():
        m[place] = len(m)
        m.extend(vector)
    return m
