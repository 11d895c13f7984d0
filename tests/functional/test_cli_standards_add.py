"""Templates put into the catalogue that a model names: what is added, kept, refused and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.standards.opt_files import RESULT, archetype_root, template

from modarch.standards.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("oehrpy")

MODEL = "modarch: 1\ninformation: {lab-result: {}}\ncatalogues: region.yaml\n"
BLOOD = "openEHR-EHR-OBSERVATION.blood_pressure.v2"
WRITTEN_BY_HAND = """# Ours; ask Anna before changing it.
profiles:
  - {canonical: "https://region.example/fhir/StructureDefinition/Lab", type: Observation}

templates:
  # agreed in March
  - id: "Old"
    root: openEHR-EHR-COMPOSITION.report.v1
    archetypes: [openEHR-EHR-OBSERVATION.pulse.v2]

  - id: "Lab"
    root: openEHR-EHR-COMPOSITION.report.v1
    archetypes: [openEHR-EHR-OBSERVATION.pulse.v2]

# the rest
archetypes:
  - openEHR-EHR-OBSERVATION.region_own.v1
"""


@pytest.fixture
def add(modarch: Callable[..., Any]) -> Callable[..., Any]:
    def run(*words: str | Path) -> Any:
        return modarch("standards", "add", *words)

    return run


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "model.yaml"
    file.write_text(MODEL, encoding="utf-8")
    return file


def opt(folder: Path, name: str, archetype: str = RESULT) -> Path:
    file = folder / f"{name}.opt"
    file.write_text(template(archetype_root(archetype), name=name), encoding="utf-8")
    return file


def test_the_catalogue_that_the_model_names_is_made(add, model: Path, tmp_path: Path) -> None:
    files = [opt(tmp_path, "Lab"), opt(tmp_path, "Vital", BLOOD)]
    outcome = add(model, *files)
    assert (outcome.code, outcome.out) == (0, "")
    assert "region.yaml: 2 new" in outcome.err
    assert list(load_catalogue(tmp_path / "region.yaml").templates) == ["Lab", "Vital"]
    again = (tmp_path / "region.yaml").read_bytes()
    assert "2 as before" in add(model, *files).err
    assert (tmp_path / "region.yaml").read_bytes() == again


def test_a_model_folder_will_do(add, tmp_path: Path) -> None:
    folder, templates = tmp_path / "model", tmp_path / "templates"
    folder.mkdir()
    templates.mkdir()
    (folder / "main.yaml").write_text(MODEL, encoding="utf-8")
    opt(templates, "Lab")
    assert add(folder, templates).code == 0
    assert "Lab" in load_catalogue(folder / "region.yaml").templates


def test_what_is_changed_is_replaced_and_the_rest_left_as_it_is(
    add, model: Path, tmp_path: Path
) -> None:
    own = tmp_path / "region.yaml"
    own.write_text(WRITTEN_BY_HAND, encoding="utf-8")
    outcome = add(model, opt(tmp_path, "Lab"), opt(tmp_path, "Vital", BLOOD))
    assert outcome.code == 0
    assert "region.yaml: 1 new, 1 replaced" in outcome.err
    text = own.read_text(encoding="utf-8")
    assert text.startswith(WRITTEN_BY_HAND.split('  - id: "Lab"', maxsplit=1)[0])
    assert text.endswith("\n\n# the rest" + WRITTEN_BY_HAND.split("# the rest")[1])
    found = load_catalogue(own)
    assert RESULT in found.templates["Lab"].archetypes
    assert found.templates["Old"].archetypes == ("openEHR-EHR-OBSERVATION.pulse.v2",)
    assert "openEHR-EHR-OBSERVATION.region_own.v1" in found.archetypes
    assert "https://region.example/fhir/StructureDefinition/Lab" in found.profiles


@pytest.mark.parametrize(
    "text", ["archetypes: []\n", "templates: []\narchetypes: []\n", "# empty\n", ""]
)
def test_a_catalogue_without_templates_gets_them(add, model, tmp_path: Path, text: str) -> None:
    own = tmp_path / "region.yaml"
    own.write_text(text, encoding="utf-8")
    assert add(model, opt(tmp_path, "Lab")).code == 0
    assert list(load_catalogue(own).templates) == ["Lab"]
    assert own.read_text(encoding="utf-8").count("templates:") == 1


def test_a_list_at_the_left_margin_is_kept(add, model: Path, tmp_path: Path) -> None:
    own = tmp_path / "region.yaml"
    own.write_text(
        "templates:\n- id: Old\n  root: openEHR-EHR-COMPOSITION.report.v1\n  archetypes: []\n"
        "archetypes: []\n",
        encoding="utf-8",
    )
    assert add(model, opt(tmp_path, "Lab")).code == 0
    assert list(load_catalogue(own).templates) == ["Old", "Lab"]


def test_bad_files_are_findings_and_the_good_ones_are_used(
    add, model: Path, tmp_path: Path
) -> None:
    good = opt(tmp_path, "Lab")
    bomb = tmp_path / "bomb.opt"
    bomb.write_text(
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><template>&b;</template>',
        encoding="utf-8",
    )
    cut = tmp_path / "cut.opt"
    cut.write_text(good.read_text(encoding="utf-8")[:400], encoding="utf-8")
    other = tmp_path / "other.opt"
    other.write_text("<foo/>", encoding="utf-8")
    web = tmp_path / "web.opt"
    web.write_text('{"templateId": "Lab"}', encoding="utf-8")
    outcome = add(model, good, bomb, cut, other, web, tmp_path / "none.opt")
    assert outcome.code == 1
    for code in ("entities", "not-xml", "not-opt", "unreadable"):
        assert f"[template-{code}]" in outcome.err
    assert list(load_catalogue(tmp_path / "region.yaml").templates) == ["Lab"]


def test_nothing_is_written_when_nothing_is_usable(add, model: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.opt").write_text("<foo/>", encoding="utf-8")
    outcome = add(model, tmp_path / "bad.opt")
    assert outcome.code == 2
    assert "nothing was written" in outcome.err
    assert not (tmp_path / "region.yaml").exists()


def test_a_model_that_names_no_catalogue_is_told_what_to_write(add, model, tmp_path: Path) -> None:
    model.write_text("modarch: 1\n", encoding="utf-8")
    outcome = add(model, opt(tmp_path, "Lab"))
    assert outcome.code == 2
    assert "write catalogues: region.yaml" in outcome.err
    assert add(model, opt(tmp_path, "Lab"), "-o", tmp_path / "own.yaml").code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("templates: [{id: A, root: openEHR-EHR-COMPOSITION.report.v1}]\n", "lines of their own"),
        ("templates: {\n", "region.yaml:"),
        ("wrong: []\n", "region.yaml:"),
    ],
)
def test_a_catalogue_that_cannot_be_updated_is_left_alone(
    add, model, tmp_path: Path, text: str, told: str
) -> None:
    own = tmp_path / "region.yaml"
    own.write_text(text, encoding="utf-8")
    outcome = add(model, opt(tmp_path, "Lab"))
    assert (outcome.code, own.read_text(encoding="utf-8")) == (2, text)
    assert told in outcome.err


def test_wrong_usage_is_told(add, model: Path, tmp_path: Path) -> None:
    assert "Name the templates too" in add(model).err
    assert "-o FILE" in add(opt(tmp_path, "Lab")).err
