"""Tables as CSV, which Excel opens as it stands, and as JSON for other programs."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import TYPE_CHECKING

from modarch.figures.table import Kind
from modarch.figures.words.formats import flag
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.table import Cell, Column, Table
    from modarch.landscape.text import Language

__all__ = ["write_csv", "write_json"]

_DELIMITERS = {"sv": ";", "en": ","}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def write_csv(table: Table, *, bom: bool = True) -> str:
    """Return a table as CSV, with headings and without title and notes.

    Swedish tables have semicolons and decimal commas, English ones commas and decimal points, as
    the spreadsheet of either language expects. Numbers are bare; months are ``2028-03``. A text
    that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, *CSV
    Injection*).

    Parameters
    ----------
    table
        What to write.
    bom
        Whether to begin with the byte order mark that Excel needs to see UTF-8.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=_DELIMITERS[table.language], lineterminator="\r\n")
    writer.writerow(_safe(column.heading) for column in table.columns)
    for row in table.rows:
        writer.writerow(
            _field(cell, column, table.language)
            for cell, column in zip(row, table.columns, strict=True)
        )
    return (_BOM if bom else "") + buffer.getvalue()


def _safe(text: str) -> str:
    text = text.replace("\0", "")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _field(cell: Cell, column: Column, language: Language) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return flag(cell, language)
    if isinstance(cell, Month):
        return str(cell)
    if isinstance(cell, str):
        return _safe(cell)
    return _number(cell, column, language)


def _number(value: float, column: Column, language: Language) -> str:
    if not math.isfinite(value):
        return ""
    digits = column.decimals if column.kind is not Kind.SHARE else None
    text = repr(value) if digits is None else f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "sv" else text


def write_json(tables: Sequence[Table]) -> str:
    """Return tables as JSON: for each its title, columns, notes and rows as records.

    Values are bare: numbers as numbers, shares between 0 and 1, months as ``2028-03``, unknown as
    null.
    """
    data = [
        {
            "title": table.title,
            "columns": [
                {"key": column.key, "heading": column.heading, "kind": str(column.kind)}
                for column in table.columns
            ],
            "rows": [_record(table, row) for row in table.rows],
            "notes": list(table.notes),
        }
        for table in tables
    ]
    whole = data[0] if len(data) == 1 else data
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _record(table: Table, row: Sequence[Cell]) -> dict[str, object]:
    return {column.key: _value(cell) for column, cell in zip(table.columns, row, strict=True)}


def _value(cell: Cell) -> object:
    if isinstance(cell, Month):
        return str(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell
