"""A Pugh matrix as tables: the matrix with its sums, groups, turns and ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.swot import alternative_label
from modarch.figures.words.formats import NO_VALUE, number, share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.pugh.result import PughResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["matrix_notes", "pugh_tables", "score_sign", "signed"]

_SIGNS: Final = {-2: "−−", -1: "−", 0: "S", 1: "+", 2: "++"}


def score_sign(score: int | None) -> str:
    """Return a score as Pugh's own signs."""
    return NO_VALUE if score is None else _SIGNS[score]


def signed(value: float, language: Language) -> str:
    """Return a number with its sign."""
    text = number(value, language)
    return f"+{text}" if value > 0 else text


def pugh_tables(
    result: PughResult, landscape: Landscape, language: Language, *, signs: bool = False
) -> list[Table]:
    """Return a matrix, its groups, what turns the outcome, and ranks over all weights.

    Parameters
    ----------
    result
        The matrix, put together.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    signs
        Show scores as −, S and + instead of numbers.
    """
    tables = [_matrix(result, landscape, language, signs=signs)]
    if len({name for one in result.columns for name in one.groups}) > 1:
        tables.append(_groups(result, landscape, language))
    return [*tables, _turns(result, landscape, language), _ranks(result, landscape, language)]


def _columns(result: PughResult, landscape: Landscape, language: Language) -> tuple[Column, ...]:
    found = []
    for one in result.columns:
        label = alternative_label(landscape, one.alternative)
        if one.alternative == result.reference:
            label = word("pugh-row.reference", language, name=label)
        found.append(Column(key=f"alternative_{one.alternative}", heading=label))
    return tuple(found)


def _matrix(result: PughResult, landscape: Landscape, language: Language, *, signs: bool) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name in result.perspectives:
        known = landscape.perspectives[name]
        group = landscape.groups[known.group].name.in_language(language) if known.group else ""
        cells = (_score(one.scores[name], language, signs=signs) for one in result.columns)
        weight = number(result.weights[name], language)
        rows.append((known.name.in_language(language), group, weight, *cells))
    rows += _sums(result, language)
    own = fields("pugh-column", ("perspective", "group", "weight"), language)
    return Table(
        title=matrix_title(result, landscape, language),
        columns=(*own, *_columns(result, landscape, language)),
        rows=tuple(rows),
        notes=tuple(matrix_notes(result, landscape, language)),
        language=language,
    )


def matrix_title(result: PughResult, landscape: Landscape, language: Language) -> str:
    """Return what a matrix is called."""
    name = landscape.pugh[result.matrix].name.in_language(language)
    return word("pugh-title.matrix", language, name=name)


def _score(score: int | None, language: Language, *, signs: bool) -> str:
    if signs or score is None:
        return score_sign(score)
    return signed(score, language)


def _sums(result: PughResult, language: Language) -> Iterator[tuple[Cell, ...]]:
    for key in ("better", "same", "worse"):
        counts = (str(getattr(one, key)) for one in result.columns)
        yield (word(f"pugh-row.{key}", language), "", "", *counts)
    totals = (signed(one.total, language) for one in result.columns)
    yield (word("pugh-row.total", language), "", "", *totals)
    weighted = (signed(one.weighted, language) for one in result.columns)
    yield (word("pugh-row.weighted", language), "", "", *weighted)


def matrix_notes(result: PughResult, landscape: Landscape, language: Language) -> Iterator[str]:
    """Yield what a reader of a matrix must know, first of all whether its scores are invented."""
    perspectives = landscape.perspectives
    if result.illustrative:
        yield word("pugh-note.illustrative", language)
    elif result.scores_assumed:
        yield word("pugh-note.assumed", language)
    yield word("pugh-note.scale", language)
    yield _winner(result, landscape, language)
    for key, names in (("constants", result.constants), ("left-out", result.left_out)):
        if names:
            told = ", ".join(perspectives[name].name.in_language(language) for name in names)
            yield word(f"pugh-note.{key}", language, names=told)
    sources = landscape.provenance_of("pugh", result.matrix).sources
    if sources:
        told = "; ".join(source.text for source in sources)
        yield word("pugh-note.source", language, sources=told)


def _winner(result: PughResult, landscape: Landscape, language: Language) -> str:
    if len(result.left_out) == len(result.perspectives):
        return word("pugh-note.nothing", language)
    weighted = _labels(result.winners, landscape, language)
    if result.winners == result.winners_unweighted:
        return word("pugh-note.same-winner", language, weighted=weighted)
    plain = _labels(result.winners_unweighted, landscape, language)
    return word("pugh-note.winner", language, weighted=weighted, plain=plain)


def _labels(names: tuple[str, ...], landscape: Landscape, language: Language) -> str:
    labels = [alternative_label(landscape, name) for name in names]
    if len(labels) <= 1:
        return "".join(labels)
    return word("pugh-note.tied", language, many=", ".join(labels[:-1]), last=labels[-1])


def _groups(result: PughResult, landscape: Landscape, language: Language) -> Table:
    names = dict.fromkeys(name for one in result.columns for name in one.groups)
    rows = tuple(
        (
            landscape.groups[name].name.in_language(language)
            if name
            else word("pugh-row.none", language),
            *(signed(one.groups[name], language) for one in result.columns),
        )
        for name in names
    )
    return Table(
        title=word("pugh-title.groups", language),
        columns=(
            *fields("pugh-column", ("group",), language),
            *_columns(result, landscape, language),
        ),
        rows=rows,
        language=language,
    )


def _turns(result: PughResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            landscape.perspectives[one.perspective].name.in_language(language),
            one.weight,
            one.turns_at,
            _change(one.change, language),
            alternative_label(landscape, one.winner),
            alternative_label(landscape, one.rival),
        )
        for one in result.turns
    )
    note = "turns" if rows else ("tie" if len(result.winners) > 1 else "no-turns")
    keys = ("perspective", "weight", "turns_at", "change", "winner", "rival")
    return Table(
        title=word("pugh-title.turns", language),
        columns=fields(
            "pugh-column", keys, language, {"weight": Kind.NUMBER, "turns_at": Kind.NUMBER}
        ),
        rows=rows,
        notes=(word(f"pugh-note.{note}", language),),
        language=language,
    )


def _change(change: float, language: Language) -> str:
    told = share(change, language)
    return f"+{told}" if change > 0 else told


def _ranks(result: PughResult, landscape: Landscape, language: Language) -> Table:
    order = {name: place for place, name in enumerate(result.ranking)}
    ranked = sorted(result.columns, key=lambda one: order[one.alternative])
    count = len(result.columns) if result.columns[0].ranks else 0
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (alternative_label(landscape, one.alternative), *one.ranks) for one in ranked
    )
    ranks = (
        Column(
            key=f"rank_{place}",
            heading=word("pugh-column.rank", language, count=place),
            kind=Kind.SHARE,
        )
        for place in range(1, count + 1)
    )
    note = word("pugh-note.ranks", language, samples=result.samples, seed=str(result.seed))
    return Table(
        title=word("pugh-title.ranks", language),
        columns=(*fields("pugh-column", ("alternative",), language), *ranks),
        rows=rows if count else (),
        notes=(note,),
        language=language,
    )
