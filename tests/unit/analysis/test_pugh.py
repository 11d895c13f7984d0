"""The Pugh matrix: sums by hand, turns against brute force, ranks that add up."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.analysis.pugh.result import weigh_pugh
from modarch.analysis.pugh.turning import turns_of
from modarch.landscape.load import load, loads

MODEL = """
modarch: 1
alternatives: {a: {}, b: {}, c: {}}
groups: {care: {}, money: {}}
perspectives:
  use: {group: care}
  time: {group: care}
  cost: {group: money}
  safety: {constant: true}
pugh:
  m:
    reference: b
    weights: {use: 3, cost: 2}
    columns:
      - {alternative: a, scores: {use: 1, time: -2, cost: 0}}
      - {alternative: c, scores: {use: "-", time: "+", cost: "++"}}
"""


def test_sums_are_those_worked_out_by_hand() -> None:
    result = weigh_pugh(loads(MODEL), "m")
    columns = {one.alternative: one for one in result.columns}
    assert list(columns) == ["b", "a", "c"]
    assert [columns[name].total for name in "bac"] == [0, -1, 2]
    assert [columns[name].weighted for name in "bac"] == [0, 1, 2]
    assert columns["c"].groups == {"care": -2, "money": 4}
    assert (columns["c"].better, columns["c"].same, columns["c"].worse) == (2, 0, 1)
    assert result.ranking == ("c", "a", "b")
    assert result.winners == ("c",)


def test_constants_are_shown_and_never_scored() -> None:
    result = weigh_pugh(loads(MODEL), "m")
    assert result.constants == ("safety",)
    assert "safety" not in result.perspectives


def test_a_perspective_that_somebody_has_not_scored_counts_for_nobody() -> None:
    result = weigh_pugh(loads(MODEL.replace(", cost: 0", "")), "m")
    assert result.left_out == ("cost",)
    assert [one.total for one in result.columns] == [0, -1, 0]
    assert result.columns[1].scores["cost"] is None


def test_a_matrix_without_any_common_score_sums_nothing() -> None:
    text = MODEL.replace("use: 1, time: -2, cost: 0", "use: 1").replace('use: "-", ', "")
    result = weigh_pugh(loads(text), "m")
    assert result.left_out == result.perspectives
    assert all(one.ranks == () for one in result.columns)
    assert result.turns == ()


def test_what_is_illustrative_stays_so() -> None:
    result = weigh_pugh(load("models/vgr"), "illustration")
    assert result.illustrative
    assert result.scores_assumed
    assert len(result.perspectives) == 8
    assert len(result.constants) == 4


def test_ranks_are_shares_and_the_same_every_time() -> None:
    first, second = (weigh_pugh(loads(MODEL), "m", samples=500, seed=3) for _ in range(2))
    assert first == second
    for one in first.columns:
        assert math.isclose(sum(one.ranks), 1)
    for place in range(3):
        assert math.isclose(sum(one.ranks[place] for one in first.columns), 1)


def test_an_alternative_that_is_better_throughout_is_first_in_every_weighting() -> None:
    text = MODEL.replace("use: 1, time: -2, cost: 0", "use: 2, time: 2, cost: 2")
    ranks = {one.alternative: one.ranks for one in weigh_pugh(loads(text), "m").columns}
    assert ranks["a"] == (1, 0, 0)


SCORES = st.dictionaries(
    st.sampled_from("abcd"),
    st.fixed_dictionaries({name: st.integers(-2, 2) for name in ("x", "y", "z")}),
    min_size=2,
)
WEIGHTS = st.fixed_dictionaries({name: st.integers(0, 5).map(float) for name in ("x", "y", "z")})


def winner(scores, weights) -> set[str]:
    totals = {name: sum(weights[one] * own[one] for one in weights) for name, own in scores.items()}
    best = max(totals.values())
    return {name for name, total in totals.items() if math.isclose(total, best, abs_tol=1e-9)}


@settings(max_examples=150, deadline=None)
@given(SCORES, WEIGHTS)
def test_turns_are_where_trying_every_weight_finds_them(scores, weights) -> None:
    """Just short of the weight the winner holds; just beyond it somebody else comes first."""
    before = winner(scores, weights)
    turns = {turn.perspective: turn for turn in turns_of(scores, weights)}
    if len(before) > 1:
        assert not turns
        return
    (first,) = before
    for name in weights:
        tried = [step / 64 for step in range(1, 64 * 40)]
        changed = [at for at in tried if first not in winner(scores, weights | {name: at})]
        turn = turns.get(name)
        if turn is None:
            assert not changed or min(abs(at - weights[name]) for at in changed) > 30
            continue
        beyond = turn.turns_at + (1e-6 if turn.turns_at > weights[name] else -1e-6)
        assert turn.winner == first
        assert first not in winner(scores, weights | {name: max(0.0, beyond)})
        if changed:
            nearest = min(abs(at - weights[name]) for at in changed)
            assert abs(turn.turns_at - weights[name]) <= nearest + 1e-9


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_a_weight_of_nought_turns_by_an_infinite_share(weight: float) -> None:
    scores = {"a": {"x": 1, "y": 0}, "b": {"x": 0, "y": 2}}
    turns = turns_of(scores, {"x": 1.0, "y": 0.0 * weight})
    assert [turn.perspective for turn in turns if math.isinf(turn.change)] == ["y"]
