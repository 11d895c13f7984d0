"""`modarch dsm` as a user meets it: order, circles, cuts, the figure and the workbook."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

WORKED = "models/worked-example"


def told(modarch, *words: object) -> dict:
    outcome = modarch("dsm", *words, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


class TestOrder:
    def test_what_others_depend_on_comes_first_and_circles_stand_in_blocks(
        self, modarch, small_region
    ) -> None:
        matrix = told(modarch, small_region)["matrix"]
        assert matrix["order"][0] == "bokning"
        assert [sorted(block) for block in matrix["blocks"]] == [["journal", "lab", "lakemedel"]]
        (circle,) = matrix["circular"]
        assert any(tear["in_cheapest_cut"] for tear in circle["tears"])

    def test_the_direction_of_reading_is_said_in_both_languages(
        self, modarch, small_region
    ) -> None:
        swedish = modarch("dsm", small_region).out
        assert "Läs radvis: raden beror på kolumnen." in swedish
        assert "Cirkelberoende 1 (3 element)" in swedish
        english = modarch("dsm", small_region, "--lang", "en").out
        assert "Read along the rows: the row depends on the column." in english
        assert "Where a circle can be cut" in english

    def test_marks_below_the_diagonal_follow_the_order(self, modarch, small_region) -> None:
        matrix = told(modarch, small_region, "--of", "change")["matrix"]
        place = {name: number for number, name in enumerate(matrix["order"])}
        assert all(place[mark["column"]] < place[mark["row"]] for mark in matrix["marks"])

    def test_clusters_keep_every_element_once(self, modarch, small_region) -> None:
        one = told(modarch, small_region, "--of", "information", "--order", "clusters")["matrix"]
        other = told(modarch, small_region, "--of", "information")["matrix"]
        assert sorted(one["order"]) == sorted(other["order"])
        assert len(one["marks"]) == len(other["marks"])

    def test_nothing_to_order_is_said(self, modarch) -> None:
        outcome = modarch("dsm", WORKED)
        assert outcome.code == 0
        assert "There are no dependencies to put in order." in outcome.out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--of", "nope"), "'nope' is not one of"),
            (("--order", "nope"), "'nope' is not one of"),
            (("--at", "2001-01"), "The programme starts in 2027-01"),
            (("--figure", "x.gif"), "a figure cannot be written as 'gif'"),
        ],
    )
    def test_wrong_usage(self, words, said, modarch, small_region) -> None:
        outcome = modarch("dsm", small_region, *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err


class TestFiles:
    @pytest.mark.parametrize("of", ["dependencies", "information", "change"])
    def test_the_workbook_has_the_matrix_as_a_picture_and_the_lists(
        self, of, modarch, small_region, tmp_path
    ) -> None:
        path = tmp_path / "matrix.xlsx"
        outcome = modarch("dsm", small_region, "--of", of, "-o", path)
        assert outcome.code == 0, outcome.err
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
            names = book.namelist()
            assert "xl/worksheets/sheet1.xml" in names
            styles = book.read("xl/styles.xml").decode()
            strings = book.read("xl/sharedStrings.xml").decode()
        assert "CBD5E1" in styles  # the diagonal
        assert "Läs radvis" in strings
        assert len([name for name in names if "worksheets/" in name]) >= 2

    def test_an_empty_matrix_is_written_and_says_so(self, modarch, tmp_path) -> None:
        path = tmp_path / "matrix.xlsx"
        assert modarch("dsm", WORKED, "-o", path).code == 0
        with zipfile.ZipFile(path) as book:
            strings = book.read("xl/sharedStrings.xml").decode()
        assert "There are no dependencies to put in order." in strings

    def test_the_workbook_boxes_circles(self, modarch, small_region, tmp_path) -> None:
        path = tmp_path / "matrix.xlsx"
        modarch("dsm", small_region, "-o", path)
        with zipfile.ZipFile(path) as book:
            styles = book.read("xl/styles.xml").decode()
        assert "FDF3DD" in styles
        assert "8A6100" in styles

    def test_same_input_same_workbook(self, modarch, small_region, tmp_path) -> None:
        for name in ("one.xlsx", "other.xlsx"):
            modarch("dsm", small_region, "-o", tmp_path / name)
        assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()

    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("order", ["sequence", "clusters"])
    def test_it_is_drawn(self, language, order, modarch, small_region, tmp_path) -> None:
        path = tmp_path / "matrix.svg"
        words = ("--order", order, "--lang", language, "--figure", path)
        assert modarch("dsm", small_region, *words).code == 0
        assert "<svg" in path.read_text(encoding="utf-8")
