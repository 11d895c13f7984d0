"""Verdicts on contracts, against dates worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modarch.analysis.contracts.result import SystemVerdict, judge_contracts
from modarch.analysis.contracts.verdicts import ActKind, LegalNote, Verdict
from modarch.deployment.timing import Timing
from modarch.landscape.load import loads
from modarch.landscape.months import Month, parse_month
from modarch.planning.ordering import plan_in_order

# A module that is announced at once and live everywhere at 2028-01: 24 months after the start.
MODEL = """
modarch: 1
programme: {{start: 2026-01, as_of: {as_of}, defaults: {{parallel_run_months: {parallel}}}}}
modules:
  new: {{replaces: old, phases: {{requirements: 0, tender: 6, review: 0, contract: 0, build: 12,
         rollout: 6}}}}
systems:
  old: {{contracts: [c], {system}}}
contracts:
  c: {{{contract}}}
"""


def verdict(
    contract: str, *, as_of: str = "2026-01", parallel: int = 3, system: str = ""
) -> SystemVerdict:
    text = MODEL.format(contract=contract, as_of=as_of, parallel=parallel, system=system)
    landscape = loads(text)
    (found,) = judge_contracts(landscape, plan_in_order(landscape).plan).systems
    return found


def test_needed_until_is_the_last_slice_live_and_the_parallel_run() -> None:
    found = verdict("ends: 2030-12")
    assert str(found.replaced) == "2028-01"
    assert str(found.needed_until) == "2028-03"
    assert str(verdict("ends: 2030-12", parallel=0).needed_until) == "2027-12"


@pytest.mark.parametrize(
    ("contract", "expected", "gap"),
    [
        ("ends: 2028-03", Verdict.OK, 0),
        ("ends: 2028-02", Verdict.INTERIM, 1),
        ("ends: 2026-06", Verdict.INTERIM, 21),
        ("ends: 2029-03", Verdict.OK, 0),
        ("ends: 2029-04", Verdict.OVERLAP, 0),
        ("ends: 2028-02, extensions: [{months: 1}]", Verdict.EXTEND, 0),
        ("ends: 2027-01, extensions: [{months: 12}, {months: 2}]", Verdict.EXTEND, 0),
        ("ends: 2027-01, extensions: [{months: 12}]", Verdict.INTERIM, 2),
        ("ends: 2028-02, extensions: [{months: 12, exercised: true}]", Verdict.INTERIM, 1),
    ],
)
def test_the_verdict_for_a_known_end(contract: str, expected: Verdict, gap: int) -> None:
    found = verdict(contract)
    assert found.verdict is expected
    assert found.gap_months == (gap, gap)


def test_end_of_support_comes_before_a_longer_contract() -> None:
    found = verdict("ends: 2030-12", system="end_of_support: 2027-12")
    assert found.verdict is Verdict.INTERIM
    assert str(found.effective_end) == "2027-12"
    assert found.gap_months == (3, 3)


class TestUnknown:
    def test_nothing_known_is_never_ok(self) -> None:
        found = verdict("ends: unknown")
        assert found.verdict is Verdict.UNKNOWN
        assert found.gap_months == (0, None)

    def test_an_interval_within_one_verdict_is_sure(self) -> None:
        found = verdict("ends: {earliest: 2027-01, latest: 2027-12}")
        assert found.verdict is Verdict.INTERIM
        assert found.gap_months == (3, 14)

    def test_an_interval_across_verdicts_gives_both(self) -> None:
        found = verdict("ends: {earliest: 2027-12, latest: 2028-12}")
        (contract,) = found.contracts
        assert found.verdict is Verdict.UNKNOWN
        assert (contract.if_earliest, contract.if_latest) == (Verdict.INTERIM, Verdict.OK)
        assert contract.margin_months == (-3, 9)

    def test_an_interval_that_needs_no_interim_anywhere_is_the_worse_of_the_two(self) -> None:
        found = verdict("ends: {earliest: 2028-06, latest: 2030-12}")
        assert found.verdict is Verdict.OVERLAP
        assert found.contracts[0].if_earliest is Verdict.OK

    def test_a_latest_end_before_the_need_is_an_interim_whatever_the_earliest(self) -> None:
        assert verdict("ends: {latest: 2027-06}").verdict is Verdict.INTERIM

    def test_an_option_nobody_knows_about_widens_the_end(self) -> None:
        found = verdict("ends: 2027-12, extensions: [{months: 24, exercised: unknown}]")
        assert str(found.effective_end) == "2027-12…2029-12"

    def test_a_system_without_contract_or_support_is_unknown(self) -> None:
        landscape = loads("modarch: 1\nprogramme: {start: 2026-01}\nsystems: {old: {}}")
        (found,) = judge_contracts(landscape, Timing(landscape).earliest).systems
        assert found.verdict is Verdict.UNKNOWN
        assert found.needed_until is None
        assert found.remaining == (("", ""),)


class TestActs:
    def test_only_the_options_that_are_needed_are_called(self) -> None:
        options = "[{months: 6, decide_months_before: 3}, {months: 6, decide_months_before: 3}]"
        (contract,) = verdict(f"ends: 2027-12, extensions: {options}").contracts
        (act,) = contract.acts
        assert act.kind is ActKind.CALL_OPTION
        assert str(act.by) == "2027-09"
        assert str(act.gives) == "2028-06"
        assert contract.legal == (LegalNote.OPTION_IN_DOCUMENTS,)
        assert contract.act_by == parse_month("2027-09")

    def test_a_missed_option_no_longer_helps(self) -> None:
        contract = "ends: 2027-12, extensions: [{months: 12, decide_months_before: 23}]"
        assert verdict(contract, as_of="2026-01").verdict is Verdict.EXTEND
        late = verdict(contract, as_of="2026-02")
        # What has not begun in February begins later, but the verdict hangs on the option.
        assert late.verdict is Verdict.INTERIM
        assert late.contracts[0].acts[0].missed

    def test_notice_shortens_an_overlap(self) -> None:
        (contract,) = verdict("ends: 2031-12, notice_months: 6, notice_at: year").contracts
        (act,) = contract.acts
        assert contract.overlap_months == 45
        assert act.kind is ActKind.GIVE_NOTICE
        assert (str(act.by), str(act.gives)) == ("2028-06", "2028-12")

    def test_a_notice_that_came_too_late_is_missed(self) -> None:
        contract = "ends: 2031-12, notice_months: 40"
        assert verdict(contract).verdict is Verdict.MISSED
        (act,) = verdict(contract).contracts[0].acts
        assert act.missed
        assert str(act.by) == "2024-11"
        assert str(act.gives) == "2029-05"

    def test_an_interim_touches_the_rules_on_changes(self) -> None:
        assert LegalNote.SUBSTANTIAL_CHANGE in verdict("ends: 2027-12").contracts[0].legal


class TestCost:
    def test_parts_stand_by_themselves(self) -> None:
        found = verdict("ends: 2027-12", system="interim_cost_sek_per_month: 500000")
        cost = found.contracts[0].cost
        assert cost is not None
        assert (cost.operation_sek, cost.double_staffing_sek) == (1_500_000, 3_000_000)
        assert cost.assumed

    def test_no_interim_costs_nothing(self) -> None:
        assert verdict("ends: 2028-12").contracts[0].cost is None


class TestLatestStart:
    def test_counts_back_through_rollout_build_and_tender(self) -> None:
        (start,) = verdict("ends: 2028-12").latest_starts
        # Live 2028-11 at the latest (2028-12 less two more months of parallel run), less 24 months.
        assert str(start.latest) == "2026-10"
        assert start.slack_months == (9, 9)

    def test_is_negative_when_it_is_too_late(self) -> None:
        (start,) = verdict("ends: 2027-12").latest_starts
        assert start.slack_months == (-3, -3)

    def test_an_unknown_end_has_no_latest_start(self) -> None:
        assert verdict("ends: unknown").latest_starts == ()

    def test_goes_through_every_prerequisite(self) -> None:
        landscape = loads(
            """
modarch: 1
programme: {start: 2026-01, defaults: {parallel_run_months: 0}}
platforms:
  base: {phases: {requirements: 0, tender: 10, review: 0, contract: 0, build: 10, rollout: 5}}
modules:
  new: {replaces: old, requires: base,
        phases: {requirements: 0, tender: 2, review: 0, contract: 0, build: 2, rollout: 4}}
systems: {old: {contracts: c}}
contracts: {c: {ends: 2028-12}}
"""
        )
        (found,) = judge_contracts(landscape, plan_in_order(landscape).plan).systems
        by_component = {start.component: start for start in found.latest_starts}
        # Rollout of `new` starts 2028-09 at the latest; by then `base` must be in first use.
        assert str(by_component["new"].latest) == "2028-05"
        assert str(by_component["base"].latest) == "2027-01"
        assert by_component["base"].prerequisite
        assert found.latest_starts[0].component == "base"


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_later_end_is_never_a_longer_gap(end: int, more: int) -> None:
    first = Month.of(2026, 1) + end
    earlier, later = (verdict(f"ends: {month}") for month in (first, first + more))
    assert earlier.gap_months[0] is not None
    assert later.gap_months[0] is not None
    assert later.gap_months[0] <= earlier.gap_months[0]


def test_the_whole_result_counts_and_ranks() -> None:
    landscape = loads(
        """
modarch: 1
programme: {start: 2026-01}
modules:
  new: {replaces: [a, b], phases: {requirements: 0, tender: 6, review: 0, contract: 0, build: 6,
        rollout: 6}}
systems: {a: {contracts: ok}, b: {contracts: short}, kept: {keep: true}}
contracts: {ok: {ends: 2027-12}, short: {ends: 2027-01}}
"""
    )
    result = judge_contracts(landscape, plan_in_order(landscape).plan)
    assert [system.system for system in result.systems] == ["b", "a"]
    assert result.worst() is Verdict.INTERIM
    assert result.count(Verdict.OK) == 1
    assert result.interim_months() == (8, 8)
    assert {record["system"] for record in result.to_records()} == {"a", "b"}


def test_terminating_a_contract_ends_it_after_its_notice() -> None:
    landscape = loads(
        """
modarch: 1
programme:
  start: 2026-01
  gates: {out: {opens: 2026-06, terminates: c}}
modules: {new: {replaces: old, size: S}}
systems: {old: {contracts: c}}
contracts: {c: {ends: 2034-12, notice_months: 4, extensions: [{months: 48}]}}
"""
    )
    (found,) = judge_contracts(landscape, plan_in_order(landscape).plan).systems
    assert str(found.effective_end) == "2026-10"
