"""Bindings: malformed is an error, unknown is a warning, and the nearest known name is offered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.errors import Severity
from modarch.standards.archetypes import RM_CLASSES, parse_archetype_id
from modarch.standards.bindings import (
    CHECKS,
    check_archetype,
    check_fhir_type,
    check_ni,
    check_omop,
    check_profile,
    check_service,
    check_terminology,
)
from modarch.standards.catalogue import load_catalogue

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("fhir", "Observation"),
        ("profiles", "http://hl7.se/fhir/ig/base/StructureDefinition/SEBasePatient"),
        ("profiles", "http://hl7.se/fhir/ig/base/StructureDefinition/SEBasePatient|1.1.0"),
        ("profiles", "http://hl7.org/fhir/StructureDefinition/Observation"),
        ("openehr", "openEHR-EHR-OBSERVATION.blood_pressure.v2"),
        ("openehr", "openEHR-EHR-OBSERVATION.blood_pressure.v2.0.8"),
        ("openehr", "org.openehr::openEHR-EHR-OBSERVATION.blood_pressure.v2.0.8-alpha"),
        ("omop", "measurement"),
        ("omop", "MEASUREMENT.Value_As_Number"),
        ("ni", "Vårdkontakt"),
        ("ni", "vårdkontakt"),
        ("ni", "nim:https://informationsstruktur.socialstyrelsen.se/nim/123"),
        ("services", "GetDiagnosis"),
        ("services", "GetDiagnosis 2.0"),
        ("services", "GetDiagnosis|2"),
        ("services", "urn:riv:clinicalprocess:healthcond:description:GetDiagnosisResponder:2"),
        ("terminologies", "npu"),
    ],
)
def test_correct_bindings_pass(kind: str, value: str) -> None:
    assert CHECKS[kind](value, CATALOGUE) == ()


@pytest.mark.parametrize(
    ("kind", "value", "code", "severity", "hint"),
    [
        ("fhir", "Obervation", "fhir-type-unknown", "error", "did you mean 'Observation'?"),
        ("fhir", "DeviceUsage", "fhir-type-release", "error", "it exists in R5"),
        ("fhir", "ReferralRequest", "fhir-type-release", "error", "it exists in STU3"),
        ("profiles", "ftp://hl7.se/x", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https:///x", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https://hl7.se", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https://hl7.se/a b", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https://hl7.se/x#y", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https://hl7.se/x|", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https://hl7.se/x|latest", "canonical-malformed", "error", "|1.2.3"),
        ("profiles", "https://[bad/x", "canonical-malformed", "error", "|1.2.3"),
        (
            "profiles",
            "http://hl7.se/fhir/ig/base/StructureDefinition/SEBasePatent",
            "profile-unknown",
            "warning",
            "SEBasePatient",
        ),
        ("profiles", "https://region.example/fhir/Lab", "profile-unknown", "note", ""),
        (
            "profiles",
            "http://hl7.se/fhir/ig/base/StructureDefinition/SEBasePatient|9.9.9",
            "profile-version",
            "note",
            "seen: 1.1.0",
        ),
        (
            "openehr",
            "openEHR-EHR-OBSERVATION.blod_pressure.v2",
            "archetype-unknown",
            "warning",
            "did you mean 'openEHR-EHR-OBSERVATION.blood_pressure.v2'?",
        ),
        (
            "openehr",
            "openEHR-EHR-OBSERVATION.blood_pressure.v1",
            "archetype-version",
            "warning",
            "known: openEHR-EHR-OBSERVATION.blood_pressure.v2",
        ),
        (
            "openehr",
            "openEHR-EHR-OBSERVATION.blood_pressure",
            "archetype-malformed",
            "error",
            "write openEHR-EHR-OBSERVATION.blood_pressure.v2",
        ),
        (
            "openehr",
            "openEHR-EHR-Observation.blood_pressure.v2",
            "archetype-malformed",
            "error",
            "did you mean 'openEHR-EHR-OBSERVATION.blood_pressure.v2'?",
        ),
        ("openehr", "openEHR-EHR-THING.x.v1", "archetype-malformed", "error", ""),
        ("openehr", "blodtryck", "archetype-malformed", "error", "the class is one of ACTION"),
        ("omop", "measurment", "omop-table", "error", "did you mean 'measurement'?"),
        ("omop", "person.birth", "omop-field", "error", ""),
        ("omop", "person.gender_concept", "omop-field", "error", "'gender_concept_id'"),
        ("ni", "Vårdkontakten", "ni-unknown", "warning", "did you mean 'Vårdkontakt'?"),
        ("ni", "nim:blodtryck", "nim-malformed", "error", "nim:https://"),
        ("ni", "nim:https://example.org/nim/1", "nim-elsewhere", "warning", "lie under"),
        ("services", "GetDiagnos", "service-unknown", "warning", "'GetDiagnosis'"),
        ("services", "hämta diagnos", "service-malformed", "error", "GetDiagnosis 2.0"),
        ("services", "GetDiagnosis 9.0", "service-version", "note", "seen: 2.0"),
        ("terminologies", "icd10se", "terminology-unknown", "note", "did you mean 'icd-10-se'?"),
    ],
)
def test_faulty_bindings_are_told_with_their_cure(
    kind: str, value: str, code: str, severity: str, hint: str
) -> None:
    (finding,) = CHECKS[kind](value, CATALOGUE)
    assert (finding.code, str(finding.severity)) == (code, severity)
    assert finding.parameters == {"value": value}
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("value", "fine", "missing"),
    [
        ("Media", ("STU3", "R4", "R4B"), ("R5",)),
        ("SubscriptionTopic", ("R4B", "R5"), ("STU3", "R4")),
        ("EffectEvidenceSynthesis", ("R4",), ("STU3", "R4B", "R5")),
    ],
)
def test_a_type_is_checked_against_the_release_that_is_asked_for(
    value: str, fine: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    assert all(check_fhir_type(value, CATALOGUE, release) == () for release in fine)
    for release in missing:
        (finding,) = check_fhir_type(value, CATALOGUE, release)
        assert finding.code == "fhir-type-release"
        assert release in finding.message


def test_a_version_written_with_fewer_parts_is_the_same_version() -> None:
    assert check_service("GetDiagnosis 2", CATALOGUE) == ()
    assert check_service("GetDiagnosis 20", CATALOGUE) != ()


identifier = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True)
rm_class = st.sampled_from(sorted(RM_CLASSES["EHR"]))
major = st.integers(min_value=0, max_value=30)


@settings(max_examples=60, deadline=None)
@given(rm_class, identifier, major, st.sampled_from(["", ".1", ".1.0", ".0.3"]))
def test_archetype_ids_are_read_and_written_alike(
    rm: str, concept: str, version: int, rest: str
) -> None:
    text = f"openEHR-EHR-{rm}.{concept}.v{version}{rest}"
    parsed = parse_archetype_id(text)
    assert parsed is not None
    assert str(parsed) == text
    assert parsed.line == f"openEHR-EHR-{rm}.{concept}.v{version}"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_no_text_whatever_makes_a_check_fail_itself(text: str) -> None:
    for check in (
        check_archetype,
        check_fhir_type,
        check_ni,
        check_omop,
        check_profile,
        check_service,
        check_terminology,
    ):
        for finding in check(text, CATALOGUE):
            assert finding.severity in Severity
            assert finding.message
