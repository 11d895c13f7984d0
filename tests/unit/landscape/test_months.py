"""Months: arithmetic, reading, and what is only partly known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modarch.landscape.months import UNKNOWN, Month, MonthRange, parse_month

MONTHS = st.integers(12 * 1990, 12 * 2100).map(Month)


@given(MONTHS, st.integers(-600, 600))
def test_adding_and_subtracting_months_undo_each_other(month: Month, months: int) -> None:
    assert (month + months) - months == month
    assert (month + months) - month == months


@given(MONTHS)
def test_a_month_reads_back_as_written(month: Month) -> None:
    assert parse_month(str(month)) == month
    assert Month.of(month.year, month.month) == month


@pytest.mark.parametrize(
    "text", ["2028-13", "2028-00", "2028-1", "28-01", "2028", "2028-02-30", "2028-01 ", "nu"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_month(text)


def test_a_full_date_counts_as_its_month() -> None:
    assert parse_month("2028-12-31") == Month.of(2028, 12)


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (12, 4)])
def test_quarters(month: int, quarter: int) -> None:
    assert Month.of(2030, month).quarter == quarter


def test_unknown_stays_unknown_when_months_are_added() -> None:
    assert (UNKNOWN + 12).is_unknown
    half = MonthRange(earliest=Month.of(2028, 1)) + 12
    assert str(half) == "2029-01…?"
    assert not half.is_known
