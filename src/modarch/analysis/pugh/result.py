"""A Pugh matrix put together: totals, what would turn the outcome, and ranks over all weights.

Scores are people's judgements and are never worked out. The matrix is that of S. Pugh, Total
Design, Addison-Wesley 1991; rank acceptability is from R. Lahdelma, J. Hokkanen and P. Salminen,
European Journal of Operational Research 106(1), 1998.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.pugh.turning import Turn, turns_of
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.alternatives import PughMatrix
    from modarch.landscape.model import Landscape

__all__ = ["SAMPLES", "Column", "PughResult", "weigh_pugh"]

SAMPLES: Final = 10_000
"""Weightings drawn unless told otherwise; the standard error of a share is at most 0.005."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One alternative of the matrix.

    Parameters
    ----------
    alternative
        Which one.
    scores
        Score by perspective; None where nobody has given one. The reference scores 0 throughout.
    total, weighted
        Sum of the scores, and of scores times weights, over the perspectives that count.
    groups
        Weighted sum per group of perspectives; perspectives without a group under ``""``.
    better, same, worse
        How many of the perspectives that count it is better, the same and worse in.
    ranks
        Share of all weightings in which it comes first, second, …
    """

    alternative: str
    scores: Mapping[str, int | None]
    total: int
    weighted: float
    groups: Mapping[str, float]
    better: int
    same: int
    worse: int
    ranks: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PughResult(Result):
    """A Pugh matrix put together.

    Parameters
    ----------
    record
        What the result was made from.
    matrix
        Its id in the model.
    reference
        The alternative that the others are held against.
    illustrative
        True when the scores only show how the matrix works and are nobody's judgement.
    scores_assumed
        Whether the scores are marked as assumptions, or not marked at all.
    perspectives
        Those that are scored, in the order of the model.
    left_out
        Those of them that count for nothing, because some alternative has no score.
    constants
        Perspectives that must hold in every alternative, and are therefore not scored.
    weights
        Weight by perspective.
    columns
        The alternatives, the reference first.
    ranking
        Alternatives by weighted total, the highest first; equal ones in the order of the columns.
    ranking_unweighted
        The same without weights.
    turns
        For each perspective, the nearest weight at which another alternative comes first.
    samples, seed
        Weightings drawn, and the seed.
    """

    record: RunRecord
    matrix: str
    reference: str
    illustrative: bool
    scores_assumed: bool
    perspectives: tuple[str, ...]
    left_out: tuple[str, ...]
    constants: tuple[str, ...]
    weights: Mapping[str, float]
    columns: tuple[Column, ...]
    ranking: tuple[str, ...]
    ranking_unweighted: tuple[str, ...]
    turns: tuple[Turn, ...]
    samples: int
    seed: int

    @property
    def winners(self) -> tuple[str, ...]:
        """The alternatives with the highest weighted total; several when they tie."""
        return _first({one.alternative: one.weighted for one in self.columns})

    @property
    def winners_unweighted(self) -> tuple[str, ...]:
        """The alternatives with the highest total without weights."""
        return _first({one.alternative: float(one.total) for one in self.columns})

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per perspective."""
        return [
            {"perspective": name, "weight": self.weights[name]}
            | {one.alternative: one.scores[name] for one in self.columns}
            for name in self.perspectives
        ]


def _first(totals: Mapping[str, float]) -> tuple[str, ...]:
    highest = max(totals.values(), default=0.0)
    return tuple(name for name, total in totals.items() if math.isclose(total, highest))


def weigh_pugh(
    landscape: Landscape, matrix: str, *, samples: int = SAMPLES, seed: int = 0
) -> PughResult:
    """Put a Pugh matrix together.

    Parameters
    ----------
    landscape
        The model.
    matrix
        Which of its matrices.
    samples, seed
        Weightings to draw, and the seed.

    Raises
    ------
    KeyError
        If the model has no such matrix.
    """
    written = landscape.pugh[matrix]
    names = [name for name, one in landscape.perspectives.items() if not one.constant]
    scores = _scores(written, names)
    scored = [name for name in names if any(one[name] is not None for one in scores.values())]
    scored = [name for name in scored if _is_scored(written, name)]
    counted = [name for name in scored if all(one[name] is not None for one in scores.values())]
    weights = {name: float(written.weights.get(name, 1.0)) for name in scored}
    ranks = _ranks(scores, counted, samples, seed)
    columns = tuple(
        _column(name, own, (scored, counted), weights, landscape, ranks[name])
        for name, own in scores.items()
    )
    return PughResult(
        record=RunRecord.of(landscape, samples=samples, seed=seed),
        matrix=matrix,
        reference=written.reference,
        illustrative=written.illustrative,
        scores_assumed=landscape.is_assumption("pugh", matrix, "columns"),
        perspectives=tuple(scored),
        left_out=tuple(name for name in scored if name not in counted),
        constants=tuple(name for name, one in landscape.perspectives.items() if one.constant),
        weights=weights,
        columns=columns,
        ranking=_ranking({one.alternative: one.weighted for one in columns}),
        ranking_unweighted=_ranking({one.alternative: one.total for one in columns}),
        turns=turns_of(scores, {name: weights[name] for name in counted}),
        samples=samples,
        seed=seed,
    )


def _scores(written: PughMatrix, names: list[str]) -> dict[str, dict[str, int | None]]:
    """Return the scores by alternative, the reference first with nought throughout."""
    found: dict[str, dict[str, int | None]] = {written.reference: dict.fromkeys(names, 0)}
    for column in written.columns:
        if column.alternative != written.reference:
            given = {name: column.scores.get(name) for name in names}
            found[column.alternative] = {
                name: None if score is None else score.value for name, score in given.items()
            }
    return found


def _is_scored(written: PughMatrix, name: str) -> bool:
    others = [one for one in written.columns if one.alternative != written.reference]
    return any(name in one.scores for one in others)


def _column(
    name: str,
    scores: Mapping[str, int | None],
    perspectives: tuple[list[str], list[str]],
    weights: Mapping[str, float],
    landscape: Landscape,
    ranks: tuple[float, ...],
) -> Column:
    scored, counted = perspectives
    values = {one: scores[one] or 0 for one in counted}
    groups: dict[str, float] = {}
    for one, value in values.items():
        group = landscape.perspectives[one].group
        groups[group] = groups.get(group, 0.0) + weights[one] * value
    return Column(
        alternative=name,
        scores={one: scores[one] for one in scored},
        total=sum(values.values()),
        weighted=math.fsum(weights[one] * value for one, value in values.items()),
        groups=groups,
        better=sum(value > 0 for value in values.values()),
        same=sum(value == 0 for value in values.values()),
        worse=sum(value < 0 for value in values.values()),
        ranks=ranks,
    )


def _ranking(totals: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(totals, key=lambda name: -round(totals[name], 9)))


def _ranks(
    scores: Mapping[str, Mapping[str, int | None]], counted: list[str], samples: int, seed: int
) -> dict[str, tuple[float, ...]]:
    """Return the share of each rank over all weightings, per alternative."""
    if not counted:
        return dict.fromkeys(scores, ())
    import numpy as np  # noqa: PLC0415 - heavy

    from modarch.graphs.ranking import rank_shares  # noqa: PLC0415 - heavy

    generator = np.random.default_rng(seed)
    weights = generator.dirichlet(np.ones(len(counted)), samples)
    values = np.array([[own[name] or 0 for name in counted] for own in scores.values()])
    shares, _ = rank_shares(-(weights @ values.T), 1e-12)
    return {
        name: tuple(float(share) for share in row) for name, row in zip(scores, shares, strict=True)
    }
