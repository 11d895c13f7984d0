"""A table says the same in every format, and no name in it can break one."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.figures.table import Column, Kind, Table, shown
from modarch.figures.writers.data import write_csv, write_json
from modarch.figures.writers.excel import write_xlsx
from modarch.figures.writers.markup import write_html, write_html_table, write_markdown
from modarch.figures.writers.plain import cell_width, write_text
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from modarch.landscape.text import Language

NBSP = "\N{NO-BREAK SPACE}"
EVIL = (
    'Lab: "kemi" & <b>mikro</b>',
    "'; DROP TABLE--</table></script>",
    "=HYPERLINK(1)",
    "a|b\\c*d_e`f",
    "😀 👨‍👩‍👧‍👦 hälsa",
    "سلام مستشفى",
    "två\nrader\tmed tabb",
    "Uppmärksamhets" + "informations" * 24,
)
COLUMNS = (
    Column(key="name", heading="Modul"),
    Column(key="number", heading="Antal", kind=Kind.NUMBER, decimals=1),
    Column(key="months", heading="Längd", kind=Kind.MONTHS),
    Column(key="month", heading="Start", kind=Kind.MONTH),
    Column(key="share", heading="Andel", kind=Kind.SHARE),
    Column(key="money", heading="Kostnad", kind=Kind.MONEY),
    Column(key="flag", heading="Kritisk", kind=Kind.FLAG),
)
ROW = ("Läkemedel", 1234.5, 27, Month.of(2028, 3), 0.45, 1_500_000, True)


def table(*rows: tuple[object, ...], language: Language = "sv", title: str = "Moduler") -> Table:
    return Table(
        title=title,
        columns=COLUMNS,
        rows=rows,  # type: ignore[arg-type]
        notes=("En anmärkning.",),
        language=language,
    )


def texts(names: tuple[str, ...] = EVIL) -> Table:
    return Table(
        title="Namn",
        columns=(
            Column(key="a", heading="A & <B>"),
            Column(key="n", heading="N", kind=Kind.NUMBER),
        ),
        rows=tuple((name, place) for place, name in enumerate(names)),
    )


def test_a_reader_sees_values_in_the_language() -> None:
    told = [shown(cell, column, "sv") for cell, column in zip(ROW, COLUMNS, strict=True)]  # type: ignore[arg-type]
    assert [text.replace(NBSP, " ") for text in told] == [
        "Läkemedel",
        "1 234,5",
        "27 mån",
        "mar 2028",
        "45 %",
        "1 500 000 kr",
        "ja",
    ]
    assert shown(float("nan"), COLUMNS[1], "sv") == "–"


def test_a_table_must_be_rectangular_with_unlike_keys() -> None:
    with pytest.raises(ValueError, match="2 values, not 7"):
        table(("a", 1))
    twice = (Column(key="a", heading="A"), Column(key="a", heading="B"))
    with pytest.raises(ValueError, match="share a key"):
        Table(title="t", columns=twice, rows=())


def test_text_is_aligned_and_has_no_control_codes() -> None:
    lines = write_text(table(ROW, (None,) * 7), width=100).splitlines()
    assert lines[0] == "Moduler"
    head, rule, first, second = lines[2:6]
    assert head.index("Antal") + len("Antal") == first.index("1") + len("1 234,5")
    assert set(rule) == {"─", " "}
    assert second.split() == ["–"] * 7
    assert lines[-1] == "En anmärkning."
    assert "\x1b" not in "".join(lines)


@given(st.lists(st.sampled_from(EVIL), min_size=1, max_size=4), st.integers(30, 120))
@settings(max_examples=40, deadline=None)
def test_text_fits_the_width_and_keeps_every_letter(names: list[str], width: int) -> None:
    told = write_text(texts(tuple(names)), width=width)
    assert all(cell_width(line) <= width for line in told.splitlines())
    kept = "".join(line[: line.rfind("  ")] for line in told.splitlines()[4:] if line)
    for name in names:
        if "informations" in name:
            letters = told.replace("\n", "").replace(" ", "")
            assert letters.count("informations") >= 20
    assert kept


def test_markdown_keeps_columns_apart() -> None:
    lines = write_markdown(texts()).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == len(EVIL) + 2
    for line in rows:
        assert len(re.findall(r"(?<!\\)\|", line)) == 3
    assert "\\<b\\>" in lines[4]


def test_html_holds_names_as_text() -> None:
    page = write_html([texts()])
    body = page[page.index("<table>") : page.index("</table>") + len("</table>")]
    root = fromstring(body)
    cells = [cell.text for cell in root.iter("td")]
    assert cells[::2][:2] == [EVIL[0], EVIL[1]]
    assert "http" not in page
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="sv">' in page


def test_numbers_stand_right_in_html() -> None:
    assert '<td dir="auto" class="right">45' in write_html_table(table(ROW))


@pytest.mark.parametrize(
    ("language", "delimiter", "expected"),
    [
        ("sv", ";", ["Läkemedel", "1234,5", "27", "2028-03", "0,45", "1500000", "ja"]),
        ("en", ",", ["Läkemedel", "1234.5", "27", "2028-03", "0.45", "1500000", "yes"]),
    ],
)
def test_csv_is_what_the_spreadsheet_of_the_language_expects(
    language: Language, delimiter: str, expected: list[str]
) -> None:
    text = write_csv(table(ROW, language=language))
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=delimiter))
    assert rows[1] == expected
    assert write_csv(table(ROW, language=language), bom=False) == text[1:]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_csv_never_starts_a_formula(start: str) -> None:
    names = (f"{start}cmd|' /C calc'!A0", f"{start}1+1")
    rows = list(csv.reader(io.StringIO(write_csv(texts(names), bom=False)), delimiter=";"))
    assert all(row[0].startswith("'") for row in rows[1:])


def test_csv_leaves_negative_numbers_bare() -> None:
    assert ";-3," not in write_csv(texts(("a",)))
    assert "-3,5" in write_csv(table(("a", -3.5, *ROW[2:])), bom=False)


def test_csv_reads_back_as_written() -> None:
    harmless = tuple(name for name in EVIL if name[0] not in "=+-@")
    rows = list(csv.reader(io.StringIO(write_csv(texts(harmless), bom=False)), delimiter=";"))
    assert [row[0] for row in rows[1:]] == list(harmless)


def test_json_has_bare_values() -> None:
    data = json.loads(write_json([table(ROW, (None, float("nan"), *[None] * 5))]))
    assert data["rows"][0] == {
        "name": "Läkemedel",
        "number": 1234.5,
        "months": 27,
        "month": "2028-03",
        "share": 0.45,
        "money": 1500000,
        "flag": True,
    }
    assert set(data["rows"][1].values()) == {None}
    assert data["columns"][4] == {"key": "share", "heading": "Andel", "kind": "share"}
    both = json.loads(write_json([texts(), texts()]))
    assert [row["a"] for row in both[1]["rows"]] == list(EVIL)


def test_excel_has_real_values_and_formats() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([table(ROW)])))
    sheet = book["Moduler"]
    assert sheet["A1"].value == "Moduler"
    assert [cell.value for cell in sheet[3]] == [column.heading for column in COLUMNS]
    values = [cell.value for cell in sheet[4]]
    assert values[:3] == ["Läkemedel", 1234.5, 27]
    assert values[3] == datetime.datetime(2028, 3, 1)  # noqa: DTZ001 - Excel has no time zones
    assert values[4:] == [0.45, 1500000, True]
    formats = [cell.number_format for cell in sheet[4]]
    assert formats[1:6] == ["#,##0.0", "General", "yyyy-mm", "0%", '#,##0 "kr"']
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:G4"
    assert sheet["A6"].value == "En anmärkning."
    assert sheet.column_dimensions["A"].width > 9


def test_excel_takes_no_name_for_a_formula_or_a_link() -> None:
    names = ("=1+1", "{=SUM(A1)}", "http://example.org", "+46", *EVIL)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([texts(names)])))
    cells = [book["Namn"].cell(row=4 + place, column=1) for place in range(len(names))]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert cells[0].value == "=1+1"
    assert cells[-1].value == EVIL[-1]


def test_excel_is_the_same_bytes_each_time() -> None:
    tables = [table(ROW), texts()]
    first = write_xlsx(tables)
    assert first == write_xlsx(tables)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    "titles",
    [
        ("Samma", "samma", "SAMMA"),
        ("x" * 40, "x" * 40),
        ("[a]:*?/\\'", "", "History", "Historik"),
        ("😀" * 30, "😀" * 30),
    ],
)
def test_sheet_names_are_accepted_and_unlike(titles: tuple[str, ...]) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(write_xlsx([table(ROW, title=title) for title in titles]))
    )
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\'")


def test_a_table_without_rows_is_its_title_and_what_is_said_of_it() -> None:
    empty = table()
    assert write_text(empty, width=80).splitlines() == [empty.title, "", *empty.notes]
    assert "|" not in write_markdown(empty)


def test_an_empty_table_is_written_in_every_format() -> None:
    empty = replace(table(), notes=())
    assert "Modul" in write_text(empty, width=80)
    assert write_markdown(empty).count("|") == 16
    assert json.loads(write_json([empty]))["rows"] == []
    assert len(write_csv(empty, bom=False).splitlines()) == 1
    assert openpyxl.load_workbook(io.BytesIO(write_xlsx([empty])))["Moduler"]["A3"].value == "Modul"
    assert "<tbody>" in write_html([empty])
