"""The worked example, counted by hand: integrations and reach."""

from collections import defaultdict
from fractions import Fraction

import modarch
from modarch.analysis.integrations.result import count_integrations
from modarch.deployment.needs import Needs
from modarch.deployment.situation import target_situation
from modarch.deployment.traffic import Traffic

LANDSCAPE = modarch.load("models/worked-example")


def test_every_need_is_met_as_worked_out_by_hand() -> None:
    situation = target_situation(LANDSCAPE)
    met = Traffic(Needs(situation.rollout.coverage), situation).met()
    assert {one.need.id: one.route.reach.value for one in met} == {
        "n1": "translated",
        "n2": "translated",
        "n3": "translated",
        "n4": "unmet",
        "n5": "native",
        "n6": "unmet",
    }


def test_shares_are_exact_fractions() -> None:
    situation = target_situation(LANDSCAPE)
    weights: dict[str, Fraction] = defaultdict(Fraction)
    for one in Traffic(Needs(situation.rollout.coverage), situation).met():
        weights[one.route.reach.value] += Fraction(one.weight)
    total = sum(weights.values())
    shares = {reach: weight / total for reach, weight in weights.items()}
    assert shares == {
        "native": Fraction(5, 17),
        "translated": Fraction(9, 17),
        "unmet": Fraction(3, 17),
    }


def test_counts_by_pattern() -> None:
    result = count_integrations(LANDSCAPE, canonical=("fhir",))
    declared, direct, hub = result.declared, result.all_point_to_point, result.one_platform
    assert (declared.point_to_point, declared.mappings, declared.total) == (3, 3, 6)
    assert (direct.point_to_point, direct.mappings, direct.total) == (3, 5, 8)
    assert (hub.attachments, hub.mappings, hub.total) == (3, 5, 8)


def test_the_platform_is_no_cheaper_than_direct_connections_before_the_third_system() -> None:
    assert count_integrations(LANDSCAPE, canonical=("fhir",)).break_even.items == 3


def test_what_is_missing_is_the_gap_between_declared_and_needed() -> None:
    result = count_integrations(LANDSCAPE, canonical=("fhir",))
    assert len(result.missing) == result.designed.total - result.declared.total
    assert [gap.information for gap in result.missing] == [("medication",), ("booking",)]
