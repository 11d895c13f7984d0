"""The annex of a tender on the command line: what is written, for what, and what is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import defusedxml.ElementTree as SafeTree
import fhirkit
import pytest
from tests.unit.standards.opt_files import RESULT, archetype_root, template

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = "models/vgr-alternativ-c"

MODEL = """modarch: 1
programme: {language: en, as_of: 2027-03}
information: {lab-result: {}, lab-order: {}, imaging-study: {}, patient-demographics: {}}
capabilities:
  analyse: {consumes: [lab-order], produces: [lab-result]}
  order: {consumes: [lab-result], produces: [lab-order]}
modules:
  lab: {name: Laboratory, size: M, capabilities: analyse, standards: hl7v2, uses: {cdr: native}}
  orders: {size: S, capabilities: order, standards: fhir-r4, uses: {cdr: api}}
  pictures: {size: S, produces: imaging-study, standards: dicom}
  plain: {size: S, consumes: patient-demographics}
  silent: {size: S}
platforms:
  cdr: {size: L, kind: information, canonical: openehr, carries: [lab-result]}
integrations:
  lab-cdr: {consumer: cdr, provider: lab, information: lab-result, owner: The region}
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "model.yaml"
    file.write_text(MODEL, encoding="utf-8")
    return file


def part(markdown: str, number: int) -> str:
    return markdown.split(f"## {number}. ")[1].split("\n## ", maxsplit=1)[0]


def test_a_module_gets_word_markdown_and_fhir_in_both_languages(modarch, tmp_path: Path) -> None:
    for language, name, title in (
        ("sv", "bilaga", "Teknisk bilaga: Läkemedel"),
        ("en", "annex", "Technical annex: Medication"),
    ):
        folder = tmp_path / language
        outcome = modarch("annex", REFERENCE, "lakemedel", "-o", folder, "--lang", language)
        assert (outcome.code, outcome.out) == (0, ""), outcome.err
        assert {file.name for file in folder.iterdir()} == {
            f"lakemedel-{name}.docx",
            f"lakemedel-{name}.md",
            "lakemedel-capability-statement.json",
            "lakemedel-implementation-guide.json",
        }
        markdown = (folder / f"lakemedel-{name}.md").read_text(encoding="utf-8")
        assert markdown.startswith(f"# {title}")
        assert [f"\n## {number}. " in markdown for number in range(1, 11)] == [True] * 10
        with zipfile.ZipFile(
            io.BytesIO((folder / f"lakemedel-{name}.docx").read_bytes())
        ) as archive:
            assert archive.testzip() is None
            for entry in archive.namelist():
                SafeTree.fromstring(archive.read(entry))


def test_every_annex_of_the_reference_landscape_is_valid_fhir(modarch, tmp_path: Path) -> None:
    outcome = modarch("annex", REFERENCE, "--all", "-o", tmp_path, "--base", "https://r.example/f")
    assert outcome.code == 0
    assert "example addresses" not in outcome.err
    statements = sorted(tmp_path.glob("*-capability-statement.json"))
    assert len(statements) >= 30
    for file in (*statements, *tmp_path.glob("*-implementation-guide.json")):
        resource = json.loads(file.read_text(encoding="utf-8"))
        assert not [one for one in fhirkit.validate(resource) if one.severity == "error"], file
        assert resource["url"].startswith("https://r.example/f/")
        if resource["resourceType"] == "CapabilityStatement":
            assert (resource["kind"], resource["fhirVersion"]) == ("requirements", "4.0.1")
            assert resource["description"]
            assert not resource.keys() & {"software", "implementation"}


def test_the_same_model_gives_the_same_bytes(modarch, model: Path, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        assert modarch("annex", model, "--all", "-o", folder).code == 0
    first, second = (
        {file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders
    )
    assert first == second


def test_what_a_module_speaks_is_demanded_and_what_others_speak_recommended(modarch, model) -> None:
    """The laboratory stores on the openEHR platform, so openEHR is a SHALL though it says HL7v2."""
    lab = modarch("annex", model, "lab").out
    assert "SHALL: hl7v2, openehr" in part(lab, 1)
    assert "laboratory\\_test\\_result.v1 | SHALL" in part(lab, 3)
    assert "No requirement in this part." in part(lab, 2)
    orders = modarch("annex", model, "orders").out
    assert "SHALL: read, search-type" in part(orders, 2)
    assert "laboratory\\_test\\_result.v1 | SHOULD" in part(orders, 3)


def test_who_owns_an_integration_stands_in_the_annex(modarch, model: Path) -> None:
    text = model.read_text(encoding="utf-8").replace("uses: {cdr: native}", "uses: {cdr: api}")
    model.write_text(text, encoding="utf-8")
    lab = part(modarch("annex", model, "lab").out, 6)
    assert (
        "| cdr | produces | Laboratory result | hl7v2 → openehr | an adapter has to be written |"
        in lab
    )
    assert "The region" in lab


def test_a_platform_gets_an_annex_as_well(modarch, model: Path) -> None:
    cdr = modarch("annex", model, "cdr").out
    assert "keeps or passes on for others" in part(cdr, 1)
    assert "SHALL" in part(cdr, 3)


def test_a_model_without_standards_gets_an_annex_without_fhir_and_is_told(
    modarch, model: Path, tmp_path: Path
) -> None:
    outcome = modarch("annex", model, "plain", "-o", tmp_path / "out")
    assert outcome.code == 0
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".docx", ".md"}
    assert "Nothing is asked of 'plain' in FHIR R4" in outcome.err


def test_a_supplier_s_own_format_is_never_asked_for(modarch, model: Path) -> None:
    text = MODEL.replace("standards: fhir-r4", "standards: [proprietary, fhir-r4]")
    model.write_text(text, encoding="utf-8")
    assert "proprietary" not in part(modarch("annex", model, "orders").out, 1)


def test_another_release_of_fhir_is_told_and_not_stated_as_r4(
    modarch, model: Path, tmp_path: Path
) -> None:
    model.write_text(MODEL.replace("standards: fhir-r4", "standards: fhir-r5"), encoding="utf-8")
    outcome = modarch("annex", model, "orders", "-o", tmp_path / "out")
    assert "'orders' speaks fhir-r5; FHIR R4 is the only release" in outcome.err
    assert not list((tmp_path / "out").glob("*.json"))


def test_an_assumption_is_told_in_the_annex_and_in_its_fhir(modarch, model, tmp_path) -> None:
    told = "are assumptions in the model"
    assert told not in modarch("annex", model, "orders").out
    assumed = MODEL.replace(
        "standards: fhir-r4", "standards: {value: fhir-r4, confidence: assumption}"
    )
    model.write_text(assumed, encoding="utf-8")
    assert told in modarch("annex", model, "orders").out
    assert modarch("annex", model, "orders", "-o", tmp_path / "out").code == 0
    statement = (tmp_path / "out" / "orders-capability-statement.json").read_text("utf-8")
    assert told in json.loads(statement)["description"]
    assert "är antaganden i modellen" in modarch("annex", REFERENCE, "lakemedel").out


def test_the_region_s_own_templates_are_found_by_their_archetypes(
    modarch, model: Path, tmp_path: Path
) -> None:
    pytest.importorskip("oehrpy")
    opt = tmp_path / "lab.opt"
    opt.write_text(template(archetype_root(RESULT), name="Region lab"), encoding="utf-8")
    assert modarch("standards", "add", opt, "-o", tmp_path / "own.yaml").code == 0
    model.write_text(MODEL + "catalogues: own.yaml\n", encoding="utf-8")
    assert "| Region lab |" in part(modarch("annex", model, "lab").out, 3)
    assert "Region lab" not in modarch("annex", model, "pictures").out


def test_all_leaves_out_what_exchanges_nothing_and_says_so(
    modarch, model: Path, tmp_path: Path
) -> None:
    outcome = modarch("annex", model, "--all", "-o", tmp_path / "out")
    assert outcome.code == 0
    assert "what they produce or consume: silent\n" in outcome.err
    stems = {file.name.split("-")[0] for file in (tmp_path / "out").glob("*.md")}
    assert stems == {"lab", "orders", "pictures", "plain", "cdr"}


def test_nothing_is_overwritten_unless_it_is_asked_for(
    modarch, model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    assert modarch("annex", model, "lab", "-o", folder).code == 0
    changed = folder / "lab-annex.md"
    changed.write_text("mine", encoding="utf-8")
    refused = modarch("annex", model, "lab", "-o", folder)
    assert (refused.code, changed.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.err
    assert modarch("annex", model, "lab", "-o", folder, "--force").code == 0
    assert changed.read_text(encoding="utf-8").startswith("# Technical annex")


def test_who_asks_and_when_is_as_the_user_says(modarch, model: Path) -> None:
    words = ("--issuer", "Region X", "--date", "2027-05-01", "--edition", "2.1")
    head = modarch("annex", model, "lab", *words).out.split("##")[0]
    assert "Issued by: Region X" in head
    assert "Date: 2027-05-01" in head
    assert "Version: 2.1" in head
    assert "Date: 2027-03\n" in modarch("annex", model, "lab").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("labb",), "did you mean 'lab'?"),
        (("silent",), "does not say what 'silent' produces or consumes"),
        ((), "Name a module or platform, or ask for --all. The model has: lab, orders"),
        (("lab", "--all"), "not both"),
        (("lab", "orders"), "add -o FOLDER"),
        (("lab", "--date", "2027-02-30"), "is no date"),
        (("lab", "--base", "ftp://region.example"), "only http and https"),
        (("lab", "--base", "region.example"), "only http and https"),
    ],
)
def test_wrong_usage_is_told(words, told: str, modarch, model: Path) -> None:
    outcome = modarch("annex", model, *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_a_file_where_the_folder_should_be_is_told(modarch, model: Path) -> None:
    outcome = modarch("annex", model, "lab", "-o", model)
    assert outcome.code == 2
    assert "cannot be made a folder" in outcome.err


def test_help_and_validate_import_neither_fhir_nor_openehr(model: Path) -> None:
    for words in (["--help"], ["validate", str(model)], ["annex", str(model), "lab"]):
        code = (
            "import sys\nfrom modarch.cli import main\n"
            f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
            "tops = {name.partition('.')[0] for name in sys.modules}\n"
            "heavy = tops & {'fhir', 'oehrpy', 'httpx'}\n"
            "assert not heavy, heavy\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
