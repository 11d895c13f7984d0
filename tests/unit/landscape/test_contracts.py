"""Contracts: options, notice and termination, against dates worked out by hand."""

import pytest

from modarch.landscape.contracts import Contract, Extension, NoticeAt
from modarch.landscape.months import UNKNOWN, Month, MonthRange, parse_month
from modarch.landscape.text import Text


def contract(**fields: object) -> Contract:
    return Contract(id="c", name=Text(sv="c"), **fields)  # type: ignore[arg-type]


ENDS_2028 = MonthRange.exactly(Month.of(2028, 12))


def test_options_that_are_not_called_extend_the_contract_one_after_the_other() -> None:
    two = (
        Extension(months=12, decide_months_before=6),
        Extension(months=24, decide_months_before=12),
    )
    agreement = contract(ends=ENDS_2028, extensions=two)
    assert str(agreement.max_extent) == "2031-12"
    assert [str(one.decide_by) for one in agreement.decisions] == ["2028-06", "2028-12"]
    assert [str(one.extends_to) for one in agreement.decisions] == ["2029-12", "2031-12"]


def test_an_option_that_has_been_called_is_already_in_the_end() -> None:
    called = (Extension(months=12, exercised=True), Extension(months=6))
    assert str(contract(ends=ENDS_2028, extensions=called).max_extent) == "2029-06"


def test_an_unknown_end_gives_unknown_dates() -> None:
    agreement = contract(ends=UNKNOWN, extensions=(Extension(months=12, decide_months_before=3),))
    assert agreement.max_extent.is_unknown
    assert agreement.decisions[0].decide_by.is_unknown


@pytest.mark.parametrize(
    ("notice_at", "given", "end"),
    [
        (NoticeAt.ANY, "2028-02", "2028-08"),
        (NoticeAt.MONTH, "2028-02", "2028-08"),
        (NoticeAt.QUARTER, "2028-02", "2028-09"),
        (NoticeAt.QUARTER, "2028-03", "2028-09"),
        (NoticeAt.HALF, "2028-01", "2028-12"),
        (NoticeAt.YEAR, "2028-06", "2028-12"),
        (NoticeAt.YEAR, "2028-07", "2029-12"),
    ],
)
def test_a_notice_takes_effect_at_the_end_of_its_period(
    notice_at: NoticeAt, given: str, end: str
) -> None:
    agreement = contract(notice_months=6, notice_at=notice_at)
    assert str(agreement.termination_end(parse_month(given))) == end


@pytest.mark.parametrize("notice_at", list(NoticeAt))
@pytest.mark.parametrize("notice_months", [0, 1, 6, 13])
def test_notice_on_the_last_day_is_in_time_and_a_month_later_is_not(
    notice_at: NoticeAt, notice_months: int
) -> None:
    agreement = contract(notice_months=notice_months, notice_at=notice_at)
    for end in (Month.of(2030, month) for month in range(1, 13)):
        last = agreement.notice_date(end)
        assert last is not None
        assert agreement.termination_end(last) <= end
        assert agreement.termination_end(last + 1) > end


def test_without_a_notice_period_there_is_no_notice_date() -> None:
    assert contract().notice_date(Month.of(2030, 1)) is None
