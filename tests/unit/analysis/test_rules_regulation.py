"""The rules on medical devices: each with a model that keeps it and one that breaks it."""

from __future__ import annotations

import pytest

from modarch.analysis.rules import regulation as rules
from modarch.landscape.load import loads

HEAD = """
modarch: 1
programme: {start: 2026-01}
settings: {ward: {}, home: {}}
providers:
  region: {settings: ward, legal_entity: Region}
  town: {settings: home, legal_entity: Town}
capabilities: {notes: {}}
modules:
"""
OWN = "sourcing: in-house, size: M, capabilities: notes"
CASES = [
    (
        rules.USED_UNCERTIFIED,
        "{sourcing: existing, regulation: {risk_class: IIa, certified: false}}",
        "{sourcing: existing, regulation: {risk_class: IIa, certified: true}}",
    ),
    (
        rules.USED_UNCERTIFIED,
        "{size: M, regulation: {risk_class: IIa, certified_class: I},"
        " actual: {rollout: {start: 2025-06}}}",
        "{size: M, regulation: {risk_class: IIa, certified_class: I}}",
    ),
    (
        rules.CERTIFIED_TOO_LOW,
        "{size: M, regulation: {risk_class: IIb, certified_class: IIa, certified: true}}",
        "{size: M, regulation: {risk_class: IIa, certified_class: IIb, certified: true}}",
    ),
    (
        rules.OWN_DEVICE_ON_MARKET,
        f"{{{OWN}, regulation: {{risk_class: IIa, equivalent_on_market: true}}}}",
        f"{{{OWN}, regulation: {{risk_class: IIa, equivalent_on_market: true, certified: false}}}}",
    ),
    (
        rules.OWN_DEVICE_FOR_OTHERS,
        f"{{{OWN}, regulation: {{risk_class: IIa, equivalent_on_market: false}}}}",
        f"{{{OWN}, providers: region, regulation: "
        "{risk_class: IIa, equivalent_on_market: false}}",
    ),
    (
        rules.OWN_DEVICE_FOR_OTHERS,
        f"{{{OWN}, regulation: {{risk_class: I, equivalent_on_market: false}}}}",
        f"{{{OWN}, regulation: {{risk_class: I, equivalent_on_market: false, certified: true}}}}",
    ),
    (
        rules.SHARED_CORE_NOT_NMI,
        "{size: M, layer: core, capabilities: notes, regulation: {risk_class: none}}",
        "{size: M, layer: core, capabilities: notes, regulation: {risk_class: NMI}}",
    ),
    (
        rules.CERTIFICATE_TOO_QUICK,
        "{phases: {certification: 3}, regulation: {risk_class: IIa, certified: false}}",
        "{phases: {certification: 8}, regulation: {risk_class: IIa, certified: false}}",
    ),
]


@pytest.mark.parametrize(("rule", "broken", "kept"), CASES, ids=lambda v: getattr(v, "code", ""))
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule, broken: str, kept: str) -> None:
    (finding,) = rule.check(loads(f"{HEAD}  x: {broken}"))
    assert finding.code == rule.code
    assert "'x'" in finding.message
    assert finding.hint
    assert finding.location is not None
    assert finding.location.line == 10
    assert rule.check(loads(f"{HEAD}  x: {kept}")) == ()


def test_every_rule_of_the_module_has_a_case() -> None:
    assert set(rules.REGULATION_RULES) == {rule for rule, *_ in CASES}


def test_a_note_explains_a_quick_certification_away() -> None:
    text = (
        "{phases: {certification: {value: 3, note: renewal of an old certificate}},"
        " regulation: {risk_class: IIa, certified: false}}"
    )
    assert rules.CERTIFICATE_TOO_QUICK.check(loads(f"{HEAD}  x: {text}")) == ()
