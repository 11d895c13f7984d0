"""Failures against one-scenario logic, exact probabilities and hand-made cases."""

import itertools
import math

import pytest
from tests.unit.graphs.random_graphs import names

from modarch.errors import InputInvalid
from modarch.graphs.bits import random_stream
from modarch.graphs.digraph import Digraph
from modarch.graphs.failure import (
    FailureModel,
    Group,
    Need,
    Part,
    all_of,
    any_of,
    parts_of_graph,
)
from modarch.graphs.failure_effects import single_failures, working
from modarch.graphs.failure_simulation import simulate_failures

TWO_HALLS = FailureModel(
    (
        Part(name="hall A", availability=0.9),
        Part(name="hall B", availability=0.8),
        Part(name="platform", availability=0.95, requires=any_of("hall A", "hall B")),
        Part(name="journal", availability=0.99, requires=all_of("platform")),
        Part(name="lab", availability=0.97, requires=all_of("hall B")),
    ),
    (
        Need(name="read journal", requires=all_of("journal"), weight=3),
        Need(name="lab results", requires=all_of("journal", "lab"), weight=1),
    ),
)


def random_model(parts: int, seed: int) -> FailureModel:
    """Groups of any size, circles included."""
    draw = random_stream(seed, "test failures")
    pool = names(parts)

    def groups(most: int) -> tuple[Group, ...]:
        chosen = (draw.sample(pool, draw.randint(1, 3)) for _ in range(draw.randint(0, most)))
        return tuple(Group(tuple(group), draw.randint(1, len(group))) for group in chosen)

    return FailureModel(
        tuple(
            Part(name=name, availability=draw.choice([0.5, 0.8, 0.9, 1]), requires=groups(2))
            for name in pool
        ),
        tuple(
            Need(name=f"need {k}", requires=groups(3), weight=draw.randint(1, 5)) for k in range(4)
        ),
    )


def works_when(model: FailureModel, alive: set[str]) -> tuple[set[str], set[str]]:
    """One scenario, by repeated removal of what is not held up."""
    up = set(alive)
    while True:
        still = {
            part.name
            for part in model.parts
            if part.name in up
            and all(len(set(g.members) & up) >= g.required for g in part.requires)
        }
        if still == up:
            break
        up = still
    met = {
        need.name
        for need in model.needs
        if all(len(set(g.members) & up) >= g.required for g in need.requires)
    }
    return up, met


@pytest.mark.parametrize("seed", range(15))
def test_many_scenarios_at_once_agree_with_each_one_alone(seed: int) -> None:
    model = random_model(5, seed)
    pool = [part.name for part in model.parts]
    scenarios = list(itertools.product([False, True], repeat=len(pool)))
    own = {
        name: sum(1 << k for k, alive in enumerate(scenarios) if alive[column])
        for column, name in enumerate(pool)
    }
    up, needs = working(model, own, len(scenarios))
    for k, alive in enumerate(scenarios):
        expected = works_when(model, {n for n, a in zip(pool, alive, strict=True) if a})
        assert {name for name in pool if up[name] >> k & 1} == expected[0]
        met = {n.name for n, mask in zip(model.needs, needs, strict=True) if mask >> k & 1}
        assert met == expected[1]


def exact_loss(model: FailureModel) -> float:
    total = 0.0
    for alive in itertools.product([False, True], repeat=len(model.parts)):
        likelihood = math.prod(
            part.availability if up else 1 - part.availability
            for part, up in zip(model.parts, alive, strict=True)
        )
        names_up = {p.name for p, up in zip(model.parts, alive, strict=True) if up}
        met = works_when(model, names_up)[1]
        total += likelihood * sum(need.weight for need in model.needs if need.name not in met)
    return total / model.total_weight


@pytest.mark.parametrize("seed", range(8))
def test_expected_loss_lies_within_five_standard_errors_of_the_exact_one(seed: int) -> None:
    model = random_model(6, seed)
    found = simulate_failures(model, scenarios=20_000, seed=seed)
    assert found.mean_loss == pytest.approx(exact_loss(model), abs=5 * found.standard_error + 1e-9)


def test_hours_lost_and_availabilities_of_the_hand_made_case() -> None:
    found = simulate_failures(TWO_HALLS, scenarios=400_000, seed=2)
    either = 1 - 0.1 * 0.2
    journal = either * 0.95 * 0.99
    lab_and_journal = 0.8 * 0.95 * 0.99 * 0.97
    expected = 3 * (1 - journal) + (1 - lab_and_journal)
    assert dict(found.part_availability)["platform"] == pytest.approx(either * 0.95, abs=2e-3)
    assert dict(found.need_availability)["lab results"] == pytest.approx(lab_and_journal, abs=3e-3)
    assert found.lost_need_hours == pytest.approx(expected * 8760, rel=0.01)
    first_order = (0.2 * 1 / 4 + 0.05 + 0.01 + 0.03 * 1 / 4) * 4 * 8760
    assert found.first_order_need_hours == pytest.approx(first_order)
    assert (found.worst_loss, found.loss_p99) == (1, 1)


def test_single_failures_are_ranked_and_name_what_stops() -> None:
    found = single_failures(TWO_HALLS)
    assert [(f.part, f.loss) for f in found] == [
        ("journal", 1),
        ("platform", 1),
        ("hall B", 0.25),
        ("lab", 0.25),
        ("hall A", 0),
    ]
    assert found[1].parts_lost == ("journal",)
    assert found[2].needs_lost == ("lab results",)
    assert simulate_failures(TWO_HALLS, scenarios=10).worst_single == found[0]


def test_redundancy_never_makes_the_loss_larger_under_the_same_luck() -> None:
    one = FailureModel(
        (Part(name="a", availability=0.9), Part(name="b", availability=0.9)),
        (Need(name="n", requires=all_of("a")),),
    )
    two = FailureModel(one.parts, (Need(name="n", requires=any_of("a", "b")),))
    both = FailureModel(one.parts, (Need(name="n", requires=(Group(("a", "b"), 2),)),))
    losses = [simulate_failures(m, scenarios=50_000).mean_loss for m in (two, one, both)]
    assert losses == sorted(losses)
    assert losses[0] == pytest.approx(0.01, abs=0.002)
    assert losses[2] == pytest.approx(0.19, abs=0.01)


def test_a_circle_stands_as_long_as_nothing_in_it_fails() -> None:
    model = FailureModel(
        (
            Part(name="a", availability=0.5, requires=all_of("b")),
            Part(name="b", requires=all_of("a")),
        ),
        (Need(name="n", requires=all_of("b")),),
    )
    assert simulate_failures(model, scenarios=20_000).mean_loss == pytest.approx(0.5, abs=0.02)
    assert [f.loss for f in single_failures(model)] == [1, 1]


def test_a_part_fails_in_the_same_scenarios_in_two_models() -> None:
    """Common random numbers: a part that plays no role changes nothing at all."""
    larger = FailureModel((Part(name="aaa", availability=0.5), *TWO_HALLS.parts), TWO_HALLS.needs)
    first, second = (simulate_failures(m, scenarios=5000) for m in (TWO_HALLS, larger))
    assert first.mean_loss == second.mean_loss
    assert simulate_failures(TWO_HALLS, scenarios=5000, seed=1).mean_loss != first.mean_loss


def test_parts_of_a_graph_require_all_their_providers() -> None:
    parts = parts_of_graph(Digraph.from_pairs([("app", "base"), ("app", "net")]), {"net": 0.9})
    assert parts[0] == Part(name="app", requires=(Group(("base",)), Group(("net",))))
    assert parts[2].availability == 0.9


def test_a_model_without_needs_loses_nothing() -> None:
    empty = FailureModel((), ())
    found = simulate_failures(empty, scenarios=10)
    assert (found.mean_loss, found.worst_single, found.lost_need_hours) == (0, None, 0)


def test_everything_wrong_with_a_model_is_told_at_once() -> None:
    with pytest.raises(InputInvalid) as caught:
        FailureModel(
            (
                Part(name="a", availability=1.2),
                Part(name="a", requires=all_of("bb")),
                Part(name="b", requires=(Group(("a", "b"), 3), Group(()))),
            ),
            (Need(name="n", requires=all_of("b"), weight=0),),
        )
    assert sorted(problem.code for problem in caught.value.diagnostics) == [
        "impossible-group",
        "impossible-group",
        "repeated-name",
        "unknown-part",
        "unusable-availability",
        "unusable-weight",
    ]
    with pytest.raises(InputInvalid, match="too few"):
        simulate_failures(TWO_HALLS, scenarios=1)
