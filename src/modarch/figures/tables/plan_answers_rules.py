"""Rules, wishes and changes of a plan as sentences with the model's own names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.figures.tables.cells import any_name
from modarch.figures.words.phrase import word
from modarch.planning.conflict_rules import RuleKind
from modarch.planning.conflict_wishes import WishKind
from modarch.planning.relax import ChangeKind
from modarch.planning.supply_of import capacity_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.figures.words.phrase import Value
    from modarch.landscape.text import Language
    from modarch.planning.conflict_rules import Rule
    from modarch.planning.conflict_wishes import Wish
    from modarch.planning.formulate import Formulation
    from modarch.planning.relax import Change

__all__ = ["Teller"]

_SETTING = "setting:"
_KNOWN = ("procurement", "implementation")


class Teller:
    """Tells rules, wishes and changes.

    Parameters
    ----------
    formulation
        The landscape and what was decided already.
    language
        ``sv`` or ``en``.
    """

    def __init__(self, formulation: Formulation, language: Language) -> None:
        self._formulation, self._language = formulation, language

    def name(self, id_: str) -> str:
        """Return the name of anything in the model."""
        return any_name(self._formulation.landscape, id_, self._language)

    def wish(self, wish: Wish) -> str:
        """Return a wish in words."""
        values: dict[str, Value] = {
            "on": self.name(wish.on[0]) if wish.on else "",
            "second": self.name(wish.on[-1]) if wish.on else "",
            "count": wish.months,
            "month": wish.month if wish.month is not None else "",
            "milestone": self._word(f"milestone.{wish.milestone.replace('_', '-')}"),
        }
        if wish.kind is WishKind.INTERIM:
            return self._word(f"wish.interim-{'most' if wish.months else 'none'}", **values)
        return self._word(f"wish.{wish.kind}", **values)

    def rule(self, rule: Rule) -> str:
        """Return a rule in words."""
        if rule.wish is not None:
            return self.wish(rule.wish)
        if rule.kind is RuleKind.CAPACITY:
            return self._limit(rule.on[0])
        values: dict[str, Value] = {
            "on": self.name(rule.on[0]),
            "second": self.name(rule.on[-1]),
            "month": self._month(rule),
            "units": self._formulation.landscape.programme.budgets.get(rule.on[0], 0),
        }
        is_dated = rule.kind is RuleKind.FIXED and values["month"]
        return self._word(f"rule-told.{rule.kind}{'-month' if is_dated else ''}", **values)

    def change(self, change: Change, *, vain: bool = False) -> str:
        """Return a change in words.

        Parameters
        ----------
        change
            The change.
        vain
            Whether it is told as the most that was tried.
        """
        if change.rule is not None:
            return self._given_up(change.rule)
        if change.kind is ChangeKind.CAPACITY:
            return self._more(change, vain=vain)
        values: dict[str, Value] = {
            "on": self.name(change.on) if change.on else "",
            "count": change.amount,
            "month": change.month if change.month is not None else "",
            "wish": "",
        }
        if change.kind is ChangeKind.LATER and change.wish is not None:
            values["wish"] = self.wish(replace(change.wish, month=change.month))
        return self._word(f"change-told.{change.kind}", **values)

    def vain(self, changes: Iterable[Change]) -> list[str]:
        """Return changes as the most that was tried; those of components together by kind."""
        told: list[str] = []
        together: dict[ChangeKind, list[str]] = {}
        for change in changes:
            if change.kind in (ChangeKind.SMALLER, ChangeKind.FASTEST):
                together.setdefault(change.kind, []).append(self.name(change.on))
            else:
                told.append(self.change(change, vain=True))
        for kind, names in together.items():
            told.append(self._word(f"change-told.vain-{kind}", on=", ".join(names)))
        return told

    def _more(self, change: Change, *, vain: bool) -> str:
        if vain or change.month is None:
            rule = self._limit(change.on)
            return self._word("change-told.capacity-vain", count=change.amount, rule=rule)
        return self._capacity("change-told", change.on, count=change.amount, month=change.month)

    def _given_up(self, rule: Rule) -> str:
        if rule.wish is not None:
            return self._word("change-told.give-up-wish", wish=self.wish(rule.wish))
        if rule.kind in (RuleKind.DEPENDENCY, RuleKind.FIXED):
            on, second = self.name(rule.on[0]), self.name(rule.on[-1])
            return self._word(f"change-told.give-up-{rule.kind}", on=on, second=second)
        return self._word("change-told.give-up-rule", rule=self.rule(rule))

    def _capacity(self, family: str, resource: str, ending: str = "", **values: Value) -> str:
        if resource in _KNOWN:
            return self._word(f"{family}.capacity-{resource}{ending}", **values)
        if not resource.startswith(_SETTING):
            return self._word(f"{family}.capacity-other", on=resource, **values)
        on = self.name(resource.removeprefix(_SETTING))
        return self._word(f"{family}.capacity-setting{ending}", on=on, **values)

    def _limit(self, resource: str) -> str:
        """Return how much there is of a resource; its least and most where it changes."""
        units = [value for _, value in capacity_of(self._formulation.landscape)[resource].steps]
        low, high = min(units), max(units)
        told = str(low) if low == high else f"{low}–{high}"
        return self._capacity("rule-told", resource, "-one" if told == "1" else "", units=told)

    def _month(self, rule: Rule) -> Value:
        if rule.kind is RuleKind.GATE:
            return self._formulation.timing.gates[rule.on[0]]
        months = self._formulation.wish.starts
        return months.get(rule.on[0], "") if rule.kind is RuleKind.FIXED else ""

    def _word(self, key: str, **values: Value) -> str:
        return word(key, self._language, **values)
