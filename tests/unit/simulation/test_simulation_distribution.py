"""Distributions over whole months: their means, spreads and ends, by known formulas."""

from __future__ import annotations

import math

import numpy as np
import pytest

from modarch.landscape.phases import Duration
from modarch.landscape.risk import Distribution
from modarch.simulation.distribution import (
    exactly,
    lognormal_months,
    mixed,
    months_of,
    spread_evenly,
    together,
)
from modarch.simulation.streams import deviates, key_of

TRIPLES = [(4, 8, 14), (0, 1, 3), (6, 6, 18), (6, 18, 18), (12, 20, 36)]


def variance(months) -> float:
    numbers = months.low + np.arange(len(months.shares))
    return float((np.array(months.shares) * (numbers - months.mean) ** 2).sum())


@pytest.mark.parametrize("triple", TRIPLES)
def test_pert_keeps_its_mean_and_its_ends(triple: tuple[int, int, int]) -> None:
    low, mode, high = triple
    months = months_of(Duration(*triple), Distribution.PERT)
    assert months.mean == pytest.approx((low + 4 * mode + high) / 6)
    assert (months.low, months.high) == (low, high)
    assert sum(months.shares) == pytest.approx(1)


def test_pert_has_the_spread_of_its_beta_distribution_and_of_rounding() -> None:
    low, mode, high = 12, 20, 36
    months = months_of(Duration(low, mode, high), Distribution.PERT)
    mean = (low + 4 * mode + high) / 6
    beta = (mean - low) * (high - mean) / 7
    # Rounding at random to one of two neighbours adds the mean of f (1 - f), f spread evenly: 1/6.
    assert variance(months) == pytest.approx(beta + 1 / 6, rel=0.01)


@pytest.mark.parametrize("triple", TRIPLES)
def test_triangular_keeps_its_mean_and_its_ends(triple: tuple[int, int, int]) -> None:
    months = months_of(Duration(*triple), Distribution.TRIANGULAR)
    assert months.mean == pytest.approx(sum(triple) / 3)
    assert (months.low, months.high) == (triple[0], triple[2])


@pytest.mark.parametrize("triple", TRIPLES[:3])
def test_lognormal_passes_the_longest_one_time_in_twenty(triple: tuple[int, int, int]) -> None:
    months = months_of(Duration(12, 20, 36), Distribution.LOGNORMAL)
    assert months.low >= 12
    beyond = sum(months.shares[36 - months.low + 1 :])
    assert beyond == pytest.approx(0.05, abs=0.006)
    assert months_of(Duration(*triple), Distribution.LOGNORMAL).low >= triple[0]


def test_court_months_have_the_median_and_quartile_of_the_statistics() -> None:
    months = lognormal_months(3.6, 4.2)
    sigma = math.log(4.2 / 3.6) / 0.6744897501960817
    assert months.mean == pytest.approx(3.6 * math.exp(sigma**2 / 2), rel=1e-4)
    assert sum(months.shares[: 4 - months.low]) < 0.5 < sum(months.shares[: 5 - months.low])


def test_no_spread_is_no_spread() -> None:
    assert months_of(Duration.exactly(7), Distribution.PERT) == exactly(7)
    assert exactly(7).is_certain
    assert exactly(7).thresholds == ()


def test_sums_and_mixtures_keep_their_means() -> None:
    one, other = spread_evenly(2, 4), months_of(Duration(6, 10, 18), Distribution.PERT)
    assert together([one, other]).mean == pytest.approx(one.mean + other.mean)
    assert mixed((0.25, one), (0.75, other)).mean == pytest.approx(
        0.25 * one.mean + 0.75 * other.mean
    )


def test_what_has_gone_on_for_long_is_at_least_that_long() -> None:
    months = months_of(Duration(4, 8, 14), Distribution.PERT).at_least(9)
    assert months.low == 9
    assert sum(months.shares) == pytest.approx(1)
    assert months_of(Duration(4, 8, 14), Distribution.PERT).at_least(20) == exactly(20)


def test_deviates_are_normal_and_do_not_follow_each_other() -> None:
    runs = np.arange(400_000)
    one, other = deviates(key_of(1, "a"), runs), deviates(key_of(1, "b"), runs)
    assert one.mean() == pytest.approx(0, abs=0.006)
    assert one.var() == pytest.approx(1, abs=0.01)
    assert (one > 1.6448536).mean() == pytest.approx(0.05, abs=0.002)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.006
    assert abs(np.corrcoef(one[1:], one[:-1])[0, 1]) < 0.006


def test_a_run_has_its_own_number_wherever_it_is_drawn() -> None:
    key = key_of(7, "lab", "tender")
    assert deviates(key, np.array([5, 99])).tolist() == [
        deviates(key, np.arange(100))[5],
        deviates(key, np.arange(100))[99],
    ]
