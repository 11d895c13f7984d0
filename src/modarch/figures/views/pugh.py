"""A Pugh matrix as a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.diagrams.judgement import Judgement, JudgementRow
from modarch.figures.frame import Heading
from modarch.figures.tables.pugh import matrix_notes, matrix_title, signed
from modarch.figures.tables.swot import alternative_label
from modarch.figures.words.formats import number, share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.pugh.result import PughResult
    from modarch.figures.figure import Figure
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["pugh_figure"]


def pugh_figure(result: PughResult, landscape: Landscape, language: Language) -> Figure:
    """Return a Pugh matrix as a figure; invented scores are told across its top.

    Parameters
    ----------
    result
        The matrix, put together.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    heading = Heading(
        title=matrix_title(result, landscape, language),
        language=language,
        scenario=landscape.programme.name.in_language(language),
        as_of=landscape.as_of,
        assumptions=result.scores_assumed,
        source=word("frame.model", language, hash=landscape.content_hash),
    )
    notes = list(matrix_notes(result, landscape, language))
    warning = word("pugh-figure.illustration", language) if result.illustrative else ""
    told = ((score, word(f"pugh-score.{_key(score)}", language)) for score in (-2, -1, 0, 1, 2))
    content = Judgement(
        columns=tuple(
            _column(one.alternative, result, landscape, language) for one in result.columns
        ),
        rows=_rows(result, landscape, language),
        sums=_sums(result, language),
        emphasis=frozenset(
            place for place, one in enumerate(result.columns) if one.alternative in result.winners
        ),
        told=tuple(told),
        weight_heading=word("pugh-column.weight", language),
        leading=word("pugh-figure.winner", language),
        warning=warning,
        notes=tuple(notes),
    )
    return draw("judgement", content, heading)


def _key(score: int) -> str:
    return {-2: "much-worse", -1: "worse", 0: "same", 1: "better", 2: "much-better"}[score]


def _column(alternative: str, result: PughResult, landscape: Landscape, language: Language) -> str:
    known = landscape.alternatives[alternative]
    name = f"{alternative_label(landscape, alternative)} – {known.name.in_language(language)}"
    if alternative != result.reference:
        return name
    return word("pugh-row.reference", language, name=name)


def _rows(result: PughResult, landscape: Landscape, language: Language) -> tuple[JudgementRow, ...]:
    """Return the perspectives, those of a group below each other."""
    groups = [landscape.perspectives[name].group for name in result.perspectives]
    order = list(dict.fromkeys(groups))
    names = sorted(
        result.perspectives, key=lambda name: order.index(landscape.perspectives[name].group)
    )
    return tuple(
        JudgementRow(
            name=landscape.perspectives[name].name.in_language(language),
            group=_group(landscape.perspectives[name].group, landscape, language),
            weight=number(result.weights[name], language),
            scores=tuple(one.scores[name] for one in result.columns),
            counts=name not in result.left_out,
        )
        for name in names
    )


def _group(name: str, landscape: Landscape, language: Language) -> str:
    return landscape.groups[name].name.in_language(language) if name else ""


def _sums(result: PughResult, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    plain = tuple(signed(one.total, language) for one in result.columns)
    weighted = tuple(signed(one.weighted, language) for one in result.columns)
    sums = [
        (word("pugh-row.total", language), plain),
        (word("pugh-row.weighted", language), weighted),
    ]
    if result.columns[0].ranks:
        first = tuple(share(one.ranks[0], language) for one in result.columns)
        sums.append((word("pugh-row.first", language), first))
    return tuple(sums)
