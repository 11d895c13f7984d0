"""Translation: native, mapped, adapter or no home, by rules that a reader can check by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.standards.catalogue import load_catalogue
from modarch.standards.tokens import common, normalise
from modarch.standards.translation import Kind, Translator, translate

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = load_catalogue()
PULSE_V2 = "openEHR-EHR-OBSERVATION.pulse.v2"
PULSE_V1 = "openEHR-EHR-OBSERVATION.pulse.v1"


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("FHIR", "fhir-r4"),
        ("fhir r4", "fhir-r4"),
        ("HL7_FHIR/R4", "fhir-r4"),
        ("R4B", "fhir-r4b"),
        ("FHIR R5", "fhir-r5"),
        ("FHIR STU3", "fhir-stu3"),
        ("OpenEHR", "openehr"),
        ("OMOP CDM", "omop-5.4"),
        ("OMOP v5.3", "omop-5.3"),
        ("HL7 2.5.1", "hl7v2"),
        ("RIV-TA", "riv-ta"),
        ("XDS.b", "ihe-xds"),
        ("  min   Standard ", "min-standard"),
        ("MIN STANDARD", "min-standard"),
        (f"{PULSE_V2}.0.8", f"openehr:{PULSE_V2}"),
        (f"openehr:{PULSE_V2}", f"openehr:{PULSE_V2}"),
    ],
)
def test_every_spelling_has_one_token(written: str, token: str) -> None:
    assert normalise(written, "cambio") == token
    assert normalise(token, "cambio") == token


def test_proprietary_belongs_to_its_owner() -> None:
    assert normalise("proprietary", "Cambio") == "proprietary:cambio"
    assert normalise("Proprietär", "cambio") == "proprietary:cambio"
    assert normalise("proprietary:Cambio", "oracle") == "proprietary:cambio"
    assert normalise("Proprietary : Cambio", "oracle") == "proprietary:cambio"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"fhir-r4"}, {"fhir-r4"}, "fhir-r4"),
        ({"fhir-r4"}, {"fhir-r4b"}, "fhir-r4"),
        ({"fhir-r4"}, {"fhir-r5"}, None),
        ({"fhir-r4b"}, {"fhir-r5"}, None),
        ({"fhir-stu3"}, {"fhir-r4"}, None),
        ({"omop-5.3"}, {"omop-5.4"}, None),
        ({"openehr"}, {"openehr"}, "openehr"),
        ({"openehr"}, {f"openehr:{PULSE_V2}"}, "openehr"),
        ({f"openehr:{PULSE_V2}"}, {f"openehr:{PULSE_V2}"}, f"openehr:{PULSE_V2}"),
        ({f"openehr:{PULSE_V1}"}, {f"openehr:{PULSE_V2}"}, None),
        ({"proprietary:cambio"}, {"proprietary:cambio"}, "proprietary:cambio"),
        ({"proprietary:cambio"}, {"proprietary:oracle"}, None),
        ({"proprietary:"}, {"proprietary:"}, None),
        ({"ni"}, {"ni"}, None),
        ({"snomed-ct"}, {"snomed-ct"}, None),
        ({"regformat"}, {"regformat"}, "regformat"),
        (set(), {"fhir-r4"}, None),
        ({"hl7v2", "openehr", "fhir-r4"}, {"fhir-r4", "hl7v2"}, "fhir-r4"),
    ],
)
def test_what_two_systems_have_in_common(a: set[str], b: set[str], expected: str | None) -> None:
    assert common(frozenset(a), frozenset(b)) == expected
    assert common(frozenset(b), frozenset(a)) == expected


@pytest.mark.parametrize(
    ("producer", "consumer", "information", "kind", "via"),
    [
        ("fhir-r4", "fhir-r4b", "lab-result", Kind.NATIVE, ""),
        ("openehr", "openehr", "diagnosis", Kind.NATIVE, ""),
        ("openehr", "omop-5.4", "vital-signs", Kind.MAPPED, "omocl"),
        ("openehr", "fhir-r4", "diagnosis", Kind.MAPPED, "fhirconnect"),
        ("fhir-r4", "openehr", "diagnosis", Kind.MAPPED, "fhirconnect"),
        ("fhir-r4", "omop-5.4", "patient-demographics", Kind.MAPPED, "hl7-fhir-omop"),
        ("riv-ta", "fhir-r4b", "care-contact", Kind.MAPPED, "inera-core"),
        ("hl7v2", "fhir-r4", "appointment", Kind.MAPPED, "hl7-v2-to-fhir"),
        ("fhir-stu3", "fhir-r4", "care-contact", Kind.MAPPED, "hl7-fhir-r3-r4"),
        ("fhir-r5", "fhir-r4", "care-contact", Kind.MAPPED, "hl7-fhir-r4-r5"),
        ("omop-5.3", "omop-5.4", "lab-result", Kind.MAPPED, "ohdsi-migration"),
        ("omop-5.4", "omop-5.3", "lab-result", Kind.ADAPTER, ""),
        ("omop-5.4", "openehr", "vital-signs", Kind.ADAPTER, ""),
        ("fhir-r4", "riv-ta", "care-contact", Kind.ADAPTER, ""),
        ("openehr", "fhir-r4", "vital-signs", Kind.ADAPTER, ""),
        ("hl7v2", "openehr", "lab-result", Kind.ADAPTER, ""),
        ("openehr", "omop-5.4", "referral", Kind.NO_HOME, ""),
        ("omop-5.4", "omop-5.4", "appointment", Kind.NO_HOME, ""),
        ("openehr", "fhir-r4", "access-block", Kind.NO_HOME, ""),
        ("riv-ta", "riv-ta", "blood-unit", Kind.NO_HOME, ""),
        ("proprietary:a", "proprietary:b", "lab-result", Kind.ADAPTER, ""),
        ("proprietary:a", "proprietary:a", "lab-result", Kind.NATIVE, ""),
        ("proprietary:a", "fhir-r4", "lab-result", Kind.ADAPTER, ""),
        ("ni", "ni", "diagnosis", Kind.ADAPTER, ""),
        ("fhir-r4", "fhir-r4", "of-our-own", Kind.NATIVE, ""),
        ("fhir-r4", "openehr", "of-our-own", Kind.ADAPTER, ""),
        (f"openehr:{PULSE_V2}", "omop-5.4", "vital-signs", Kind.MAPPED, "omocl"),
        (f"openehr:{PULSE_V1}", "omop-5.4", "vital-signs", Kind.ADAPTER, ""),
        (f"openehr:{PULSE_V1}", f"openehr:{PULSE_V2}", "vital-signs", Kind.ADAPTER, ""),
    ],
)
def test_the_way_from_one_standard_to_another(
    producer: str, consumer: str, information: str, kind: Kind, via: str
) -> None:
    found = translate(producer=producer, consumer=consumer, information=information)
    assert (found.kind, found.via) == (kind, via)
    assert (found.producer, found.consumer) == (producer, consumer) or producer == "ni"
    assert bool(found.evidence) == bool(via)
    assert found.note or kind in {Kind.NATIVE, Kind.MAPPED}


def test_a_mapping_tells_what_becomes_what_and_how_much_of_it() -> None:
    found = translate(producer="fhir-r4", consumer="omop-5.4", information="lab-result")
    assert found.elements == (("Observation", "measurement"),)
    assert (found.covered, found.total) == (1, 3)
    assert "not mapped: DiagnosticReport, Specimen" in found.note
    assert found.evidence.startswith("HL7 FHIR to OMOP")


def test_a_composition_without_its_entries_is_no_mapping() -> None:
    """FHIRconnect maps the report around an imaging result, but not the result."""
    found = translate(producer="openehr", consumer="fhir-r4", information="imaging-report")
    assert found.kind is Kind.ADAPTER


def test_a_mapping_for_another_major_version_is_mentioned_not_counted() -> None:
    found = translate(producer="openehr", consumer="omop-5.4", information="lifestyle")
    assert "tobacco_smoking_summary.v1" in found.note
    assert not any("tobacco" in element for element, _ in found.elements)


def test_a_surprising_mapping_is_shown_to_the_strategist() -> None:
    found = translate(producer="openehr", consumer="omop-5.4", information="clinical-note")
    assert found.kind is Kind.ADAPTER
    assert "progress_note.v1 to measurement" in found.note


def test_the_best_of_several_standards_counts() -> None:
    many = frozenset({"hl7v2", "fhir-r4", "proprietary:x"})
    assert (
        translate(producer=many, consumer="fhir-r4b", information="lab-result").producer
        == "fhir-r4"
    )
    found = translate(producer=many, consumer="omop-5.4", information="lab-result")
    assert (found.kind, found.producer) == (Kind.MAPPED, "fhir-r4")


def test_a_system_without_a_standard_needs_an_adapter() -> None:
    found = translate(producer=frozenset(), consumer="fhir-r4", information="lab-result")
    assert found.kind is Kind.ADAPTER
    assert "the producer names no standard" in found.note


def test_a_regions_own_mapping_comes_before_the_shipped_ones(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        """sources: {region: {title: Regionens mappning, version: "1"}}
mappings: {region: {from: [openehr], to: [fhir-r4],
  targets: {Condition: [openEHR-EHR-EVALUATION.problem_diagnosis.v1]}}}
""",
        encoding="utf-8",
    )
    translator = Translator(load_catalogue(file))
    found = translator.translate(producer="openehr", consumer="fhir-r4", information="diagnosis")
    assert (found.via, found.evidence) == ("region", "Regionens mappning 1")


exchanged = sorted(name for name, each in CATALOGUE.standards.items() if each.exchange)
tokens = st.sampled_from([*exchanged, "proprietary:a", "proprietary:b", "annat"])
token_sets = st.frozensets(tokens, max_size=3)
objects = st.sampled_from(sorted(CATALOGUE.objects))
ORDER = list(Kind)


@settings(max_examples=150, deadline=None)
@given(token_sets, token_sets, objects)
def test_native_is_what_both_have_in_common_where_the_object_has_a_home(
    a: frozenset[str], b: frozenset[str], information: str
) -> None:
    found = translate(producer=a, consumer=b, information=information)
    if found.kind is Kind.NATIVE:
        assert common(a, b) is not None
    elif common(a, b) is not None:
        shared = CATALOGUE.standards[common(a, b) or ""]
        assert not CATALOGUE.objects[information].elements(shared.catalogue)


@settings(max_examples=100, deadline=None)
@given(token_sets, token_sets, tokens, objects)
def test_one_more_standard_never_makes_it_worse(
    a: frozenset[str], b: frozenset[str], more: str, information: str
) -> None:
    """An added standard can only help, except where the adapter was for want of any standard."""
    before = translate(producer=a, consumer=b, information=information)
    after = translate(producer=a | {more}, consumer=b, information=information)
    if a and b:
        assert ORDER.index(after.kind) <= ORDER.index(before.kind)


@settings(max_examples=60, deadline=None)
@given(tokens, tokens, objects)
def test_whether_a_standard_has_a_home_does_not_depend_on_the_direction(
    a: str, b: str, information: str
) -> None:
    there = translate(producer=a, consumer=b, information=information)
    back = translate(producer=b, consumer=a, information=information)
    assert (there.kind is Kind.NO_HOME) == (back.kind is Kind.NO_HOME)
    assert (there.kind is Kind.NATIVE) == (back.kind is Kind.NATIVE)
