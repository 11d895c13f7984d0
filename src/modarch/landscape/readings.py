"""Readings of measures, how sure they are, and whether they bear out what somebody asserts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.measures import Direction, MeasureName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.landscape.measures import Assertion
    from modarch.landscape.months import Month

__all__ = ["Basis", "Judgement", "Reading", "Support", "apart", "judge", "together"]


class Basis(StrEnum):
    """Where the bounds of a reading come from."""

    SIMULATED = "simulated"
    """The tenth and the ninetieth percentile of simulated outcomes."""
    DURATIONS = "durations"
    """Every duration at its shortest, and every duration at its longest."""
    TOLERANCE = "tolerance"
    """A share of the value to each side, because nothing has worked the bounds out."""
    COUNTED = "counted"
    """Counted in the model as it is written; no bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a measure shows for one alternative.

    Parameters
    ----------
    measure
        Which measure.
    value
        Its value, in the measure's own unit; None when it cannot be measured.
    low, high
        Between these it lies, as far as is known; None without a value.
    basis
        Where the bounds come from.
    at_least
        True when something that is not known can only make it higher, in every alternative alike.
    open_ended
        True when something that is not known of this alternative can make it higher without bound.
    of
        What it hangs on, such as the module that comes first; empty when on no single thing.
    month
        The month it stands for, if it is a month.
    """

    measure: MeasureName
    value: float | None
    low: float | None = None
    high: float | None = None
    basis: Basis = Basis.TOLERANCE
    at_least: bool = False
    open_ended: bool = False
    of: str = ""
    month: Month | None = None


def apart(one: Reading, other: Reading) -> int | None:
    """Return whether two readings differ for certain: -1 one is lower, 1 higher, 0 not certain.

    They differ for certain when their bounds do not overlap; None when one has no value.
    """
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    if one.high < other.low and not one.open_ended:
        return -1
    return 1 if one.low > other.high and not other.open_ended else 0


class Support(StrEnum):
    """Whether measures bear out an assertion."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNDECIDED = "undecided"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the measures say of an assertion.

    Parameters
    ----------
    support
        The outcome.
    assertion
        What is asserted.
    own
        The reading it is about; None when there is none.
    others
        The readings it is held against, by alternative.
    """

    support: Support
    assertion: Assertion
    own: Reading | None
    others: Mapping[str, Reading]


def judge(assertion: Assertion, own: Reading | None, others: Mapping[str, Reading]) -> Judgement:
    """Hold an assertion against what the measures show.

    Parameters
    ----------
    assertion
        What is asserted.
    own
        The reading of the alternative it is about.
    others
        The readings of the other alternatives, by name; those the assertion does not name are
        left out, unless it names none.
    """
    wanted = assertion.than or tuple(others)
    held = {name: others[name] for name in wanted if name in others}
    sign = 1 if assertion.direction is Direction.HIGHER else -1
    if own is None or own.value is None:
        support = Support.UNKNOWN
    elif assertion.value is not None:
        support = _against_value(own, sign, assertion.value)
        held = {}
    else:
        outcomes = [apart(own, other) for other in held.values()]
        support = together([None if one is None else one * sign for one in outcomes])
    return Judgement(support=support, assertion=assertion, own=own, others=held)


def _against_value(own: Reading, sign: int, value: float) -> Support:
    """Hold a reading against a fixed value; a tolerance is for alternatives against each other."""
    is_vague = own.basis is Basis.TOLERANCE
    low, high = (own.value, own.value) if is_vague else (own.low, own.high)
    is_open = own.at_least or own.open_ended
    if low is None or high is None:
        return Support.UNKNOWN
    if (low > value) if sign > 0 else (high < value):
        return Support.UNDECIDED if sign < 0 and is_open else Support.SUPPORTED
    if (high <= value) if sign > 0 else (low >= value):
        return Support.UNKNOWN if sign > 0 and is_open else Support.CONTRADICTED
    return Support.UNDECIDED


def together(outcomes: Sequence[int | None]) -> Support:
    """Return what several comparisons say together.

    Parameters
    ----------
    outcomes
        1 where the assertion is borne out, -1 where it is contradicted, 0 where the difference is
        not certain, None where something is not known.
    """
    known = [one for one in outcomes if one is not None]
    if not known:
        return Support.UNKNOWN
    if 1 in known:
        return Support.SUPPORTED if set(outcomes) == {1} else Support.PARTLY
    return Support.CONTRADICTED if -1 in known else Support.UNDECIDED
