"""The least changes after which a wish can be met, each tried by planning anew, and their price."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.deployment.agreements import Agreements
from modarch.landscape.results import Result
from modarch.planning.aims_of import monthly_cost
from modarch.planning.conflict_oracle import Proof, Word, ask
from modarch.planning.conflict_rules import RuleKind
from modarch.planning.conflict_wishes import WishKind
from modarch.planning.explain_causes import parts_of
from modarch.planning.relax import Change, ChangeKind, changed, smaller
from modarch.planning.relax_price import LONGEST, least_loosening, planned
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from modarch.planning.conflict import Conflict
    from modarch.planning.conflict_rules import Demand, Rule
    from modarch.planning.conflict_wishes import Wish
    from modarch.planning.objective import Objective
    from modarch.planning.schedule import Schedule

__all__ = ["Relaxation", "Relaxer"]

_MOST_MORE = 3
"""More units of a capacity than this are not looked at."""

_MOST_COMPONENTS, _FEW_COMPONENTS = 8, 2
"""Components that are tried smaller or faster, for each conflict; few where each must be solved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation(Result):
    """A change after which a wish can be met; found valid by planning with it.

    Parameters
    ----------
    change
        The change.
    is_least
        Whether it is proven that less of it is not enough.
    values
        Value of each term of the objective in a plan with the change, found by a quick search.
    cost_sek
        What the change itself costs where that is known; None otherwise.
    """

    change: Change
    is_least: bool
    values: Mapping[str, int]
    cost_sek: float | None = None


class Relaxer:
    """Tries changes to what is demanded.

    Parameters
    ----------
    demand
        What is demanded and cannot be met.
    objective
        What is wanted besides.
    deterministic
        Limit for each question in the exact solver's deterministic time.
    moves
        Units of local search for each price.
    order
        An order to begin with.
    """

    def __init__(
        self,
        demand: Demand,
        objective: Objective,
        *,
        deterministic: float,
        moves: int,
        order: tuple[str, ...] = (),
    ) -> None:
        self._demand, self._objective = demand, objective
        self._limit, self._moves, self._order = deterministic, moves, order
        self._is_proven = True
        self._words: dict[Change, Word] = {}
        self._parts: dict[Change, Schedule] = {}

    def relaxations(self, conflict: Conflict) -> tuple[tuple[Relaxation, ...], tuple[Change, ...]]:
        """Return the changes that resolve a conflict, and the ones that do not by themselves.

        Parameters
        ----------
        conflict
            Rules that cannot be kept together.

        Returns
        -------
        enough
            Each with the least amount that is enough, the best plan first.
        not_enough
            Changes that were tried in vain, with the most that was tried.
        """
        enough, vain = [], []
        self._is_proven = conflict.proof is not Proof.NONE
        for change, is_least in self._tried(conflict):
            found = None if change.amount < 0 else self._priced(change, is_least=is_least)
            if found is None:
                vain.append(replace(change, amount=abs(change.amount)))
            else:
                enough.append(found)
        names = [term.value for stage in self._objective.stages for term in stage.terms]
        enough.sort(key=lambda one: [one.values[name] for name in names])
        return tuple(enough), tuple(vain)

    def _tried(self, conflict: Conflict) -> Iterator[tuple[Change, bool]]:
        """Yield changes with their least amounts; a negative amount was the most, and in vain."""
        for rule in conflict.rules:
            yield from self._for_rule(rule)
        most = _FEW_COMPONENTS if conflict.proof is Proof.SOLVER else _MOST_COMPONENTS
        for component in self._concerned(conflict)[:most]:
            yield from self._for_component(component)

    def _for_rule(self, rule: Rule) -> Iterator[tuple[Change, bool]]:
        if rule.wish is not None:
            yield from self._for_wish(rule.wish, rule)
        elif rule.kind is RuleKind.CAPACITY:
            yield from self._capacity(rule.on[0])
        elif rule.kind is RuleKind.GATE:
            yield self._least(
                self._simple(ChangeKind.GATE, rule.on[0]), self._gate_room(rule.on[0])
            )
        elif rule.kind is RuleKind.BUDGET:
            yield self._least(self._simple(ChangeKind.BUDGET, rule.on[0]), LONGEST)
        else:
            yield self._once(Change(kind=ChangeKind.GIVE_UP, rule=rule))

    def _for_wish(self, wish: Wish, rule: Rule) -> Iterator[tuple[Change, bool]]:
        if wish.kind is WishKind.ORDER:
            yield self._once(Change(kind=ChangeKind.GIVE_UP, rule=rule))
            return
        least = least_loosening(self._demand, wish, 2 * self._limit)
        if least is None:
            yield _loosened(wish, -LONGEST), True
        else:
            change = _loosened(wish, least.months)
            self._parts[change] = least.part
            yield change, least.is_least
        if wish.kind is WishKind.INTERIM:
            yield from (self._once(change) for change in self._options(wish.on[0]))

    def _for_component(self, component: str) -> Iterator[tuple[Change, bool]]:
        planned_one = self._demand.formulation.model.components[component]
        if planned_one.actual:
            return
        if component in self._demand.formulation.wish.modes:
            yield self._once(Change(kind=ChangeKind.MODE, on=component))
        if smaller(planned_one.size) is not None:
            yield self._once(Change(kind=ChangeKind.SMALLER, on=component))
        if any(not months.is_certain for months in planned_one.phases.values()):
            yield self._once(Change(kind=ChangeKind.FASTEST, on=component))

    def _capacity(self, resource: str) -> Iterator[tuple[Change, bool]]:
        """Yield how much more capacity is enough, and then from when at the latest."""
        change, is_least = self._least(self._simple(ChangeKind.CAPACITY, resource), _MOST_MORE)
        if change.amount < 0:
            yield change, is_least
            return
        formulation = self._demand.formulation
        low, high = formulation.first_free, formulation.first_free + LONGEST
        while low < high:
            middle = (low + high + 1) // 2
            month = formulation.origin + middle
            if self._is_possible(replace(change, month=month)):
                low = middle
            else:
                high = middle - 1
        yield replace(change, month=formulation.origin + low), is_least

    def _options(self, system: str) -> Iterator[Change]:
        """Yield that a contract lasts as long as its options once allowed."""
        landscape = self._demand.formulation.model
        agreements = Agreements(landscape)
        for name in landscape.systems[system].contracts:
            last = landscape.contracts[name].max_extent.latest
            now = agreements.contracts[name].extent(landscape.as_of).latest
            if last is not None and now is not None and last > now:
                yield Change(kind=ChangeKind.OPTION, on=name, amount=last - now, month=last)

    def _concerned(self, conflict: Conflict) -> list[str]:
        """Return the components that a conflict names, and those that its wishes wait for."""
        components = self._demand.formulation.model.components
        named = [id_ for rule in conflict.rules for id_ in rule.on if id_ in components]
        for wish in conflict.wishes:
            named += [id_ for id_ in wish.on if id_ in components]
        late = self._last_of({wish.on[0] for wish in conflict.wishes if wish.on})
        return list(dict.fromkeys([*named, *late]))

    def _last_of(self, systems: set[str]) -> list[str]:
        """Return the components that replace systems."""
        return [
            parts_of(point.activity)[0]
            for due in self._demand.problem.dues
            if due.key in systems
            for point in due.completions
        ]

    def _gate_room(self, gate: str) -> int:
        formulation = self._demand.formulation
        opens = formulation.timing.gates[gate] - formulation.origin
        return max(0, opens - formulation.first_free)

    def _simple(self, kind: ChangeKind, on: str) -> Callable[[int], Change]:
        return lambda amount: Change(kind=kind, on=on, amount=amount)

    def _once(self, change: Change) -> tuple[Change, bool]:
        """Return a change that is made or not; with a negative amount when it is in vain."""
        if self._is_possible(change):
            return change, self._is_proven
        return replace(change, amount=-max(1, change.amount)), True

    def _least(self, make: Callable[[int], Change], most: int) -> tuple[Change, bool]:
        """Return the change with the least amount that is enough, and whether that is proven."""
        if most < 1 or not self._is_possible(make(most)):
            change = make(max(1, most))
            return replace(change, amount=-change.amount), True
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            if self._is_possible(make(middle)):
                high = middle
            else:
                low = middle
        is_least = self._word(make(low)) is Word.IMPOSSIBLE if low else self._is_proven
        return make(high), is_least

    def _is_possible(self, change: Change) -> bool:
        return self._word(change) is Word.POSSIBLE

    def _word(self, change: Change) -> Word:
        if change not in self._words:
            problem = changed(self._demand, change).problem
            self._words[change] = ask(problem, self._limit).word
        return self._words[change]

    def _priced(self, change: Change, *, is_least: bool) -> Relaxation | None:
        """Return a change with a whole plan's values; None when no whole plan is found."""
        demand = changed(self._demand, change)
        schedule = planned(
            demand,
            self._objective,
            self._limit,
            moves=self._moves,
            order=self._order,
            part=self._parts.get(change),
        )
        if schedule is None:
            return None
        terms = evaluate(demand.problem, schedule).terms
        return Relaxation(
            change=change,
            is_least=is_least,
            values={term.value: value for term, value in terms.items()},
            cost_sek=self._cost(change),
        )

    def _cost(self, change: Change) -> float | None:
        if change.kind is not ChangeKind.INTERIM:
            return None
        landscape = self._demand.formulation.landscape
        return change.amount * monthly_cost(landscape.systems[change.on], landscape)


def _loosened(wish: Wish, months: int) -> Change:
    """Return the change that loosens a wish by some months; negative ones are told as in vain."""
    on = wish.on[0] if wish.on else ""
    if wish.kind is WishKind.INTERIM:
        amount = wish.months + months if months > 0 else months
        return Change(kind=ChangeKind.INTERIM, on=on, amount=amount, wish=wish)
    month = None if wish.month is None else wish.month + abs(months)
    return Change(kind=ChangeKind.LATER, on=on, amount=months, month=month, wish=wish)
