"""What binds each start, the chains and the slack, in cases worked out by hand."""

from __future__ import annotations

import pytest
from tests.unit.planning_answers.small_models import eight_tasks, formulated

from modarch.figures.tables.plan_answers import explanation_tables, plan_explanation_tables
from modarch.figures.writers.plain import write_text
from modarch.planning.blocks_of import Block
from modarch.planning.critical import Binder, Bindings
from modarch.planning.explain import Explainer
from modarch.planning.explain_causes import CauseKind
from modarch.planning.explain_slack import delayed, slack_of
from modarch.planning.objective import Objective
from modarch.planning.problem import (
    Activity,
    Calendar,
    Closure,
    Due,
    Group,
    Lag,
    LagKind,
    Point,
    Problem,
    Resource,
    Use,
)
from modarch.planning.relax_replan import replan
from modarch.planning.schedule import Schedule
from modarch.planning.verify import verify

_AIMS = Objective.of("interim", "makespan")
_TEAM = (Use(resource="team"),)


def _problem(*activities: Activity, **more: object) -> Problem:
    groups = tuple(Group(key=one.key, activities=(one,)) for one in activities)
    team = Resource(key="team", capacity=((0, 1),))
    return Problem(groups=groups, resources=(team,), **more)  # type: ignore[arg-type]


def _binders(problem: Problem, starts: dict[str, int], activity: str) -> list[Binder]:
    schedule = Schedule(starts=starts)
    assert not verify(problem, schedule)
    return [one.binder for one in Bindings(problem, schedule).of(activity)]


class TestBindings:
    def test_a_lag_binds_with_whom_it_is(self) -> None:
        problem = _problem(
            Activity(key="a", months=3),
            Activity(key="b", months=2),
            lags=(Lag(before="a", after="b", months=1),),
        )
        (binding,) = Bindings(problem, Schedule(starts={"a": 0, "b": 4})).of("b")
        assert (binding.binder, binding.before, binding.month) == (Binder.LAG, "a", 4)

    def test_a_full_resource_binds_with_who_fills_it_and_who_leaves(self) -> None:
        problem = _problem(
            Activity(key="a", months=3, uses=_TEAM), Activity(key="b", months=2, uses=_TEAM)
        )
        (binding,) = Bindings(problem, Schedule(starts={"a": 0, "b": 3})).of("b")
        assert (binding.binder, binding.month) == (Binder.CAPACITY, 2)
        assert (binding.users, binding.leaving) == (("a",), ("a",))

    def test_closed_months_bind_and_so_does_what_lies_before_them(self) -> None:
        problem = _problem(
            Activity(key="a", months=3, uses=_TEAM),
            Activity(key="b", months=2, uses=_TEAM, calendar="summer"),
            calendars=(Calendar(key="summer", no_start=(Closure(first=3, months=2),)),),
        )
        assert _binders(problem, {"a": 0, "b": 5}, "b") == [Binder.CALENDAR, Binder.CAPACITY]

    @pytest.mark.parametrize(
        ("activity", "binder"),
        [
            (Activity(key="a", months=2, release=4), Binder.RELEASE),
            (Activity(key="a", months=2, fixed=4), Binder.FIXED),
            (Activity(key="a", months=2, late=True), Binder.LATE),
            (Activity(key="a", months=2), Binder.FREE),
        ],
    )
    def test_what_binds_by_itself(self, activity: Activity, binder: Binder) -> None:
        assert _binders(_problem(activity), {"a": 4}, "a") == [binder]

    def test_preparation_that_can_be_earlier_does_not_bind_what_follows(self) -> None:
        """The tender at 6 waits for the team, not for its requirements, which were placed late."""
        problem = _problem(
            Activity(key="other", months=6, uses=_TEAM),
            Activity(key="requirements", months=2, late=True),
            Activity(key="tender", months=3, uses=_TEAM),
            lags=(Lag(before="requirements", after="tender"),),
        )
        starts = {"other": 0, "requirements": 4, "tender": 6}
        assert _binders(problem, starts, "tender") == [Binder.CAPACITY]

    def test_what_can_be_earlier_by_itself_does_not_bind_what_follows(self) -> None:
        """The build could be earlier, but the rollout still waits for the team of another."""
        problem = _problem(
            Activity(key="other", months=6, uses=_TEAM),
            Activity(key="build", months=2),
            Activity(key="rollout", months=3, uses=_TEAM),
            lags=(Lag(before="build", after="rollout"),),
        )
        starts = {"other": 0, "build": 4, "rollout": 6}
        assert _binders(problem, starts, "build") == [Binder.FREE]
        assert _binders(problem, starts, "rollout") == [Binder.CAPACITY]

    def test_a_greatest_lag_pulls_the_earlier_one_later(self) -> None:
        """The tender may lapse 2 months after it: it waits for the late build."""
        problem = _problem(
            Activity(key="tender", months=3),
            Activity(key="build", months=3, release=10),
            lags=(
                Lag(before="tender", after="build"),
                Lag(before="tender", after="build", months=2, kind=LagKind.MAX),
            ),
        )
        assert _binders(problem, {"tender": 5, "build": 10}, "tender") == [Binder.LAG]


class TestChains:
    def test_the_chain_goes_back_through_teams_and_lags_to_the_beginning(self) -> None:
        problem = _problem(
            Activity(key="a", months=3, uses=_TEAM, release=1),
            Activity(key="b", months=2, uses=_TEAM),
            Activity(key="c", months=4),
            Activity(key="d", months=1),
            lags=(Lag(before="b", after="c"),),
        )
        bindings = Bindings(problem, Schedule(starts={"a": 1, "b": 4, "c": 6, "d": 0}))
        chain = [(link.activity, link.binding.binder) for link in bindings.chain("c")]
        assert chain == [("a", Binder.RELEASE), ("b", Binder.CAPACITY), ("c", Binder.LAG)]


class TestSlack:
    def _two(self) -> tuple[Problem, Schedule]:
        """Return a (3 months, due at 5 in the end) before b (2 months), both with the team."""
        problem = _problem(
            Activity(key="a", months=3, uses=_TEAM),
            Activity(key="b", months=2, uses=_TEAM),
            dues=(Due(key="old", completions=(Point(activity="b"),), due=7),),
        )
        return problem, Schedule(starts={"a": 0, "b": 3})

    def test_slack_is_counted_by_stage(self) -> None:
        """B ends at 5: two months until the due, none until the end is later."""
        problem, schedule = self._two()
        slack = slack_of(problem, schedule, _AIMS, ["b"])
        assert [(one.months, one.is_more) for one in slack] == [(2, False), (0, False)]

    def test_who_waits_for_the_place_is_pushed(self) -> None:
        """A delayed by one month pushes b, which takes over the team from it."""
        problem, schedule = self._two()
        later = delayed(problem, schedule, {"a": 1})
        assert later is not None
        assert later.starts == {"a": 1, "b": 4}
        assert not verify(problem, later)

    def test_a_settled_month_has_no_slack(self) -> None:
        problem = _problem(Activity(key="a", months=2, fixed=3))
        slack = slack_of(problem, Schedule(starts={"a": 3}), _AIMS, ["a"])
        assert [one.months for one in slack] == [0, 0]

    def test_slack_beyond_what_is_looked_at_is_said_to_be_more(self) -> None:
        problem = _problem(Activity(key="a", months=50), Activity(key="b", months=1))
        slack = slack_of(problem, Schedule(starts={"a": 0, "b": 0}), _AIMS, ["b"])
        assert [(one.months, one.is_more) for one in slack] == [(36, True), (36, True)]

    def test_a_greatest_lag_moves_the_tender_with_its_build(self) -> None:
        problem = _problem(
            Activity(key="tender", months=2),
            Activity(key="build", months=2),
            lags=(
                Lag(before="tender", after="build"),
                Lag(before="tender", after="build", months=0, kind=LagKind.MAX),
            ),
        )
        later = delayed(problem, Schedule(starts={"tender": 0, "build": 2}), {"build": 3})
        assert later is not None
        assert later.starts == {"tender": 3, "build": 5}


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    formulation = formulated(eight_tasks(laboratory_end="2028-07"))
    schedule = replan(formulation.problem, _AIMS, moves=20)
    assert schedule is not None
    return Explainer(formulation, schedule, _AIMS)


class TestEightTasks:
    def test_why_the_laboratory_is_built_when_it_is(self, explainer: Explainer) -> None:
        """It is announced when the platform's tender is over, and built when the platform is."""
        steps = {step.block: step for step in explainer.component("laboratorium").steps}
        tender, build = steps[Block.PROCUREMENT].causes[0], steps[Block.BUILD].causes[0]
        assert (tender.kind, tender.users) == (CauseKind.CAPACITY, ("plattform",))
        assert (build.kind, build.on) == (CauseKind.DEPENDENCY, ("plattform",))
        assert str(build.month) == "2028-03"

    def test_the_gap_is_told_with_the_chain_that_leads_to_it(self, explainer: Explainer) -> None:
        explained = explainer.component("laboratorium")
        assert explained.gaps == (("gammalt-lab", 1),)
        assert explained.slack[0].months == 0
        gap = next(chain for chain in explainer.chains if chain.to == "gammalt-lab")
        assert gap.gap_months == 1
        assert [(step.component, step.block) for step in gap.steps][:2] == [
            ("plattform", Block.PROCUREMENT),
            ("plattform", Block.BUILD),
        ]
        assert gap.steps[0].cause.kind is CauseKind.START

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_texts_use_names_and_no_keys(self, explainer: Explainer, language: str) -> None:
        landscape = explainer._formulation.landscape
        tables = [
            *explanation_tables(explainer.component("laboratorium"), landscape, language),
            *plan_explanation_tables(explainer.plan(), landscape, language),
        ]
        text = "\n".join(write_text(table, 300) for table in tables)
        assert {"sv": "Laboratorium: annonseras i juli", "en": "Laboratory: is announced in July"}[
            language
        ] in text
        for key in ("laboratorium", "plattform/", "gammalt-lab", "setting:", "{"):
            assert key not in text.replace("Laboratorium", "")

    def test_the_same_explanation_every_time(self, explainer: Explainer) -> None:
        assert explainer.plan().to_dict() == explainer.plan().to_dict()
