"""Damped propagation cost against the exact average over all ways the dependencies can transmit."""

import itertools
import math

import pytest

from modarch.errors import InputInvalid
from modarch.graphs.bits import at_least, bernoulli_mask, everything, random_stream, scenario_rows
from modarch.graphs.closure import closure, propagation_cost
from modarch.graphs.digraph import Digraph
from modarch.graphs.percolation import damped_propagation_cost

TANGLED = Digraph.from_pairs(
    [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("b", "e")]
)


def exact(graph: Digraph, chances: dict[tuple[str, str], float]) -> float:
    total = 0.0
    for kept in itertools.product([True, False], repeat=len(graph.edges)):
        likelihood = math.prod(
            chances[edge] if keep else 1 - chances[edge]
            for edge, keep in zip(graph.edges, kept, strict=True)
        )
        gone = [edge for edge, keep in zip(graph.edges, kept, strict=True) if not keep]
        total += likelihood * propagation_cost(closure(graph.without(gone))).other_pairs
    return total


def test_estimate_lies_within_four_standard_errors_of_the_exact_average() -> None:
    chances = {edge: 0.2 + 0.1 * number for number, edge in enumerate(TANGLED.edges)}
    found = damped_propagation_cost(TANGLED, chances, scenarios=20_000, seed=3)
    assert found.mean == pytest.approx(exact(TANGLED, chances), abs=4 * found.standard_error)
    assert 0 < found.standard_error < 0.003


def test_certain_transmission_gives_the_undamped_cost_and_none_gives_zero() -> None:
    certain = damped_propagation_cost(TANGLED, 1.0, scenarios=10)
    assert certain.mean == pytest.approx(propagation_cost(closure(TANGLED)).other_pairs)
    assert certain.standard_error == 0
    assert damped_propagation_cost(TANGLED, 0.0, scenarios=10).mean == 0


def test_same_seed_same_numbers_and_another_seed_others() -> None:
    first, again, other = (damped_propagation_cost(TANGLED, 0.5, seed=s) for s in (1, 1, 2))
    assert first == again
    assert first.mean != other.mean


def test_more_transmission_never_lowers_the_cost_with_the_same_seed() -> None:
    """Common random numbers: the same draw is compared with each probability."""
    means = [damped_propagation_cost(TANGLED, p / 10).mean for p in range(11)]
    assert means == sorted(means)


def test_bad_probabilities_are_all_told() -> None:
    with pytest.raises(InputInvalid) as caught:
        damped_propagation_cost(TANGLED, {("a", "b"): 1.5})
    assert len(caught.value.diagnostics) == len(TANGLED.edges)
    with pytest.raises(InputInvalid, match="too few"):
        damped_propagation_cost(TANGLED, 0.5, scenarios=1)


@pytest.mark.parametrize("probability", [0.0, 0.001, 0.3, 0.5, 0.75, 0.999, 1.0])
def test_random_masks_have_the_probability_asked_for(probability: float) -> None:
    scenarios = 40_000
    mask = bernoulli_mask(random_stream(1, "part"), probability, scenarios)
    spread = math.sqrt(probability * (1 - probability) / scenarios)
    assert mask.bit_count() / scenarios == pytest.approx(probability, abs=4 * spread)


@pytest.mark.parametrize("required", range(5))
def test_at_least_counts_members(required: int) -> None:
    members = [0b1100, 0b1010, 0b1001]
    expected = sum(
        1 << bit for bit in range(4) if sum(mask >> bit & 1 for mask in members) >= required
    )
    assert at_least(members, required, 4) == expected


def test_rows_spell_out_the_bits_in_order() -> None:
    assert scenario_rows([0b101, everything(9)], 9).tolist() == [
        [1, 0, 1, 0, 0, 0, 0, 0, 0],
        [1] * 9,
    ]
