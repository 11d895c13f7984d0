"""Conflicts are minimal and relaxations work, on random small models and on the eight tasks.

"No plan" is checked by trying every active schedule, "a plan" by the independent verifier.
"""

from __future__ import annotations

import pytest
from tests.unit.planning_answers.brute_force import has_plan
from tests.unit.planning_answers.small_models import eight_tasks, formulated, random_model

from modarch.errors import InputInvalid
from modarch.landscape.months import Month
from modarch.landscape.plan import PlanWish
from modarch.planning import conflict_oracle
from modarch.planning.conflict import conflicts_of, likely_conflict
from modarch.planning.conflict_answer import Asking, why_none, why_not
from modarch.planning.conflict_oracle import Oracle, Proof, Word, ask
from modarch.planning.conflict_part import needed
from modarch.planning.conflict_rules import Demand, Ruled, RuleKind
from modarch.planning.conflict_words import FORMS, read_component, read_wishes
from modarch.planning.formulate import Formulation
from modarch.planning.objective import Objective
from modarch.planning.relax import ChangeKind, changed
from modarch.planning.relax_search import Relaxer
from modarch.planning.verify import verify

_AIMS = Objective.of("interim", "makespan")
_WISHES = ("alla utan interim", "klart senast 2027-09; alfa före gamma", "gamma before 2027-11")


def _demand(seed: int, wishes: str) -> Demand:
    formulation = formulated(random_model(seed))
    return Demand(formulation=formulation, wishes=read_wishes(wishes, formulation))


class TestRandomModels:
    @pytest.mark.parametrize("seed", range(8))
    @pytest.mark.parametrize("wishes", _WISHES)
    def test_there_is_a_minimal_conflict_exactly_when_there_is_no_plan(
        self, seed: int, wishes: str
    ) -> None:
        """No plan keeps a conflict's rules; without any one of them there is a plan."""
        demand = _demand(seed, wishes)
        conflicts = conflicts_of(demand, 1.0)
        assert bool(conflicts) is not has_plan(demand.problem)
        for conflict in conflicts:
            part = Demand(formulation=demand.formulation, wishes=conflict.wishes)
            oracle = Oracle(Ruled(part), 1.0)
            rules = frozenset(conflict.rules)
            assert conflict.is_minimal
            assert not has_plan(oracle.problem(rules))
            for rule in rules:
                answer = oracle.ask(rules - {rule})
                assert answer.word is Word.POSSIBLE
                assert answer.schedule is not None
                assert not verify(needed(oracle.problem(rules - {rule})), answer.schedule)

    @pytest.mark.parametrize("seed", range(0, 9, 4))
    def test_relaxations_are_enough_and_no_less_is(self, seed: int) -> None:
        demand = _demand(seed, "alla utan interim")
        for conflict in conflicts_of(demand, 1.0):
            part = Demand(formulation=demand.formulation, wishes=conflict.wishes)
            relaxer = Relaxer(part, _AIMS, deterministic=1.0, moves=5)
            enough, vain = relaxer.relaxations(conflict)
            assert any(one.change.kind is ChangeKind.INTERIM for one in enough)
            for one in enough:
                assert has_plan(changed(part, one.change).problem), one
                assert ask(changed(part, one.change).problem, 1.0).word is Word.POSSIBLE
                if one.is_least and one.change.kind is ChangeKind.INTERIM:
                    assert one.change.wish is not None
                    assert one.change.amount > one.change.wish.months
            for change in vain:
                if change.kind in (ChangeKind.SMALLER, ChangeKind.GIVE_UP):
                    assert not has_plan(changed(part, change).problem), change


class TestEightTasks:
    def test_a_plan_that_meets_the_wishes_is_found(self) -> None:
        """The written order is late with the laboratory; another order is not."""
        formulation = formulated(eight_tasks())
        wishes = read_wishes("alla utan interim", formulation)
        answer = why_not(formulation, wishes, None, Asking(objective=_AIMS))
        assert answer.word is Word.POSSIBLE
        assert answer.then["interim"] == 0
        assert answer.then["makespan"] == 36
        assert answer.plan is not None

    def test_with_the_laboratory_at_19_it_is_told_why_there_is_none(self) -> None:
        """The platform takes 6 + 8 months and the laboratory is built 6 months after it."""
        formulation = formulated(eight_tasks(laboratory_end="2028-07"))
        wishes = read_wishes("alla utan interim", formulation)
        answer = why_not(formulation, wishes, None, Asking(objective=_AIMS))
        assert answer.word is Word.IMPOSSIBLE
        (obstacle,) = answer.obstacles
        told = {(rule.kind, rule.on) for rule in obstacle.conflict.rules if rule.wish is None}
        assert told == {(RuleKind.DEPENDENCY, ("laboratorium", "plattform"))}
        assert [wish.on for wish in obstacle.conflict.wishes] == [("gammalt-lab",)]
        assert obstacle.conflict.proof is Proof.PATH
        assert obstacle.conflict.short_months == 1
        interim = [r for r in obstacle.relaxations if r.change.kind is ChangeKind.INTERIM]
        assert [(r.change.amount, r.is_least, r.cost_sek) for r in interim] == [(1, True, 3e6)]
        assert answer.plan is not None
        assert [rule.wish.on for rule in answer.given_up if rule.wish] == [("gammalt-lab",)]

    def test_another_team_from_some_month_on_is_offered_where_teams_are_the_reason(self) -> None:
        """Laboratory and medication cannot both be early with one team for each."""
        formulation = formulated(eight_tasks())
        text = "laboratorium senast 2028-09; lakemedel senast 2029-10"
        answer = why_not(formulation, read_wishes(text, formulation), None, Asking(objective=_AIMS))
        assert answer.word is Word.IMPOSSIBLE
        kinds = {rule.kind for rule in answer.obstacles[0].conflict.rules}
        assert RuleKind.CAPACITY in kinds
        more = [
            one.change
            for one in answer.obstacles[0].relaxations
            if one.change.kind is ChangeKind.CAPACITY
        ]
        assert more
        assert all(change.month is not None and change.amount == 1 for change in more)


class TestNoPlanAtAll:
    def _fixed_before_the_gate(self) -> Formulation:
        model = eight_tasks()
        model["programme"]["gates"] = {"beslut": {"opens": "2027-06"}}
        wish = PlanWish(starts={"plattform": Month.of(2027, 3)})
        return Formulation(landscape=formulated(model).landscape, wish=wish)

    def test_the_conflict_and_the_nearest_plan_are_told(self) -> None:
        """Something is always told: the contradiction, the nearest plan, and what is enough."""
        answer = why_none(self._fixed_before_the_gate(), Asking(objective=_AIMS))
        assert answer.word is Word.IMPOSSIBLE
        (obstacle,) = answer.obstacles
        assert {(rule.kind, rule.on) for rule in obstacle.conflict.rules} == {
            (RuleKind.FIXED, ("plattform",)),
            (RuleKind.GATE, ("beslut",)),
        }
        assert [rule.kind for rule in answer.given_up] == [RuleKind.FIXED]
        assert answer.plan is not None
        kinds = {one.change.kind for one in obstacle.relaxations}
        assert kinds == {ChangeKind.GATE, ChangeKind.GIVE_UP}
        earlier = next(r for r in obstacle.relaxations if r.change.kind is ChangeKind.GATE)
        assert (earlier.change.on, earlier.change.amount) == ("beslut", 3)


class TestModes:
    def test_a_chosen_mode_can_be_left_for_another(self) -> None:
        """The fast track takes 2 months less; it is not free to choose when standard is chosen."""
        model = eight_tasks(laboratory_end="2028-07")
        fast = {"phases": {"build": 4}}
        model["modules"]["laboratorium"]["modes"] = {"snabb": fast}
        wish = PlanWish(modes={"laboratorium": "standard"})
        formulation = Formulation(landscape=formulated(model).landscape, wish=wish)
        wishes = read_wishes("gammalt-lab utan interim", formulation)
        answer = why_not(formulation, wishes, None, Asking(objective=_AIMS))
        (obstacle,) = answer.obstacles
        kinds = {one.change.kind: one.change.on for one in obstacle.relaxations}
        assert kinds[ChangeKind.MODE] == "laboratorium"


class TestWithoutTheSolver:
    def test_what_is_not_proven_is_called_unknown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only paths and a simple count prove anything; the rest is not claimed."""
        monkeypatch.setattr(conflict_oracle, "exact_solver", lambda: None)
        formulation = formulated(eight_tasks())
        text = "laboratorium senast 2028-09; lakemedel senast 2029-08"
        demand = Demand(formulation=formulation, wishes=read_wishes(text, formulation))
        assert ask(demand.problem, 1.0).word is Word.UNKNOWN
        assert conflicts_of(demand, 1.0) == ()

    def test_what_probably_contradicts_is_told_as_not_proven(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(conflict_oracle, "exact_solver", lambda: None)
        formulation = formulated(eight_tasks())
        text = "laboratorium senast 2028-09; lakemedel senast 2029-08"
        demand = Demand(formulation=formulation, wishes=read_wishes(text, formulation))
        conflict = likely_conflict(demand, 1.0)
        assert conflict is not None
        assert conflict.proof is Proof.NONE
        assert conflict.is_minimal
        assert RuleKind.CAPACITY in {rule.kind for rule in conflict.rules}

    def test_a_path_that_is_too_long_is_proven_all_the_same(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(conflict_oracle, "exact_solver", lambda: None)
        formulation = formulated(eight_tasks(laboratory_end="2028-07"))
        wishes = read_wishes("gammalt-lab utan interim", formulation)
        (conflict,) = conflicts_of(Demand(formulation=formulation, wishes=wishes), 1.0)
        assert conflict.is_minimal
        assert conflict.proof is Proof.PATH


class TestWords:
    @pytest.mark.parametrize(
        ("swedish", "english"),
        [
            ("gammalt-lab utan interimslösning", "old laboratory without interim"),
            ("Gammalt lab högst 6 månaders interim", "old laboratory at most 6 months interim"),
            ("alla utan glapp", "all without interim solutions"),
            ("läkemedel före 2029-06", "Medication before 2029-06"),
            ("läkemedel annonserad senast 2028-06", "medication announced by 2028-06"),
            ("laboratorium före läkemedel", "laboratory before medication"),
            ("klart senast 2036-12", "done by 2036-12"),
            ("klart senast 2036-12; lakemedel senast 2030-01", "done by 2036-12;lakem by 2030-01"),
        ],
    )
    def test_both_languages_mean_the_same(self, swedish: str, english: str) -> None:
        formulation = formulated(eight_tasks())

        def meant(text: str) -> list[tuple[object, ...]]:
            return [
                (w.kind, w.on, w.month, w.months, w.milestone)
                for w in read_wishes(text, formulation)
            ]

        assert meant(swedish) == meant(english)

    def test_before_a_month_is_the_month_before_at_the_latest(self) -> None:
        formulation = formulated(eight_tasks())
        (wish,) = read_wishes("lakemedel före 2029-06", formulation)
        assert wish.month == Month.of(2029, 5)

    def test_an_unknown_wording_tells_the_accepted_ones(self) -> None:
        with pytest.raises(InputInvalid) as told:
            read_wishes("laboratorium snabbt", formulated(eight_tasks()))
        assert all(form in str(told.value) for form in FORMS)

    @pytest.mark.parametrize(
        ("text", "cure"),
        [
            ("laboratoriun utan interim", "laboratorium"),
            ("lakemdel före 2029-01", "lakemedel"),
            ("lakemedel före 2029-13", "YYYY-MM"),
            ("cdr utan interim", "no contract"),
            ("lakemedel före läkemedel", "itself"),
            ("la före 2030-01", "laboratorium"),
        ],
    )
    def test_an_unknown_name_tells_the_closest(self, text: str, cure: str) -> None:
        with pytest.raises(InputInvalid) as told:
            read_wishes(text, formulated(eight_tasks()))
        assert cure in str(told.value)

    def test_a_component_is_found_by_name_and_beginning(self) -> None:
        formulation = formulated(eight_tasks())
        assert read_component("Informationsplattform", formulation) == "cdr"
        assert read_component("labor", formulation) == "laboratorium"
