"""A region's own rows on top of the shipped catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modarch.errors import InputInvalid
from modarch.standards.catalogue import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.standards.catalogue import Catalogue

LOCAL = "openEHR-EHR-OBSERVATION.region_lab.v1"


def _with(tmp_path: Path, text: str) -> Catalogue:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return load_catalogue(file)


def _problems(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    with pytest.raises(InputInvalid) as caught:
        _with(tmp_path, text)
    return [(d.code, d.location.line if d.location else 0) for d in caught.value.diagnostics]


def test_a_row_changes_only_the_fields_it_writes(tmp_path: Path) -> None:
    catalogue = _with(
        tmp_path, f"information:\n  lab-result:\n    openehr: [{LOCAL}]\narchetypes: [{LOCAL}]\n"
    )
    changed, shipped = catalogue.objects["lab-result"], load_catalogue().objects["lab-result"]
    assert changed.openehr == (LOCAL,)
    assert changed.fhir == shipped.fhir
    assert changed.name == shipped.name
    assert load_catalogue().objects["lab-result"].openehr != (LOCAL,)


def test_a_new_object_needs_no_more_than_it_states(tmp_path: Path) -> None:
    text = "information:\n  curve:\n    sv: Kurva\n    fhir: [Observation]\n    note: lokal\n"
    curve = _with(tmp_path, text).objects["curve"]
    assert (curve.name.sv, curve.fhir, curve.omop, curve.note) == (
        "Kurva",
        ("Observation",),
        (),
        "lokal",
    )


def test_every_section_is_read(tmp_path: Path) -> None:
    catalogue = _with(
        tmp_path,
        f"""
sources: {{region: {{title: Regionens mappningar, version: "1.0"}}}}
mappings:
  region: {{from: [openehr], to: [fhir-r4], targets: {{Observation: [{LOCAL}]}}}}
standards: {{regformat: {{sv: Registerformat, aliases: [inca]}}}}
profiles:
  - {{canonical: "https://region.example/fhir/Lab", type: Observation, objects: [lab-result]}}
services: [{{contract: GetRegionThing, versions: ["1.0"]}}]
templates: [{{id: Lab, root: openEHR-EHR-COMPOSITION.report-result.v1, archetypes: [{LOCAL}]}}]
""",
    )
    assert catalogue.mappings[-1].pairs == {LOCAL: ("Observation",)}
    assert catalogue.sources["region"].version == "1.0"
    assert catalogue.standards["regformat"].line == "regformat"
    assert "https://region.example/fhir/Lab" in {
        p.canonical for p in catalogue.profiles_of("lab-result")
    }
    assert catalogue.services["GetRegionThing"].versions == ("1.0",)
    assert catalogue.templates["Lab"].archetypes == (LOCAL,)
    assert LOCAL in catalogue.archetypes


def test_a_folder_of_files_is_one_catalogue(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("information: {one: {fhir: [Flag]}}\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("information: {two: {fhir: [Flag]}}\n", encoding="utf-8")
    assert {"one", "two"} <= load_catalogue(tmp_path).objects.keys()


def test_an_archetype_that_a_template_brings_is_not_a_warning(tmp_path: Path) -> None:
    bound = f"information: {{curve: {{openehr: [{LOCAL}]}}}}\n"
    assert [f.code for f in _with(tmp_path, bound).findings] == ["archetype-unknown"]
    template = f"templates: [{{id: T, root: {LOCAL}, archetypes: [{LOCAL}]}}]\n"
    assert _with(tmp_path, bound + template).findings == ()


def test_every_problem_is_told_at_once_on_its_line(tmp_path: Path) -> None:
    text = """information:
  Lab_X: {fihr: [Observation]}
  b:
    omop: measurement
    ehds: six
profils: []
templates: [{id: x}]
services: [{contract: GetX, versions: [2.0]}]
mappings: []
standards: {x: ordning}
archetypes: [1]
"""
    assert _problems(tmp_path, text) == [
        ("malformed-id", 2),
        ("unknown-field", 2),
        ("wrong-type", 4),
        ("wrong-type", 5),
        ("unknown-section", 6),
        ("missing-field", 7),
        ("wrong-type", 8),
        ("catalogue-shape", 9),
        ("catalogue-shape", 10),
        ("wrong-type", 11),
    ]


def test_bindings_of_a_row_are_checked_on_their_line(tmp_path: Path) -> None:
    text = """information:
  a:
    fhir:
      - Observation
      - Obervation
    ni: {concepts: [Diagnos]}
    ehds: 7
profiles: [{canonical: lab, type: Observation}]
archetypes: [lab]
"""
    assert _problems(tmp_path, text) == [
        ("fhir-type-unknown", 5),
        ("ehds-category", 7),
        ("canonical-malformed", 8),
        ("archetype-malformed", 9),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- a\n", "catalogue-shape"),
        ("information: {a: {fhir: [Flag]}, a: {}}\n", "duplicate-key"),
        ("information: [\n", "syntax"),
        ("[" * 5000, "syntax"),
    ],
)
def test_files_that_are_no_catalogue_are_refused_with_a_message(
    tmp_path: Path, text: str, code: str
) -> None:
    assert code in {found for found, _ in _problems(tmp_path, text)}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputInvalid, match=r"own\.yaml"):
        load_catalogue(tmp_path / "own.yaml")


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    assert _with(tmp_path, "").objects == load_catalogue().objects
