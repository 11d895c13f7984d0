"""Standards, annexes and checks of bidders on the command line, as a strategist meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.unit.standards.opt_files import RESULT, archetype_root, template

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = "models/vgr-alternativ-c"
FORMS = ("text", "json", "csv", "markdown", "html")


class TestStandards:
    @pytest.mark.parametrize(
        "words", [("list",), ("show", "lab-result"), ("coverage", REFERENCE)], ids=lambda w: w[0]
    )
    def test_every_form_works_in_both_languages(self, words, modarch, tmp_path: Path) -> None:
        for language in ("sv", "en"):
            for form in FORMS:
                outcome = modarch("standards", *words, "--lang", language, "--format", form)
                assert outcome.code == 0, outcome.err
                assert outcome.out
        workbook = tmp_path / "result.xlsx"
        assert modarch("standards", *words, "-o", workbook).code == 0
        assert workbook.read_bytes()[:2] == b"PK"

    def test_list_tells_every_object_with_every_binding(self, modarch) -> None:
        objects = json.loads(modarch("standards", "list", "--format", "json").out)["objects"]
        assert len(objects) == 54
        assert {"fhir", "openehr", "omop", "evidence"} <= objects[0].keys()
        assert (
            "openEHR-EHR-OBSERVATION.pulse.v2"
            in modarch("standards", "list", "--format", "csv").out
        )

    def test_show_tells_the_ways_and_who_says_so(self, modarch) -> None:
        shown = modarch("standards", "show", "vital-signs", "--lang", "en", "--format", "csv").out
        assert 'openehr → omop-5.4,public mapping exists,"OMOCL' in shown
        assert "omop-5.4 → openehr,adapter to be built,,no public mapping is known" in shown

    def test_an_unknown_object_is_told_with_the_closest(self, modarch) -> None:
        outcome = modarch("standards", "show", "lab-resultat")
        assert outcome.code == 2
        assert "did you mean 'lab-result'?" in outcome.err

    def test_a_model_shows_its_own_bindings_under_its_own_ids(
        self, modarch, tmp_path: Path
    ) -> None:
        model = tmp_path / "model.yaml"
        model.write_text(
            "modarch: 1\ninformation:\n"
            "  svar: {name: Svar, catalogue: lab-result, standards: {fhir: [Observation]}}\n"
            "  eget: {name: Eget}\n",
            encoding="utf-8",
        )
        shown = modarch("standards", "show", "svar", "-m", model).out
        assert "regionens egen bindning" in shown
        listed = modarch("standards", "list", "-m", model, "--format", "csv").out
        assert "eget;Eget;;;;;;;obunden" in listed

    def test_what_if_compares_with_what_is_asked_for(self, modarch) -> None:
        words = ("standards", "coverage", REFERENCE, "--format", "json", "--what-if")
        choices = json.loads(modarch(*words, "canonical=fhir").out)["choices"][0]["choices"]
        assert [one["canonical"] for one in choices] == [[], ["fhir-r4"]]
        mappings = [one["landscape_mappings"] for one in choices]
        assert mappings == [87, 75]
        both = json.loads(modarch(*words, "canonical=both").out)["choices"][0]["choices"]
        joined = json.loads(modarch(*words, "canonical=openehr+r4").out)["choices"][0]["choices"]
        assert both == joined

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("--what-if", "canonical=fihr"), "did you mean 'fhir'?"),
            (("--what-if", "fhir"), "write canonical=openehr"),
            (("--platform", "informationsplatform"), "did you mean 'informationsplattform'?"),
        ],
    )
    def test_wrong_usage_is_told(self, words, told, modarch) -> None:
        outcome = modarch("standards", "coverage", REFERENCE, *words)
        assert outcome.code == 2
        assert told in outcome.err

    @pytest.mark.parametrize("model", ["minimal", "worked-example"])
    def test_a_model_without_a_shared_platform_is_told_so(self, modarch, model: str) -> None:
        outcome = modarch("standards", "coverage", f"models/{model}")
        assert outcome.code == 0
        assert "nothing to cover" in outcome.err

    def test_the_count_can_be_broken_down_by_translation(self, modarch) -> None:
        shown = modarch("integrations", REFERENCE, "--by", "translation", "--lang", "en").out
        assert "What the mappings take" in shown
        assert "Mappings to build" in shown


class TestAdd:
    @pytest.fixture(autouse=True)
    def _needs_oehrpy(self) -> None:
        pytest.importorskip("oehrpy")

    def write(self, folder: Path, name: str, text: str) -> Path:
        file = folder / name
        file.write_text(text, encoding="utf-8")
        return file

    def test_templates_become_a_catalogue_that_a_model_names(self, modarch, tmp_path: Path) -> None:
        local = "openEHR-EHR-OBSERVATION.region_lab.v1"
        self.write(tmp_path, "lab.opt", template(archetype_root(local)))
        own = tmp_path / "own.yaml"
        outcome = modarch("standards", "add", tmp_path, "-o", own)
        assert (outcome.code, outcome.out) == (0, "")
        assert "catalogues: own.yaml" in outcome.err
        model = f"modarch: 1\ninformation: {{x: {{standards: {{openehr: [{local}]}}}}}}\n"
        lone = self.write(tmp_path, "lone.yaml", model)
        assert modarch("validate", lone).code == 1
        named = self.write(tmp_path, "model.yaml", model + "catalogues: own.yaml\n")
        assert (modarch("validate", named).code, modarch("validate", named).out) == (0, "")

    def test_bad_files_are_told_and_the_good_ones_kept(self, modarch, tmp_path: Path) -> None:
        self.write(tmp_path, "good.opt", template(archetype_root(RESULT)))
        self.write(tmp_path, "bad.opt", "<template>")
        own = tmp_path / "own.yaml"
        outcome = modarch("standards", "add", str(tmp_path / "*.opt"), "-o", own)
        assert outcome.code == 1
        assert "bad.opt:1:" in outcome.err
        assert RESULT in own.read_text(encoding="utf-8")

    def test_nothing_is_written_when_nothing_is_usable(self, modarch, tmp_path: Path) -> None:
        own = tmp_path / "own.yaml"
        outcome = modarch("standards", "add", tmp_path / "none.opt", "-o", own)
        assert outcome.code == 2
        assert not own.exists()

    def test_nothing_is_overwritten_unasked(self, modarch, tmp_path: Path) -> None:
        self.write(tmp_path, "lab.opt", template(archetype_root(RESULT)))
        own = self.write(tmp_path, "own.yaml", "mine")
        assert modarch("standards", "add", tmp_path / "lab.opt", "-o", own).code == 2
        assert own.read_text(encoding="utf-8") == "mine"
        assert modarch("standards", "add", tmp_path / "lab.opt", "-o", own, "--force").code == 0
