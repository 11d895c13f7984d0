"""Tables as an Excel workbook: one sheet each, typed cells, the same bytes for the same tables."""

from __future__ import annotations

import datetime
import io
import math
import re
from typing import TYPE_CHECKING, Any

import xlsxwriter

from modarch.figures.metrics import clean
from modarch.figures.table import Kind, shown
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.table import Cell, Column, Table
    from modarch.landscape.text import Language

__all__ = ["sheet_name", "write_xlsx"]

_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_MOST_CHARACTERS = 32_767
_NAME_LENGTH = 31
_NARROW, _BROAD = 9, 60
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_FORMATS = {Kind.MONTH: "yyyy-mm", Kind.SHARE: "0%"}
_MONEY = {"sv": '#,##0 "kr"', "en": '"SEK" #,##0'}


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """Return tables as a workbook.

    Each table has a sheet with its title, a heading row that stays in view and can be filtered, and
    its notes below. Numbers, shares, amounts and months are real values in Excel, not texts.

    Parameters
    ----------
    tables
        What to write, one sheet each; sheet names are their titles, made short and unlike.
    """
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, _OPTIONS)
    workbook.set_properties({"title": clean(tables[0].title), "created": _CREATED})
    workbook.set_size(1600, 1000)
    names: list[str] = []
    for table in tables:
        names.append(sheet_name(table.title, names))
        _write(workbook, workbook.add_worksheet(names[-1]), table)
    workbook.close()
    return buffer.getvalue()


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return a name Excel accepts and that no other sheet has.

    Parameters
    ----------
    title
        What the sheet shows.
    taken
        Names of the other sheets.
    """
    plain = _FORBIDDEN.sub(" ", clean(title)).strip() or "Blad"
    if plain.casefold() in {"history", "historik"}:
        plain = f"{plain} 1"
    name, number = _cut(plain, ""), 1
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        name = _cut(plain, f" ({number})")
    return name


def _cut(text: str, ending: str) -> str:
    """Cut a text so that Excel, which counts in UTF-16, sees at most 31 characters."""
    while len((text + ending).encode("utf-16-le")) // 2 > _NAME_LENGTH:
        text = text[:-1]
    return text.strip() + ending


def _write(workbook: Any, sheet: Any, table: Table) -> None:
    title = workbook.add_format({"bold": True, "font_size": 14})
    head = workbook.add_format(
        {"bold": True, "text_wrap": True, "bottom": 2, "valign": "top", "bg_color": "#E6EAF0"}
    )
    note = workbook.add_format({"font_color": "#475569", "italic": True})
    sheet.write_string(0, 0, _text(table.title), title)
    top = 2
    for place, column in enumerate(table.columns):
        sheet.write_string(top, place, _text(column.heading), head)
        sheet.set_column(place, place, _width(table, place))
        _write_column(workbook, sheet, table, place, top + 1)
    bottom = top + len(table.rows)
    if table.columns:
        sheet.autofilter(top, 0, bottom, len(table.columns) - 1)
    sheet.freeze_panes(top + 1, 0)
    for place, text in enumerate(table.notes):
        sheet.write_string(bottom + 2 + place, 0, _text(text), note)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _write_column(workbook: Any, sheet: Any, table: Table, place: int, top: int) -> None:
    column = table.columns[place]
    text = column.kind is Kind.TEXT
    look = {"valign": "top", "align": column.align, "text_wrap": text}
    if not text:
        look["num_format"] = _number_format(column, table.language)
    style = workbook.add_format(look)
    for down, row in enumerate(table.rows):
        _write_cell(sheet, (top + down, place), row[place], style)


def _number_format(column: Column, language: Language) -> str:
    if column.kind is Kind.MONEY:
        return _MONEY[language]
    if column.decimals is None or column.kind is Kind.MONTH:
        return _FORMATS.get(column.kind, "General")
    decimals = "." + "0" * column.decimals if column.decimals else ""
    return f"0{decimals}%" if column.kind is Kind.SHARE else f"#,##0{decimals}"


def _write_cell(sheet: Any, at: tuple[int, int], cell: Cell, look: Any) -> None:
    if cell is None or (isinstance(cell, float) and not math.isfinite(cell)):
        sheet.write_blank(*at, None, look)
    elif isinstance(cell, bool):
        sheet.write_boolean(*at, cell, look)
    elif isinstance(cell, Month):
        sheet.write_datetime(*at, datetime.date(cell.year, cell.month, 1), look)
    elif isinstance(cell, str):
        sheet.write_string(*at, _text(cell), look)
    else:
        sheet.write_number(*at, cell, look)


def _text(text: str) -> str:
    return clean(text)[:_MOST_CHARACTERS]


def _width(table: Table, place: int) -> float:
    column = table.columns[place]
    texts = [shown(row[place], column, table.language) for row in table.rows]
    longest = max((len(text) for text in (*texts, column.heading)), default=0)
    return min(_BROAD, max(_NARROW, longest + 3))
