"""Missing values as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import columns, names
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.analysis.missing import Answer, MissingResult, MissingValue
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["missing_table"]

_KINDS = {"weight": Kind.NUMBER, "elements": Kind.NUMBER}
_KEYS = ("weight", "field", "missing", "elements", "example", "blocks", "widens")


def missing_table(
    result: MissingResult, landscape: Landscape, language: Language, *, most: int = 3
) -> Table:
    """Return which missing values block or widen which answers.

    Parameters
    ----------
    result
        The missing values.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    most
        How many elements to name of each; 0 names all.
    """
    return Table(
        title=word("title.needs", language),
        columns=columns(_KEYS, language, _KINDS),
        rows=tuple(
            (
                one.weight,
                f"{one.section}.{one.field}",
                word(f"gap.{one.gap}", language),
                len(one.elements),
                _examples(one, landscape, language, most),
                _answers(one.blocks, language),
                _answers(one.widens, language),
            )
            for one in result.values
        ),
        notes=(word("note.missing", language),),
        language=language,
    )


def _examples(one: MissingValue, landscape: Landscape, language: Language, most: int) -> str:
    if one.elements == ("",):
        return word("none.whole", language)
    return names(landscape, one.elements, language, most=most)


def _answers(answers: Iterable[Answer], language: Language) -> str:
    return ", ".join(word(f"answer.{answer}", language) for answer in answers)
