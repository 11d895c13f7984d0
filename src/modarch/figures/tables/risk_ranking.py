"""Alternatives against each other as a table and in sentences: dominance, ranks, robustness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.fragmentation.weights import Family
from modarch.deployment.risk import Risk
from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.fields import fields, two_decimals
from modarch.figures.words.formats import number, share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.fragmentation.acceptability import Acceptability
    from modarch.analysis.fragmentation.comparison import Comparison
    from modarch.analysis.fragmentation.sensitivity import Sensitivity, Upset
    from modarch.landscape.text import Language

__all__ = ["pair_notes", "ranking_table", "verdict_notes"]

_MOST_UPSETS = 3


def ranking_table(comparison: Comparison, named: Mapping[str, str], language: Language) -> Table:
    """Return the alternatives by rank: who beats whom, scores, and ranks over all weightings.

    Parameters
    ----------
    comparison
        The alternatives against each other.
    named
        Name of each alternative for readers.
    language
        ``sv`` or ``en``.
    """
    place = {one.name: number for number, one in enumerate(comparison.alternatives)}
    accepted = {one.name: one for one in comparison.acceptability}
    count = len(comparison.alternatives)
    rows: list[tuple[Cell, ...]] = []
    for name in comparison.ranking:
        score = comparison.scores[place[name]]
        better = [named[one] for one, worse in comparison.dominates if worse == name]
        worst = "" if score.worst is None else score.worst.value
        ranks = accepted[name].ranks if name in accepted else (None,) * count
        central = _central(accepted.get(name), language)
        rows.append((named[name], ", ".join(better), score.value, worst, *ranks, central))
    head = fields(
        "risk-column",
        ("alternative", "dominated", "score", "worst"),
        language,
        {"score": Kind.NUMBER},
        {"score": 2},
    )
    ranks_head = tuple(
        Column(
            key=f"rank_{one + 1}",
            heading=word("risk-column.rank", language, number=one + 1),
            kind=Kind.SHARE,
        )
        for one in range(count)
    )
    notes = [*verdict_notes(comparison, named, language)]
    if comparison.acceptability:
        notes.append(word("risk-note.smaa", language, count=comparison.samples))
    return Table(
        title=word("risk-title.ranking", language),
        columns=(*head, *ranks_head, *fields("risk-column", ("central",), language)),
        rows=tuple(rows),
        notes=tuple(notes),
        language=language,
    )


def _central(one: Acceptability | None, language: Language) -> str:
    if one is None or one.central_weights is None:
        return ""
    weights = sorted(one.central_weights.items(), key=lambda pair: -pair[1])
    return ", ".join(
        f"{word(f'family.{family}', language)} {share(weight, language)}"
        for family, weight in weights
    )


def verdict_notes(
    comparison: Comparison, named: Mapping[str, str], language: Language
) -> Iterator[str]:
    """Yield dominance first, then how far the ranking can be trusted, and what overturns it.

    Parameters
    ----------
    comparison
        The alternatives against each other.
    named
        Name of each alternative for readers.
    language
        ``sv`` or ``en``.
    """
    sensitivity = comparison.sensitivity
    if not sensitivity.trials:
        return
    for better, worse in comparison.dominates:
        yield word("risk-note.dominates", language, better=named[better], worse=named[worse])
    equal = _are_equal(comparison)
    if equal:
        yield word("risk-note.equal-all", language)
    elif not comparison.dominates:
        yield word("risk-note.no-dominance", language)
    if comparison.left_out:
        left = ", ".join(risk.value for risk in comparison.left_out)
        yield word("risk-note.left-out", language, risks=left)
    if sensitivity.winner:
        yield from _robustness(sensitivity, named, language)
    elif not equal:
        yield word("risk-note.tie", language)


def _robustness(
    sensitivity: Sensitivity, named: Mapping[str, str], language: Language
) -> Iterator[str]:
    yield word(
        "risk-note.robust" if sensitivity.robust else "risk-note.not-robust",
        language,
        winner=named[sensitivity.winner],
        kept=share(sensitivity.kept, language),
        count=sensitivity.trials,
        tau=two_decimals(sensitivity.mean_tau, language),
        lowest=two_decimals(sensitivity.lowest_tau, language),
    )
    for upset in sensitivity.upsets[:_MOST_UPSETS]:
        factor = number(upset.factor, language, 1)
        what = _changed(upset, named, language)
        yield word("risk-note.upset", language, what=what, factor=factor)


def _are_equal(comparison: Comparison) -> bool:
    """Whether all alternatives have the same values wherever all can be measured."""
    left = set(comparison.left_out)
    values = {
        tuple(round(one.value or 0.0, 12) for one in alternative.measures if one.risk not in left)
        for alternative in comparison.alternatives
    }
    return len(values) == 1


def pair_notes(
    comparison: Comparison, named: Mapping[str, str], language: Language
) -> Iterator[str]:
    """Yield how two alternatives fare over all weightings, unless nothing tells them apart.

    Parameters
    ----------
    comparison
        Two alternatives against each other.
    named
        Name of each for readers.
    language
        ``sv`` or ``en``.
    """
    if not comparison.acceptability or comparison.dominates or _are_equal(comparison):
        return
    first, second = comparison.acceptability
    yield word(
        "risk-note.smaa-pair",
        language,
        count=comparison.samples,
        first=named[first.name],
        better=share(first.ranks[0], language),
        second=named[second.name],
        worse=share(second.ranks[0], language),
    )


def _changed(upset: Upset, named: Mapping[str, str], language: Language) -> str:
    if upset.changed in list(Family):
        name = word(f"family.{upset.changed}", language)
    else:
        name = f"{Risk(upset.changed).value} {word(f'risk.{upset.changed}', language).lower()}"
    if upset.alternative:
        return f"{name} ({named[upset.alternative]})"
    return f"{word('risk-column.weight', language).lower()}: {name}"
