"""What is measured of an alternative besides the other analyses, by models worked out by hand."""

from __future__ import annotations

import pytest

from modarch.analysis.change_load import change_load
from modarch.analysis.regulation import Standing, regulate
from modarch.analysis.shares import shares_of
from modarch.analysis.time_to_use import shared_components, time_to_use
from modarch.landscape.load import loads
from modarch.planning.ordering import plan_in_order

MODEL = """
modarch: 1
programme: {start: 2026-01}
settings: {ward: {}, home: {}}
capabilities: {notes: {}, labs: {settings: ward}, booking: {settings: home}}
suppliers: {big: {owner: giant}, giant: {}, small: {}}
roles:
  nurse: {capabilities: [notes, labs], setting: ward, share: 3}
  carer: {capabilities: [notes, booking], setting: home, share: 1}
modules:
  record: {supplier: big, capabilities: notes, phases: {tender: 6, build: 3, rollout: 2}}
  lab: {supplier: giant, capabilities: labs, phases: {tender: 1, build: 1, rollout: 1}}
  book:
    {sourcing: in-house, supplier: small, capabilities: booking, ui: portal,
     phases: {establish: 1, build: 1, rollout: 1}}
"""


def landscape_and_plan(text: str = MODEL):
    landscape = loads(text)
    return landscape, plan_in_order(landscape).plan


class TestShares:
    def test_functions_are_shared_out_on_items_and_groups_of_suppliers(self) -> None:
        """Four functions in place: notes twice, labs, booking; big belongs to giant."""
        shares = shares_of(loads(MODEL))
        assert shares.functions == 4
        assert dict(shares.items) == {"record": 0.5, "lab": 0.25, "book": 0.25}
        assert shares.replaceability == pytest.approx(1 - (0.25 + 0.0625 + 0.0625))
        assert (shares.largest_supplier, shares.largest_supplier_share) == ("giant", 0.75)

    def test_what_the_region_builds_itself_has_no_supplier(self) -> None:
        shares = shares_of(loads(MODEL))
        assert (shares.suppliers, shares.unknown_suppliers) == (1, 0)
        assert shares.in_house == ("book",)
        assert shares.in_house_share == 0.25

    def test_what_is_procured_already_is_no_procurement(self) -> None:
        assert shares_of(loads(MODEL)).procurements == ("lab", "record")
        done = MODEL.replace("phases: {tender: 6,", "phases: {tender: 0,")
        shares = shares_of(loads(done))
        assert shares.procurements == ("lab",)
        assert (shares.largest_procurement, shares.largest_procurement_share) == ("lab", 0.25)

    def test_interfaces_are_a_mean_weighted_by_the_roles_shares(self) -> None:
        shares = shares_of(loads(MODEL.replace("lab: {supplier", "lab: {ui: r, supplier")))
        assert shares.interfaces == {"nurse": 2, "carer": 2}
        one = MODEL.replace("{supplier: big,", "{ui: x, supplier: big,")
        one = one.replace("{supplier: giant,", "{ui: x, supplier: giant,")
        assert shares_of(loads(one)).interfaces_per_role == pytest.approx((3 * 1 + 2) / 4)

    def test_an_empty_model_has_no_shares(self) -> None:
        shares = shares_of(loads("modarch: 1\nprogramme: {start: 2026-01}"))
        assert shares.replaceability is None
        assert shares.largest_supplier_share is None
        assert shares.largest_procurement == ""


class TestChanges:
    def test_every_component_goes_live_once_per_setting_it_serves(self) -> None:
        landscape, plan = landscape_and_plan()
        load = change_load(landscape, plan)
        assert [(one.component, one.setting) for one in load.go_lives] == [
            ("book", "home"),
            ("lab", "ward"),
            ("record", "home"),
            ("record", "ward"),
        ]
        assert load.largest is not None
        assert load.largest.share == 0.5

    def test_the_mean_is_per_setting_and_year_since_the_start(self) -> None:
        landscape, plan = landscape_and_plan()
        load = change_load(landscape, plan)
        months = load.go_lives[-1].month - landscape.start
        assert load.per_year == pytest.approx(4 / 2 * 12 / months)
        assert sum(one.go_lives for one in load.years) == 4

    def test_nothing_planned_is_no_change(self) -> None:
        landscape, plan = landscape_and_plan("modarch: 1\nprogramme: {start: 2026-01}")
        load = change_load(landscape, plan)
        assert load.per_year is None
        assert load.heaviest is None


class TestTimes:
    def test_first_half_and_full(self) -> None:
        landscape, plan = landscape_and_plan()
        times = time_to_use(landscape, plan)
        assert times.first_use == min(one.first_use for one in plan.components.values())
        assert times.full == plan.components["record"].live
        second = sorted(one.live for one in plan.components.values())[1]
        assert times.half == second, "labs and booking are two of four functions"

    def test_only_what_a_gate_holds_counts(self) -> None:
        gated = MODEL.replace(
            "{start: 2026-01}", "{start: 2026-01, gates: {go: {months: 2, applies_to: record}}}"
        )
        landscape, plan = landscape_and_plan(gated)
        times = time_to_use(landscape, plan)
        assert times.components == ("record",)
        assert times.first == "record"

    def test_what_alternatives_have_alike_is_left_out_of_first_use(self) -> None:
        other = loads(MODEL.replace("lab: {supplier", "lab: {name: Other, supplier"))
        landscape, plan = landscape_and_plan()
        shared = shared_components([landscape, other])
        assert shared == {"record", "book"}
        assert time_to_use(landscape, plan, shared).first == "lab"
        assert shared_components([landscape]) == frozenset()

    def test_a_gate_without_any_month_is_named(self) -> None:
        gated = MODEL.replace("{start: 2026-01}", "{start: 2026-01, gates: {go: {opens: unknown}}}")
        assert time_to_use(*landscape_and_plan(gated)).unknown_gates == ("go",)

    def test_nothing_planned_is_never_in_use(self) -> None:
        times = time_to_use(*landscape_and_plan("modarch: 1\nprogramme: {start: 2026-01}"))
        assert (times.first_use, times.half, times.full, times.begins) == (None,) * 4


class TestRegulation:
    @pytest.mark.parametrize(
        ("regulation", "sourcing", "standing"),
        [
            ("{}", "procured", Standing.UNCLASSIFIED),
            ("{risk_class: NMI}", "procured", Standing.FREE),
            ("{risk_class: I}", "procured", Standing.SELF_DECLARED),
            ("{risk_class: IIa}", "procured", Standing.UNKNOWN),
            ("{risk_class: IIa, certified: true}", "procured", Standing.CERTIFIED),
            ("{risk_class: IIa, certified_class: I}", "procured", Standing.PLANNED),
            ("{risk_class: IIa, certified: false}", "existing", Standing.MISSING),
            ("{risk_class: IIa, equivalent_on_market: false}", "in-house", Standing.OWN_USE),
        ],
    )
    def test_where_a_component_stands(self, regulation, sourcing, standing) -> None:
        text = (
            "modarch: 1\nprogramme: {start: 2026-01}\n"
            f"modules: {{x: {{size: M, sourcing: {sourcing}, regulation: {regulation}}}}}"
        )
        (found,) = regulate(*landscape_and_plan(text)).components
        assert found.standing is standing

    def test_a_slower_notified_body_moves_first_use(self) -> None:
        """Certification begins with the build of six months and is planned at eight."""
        text = (
            "modarch: 1\nprogramme: {start: 2026-01}\nmodules: {x: {regulation: "
            "{risk_class: IIa, certified: false, ai: true}, phases: {requirements: 0, tender: 1, "
            "review: 0, contract: 0, build: 6, certification: 8, rollout: 2}}}"
        )
        (found,) = regulate(*landscape_and_plan(text)).components
        assert found.slack_months == 0
        assert dict(found.later) == {"report": 10, "survey": 10, "survey-slow": 16}
        assert found.high_risk_ai
