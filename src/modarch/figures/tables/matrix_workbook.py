"""The design structure matrix as an Excel workbook: coloured marks, boxed blocks, and the lists."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from modarch.analysis.design_structure import HARD_FACTOR, MatrixOf
from modarch.figures.metrics import clean
from modarch.figures.table import shown
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.design_structure import (
    block_names,
    design_structure_tables,
    matrix_notes,
)
from modarch.figures.words.phrase import word
from modarch.figures.writers.excel import sheet_name

if TYPE_CHECKING:
    from modarch.analysis.design_structure import DesignStructureResult
    from modarch.figures.table import Table
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["matrix_workbook"]

_CREATED: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TOP, _LEFT = 3, 2
_NAME_WIDTH, _CELL_WIDTH, _LIST_WIDTH = 38, 3.2, 28
_STRONG, _WEAK, _BACK, _BLOCK, _SELF = "#1F4E79", "#CFE0F5", "#F6D3CF", "#FDF3DD", "#CBD5E1"


def matrix_workbook(
    result: DesignStructureResult, landscape: Landscape, language: Language
) -> bytes:
    """Return the matrix as a workbook: one sheet with the picture, and one per list.

    Parameters
    ----------
    result
        The matrix.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, _OPTIONS)
    title = word(f"dsm-title.{result.of}", language)
    workbook.set_properties({"title": clean(title), "created": _CREATED})
    _Sheet(workbook, result, landscape, language).write(title)
    tables = design_structure_tables(result, landscape, language)
    order, *others = tables
    for table in (replace(order, title=word("dsm-title.order", language)), *others):
        if table.title != word("dsm-title.matrix", language):
            _list(workbook, table)
    workbook.close()
    return buffer.getvalue()


class _Sheet:
    """The sheet with the picture of the matrix."""

    def __init__(
        self,
        workbook: Any,
        result: DesignStructureResult,
        landscape: Landscape,
        language: Language,
    ) -> None:
        self._book, self._result = workbook, result
        self._landscape, self._language = landscape, language
        self._place = {id_: row for row, id_ in enumerate(result.matrix.order)}
        self._box_of = {
            id_: (self._place[block[0]], self._place[block[-1]])
            for block in (result.matrix.bus, *result.matrix.blocks)
            for id_ in block
        }
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def write(self, title: str) -> None:
        """Write heading, names, cells and notes."""
        sheet = self._book.add_worksheet(word("dsm-title.matrix", self._language))
        sheet.write_string(0, 0, clean(title), self._format(bold=True, font_size=14))
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, _NAME_WIDTH)
        sheet.set_column(_LEFT, _LEFT + max(len(self._place), 1) - 1, _CELL_WIDTH)
        self._names(sheet)
        self._cells(sheet)
        bottom = _TOP + len(self._place) + 1
        for line, note in enumerate(matrix_notes(self._result, self._language)):
            look = self._format(italic=True, font_color="#475569")
            sheet.write_string(bottom + line, 1, clean(note), look)
        sheet.freeze_panes(_TOP, _LEFT)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)

    def _names(self, sheet: Any) -> None:
        turned = self._format(rotation=90, bold=True, align="center", valign="bottom")
        number = self._format(font_color="#475569", align="right")
        blocks = block_names(self._result, self._language)
        sheet.set_row(_TOP - 1, 130)
        for id_, row in self._place.items():
            name = clean(any_name(self._landscape, id_, self._language))
            sheet.write_number(_TOP + row, 0, row + 1, number)
            sheet.write_string(_TOP + row, 1, name, self._format(bold=id_ in blocks))
            sheet.write_string(_TOP - 1, _LEFT + row, f"{row + 1}. {name}", turned)

    def _cells(self, sheet: Any) -> None:
        strong = set(self._result.strong)
        marks = {(mark.row, mark.column): mark.weight for mark in self._result.matrix.marks}
        factor = HARD_FACTOR if self._result.of is MatrixOf.DEPENDENCIES else 1.0
        for one, row in self._place.items():
            for other, column in self._place.items():
                look = {"align": "center", "border": 4, "border_color": "#CBD5E1"}
                look |= self._boxed(one, row, column)
                at = (_TOP + row, _LEFT + column)
                if one == other:
                    sheet.write_blank(*at, None, self._format(**(look | {"bg_color": _SELF})))
                elif (one, other) in marks:
                    hard = (one, other) in strong
                    look |= self._marked(row, column, strong=hard)
                    weight = marks[one, other] / (factor if hard else 1.0)
                    sheet.write_number(*at, round(weight, 2), self._format(**look))
                else:
                    sheet.write_blank(*at, None, self._format(**look))

    def _boxed(self, element: str, row: int, column: int) -> dict[str, Any]:
        first, last = self._box_of.get(element, (-1, -1))
        if not first <= column <= last or first == last:
            return {}
        look: dict[str, Any] = {"bg_color": _BLOCK}
        edges = {
            "top": row == first,
            "bottom": row == last,
            "left": column == first,
            "right": column == last,
        }
        for edge, is_edge in edges.items():
            if is_edge:
                look |= {edge: 2, f"{edge}_color": "#8A6100"}
        return look

    @staticmethod
    def _marked(row: int, column: int, *, strong: bool) -> dict[str, Any]:
        if column > row:
            return {"bg_color": _BACK, "font_color": "#B3140A", "bold": True}
        if strong:
            return {"bg_color": _STRONG, "font_color": "#FFFFFF"}
        return {"bg_color": _WEAK, "font_color": "#0F172A"}


def _list(workbook: Any, table: Table) -> None:
    taken = [one.get_name() for one in workbook.worksheets()]
    sheet = workbook.add_worksheet(sheet_name(table.title, taken))
    head = workbook.add_format({"bold": True, "text_wrap": True, "bottom": 2})
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _LIST_WIDTH)
        sheet.write_string(0, place, clean(column.heading), head)
        for line, row in enumerate(table.rows, start=1):
            cell = row[place]
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                sheet.write_number(line, place, cell)
            else:
                sheet.write_string(line, place, clean(shown(cell, column, table.language)))
    sheet.freeze_panes(1, 0)
