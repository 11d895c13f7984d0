"""The catalogue under a model's own ids, with the model's own bindings first."""

from __future__ import annotations

from modarch.landscape.load import loads
from modarch.standards.bound import REGION, catalogue_of, translator_of
from modarch.standards.catalogue import load_catalogue
from modarch.standards.translation import Kind, Reason

SHIPPED = load_catalogue()


def bound(information: str, more: str = ""):
    return loads(f"modarch: 1\ninformation: {{{information}}}\n{more}")


def test_an_object_takes_its_row_by_id_or_by_name_of_the_row() -> None:
    rows = catalogue_of(bound("lab-result: {name: Svar}, x: {catalogue: lab-result}")).objects
    assert list(rows) == ["lab-result", "x"]
    assert rows["lab-result"].name.sv == "Svar"
    assert rows["x"].fhir == SHIPPED.objects["lab-result"].fhir
    assert not rows["x"].unstated


def test_what_the_model_binds_comes_first_and_the_rest_is_kept() -> None:
    row = catalogue_of(
        bound("lab-result: {standards: {fhir: [Observation], omop: [MEASUREMENT.value_as_number]}}")
    ).objects["lab-result"]
    assert (row.fhir, row.omop) == (("Observation",), ("measurement",))
    assert row.openehr == SHIPPED.objects["lab-result"].openehr
    assert row.evidence == (REGION,)


def test_an_object_that_the_model_does_not_name_has_the_name_of_its_row() -> None:
    rows = catalogue_of(bound("lab-result: {}, x: {catalogue: lab-order}, own: {}")).objects
    assert [rows[name].name.en for name in ("lab-result", "x", "own")] == [
        "Laboratory result",
        "Laboratory order",
        "own",
    ]


def test_names_of_ni_are_told_apart_from_each_other_and_from_information_sets() -> None:
    uri = "https://informationsstruktur.socialstyrelsen.se/nim/x"
    row = catalogue_of(
        bound(f"x: {{standards: {{ni: [diagnos, observation, 'nim:{uri}']}}}}")
    ).objects["x"]
    assert (row.ni_concepts, row.ni_classes, row.nim) == (("diagnos",), ("Observation",), uri)


def test_versions_of_contracts_that_the_model_states_are_the_ones_asked_for() -> None:
    services = "services: {npo: {service_contracts: [GetCareContacts 3.0, GetDiagnosis]}}"
    found = catalogue_of(bound("x: {standards: {services: [GetOwn 1.0]}}", services)).services
    assert found["GetCareContacts"].versions == ("3.0",)
    assert found["GetDiagnosis"].versions == SHIPPED.services["GetDiagnosis"].versions
    assert found["GetOwn"].versions == ("1.0",)


def test_profiles_and_code_systems_follow_the_ids_of_the_model() -> None:
    catalogue = catalogue_of(
        bound("person: {catalogue: patient-demographics, standards: {terminologies: [SKR]}}")
    )
    assert {profile.type for profile in catalogue.profiles_of("person")} == {"Patient"}
    assert catalogue.terminologies["SKR"].name.sv == "SKR"


def test_an_object_that_nobody_has_bound_is_not_said_to_lack_a_home() -> None:
    translator = translator_of(bound("x: {standards: {fhir: [Basic]}}, y: {catalogue: nothing}"))
    for information, reason in (("x", Reason.NO_MAPPING), ("y", Reason.NOT_IN_CATALOGUE)):
        found = translator.translate(
            producer="fhir-r4", consumer="openehr", information=information
        )
        assert (found.kind, found.reason) == (Kind.ADAPTER, reason)


def test_own_bindings_change_the_translation() -> None:
    def kind(text: str) -> Kind:
        found = translator_of(bound(text)).translate(
            producer="openehr", consumer="fhir-r4", information="x"
        )
        return found.kind

    assert kind("x: {catalogue: lab-result}") is Kind.MAPPED
    own = "x: {catalogue: lab-result, standards: {openehr: [openEHR-EHR-OBSERVATION.own.v1]}}"
    assert kind(own) is Kind.ADAPTER


def test_a_landscape_that_adds_nothing_shares_one_translator() -> None:
    assert translator_of(bound("lab-result: {}")) is translator_of(bound("diagnosis: {}"))
    assert translator_of(bound("x: {catalogue: diagnosis}")) is not translator_of(bound("x: {}"))
