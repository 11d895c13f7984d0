"""Where information has its place, what modules must speak, and what another choice changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import modarch
from modarch.analysis.integrations.result import count_integrations
from modarch.analysis.standards_coverage.attachments import KindCount
from modarch.analysis.standards_coverage.choices import CHOICES, Choice
from modarch.analysis.standards_coverage.result import CoverageResult, cover_standards
from modarch.deployment.artefacts import ArtefactKind
from modarch.figures.tables.standards_coverage import coverage_tables
from modarch.landscape.items import UseMode
from modarch.landscape.load import loads

if TYPE_CHECKING:
    from modarch.landscape.text import Language

REFERENCE = modarch.load("models/vgr-alternativ-c")
SMALL = """
modarch: 1
information: {lab-result: {}, appointment: {}, own-thing: {}}
capabilities:
  lab: {produces: [lab-result, own-thing]}
  desk: {produces: appointment}
  record: {consumes: [lab-result, own-thing, appointment]}
platforms:
  cdr: {kind: information, sourcing: existing, canonical: openehr}
modules:
  lis: {capabilities: lab, sourcing: existing, standards: hl7v2, uses: {cdr: api}}
  booking: {capabilities: desk, sourcing: existing, standards: fhir-r4, uses: {cdr: synced}}
  record: {capabilities: record, sourcing: existing, uses: {cdr: native}}
"""


def small() -> CoverageResult:
    return cover_standards(loads(SMALL))


def test_each_object_is_told_on_each_platform_that_exchanges_it() -> None:
    assert [(one.information, one.platform, one.held) for one in small().objects] == [
        ("appointment", "cdr", True),
        ("lab-result", "cdr", True),
        ("own-thing", "cdr", None),
    ]


def test_modules_are_told_what_the_platform_keeps_their_objects_in() -> None:
    found = {one.module: one for one in small().modules}
    assert found["lis"].must_speak == (("openehr", 2),)
    assert found["lis"].speaks == ("hl7v2",)
    assert found["lis"].count == KindCount(native=0, mapped=0, adapter=2, no_home=0)
    assert found["record"].use is UseMode.NATIVE
    assert found["record"].count.native == 3


def choices(result: CoverageResult) -> dict[tuple[str, ...], Choice]:
    return {one.canonical: one for one in result.choices[0].choices}


def test_a_choice_is_counted_as_if_the_model_had_said_it() -> None:
    found = choices(small())
    assert set(found) == {(), ("fhir-r4",), ("fhir-r4", "openehr")}, "openehr is what it says"
    assert found[()].count.mappings == 3
    assert found["fhir-r4",].count == KindCount(native=4, mapped=1, adapter=1, no_home=0)
    for canonical, one in found.items():
        text = SMALL.replace("openehr}", f"[{', '.join(canonical)}]}}") if canonical else SMALL
        counted = count_integrations(loads(text)).designed
        assert (one.landscape_mappings, one.landscape_total) == (counted.mappings, counted.total)


def test_objects_that_come_to_the_same_are_left_out_of_the_comparison() -> None:
    objects = {one.information: one.counts for one in small().choices[0].objects}
    assert set(objects) == {"appointment", "lab-result"}
    assert [count.mappings for count in objects["appointment"]] == [1, 0, 0]


def test_standards_stated_by_object_make_the_model_s_own_choice_a_choice_too() -> None:
    text = SMALL.replace(
        "canonical: openehr", "canonical: {default: openehr, appointment: fhir-r4}"
    )
    found = cover_standards(loads(text)).choices[0]
    assert found.current == ("openehr",)
    assert [one.canonical for one in found.choices][:2] == [(), ("openehr",)]
    assert found.choices[0].count.mappings < found.choices[1].count.mappings


def test_the_mappings_at_each_platform_are_those_of_the_integration_count() -> None:
    """Two independent ways to the same number, on the whole reference landscape."""
    counted: Counter[str] = Counter()
    for artefact in count_integrations(REFERENCE).artefacts:
        if artefact.kind is ArtefactKind.MAPPING:
            counted.update(end for end in artefact.ends if end in REFERENCE.platforms)
    result = cover_standards(REFERENCE, choices=())
    covered: Counter[str] = Counter()
    for one in result.objects:
        covered[one.platform] += one.count.mappings
    assert +covered == counted


def test_what_is_asked_for_is_compared_and_nothing_else() -> None:
    result = cover_standards(REFERENCE, platforms=["integrationsplattform"], choices=[("openehr",)])
    [one] = result.choices
    assert one.platform == "integrationsplattform"
    assert [choice.canonical for choice in one.choices] == [(), ("openehr",)]
    assert cover_standards(loads("{modarch: 1, information: {x: {}}}")).choices == ()


def test_the_usual_choices_are_known_standards() -> None:
    assert {"openehr", "fhir", "both"} == set(CHOICES)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_tables_tell_the_same_numbers(language: Language) -> None:
    result = cover_standards(REFERENCE)
    _, modules, compared, objects = coverage_tables(result, REFERENCE, language)
    assert len(modules.rows) == len(result.modules)
    assert [row[1] for row in compared.rows] == [
        one.count.mappings for one in result.choices[0].choices
    ]
    assert len(objects.rows) == len(result.choices[0].objects)
