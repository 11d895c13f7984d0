"""Objectives as a user writes them: read, weighed, written back, and refused with a cure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modarch.errors import InputInvalid
from modarch.planning.objective import DEFAULT_OBJECTIVE, Term
from modarch.planning.wanted import TERM_NAMES, name_of, objective_of, objective_text, term_of


def test_the_default_objective_can_be_written() -> None:
    assert objective_of("interim,time,peak,bridges,smooth") == DEFAULT_OBJECTIVE


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("interim+0.2*time", (5, 1)),
        ("time*0.5 + interim", (1, 2)),
        ("1.5*interim+time", (3, 2)),
        ("2*interim+4*time", (2, 4)),
    ],
)
def test_weights_become_whole_in_the_same_proportion(text: str, weights: tuple[int, ...]) -> None:
    (stage,) = objective_of(text).stages
    assert tuple(weight for _, weight in stage.weights) == weights


@given(st.lists(st.sampled_from(sorted(TERM_NAMES)), min_size=1, max_size=5, unique=True))
def test_what_is_written_is_read_back(names: list[str]) -> None:
    text = ",".join(names)
    assert objective_text(objective_of(text)) == text
    text = "+".join(f"{count}*{name}" for count, name in enumerate(names, 2))
    assert objective_of(objective_text(objective_of(text))) == objective_of(text)


@pytest.mark.parametrize("term", list(Term))
def test_every_term_has_a_name_that_finds_it(term: Term) -> None:
    assert term_of(name_of(term)) is term
    assert term_of(term.value) is term


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("intrim", "did you mean 'interim'?"),
        ("", "a term is missing"),
        ("interim,", "a term is missing"),
        ("x*time", "'x' is not a weight for time"),
        ("-1*time", "write a number above 0"),
        ("interim+interim", "stands twice"),
        ("interim,interim", "written twice"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_cure(text: str, told: str) -> None:
    with pytest.raises(InputInvalid, match=told.replace("?", r"\?")):
        objective_of(text)
