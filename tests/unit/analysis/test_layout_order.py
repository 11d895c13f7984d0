"""The rollout order as a layout: bridges by hand, closed forms, and orders beside each other."""

from __future__ import annotations

import itertools
import json

import pytest

from modarch.analysis.layout_order import LayoutOrderResult, lay_out_order
from modarch.graphs.certainty import Certainty
from modarch.landscape.load import loads
from modarch.planning.ordering import plan_in_order


def laid_out(links: list[tuple[str, str]], names: str, platform: str = "") -> LayoutOrderResult:
    """Modules in the order of their names, tied to each other by what they exchange directly."""
    written = {
        "modarch": 1,
        "programme": {"start": "2027-01", "capacity": {"rollout": 1}},
        "information": {name: {} for name in names},
        "capabilities": {
            name: {
                "produces": name,
                "consumes": [other for one, other in links if one == name],
            }
            for name in names
        },
        "systems": {
            f"old-{name}": {"capabilities": name, "standards": "proprietary"} for name in names
        },
        "modules": {
            f"new-{name}": {
                "size": "S",
                "capabilities": name,
                "replaces": f"old-{name}",
                "standards": "fhir",
                **({"uses": {platform: "api"}} if platform else {}),
            }
            for name in names
        },
        "plan": {"order": [f"new-{name}" for name in names]},
    }
    if platform:
        written["platforms"] = {
            platform: {"kind": "integration", "sourcing": "existing", "canonical": "fhir"}
        }
        for system in written["systems"].values():
            system["uses"] = {platform: "api"}
    landscape = loads(json.dumps(written))
    return lay_out_order(landscape, plan_in_order(landscape, landscape.plan).plan)


NAMES = "abcdef"
N = len(NAMES)
CHAIN = list(itertools.pairwise(NAMES))


@pytest.mark.parametrize(
    ("links", "peak", "total"),
    [
        (CHAIN, 1, N - 1),
        ([*CHAIN, (NAMES[-1], NAMES[0])], 2, 2 * N - 2),
        (list(itertools.combinations(NAMES, 2)), N * N // 4, N * (N * N - 1) // 6),
        ([(NAMES[0], other) for other in NAMES[1:]], N // 2, N * N // 4),
    ],
    ids=["chain", "ring", "complete", "star"],
)
def test_the_closed_forms_are_found_and_proven(links, peak, total) -> None:
    result = laid_out(links, NAMES)
    assert result.direct_pairs == len(links)
    assert (result.lowest_peak.peak, result.lowest_peak.certainty) == (peak, Certainty.OPTIMAL)
    assert (result.lowest_total.total, result.lowest_total.certainty) == (total, Certainty.OPTIMAL)


def test_no_order_is_better_than_the_best_and_the_plan_is_evaluated_as_it_is() -> None:
    result = laid_out([("a", "d"), ("b", "c"), ("c", "f"), ("d", "e"), ("a", "f")], NAMES)
    for one in (result.planned, result.typical):
        assert one.peak >= result.lowest_peak.peak
        assert one.total >= result.lowest_total.total
    assert [step.module for step in result.steps[1:]] == [f"new-{name}" for name in NAMES]
    assert sum(step.bridges for step in result.steps) == result.planned.total


def test_bridges_step_by_step_of_a_chain_replaced_from_both_ends() -> None:
    result = laid_out([("a", "b"), ("b", "d"), ("d", "c")], "abcd")
    assert [step.bridges for step in result.steps] == [0, 1, 1, 2, 0]
    assert result.planned.peak == 2


def test_a_platform_takes_the_place_of_pairwise_bridges() -> None:
    """Every old system keeps one attachment until it is replaced, whatever the order."""
    result = laid_out(list(itertools.combinations("abcd", 2)), "abcd", platform="hub")
    assert (result.direct_pairs, result.attached_systems) == (0, 4)
    assert [step.bridges for step in result.steps] == [4, 3, 2, 1, 0]
    assert result.planned.peak == result.lowest_peak.peak == 4
    assert result.lowest_peak.certainty is Certainty.OPTIMAL


def test_an_old_system_that_several_modules_replace_is_one_bridge_until_the_last() -> None:
    written = """
    modarch: 1
    programme: {start: 2027-01, capacity: {rollout: 1}}
    capabilities: {a: {}, b: {}, c: {}}
    systems: {old: {capabilities: [a, b, c]}}
    modules:
      na: {size: S, capabilities: a, replaces: old}
      nb: {size: S, capabilities: b, replaces: old}
      nc: {size: S, capabilities: c, replaces: old}
    plan: {order: [na, nb, nc]}
    """
    landscape = loads(written)
    result = lay_out_order(landscape, plan_in_order(landscape, landscape.plan).plan)
    assert (result.shared_systems, result.direct_pairs) == (1, 0)
    assert [step.bridges for step in result.steps] == [0, 1, 1, 0]


def test_bridge_years_weigh_every_state_with_its_months() -> None:
    result = laid_out(CHAIN, NAMES)
    months = [later.month - step.month for step, later in itertools.pairwise(result.steps)]
    weighed = sum(step.bridges * length for step, length in zip(result.steps, months, strict=False))
    assert result.planned.bridge_years == pytest.approx(weighed / 12)


def test_same_seed_same_numbers() -> None:
    assert laid_out(CHAIN, NAMES) == laid_out(CHAIN, NAMES)
