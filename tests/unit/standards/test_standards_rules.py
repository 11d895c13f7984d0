"""What `validate` tells of the standards a model states: what, how serious, and exactly where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modarch.analysis.rules import standards as rules
from modarch.analysis.validation import validate
from modarch.errors import Severity
from modarch.landscape.load import loads
from modarch.standards import catalogue as catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.analysis.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(getattr(rules, name) for name in rules.__all__)


def told(text: str) -> list[tuple[str, int, int, str]]:
    """Every finding of the rules on standards: rule, line, column and message with its cure."""
    landscape = loads("modarch: 1\n" + text)
    return [
        (one.code, one.location.line, one.location.column, f"{one.message}; {one.hint}")
        for rule in RULES
        for one in rule.check(landscape)
        if one.location
    ]


@pytest.mark.parametrize(
    ("binding", "code", "said"),
    [
        ("fhir: [Obervation]", "binding-malformed", "did you mean 'Observation'?"),
        ("fhir: [NutritionIntake]", "binding-malformed", "it exists in R5"),
        ("profiles: [hl7.se/x]", "binding-malformed", "does not begin with http"),
        ("openehr: [openEHR-EHR-OBSERVATION.pulse]", "binding-malformed", "pulse.v2"),
        ("openehr: [openEHR-EHR-OBSERVATION.pulse.v9]", "binding-unknown", "pulse.v2"),
        ("openehr: [openEHR-EHR-OBSERVATION.puls.v2]", "binding-unknown", "did you mean"),
        ("omop: [measurements]", "binding-malformed", "did you mean 'measurement'?"),
        ("omop: [measurement.value]", "binding-malformed", "no field 'value'"),
        ("ni: [Diagnoss]", "binding-unknown", "did you mean 'Diagnos'?"),
        ("ni: ['nim:ftp://x']", "binding-malformed", "nim:https://"),
        ("services: [get diagnosis]", "binding-malformed", "GetDiagnosis 2.0"),
        ("services: [GetDiagnos]", "binding-unknown", "did you mean 'GetDiagnosis'?"),
        ("services: [GetDiagnosis 9.0]", "binding-to-check", "seen: 2.0"),
        ("terminologies: [npuu]", "binding-to-check", "did you mean 'npu'?"),
        ("ehds: 7", "binding-malformed", "from 1 to 6"),
    ],
)
def test_a_wrong_binding_is_told_at_the_value(binding: str, code: str, said: str) -> None:
    text = f"information:\n  lab:\n    standards:\n      {binding}\n"
    key, _, value = binding.partition(": ")
    column = 7 + len(key) + 2 + value.startswith("[")
    [(found, line, place, message)] = told(text)
    assert (found, line, place) == (code, 5, column)
    assert said in message


def test_right_bindings_are_not_mentioned() -> None:
    text = """
information:
  lab:
    standards:
      fhir: [Observation]
      profiles: ["http://hl7.org/fhir/StructureDefinition/Observation"]
      openehr: [openEHR-EHR-OBSERVATION.laboratory_test_result.v1]
      omop: [measurement, MEASUREMENT.measurement_date]
      ni: [Observation]
      services: [GetLaboratoryOrderOutcome 4.2]
      terminologies: [npu]
      ehds: 5
"""
    assert told(text) == []


def test_a_type_of_a_release_that_is_spoken_is_right() -> None:
    bound = "information: {food: {standards: {fhir: [NutritionIntake]}}}\n"
    assert told(bound)
    assert not told(bound + "systems: {kitchen: {standards: fhir-r5}}\n")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("systems:\n  a: {standards: [hl7v2, fihr-r4]}\n", 3, 26),
        ("systems:\n  a: {standards: fihr-r4}\n", 3, 18),
        ("information: {x: {}}\nmodules:\n  a: {speaks: {x: [fihr-r4]}}\n", 4, 20),
        ("platforms:\n  a: {canonical: fihr-r4}\n", 3, 18),
        (
            "information: {x: {}}\nplatforms:\n  a: {canonical: {default: openehr, x: fihr-r4}}\n",
            4,
            40,
        ),
        ("platforms:\n  a: {canonical: {default: fihr-r4}}\n", 3, 28),
        (
            "systems: {a: {}, b: {}}\nintegrations:\n"
            "  i: {consumer: a, provider: b, standard: fihr-r4}\n",
            4,
            43,
        ),
    ],
)
def test_an_unknown_standard_is_told_wherever_it_stands(text: str, line: int, column: int) -> None:
    [(code, *place, message)] = told(text)
    assert (code, place) == ("unknown-standard", [line, column])
    assert "did you mean 'fhir-r4'?" in message


@pytest.mark.parametrize(
    "word", ["FHIR R4", "HL7 2.5.1", "Proprietary", "openEHR-EHR-OBSERVATION.pulse.v2", "rivta"]
)
def test_known_words_for_standards_are_not_mentioned(word: str) -> None:
    assert told(f"systems: {{a: {{standards: '{word}'}}}}\n") == []


def test_an_unknown_row_of_the_catalogue_is_an_error_at_its_place() -> None:
    [(code, line, column, message)] = told("information:\n  lab: {catalogue: lab-results}\n")
    assert (code, line, column) == ("unknown-catalogue-object", 3, 20)
    assert "did you mean 'lab-result'?" in message


def test_contracts_and_profiles_of_services_are_checked() -> None:
    text = "services:\n  npo: {service_contracts: [GetDiagnosis, GetDiagnos, 'https://x y/z']}\n"
    assert [(code, column) for code, _, column, _ in told(text)] == [
        ("binding-malformed", 55),
        ("binding-unknown", 43),
    ]


def test_the_catalogue_is_not_read_when_nothing_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_own: object) -> None:
        raise AssertionError("the catalogue was read")

    landscape = loads("{modarch: 1, information: {lab-result: {}}, systems: {a: {keep: true}}}")
    monkeypatch.setattr(rules, "load_catalogue", never)
    monkeypatch.setattr(catalogues, "_shipped", never)
    checked = [rule for rule in RULES if rule.code != "own-catalogue-unusable"]
    assert [found for rule in checked for found in rule.check(landscape)] == []


class TestOwnCatalogues:
    MODEL = (
        "modarch: 1\ncatalogues: [own.yaml]\nsystems: {a: {standards: region-xml, keep: true}}\n"
    )

    def model(self, folder: Path, own: str) -> Path:
        (folder / "model.yaml").write_text(self.MODEL, encoding="utf-8")
        (folder / "own.yaml").write_text(own, encoding="utf-8")
        return folder

    def test_own_rows_count_and_do_not_mix_with_the_parts_of_the_model(
        self, tmp_path: Path
    ) -> None:
        own = "standards: {region-xml: {sv: Regionens XML}}\ninformation: {curve: {sv: Kurva}}\n"
        assert validate(self.model(tmp_path, own)) == ()
        assert validate(tmp_path / "model.yaml") == ()

    def test_what_is_wrong_in_them_is_told_with_their_line(self, tmp_path: Path) -> None:
        own = "archetypes: []\ninformation:\n  curve: {fhir: [Obervation]}\n"
        errors = [one for one in validate(self.model(tmp_path, own)) if one.severity == "error"]
        assert [one.code for one in errors] == ["own-catalogue-unusable"]
        assert "own.yaml:3:18: 'Obervation'" in errors[0].message
        assert str(errors[0].location).endswith("model.yaml:2:13")

    def test_an_unknown_archetype_in_them_is_a_warning(self, tmp_path: Path) -> None:
        own = (
            "standards: {region-xml: {sv: XML}}\n"
            "information: {curve: {openehr: [openEHR-EHR-OBSERVATION.qqq.v1]}}\n"
        )
        [found] = validate(self.model(tmp_path, own))
        assert (found.code, found.severity) == ("own-catalogue-odd", Severity.WARNING)

    def test_a_catalogue_that_is_not_there_is_told_where_it_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "model.yaml").write_text(self.MODEL, encoding="utf-8")
        with pytest.raises(Exception, match=r"model.yaml:2:14: error: .*own.yaml.* does not exist"):
            validate(tmp_path)
