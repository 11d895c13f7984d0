"""What must hold for the risk of every landscape: more of what is bad is never better."""

import itertools
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.properties.drawn_landscapes import HUB, SITES, models, read, renamed, with_change

from modarch.analysis.failure.exits import supplier_exits
from modarch.analysis.fragmentation.explanation import explain_risk
from modarch.analysis.fragmentation.ground import Ground, ground_of
from modarch.analysis.fragmentation.result import assess_fragmentation
from modarch.analysis.integrations.result import count_integrations
from modarch.analysis.reachability import ReachGroup, assess_reachability
from modarch.deployment.risk import Risk, risk_profile

modest = settings(max_examples=25, deadline=None)
CLOSE = 1e-9


def risks(written: dict) -> dict[Risk, float | None]:
    ground = ground_of(read(written))
    return values(ground)


def values(ground: Ground) -> dict[Risk, float | None]:
    return {one.risk: one.value for one in risk_profile(ground.situated(None), ground.basis)}


def alike(one: dict, other: dict) -> bool:
    return all(
        one[risk] == other[risk] == None or one[risk] == pytest.approx(other[risk])  # noqa: E711
        for risk in Risk
    )


@modest
@given(models())
def test_every_component_is_between_zero_and_one(written) -> None:
    assert all(value is None or 0 <= value <= 1 for value in risks(written).values())


@modest
@given(models())
def test_shares_of_the_reach_sum_to_one_in_every_breakdown(written) -> None:
    result = assess_reachability(read(written))
    whole = result.total
    for group in ReachGroup:
        parts = result.by(group)
        assert math.fsum(one.weight for one in parts) == pytest.approx(whole.weight)
        for one in parts:
            assert one.native + one.translated + one.unmet == pytest.approx(1)
    assert whole.unmet == pytest.approx(risks(written)[Risk.UNMET])


@modest
@given(models(), st.permutations(["s0", "s1", "s2", "s3"]))
def test_other_names_change_nothing(written, order) -> None:
    names = {f"s{number}": f"x{place}" for number, place in enumerate(order)}
    names |= {"alpha": "zeta", "lab": "assays", "north": "zone", HUB: "axis"}
    assert alike(risks(written), risks(renamed(written, names)))


@modest
@given(models())
def test_the_order_in_which_things_are_written_changes_nothing(written) -> None:
    turned = {
        section: dict(reversed(content.items())) if isinstance(content, dict) else content
        for section, content in written.items()
    }
    assert alike(risks(written), risks(turned))


@modest
@given(models())
def test_one_more_unmet_need_never_lowers_f1(written) -> None:
    nobody = with_change(written, "capabilities", void={"produces": "void"})
    nobody = with_change(nobody, "information", void={})
    end = {"provider": SITES[0], "capability": "void"}
    more = with_change(
        nobody,
        "needs",
        more={
            "weight": 3,
            "consumer": {"provider": SITES[0], "capability": "lab"},
            "producer": end,
        },
    )
    assert risks(more)[Risk.UNMET] >= risks(written)[Risk.UNMET] - CLOSE


@modest
@given(models(), st.data())
def test_a_native_link_never_raises_f1_or_f2(written, data) -> None:
    systems = sorted(written["systems"])
    one, other = data.draw(st.sampled_from(list(itertools.permutations(systems, 2))), label="link")
    common = set(written["systems"][one]["standards"]) & set(written["systems"][other]["standards"])
    assume(common - {"proprietary"})
    before = risks(written)
    after = risks(with_change(written, "integrations", link={"consumer": one, "provider": other}))
    assert after[Risk.UNMET] <= before[Risk.UNMET] + CLOSE
    if before[Risk.TRANSLATION] is not None and before[Risk.UNMET] == after[Risk.UNMET]:
        assert after[Risk.TRANSLATION] <= before[Risk.TRANSLATION] + CLOSE


@modest
@given(models())
def test_a_connection_written_twice_counts_once(written) -> None:
    assume(written["integrations"])
    again = {f"{name}-again": one for name, one in written["integrations"].items()}
    twice = with_change(written, "integrations", **again)
    once, doubled = count_integrations(read(written)), count_integrations(read(twice))
    assert once.declared == doubled.declared
    assert once.designed == doubled.designed
    assert alike(risks(written), risks(twice))


@modest
@given(models(), st.data())
def test_splitting_a_system_in_two_with_all_links_kept_never_lowers_the_integrations(
    written, data
) -> None:
    able = [name for name, one in written["systems"].items() if len(one["capabilities"]) > 1]
    assume(able)
    name = data.draw(st.sampled_from(able), label="split")
    whole = written["systems"][name]
    half = {**whole, "capabilities": whole["capabilities"][:1]}
    rest = {**whole, "capabilities": whole["capabilities"][1:]}
    split = with_change(written, "systems", **{name: half, "other-half": rest})
    split = with_change(split, "integrations", inner={"consumer": name, "provider": "other-half"})
    for key, one in written["integrations"].items():
        kept = {
            side: "other-half" if one[side] == name else one[side]
            for side in ("consumer", "provider")
        }
        if kept != one:
            split = with_change(split, "integrations", **{f"{key}-half": kept})
    before, after = ground_of(read(written)), ground_of(read(split))
    assert len(after.situated(None).integrations) >= len(before.situated(None).integrations)


@modest
@given(models())
def test_merging_two_suppliers_never_lowers_their_concentration(written) -> None:
    before = risks(written)[Risk.SUPPLIERS]
    merged = with_change(written, "suppliers", beta={"owner": "alpha"})
    after = risks(merged)[Risk.SUPPLIERS]
    assume(before is not None)
    assert after >= before - CLOSE
    for one in supplier_exits(read(written)).mergers:
        if {one.first, one.second} == {"alpha", "beta"}:
            assert one.hhi == pytest.approx(after)
            assert one.change == pytest.approx(after - before)


@modest
@given(models())
def test_what_stands_behind_a_component_adds_up_to_it(written) -> None:
    landscape = read(written)
    for risk in (Risk.UNMET, Risk.TRANSLATION):
        told = explain_risk(landscape, risk)
        assert math.fsum(one.weight for one in told.parts) == pytest.approx(told.measure.part)
    told = explain_risk(landscape, Risk.INTERFACES)
    split = math.fsum(one.weight * one.split for one in told.parts if one.split is not None)
    assert split == pytest.approx(told.measure.part)
    told = explain_risk(landscape, Risk.INTEGRATIONS)
    assert len(told.parts) == told.measure.part
    told = explain_risk(landscape, Risk.BLAST)
    assert max((one.weight for one in told.parts), default=0) == pytest.approx(told.measure.part)
    told = explain_risk(landscape, Risk.SUPPLIERS)
    assert math.fsum(one.cells**2 for one in told.parts) == pytest.approx(told.measure.part)
    told = explain_risk(landscape, Risk.LEAKAGE)
    assert math.fsum(one.cells for one in told.parts) == pytest.approx(told.measure.part)


@modest
@given(models())
def test_systems_that_all_stay_leave_no_interim_integrations_at_the_horizon(written) -> None:
    assert count_integrations(read(written)).designed.interim == 0


@modest
@given(models())
def test_one_system_for_everything_has_no_integrations_of_its_own(written) -> None:
    core = {
        "capabilities": ["record", "lab", "images"],
        "standards": ["fhir"],
        "keep": True,
        "supplier": "alpha",
    }
    alone = {**written, "systems": {"core": core}, "integrations": {}}
    ground = ground_of(read(alone))
    assert not ground.situated(None).integrations
    found = values(ground)
    assert found[Risk.UNMET] == 0
    assert found[Risk.INTERFACES] == 0
    assert found[Risk.SUPPLIERS] == 1


@modest
@given(models(), st.integers(1, 3))
def test_a_platform_takes_no_fewer_integrations_the_more_objects_are_foreign_to_it(
    written, count
) -> None:
    objects = ("record", "lab", "images")

    def needed(foreign: tuple[str, ...]) -> int:
        systems = {
            name: {
                **one,
                "speaks": {each: ["hl7v2"] if each in foreign else ["fhir"] for each in objects},
            }
            for name, one in written["systems"].items()
        }
        return count_integrations(
            read({**written, "systems": systems}), canonical=("fhir",)
        ).one_platform.total

    assert needed(objects[:count]) >= needed(objects[: count - 1])


def test_two_way_needs_between_all_do_not_make_every_change_spread_to_all() -> None:
    """A connection in both directions ties both; through a platform only the platform is shared."""
    names = [f"s{number}" for number in range(5)]
    written = {
        "modarch": 1,
        "programme": {"start": "2027-01"},
        "providers": {"north": {}},
        "information": {name: {} for name in names},
        "capabilities": {name: {"produces": name} for name in names},
        "platforms": {HUB: {"kind": "integration", "sourcing": "existing", "canonical": "fhir"}},
        "systems": {
            name: {"capabilities": name, "standards": "fhir", "keep": True, "uses": {HUB: "api"}}
            for name in names
        },
        "needs": {
            f"{one}-{other}": {"consumer": {"capability": one}, "producer": {"capability": other}}
            for one, other in itertools.permutations(names, 2)
        },
    }
    through_platform = risks(written)
    assert through_platform[Risk.UNMET] == 0
    assert through_platform[Risk.PROPAGATION] == pytest.approx(5 / 30)
    direct = {
        **written,
        "systems": {
            name: {"capabilities": name, "standards": "fhir", "keep": True} for name in names
        },
        "integrations": {
            f"{one}-{other}": {"consumer": one, "provider": other}
            for one, other in itertools.combinations(names, 2)
        },
    }
    del direct["platforms"]
    assert risks(direct)[Risk.PROPAGATION] > through_platform[Risk.PROPAGATION]


@modest
@given(models())
def test_today_and_the_end_are_the_same_where_nothing_is_planned(written) -> None:
    result = assess_fragmentation(read(written))
    assert [one.value for one in result.today.measures] == pytest.approx(
        [one.value for one in result.chosen.measures], nan_ok=True
    ) or any(one.value is None for one in result.today.measures)
    assert result.chosen.companions.dual_running == 0
