"""What the mappings of the count take: a public mapping, an adapter, or no place at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import modarch
from modarch.analysis.integrations.counting import MappingSplit
from modarch.analysis.integrations.result import IntegrationsResult, count_integrations
from modarch.deployment.exchange import Exchange, Hop
from modarch.deployment.situation import target_situation
from modarch.figures.tables.mappings import mapping_tables
from modarch.landscape.load import load, loads
from modarch.standards.translation import Kind, Reason

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

PAIR = """
modarch: 1
{catalogues}
information: {{{information}: {{}}}}
capabilities: {{give: {{produces: {information}}}, take: {{consumes: {information}}}}}
systems:
  a: {{capabilities: give, standards: {producer}, keep: true}}
  b: {{capabilities: take, standards: {consumer}, keep: true}}
"""
PLATFORM = """
modarch: 1
information: {{{information}: {{}}}}
capabilities:
  give: {{produces: {information}}}
  take: {{consumes: {information}}}
platforms: {{p: {{sourcing: existing, canonical: {canonical}}}}}
modules:
  a: {{capabilities: give, standards: hl7v2, sourcing: existing, uses: {{p: {use}}}}}
  b: {{capabilities: take, standards: {consumer}, sourcing: existing, uses: {{p: api}}}}
"""


def pair(
    producer: str, consumer: str, information: str = "lab-result", catalogues: str = ""
) -> IntegrationsResult:
    text = PAIR.format(
        producer=producer, consumer=consumer, information=information, catalogues=catalogues
    )
    return count_integrations(loads(text))


def divided(result: IntegrationsResult) -> tuple[int, int, int]:
    split = result.designed.split
    assert split is not None
    assert split.mapped + split.adapters == result.designed.mappings
    return split.mapped, split.adapters, split.no_home


@pytest.mark.parametrize(
    ("producer", "consumer", "information", "expected"),
    [
        ("fhir-r4", "fhir-r4b", "lab-result", (0, 0, 0)),
        ("hl7v2", "fhir-r4", "lab-result", (1, 0, 0)),
        ("hl7v2", "openehr", "lab-result", (0, 1, 0)),
        ("fhir-r4", "openehr", "appointment", (0, 1, 0)),
        ("fhir-r4", "omop-5.4", "appointment", (0, 1, 1)),
        ("fhir-r4", "openehr", "unheard-of", (0, 1, 0)),
    ],
)
def test_a_pair_takes_what_the_catalogue_knows(
    producer: str, consumer: str, information: str, expected: tuple[int, int, int]
) -> None:
    assert divided(pair(producer, consumer, information)) == expected


def test_a_public_mapping_is_named_with_its_standards() -> None:
    [task] = pair("hl7v2", "fhir-r4").tasks
    way = task.translation
    assert (task.producer, task.consumer, way.producer, way.consumer) == (
        "a",
        "b",
        "hl7v2",
        "fhir-r4",
    )
    assert (way.kind, way.via) == (Kind.MAPPED, "hl7-v2-to-fhir")


def test_the_headline_counts_mapped_adapters_and_what_has_no_home_alike() -> None:
    for consumer, information in (("fhir-r4", "lab-result"), ("omop-5.4", "appointment")):
        count = pair("hl7v2", consumer, information).designed
        assert (count.point_to_point, count.mappings, count.total) == (1, 1, 2)


BOTH_WAYS = """
modarch: 1
information: {vital-signs: {}}
capabilities: {c: {produces: vital-signs, consumes: vital-signs}}
providers: {x: {}, y: {}}
systems:
  a: {capabilities: c, standards: openehr, providers: x, keep: true}
  b: {capabilities: c, standards: omop-5.4, providers: y, keep: true}
needs:
  there: {information: vital-signs, consumer: {item: b}, producer: {item: a}}
"""
BACK = "  back: {information: vital-signs, consumer: {item: a}, producer: {item: b}}\n"


def test_where_information_runs_both_ways_the_worse_direction_decides() -> None:
    [task] = count_integrations(loads(BOTH_WAYS)).tasks
    assert (task.producer, task.translation.kind) == ("a", Kind.MAPPED)
    [task] = count_integrations(loads(BOTH_WAYS + BACK)).tasks
    assert (task.producer, task.translation.kind) == ("b", Kind.ADAPTER)


def through_platform(information: str, canonical: str, use: str, consumer: str) -> Landscape:
    return loads(
        PLATFORM.format(information=information, canonical=canonical, use=use, consumer=consumer)
    )


def test_through_a_platform_each_side_is_told_apart() -> None:
    tasks = count_integrations(through_platform("lab-result", "fhir-r4", "api", "cda")).tasks
    found = {task.artefact.ends: task.translation.kind for task in tasks}
    assert found == {("a", "p"): Kind.MAPPED, ("b", "p"): Kind.ADAPTER}


def test_a_module_that_is_native_on_a_platform_speaks_the_standard_of_the_platform() -> None:
    landscape = through_platform("lab-result", "openehr", "native", "openehr")
    assert divided(count_integrations(landscape)) == (0, 0, 0)
    exchange = Exchange(target_situation(landscape))
    assert exchange.translation(Hop("a", "p", mapped=False), "lab-result").kind is Kind.NATIVE


def test_what_a_shared_standard_cannot_hold_is_said_without_being_counted() -> None:
    result = count_integrations(through_platform("invoice", "openehr", "native", "openehr"))
    assert result.designed.mappings == 0
    assert [(one.producer, one.consumer, one.information) for one in result.homeless] == [
        ("a", "p", "invoice"),
        ("p", "b", "invoice"),
    ]
    assert {one.translation.reason for one in result.homeless} == {Reason.NO_PLACE}


def test_the_patterns_are_divided_too() -> None:
    result = pair("hl7v2", "openehr")
    assert result.canonical == ("fhir-r4",)
    assert result.one_platform.split == MappingSplit(mapped=2, adapters=0, no_home=0)
    assert result.all_point_to_point.split == MappingSplit(mapped=0, adapters=1, no_home=0)


def test_who_answers_for_a_mapping_comes_from_the_integration_that_carries_it() -> None:
    text = PLATFORM.format(information="lab-result", canonical="fhir-r4", use="api", consumer="cda")
    owned = f"""{text}
integrations:
  one: {{consumer: b, provider: a, via: p, information: lab-result, owner: IT}}
"""
    result = count_integrations(loads(owned))
    assert {task.owner for task in result.tasks} == {"IT"}
    owners = {one.key: one.count.total for one in result.breakdowns if one.by == "owner"}
    assert owners == {"IT": 4}
    other = owned.replace("information: {lab", "information: {other: {}, lab").replace(
        "via: p, information: lab-result", "via: p, information: other"
    )
    assert {task.owner for task in count_integrations(loads(other)).tasks} == {""}


def test_an_own_catalogue_turns_an_adapter_into_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "sources: {region: {title: Regionens karta}}\n"
        "mappings: {region: {from: [cda], to: [hl7v2], targets: {ORU_R01: [document]}}}\n",
        encoding="utf-8",
    )
    text = PAIR.format(
        producer="cda",
        consumer="hl7v2",
        information="lab-result",
        catalogues="catalogues: own.yaml",
    )
    (tmp_path / "model.yaml").write_text(text, encoding="utf-8")
    assert divided(pair("cda", "hl7v2")) == (0, 1, 0)
    result = count_integrations(load(tmp_path))
    assert divided(result) == (1, 0, 0)
    assert result.tasks[0].translation.evidence == "Regionens karta"


def test_the_worked_example_takes_adapters_only() -> None:
    result = count_integrations(modarch.load("models/worked-example"), canonical=("fhir",))
    counts = (result.declared, result.all_point_to_point, result.one_platform)
    assert [count.split for count in counts] == [
        MappingSplit(mapped=0, adapters=number, no_home=0) for number in (3, 5, 5)
    ]


def test_the_breakdown_by_translation_adds_up_to_the_mappings() -> None:
    result = count_integrations(modarch.load("models/vgr-alternativ-c"))
    found = {one.key: one.count.mappings for one in result.breakdowns if one.by == "translation"}
    assert set(found) == {"mapped", "adapter", "no-home"}
    assert sum(found.values()) == result.designed.mappings == len(result.tasks)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_tables_show_every_mapping_once(language: Language) -> None:
    landscape = modarch.load("models/vgr-alternativ-c")
    result = count_integrations(landscape)
    split, to_build, public = mapping_tables(result, landscape, language)
    assert split.rows[0][1:4] == (
        result.designed.mappings,
        result.designed.split.mapped,
        result.designed.split.adapters,
    )
    assert len(to_build.rows) + sum(row[2] for row in public.rows) == result.designed.mappings
    assert len(mapping_tables(result, landscape, language, brief=True)[1].rows) == 20
