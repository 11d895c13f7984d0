"""Plans between aims, the price of capacity and of a place, and how all answers are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.unit.planning_answers.small_models import eight_tasks, formulated

from modarch.errors import InputInvalid
from modarch.figures.tables.plan_answers_aims import capacity_tables, front_table, place_table
from modarch.figures.tables.plan_answers_wishes import wish_tables
from modarch.figures.views.pareto import pareto_content
from modarch.figures.writers.plain import write_text
from modarch.landscape.months import Month
from modarch.planning.conflict_answer import Asking, why_not
from modarch.planning.conflict_words import read_wishes
from modarch.planning.objective import Objective
from modarch.planning.pareto import Axis, axes_of, front_of
from modarch.planning.pareto_points import beats, lean, scaled, spread
from modarch.planning.pricing import price_of_capacity, price_of_place
from modarch.planning.pricing_time import capacity_for
from modarch.planning.relax_replan import replan
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from modarch.planning.conflict_result import WishAnswer
    from modarch.planning.formulate import Formulation
    from modarch.planning.schedule import Schedule

_AIMS = Objective.of("interim", "makespan")
_LANGUAGES = ("sv", "en")


@pytest.fixture(scope="module")
def formulation() -> Formulation:
    return formulated(eight_tasks(laboratory_end="2028-07"))


@pytest.fixture(scope="module")
def schedule(formulation: Formulation) -> Schedule:
    found = replan(formulation.problem, _AIMS, moves=20)
    assert found is not None
    return found


class TestAxes:
    def test_aims_are_read(self) -> None:
        assert axes_of("interim, TIME,peak") == (Axis.INTERIM, Axis.TIME, Axis.PEAK)

    @pytest.mark.parametrize(
        ("text", "cure"), [("interim,tme", "time"), ("interim", "two"), ("time,time", "two")]
    )
    def test_wrong_aims_are_told(self, text: str, cure: str) -> None:
        with pytest.raises(InputInvalid) as told:
            axes_of(text)
        assert cure in str(told.value)


class TestPoints:
    def test_what_beats_what(self) -> None:
        assert beats((1, 2, 3), (1, 2, 4))
        assert not beats((1, 2), (1, 2))

    def test_the_first_the_ends_and_then_the_furthest_are_kept(self) -> None:
        points = [(0, 10), (1, 8), (2, 7), (5, 5), (9, 1), (10, 0)]
        assert spread(points, (1, 8), 4) == [(0, 10), (1, 8), (5, 5), (10, 0)]

    def test_scaled_from_best_to_worst(self) -> None:
        assert scaled([(2, 5), (4, 5)]) == {(2, 5): [0.0, 0.0], (4, 5): [1.0, 0.0]}

    def test_a_lean_problem_keeps_one_of_each(self, formulation: Formulation) -> None:
        capacities = [r.capacity for r in lean(formulation.problem, 0).resources]
        assert capacities == [((0, 1),), ((0, 1),)]


class TestFront:
    def test_plans_are_valid_and_nothing_beats_them(
        self, formulation: Formulation, schedule: Schedule
    ) -> None:
        axes = (Axis.INTERIM, Axis.TIME)
        front, schedules = front_of(formulation.problem, axes, schedule, moves=10)
        values = [tuple(plan.values[axis] for axis in axes) for plan in front.plans]
        assert not any(beats(one, other) for one in values for other in values)
        assert sum(plan.is_default for plan in front.plans) == 1
        assert [plan.number for plan in front.plans] == list(range(1, len(front.plans) + 1))
        assert all(not verify(formulation.problem, one) for one in schedules)
        assert {axis for plan in front.plans for axis in plan.best_in} == set(axes)

    @pytest.mark.parametrize("language", _LANGUAGES)
    def test_the_figure_holds_every_plan_with_its_number(
        self, formulation: Formulation, schedule: Schedule, language: str
    ) -> None:
        axes = (Axis.INTERIM, Axis.CAPACITY, Axis.COST)
        front, _ = front_of(formulation.problem, axes, schedule, moves=5)
        content = pareto_content(front, language)
        assert [p.number for p in content.points if p.number] == [p.number for p in front.plans]
        text = write_text(front_table(front, language, folder="out"), 200)
        assert "plan-1" in text
        assert "out" in text


class TestPrices:
    def test_more_capacity_is_never_worth_less_than_nothing(
        self, formulation: Formulation, schedule: Schedule
    ) -> None:
        price = price_of_capacity(formulation, schedule, moves=10)
        now = (price.now.interim, price.now.months)
        assert now == (1, 36)
        assert all((one.interim, one.months) <= now for one in price.more)
        ways = [one.resources for one in price.more]
        assert ways == [("implementation",), ("procurement",), ("implementation", "procurement")]

    def test_the_time_holds_with_the_pairs_found_and_with_no_fewer(
        self, formulation: Formulation, schedule: Schedule
    ) -> None:
        """Platform, repository, medication take 6 + 8 + 9 + 7 = 30 months whatever the teams."""
        holds = capacity_for(formulation, schedule, 30, moves=10)
        assert holds.least_months == holds.least_ever == 30
        assert holds.setting_extra == 0
        assert [(p.procurement, p.implementation) for p in holds.pairs] == [(1, 2)]
        assert [(p.months, p.is_least) for p in holds.pairs] == [(30, True)]

    def test_a_time_that_no_capacity_can_keep_is_proven_so(
        self, formulation: Formulation, schedule: Schedule
    ) -> None:
        holds = capacity_for(formulation, schedule, 29, moves=5)
        assert (holds.pairs, holds.setting_extra) == ((), None)
        assert holds.least_ever > holds.target_months

    def test_the_price_of_a_place(self, formulation: Formulation, schedule: Schedule) -> None:
        price = price_of_place(formulation, schedule, "laboratorium", moves=10)
        planned = [place for place in price.places if place.is_planned]
        assert [(place.interim, place.months) for place in planned] == [(1, 36)]
        later = next(one for one in price.places if one.month == planned[0].month + 24)
        assert later.interim == 21  # announced in July 2029, live 10 months after: 40 − 19


def _answer(formulation: Formulation, text: str) -> WishAnswer:
    return why_not(formulation, read_wishes(text, formulation), None, Asking(objective=_AIMS))


class TestTold:
    @pytest.mark.parametrize("language", _LANGUAGES)
    @pytest.mark.parametrize(
        "text",
        [
            "alla utan interim",
            "lakemedel före 2029-03; laboratorium före läkemedel",
            "klart senast 2029-06",
        ],
    )
    def test_names_never_keys(self, formulation: Formulation, language: str, text: str) -> None:
        answer = _answer(formulation, text)
        tables = wish_tables(answer, formulation, _AIMS, language)
        told = "\n".join(write_text(table, 400) for table in tables)
        assert not re.search(r"gammalt-lab|gammal-ordination|\bcdr\b|lakemedel|/|\{|\bNone\b", told)
        assert not re.search(r"\b(wish|rule|change)-", told)
        name = {"sv": "Läkemedel|Gammalt lab|allt infört", "en": "Medication|Old lab|everything"}
        assert re.search(name[language], told)

    @pytest.mark.parametrize("language", _LANGUAGES)
    def test_prices_are_told(
        self, formulation: Formulation, schedule: Schedule, language: str
    ) -> None:
        price = price_of_capacity(formulation, schedule, moves=5)
        holds = capacity_for(formulation, schedule, 30, moves=5)
        place = price_of_place(formulation, schedule, "cdr", moves=5)
        landscape = formulation.landscape
        tables = [
            *capacity_tables(price, holds, landscape, language),
            place_table(place, landscape, language),
        ]
        told = "\n".join(write_text(table, 300) for table in tables)
        assert not re.search(r"\bcdr\b|\{|price-", told)

    def test_an_answer_is_plain_data(self, formulation: Formulation) -> None:
        plain = _answer(formulation, "klart senast 2029-06").to_dict()
        assert plain["word"] == "impossible"
        assert plain["wishes"][0]["month"] == str(Month.of(2029, 6))
