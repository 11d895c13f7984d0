"""The design structure matrix as tables: the order, the matrix, what goes against it, the tears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.design_structure import HARD_FACTOR, Arrangement, MatrixOf
from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.design_structure import DesignStructureResult
    from modarch.graphs.matrix import Mark
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["block_names", "design_structure_tables", "matrix_notes"]

_MOST_TEARS, _MOST_AGAINST = 10, 20
_LARGEST_MATRIX = 60
_KINDS = {
    "number": Kind.NUMBER,
    "needs": Kind.NUMBER,
    "needed_by": Kind.NUMBER,
    "weight": Kind.NUMBER,
    "broken": Kind.NUMBER,
    "left": Kind.NUMBER,
    "cut": Kind.FLAG,
}


def design_structure_tables(
    result: DesignStructureResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return the order, the matrix, the marks against the order, and where to cut circles.

    Parameters
    ----------
    result
        The matrix.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave the matrix itself out and keep the lists short.
    """
    tables = [_order(result, landscape, language)]
    if not brief and len(result.matrix.order) <= _LARGEST_MATRIX:
        tables.append(_matrix(result, landscape, language))
    tables.append(_feedback(result, landscape, language, brief=brief))
    tables.append(_tears(result, landscape, language, brief=brief))
    return tuple(table for table in tables if table.rows or table is tables[0])


def matrix_notes(result: DesignStructureResult, language: Language) -> tuple[str, ...]:
    """Return how the matrix is read and how it was put in order."""
    if not result.matrix.order:
        return (word("dsm.empty", language),)
    notes = [
        word("dsm.reading", language),
        word(f"dsm.arranged-{result.arrangement}", language),
    ]
    if result.of is MatrixOf.DEPENDENCIES:
        notes.append(word("dsm.hard-factor", language, factor=HARD_FACTOR))
    back, total = len(_against(result)), len(result.matrix.marks)
    notes.append(word("dsm.feedback", language, count=back, total=total))
    return tuple(notes)


def _against(result: DesignStructureResult) -> list[Mark]:
    """Return the marks above the diagonal, those of the bus included, the heaviest first."""
    place = {id_: row for row, id_ in enumerate(result.matrix.order)}
    found = [mark for mark in result.matrix.marks if place[mark.column] > place[mark.row]]
    return sorted(found, key=lambda mark: (-mark.weight, mark.row, mark.column))


def block_names(result: DesignStructureResult, language: Language) -> dict[str, str]:
    """Return the name of the block each element is in; elements alone are left out."""
    named = dict.fromkeys(result.matrix.bus, word("dsm.bus", language))
    for place, block in enumerate(result.matrix.blocks, start=1):
        if result.arrangement is Arrangement.SEQUENCE:
            name = word("dsm.circle", language, number=place, count=len(block))
        else:
            name = word("dsm.cluster", language, number=place)
        named |= dict.fromkeys(block, name)
    return named


def _order(result: DesignStructureResult, landscape: Landscape, language: Language) -> Table:
    blocks = block_names(result, language)
    needs: dict[str, int] = {}
    needed: dict[str, int] = {}
    for mark in result.matrix.marks:
        needs[mark.row] = needs.get(mark.row, 0) + 1
        needed[mark.column] = needed.get(mark.column, 0) + 1
    rows = tuple(
        (
            place,
            any_name(landscape, id_, language),
            blocks.get(id_, ""),
            needs.get(id_, 0),
            needed.get(id_, 0),
        )
        for place, id_ in enumerate(result.matrix.order, start=1)
    )
    return Table(
        title=word(f"dsm-title.{result.of}", language),
        columns=fields(
            "dsm-column", ("number", "element", "block", "needs", "needed_by"), language, _KINDS
        ),
        rows=rows,
        notes=matrix_notes(result, language),
        language=language,
    )


def _matrix(result: DesignStructureResult, landscape: Landscape, language: Language) -> Table:
    order = result.matrix.order
    signs = {(mark.row, mark.column): "X" for mark in result.matrix.marks}
    signs |= {(mark.row, mark.column): "◄" for mark in _against(result)}
    rows: list[tuple[Cell, ...]] = [
        (
            f"{place}. {any_name(landscape, row, language)}",
            *("■" if row == column else signs.get((row, column), "") for column in order),
        )
        for place, row in enumerate(order, start=1)
    ]
    return Table(
        title=word("dsm-title.matrix", language),
        columns=(
            *fields("dsm-column", ("element",), language),
            *(Column(key=f"c{place}", heading=str(place)) for place in range(1, len(order) + 1)),
        ),
        rows=tuple(rows),
        notes=(word("dsm.reading", language),),
        language=language,
    )


def _feedback(
    result: DesignStructureResult, landscape: Landscape, language: Language, *, brief: bool
) -> Table:
    strong = set(result.strong)
    against = _against(result)
    shown = against[:_MOST_AGAINST] if brief else against
    left = len(against) - len(shown)
    rows = tuple(
        (
            any_name(landscape, mark.row, language),
            any_name(landscape, mark.column, language),
            word(f"dsm.{'hard' if (mark.row, mark.column) in strong else 'soft'}", language),
            mark.weight,
        )
        for mark in shown
    )
    return Table(
        title=word("dsm-title.feedback", language),
        columns=fields("dsm-column", ("row", "column", "strength", "weight"), language, _KINDS),
        rows=rows,
        notes=(word("risk-note.more", language, count=left),) if left else (),
        language=language,
    )


def _tears(
    result: DesignStructureResult, landscape: Landscape, language: Language, *, brief: bool
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    left = 0
    for place, group in enumerate(result.matrix.circular, start=1):
        name = word("dsm.circle", language, number=place, count=len(group.members))
        tears = group.tears[:_MOST_TEARS] if brief else group.tears
        left += len(group.tears) - len(tears)
        rows += [
            (
                name,
                any_name(landscape, tear.consumer, language),
                any_name(landscape, tear.provider, language),
                tear.weight,
                tear.cycles_broken,
                tear.still_circular,
                tear.in_cheapest_cut,
            )
            for tear in tears
        ]
    return Table(
        title=word("dsm-title.tears", language),
        columns=fields(
            "dsm-column",
            ("block", "row", "column", "weight", "broken", "left", "cut"),
            language,
            _KINDS,
        ),
        rows=tuple(rows),
        notes=(word("risk-note.more", language, count=left),) if left else (),
        language=language,
    )
