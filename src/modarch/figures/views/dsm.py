"""The design structure matrix of a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.design_structure import Arrangement, MatrixOf, design_structure
from modarch.figures.catalogue import draw
from modarch.figures.diagrams.matrix import Block, Dependence, Matrix
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.design_structure import block_names
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.design_structure import DesignStructureResult
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["matrix_content", "view"]


def view(request: ViewRequest) -> Figure:
    """Return the matrix; the options say of what (``of``) and in which order (``arrangement``)."""
    of = MatrixOf(request.options.get("of") or MatrixOf.DEPENDENCIES)
    arrangement = Arrangement(request.options.get("arrangement") or Arrangement.SEQUENCE)
    plan = request.plan if request.at is not None else None
    result = design_structure(
        request.landscape, plan, at=request.at, of=of, arrangement=arrangement
    )
    heading = request.heading(
        word(f"dsm-title.{of}", request.language), state=of is not MatrixOf.DEPENDENCIES
    )
    content = matrix_content(result, request.landscape, request.language)
    return draw("matrix", content, heading)


def matrix_content(
    result: DesignStructureResult, landscape: Landscape, language: Language
) -> Matrix:
    """Return what the figure of a matrix shows.

    Parameters
    ----------
    result
        The matrix.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    matrix = result.matrix
    place = {id_: row for row, id_ in enumerate(matrix.order)}
    strong = set(result.strong)
    named = block_names(result, language)
    groups = [block for block in (matrix.bus, *matrix.blocks) if len(block) > 1]
    return Matrix(
        names=tuple(any_name(landscape, id_, language) for id_ in matrix.order),
        dependences=tuple(
            Dependence(
                row=place[mark.row],
                column=place[mark.column],
                strong=(mark.row, mark.column) in strong,
            )
            for mark in matrix.marks
        ),
        blocks=tuple(
            Block(first=place[block[0]], last=place[block[-1]], label=named[block[0]])
            for block in groups
        ),
    )
