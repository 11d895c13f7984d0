"""Orders under the same chances, as tables, and the order that is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields
from modarch.figures.words.formats import duration, number
from modarch.figures.words.phrase import word
from modarch.landscape.phases import Milestone
from modarch.simulation.candidates import OWN
from modarch.simulation.candidates import Kind as OrderKind
from modarch.simulation.result import Policy
from modarch.simulation.robust_result import Aim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.paired import Difference
    from modarch.simulation.robust_result import Amounts, OrderRisk, RobustResult

__all__ = ["order_name", "robust_tables"]

_MILLION = 1e6
_FILE = "file:"


def order_name(id_: str, kind: OrderKind | None, language: Language) -> str:
    """Return what an order is called.

    Parameters
    ----------
    id_
        Its id.
    kind
        Where it comes from; told by the id when not given.
    language
        ``sv`` or ``en``.
    """
    if id_.startswith(_FILE):
        return word("robust-order.file", language, name=id_.removeprefix(_FILE))
    if id_ == OWN:
        return word(f"robust-order.{kind or OrderKind.STATED}", language)
    base, _, again = id_.rpartition("-")
    if again.isdigit():
        name = word(f"robust-order.{base}", language)
        return word("robust-order.again", language, name=name, number=int(again))
    return word(f"{'robust-order' if id_ in set(OrderKind) else 'rule'}.{id_}", language)


def robust_tables(
    result: RobustResult, landscape: Landscape, language: Language
) -> tuple[Table, ...]:
    """Return what the orders come to, the most important first.

    Parameters
    ----------
    result
        The comparison.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    tables = _Tables(result, landscape, language)
    others = [aim for aim in Aim if aim is not result.of]
    several = len(result.orders) > 1
    return (
        tables.main(),
        *(tables.amounts(aim) for aim in others),
        *([tables.regret()] if several else []),
        tables.proposed(),
    )


@dataclass(frozen=True)
class _Tables:
    """Makes the tables of one comparison."""

    result: RobustResult
    landscape: Landscape
    language: Language

    def name(self, id_: str) -> str:
        own = self.result[id_]
        return order_name(id_, own.kind if id_ == own.id else None, self.language)

    def main(self) -> Table:
        result = self.result
        compared = ["difference", "best_share"] if len(result.orders) > 1 else []
        keys = [*self._keys(result.of), *compared]
        rows = [
            (*self._amount_cells(one, result.of), self._difference(one), one.best_share)[
                : len(keys)
            ]
            for one in result.orders
        ]
        return Table(
            title=word(f"robust-title.{result.of}", self.language),
            columns=fields("robust-column", keys, self.language, self._kinds(result.of)),
            rows=tuple(rows),
            notes=tuple(self._notes()),
            language=self.language,
        )

    def amounts(self, aim: Aim) -> Table:
        return Table(
            title=word(f"robust-title.{aim}", self.language),
            columns=fields("robust-column", self._keys(aim), self.language, self._kinds(aim)),
            rows=tuple(tuple(self._amount_cells(one, aim)) for one in self.result.orders),
            language=self.language,
        )

    def _keys(self, aim: Aim) -> list[str]:
        if aim is Aim.END:
            return ["order", "planned", "p50_month", "p80_month"]
        return ["order", "planned", "mean", "p50", "p80", "cvar"]

    def _kinds(self, aim: Aim) -> dict[str, Kind]:
        kind = Kind.MONTH if aim is Aim.END else Kind.NUMBER
        return dict.fromkeys(self._keys(aim)[1:], kind) | {"best_share": Kind.SHARE}

    def _amount_cells(self, one: OrderRisk, aim: Aim) -> list[Cell]:
        amounts: Amounts = one.amounts(aim)
        cells: list[Cell] = [self.name(one.id)]
        if aim is Aim.END:
            months = (amounts.planned, amounts.p50, amounts.p80)
            return [*cells, *(self.result.origin + round(month) for month in months)]
        unit = _MILLION if aim is Aim.COST else 1.0
        values = (amounts.planned, amounts.mean, amounts.p50, amounts.p80, amounts.cvar)
        return [*cells, *(round(value / unit) for value in values)]

    def _difference(self, one: OrderRisk) -> str:
        if one.id == self.result.proposed:
            return word("robust-cell.proposed", self.language)
        if one.is_tied:
            return word("robust-cell.tied", self.language)
        unit, decimals = (_MILLION, 0) if self.result.of is Aim.COST else (1.0, 1)
        value, error = (
            number(amount / unit, self.language, decimals)
            for amount in (one.difference.value, 2 * one.difference.standard_error)
        )
        sign = "+" if one.difference.value > 0 else ""
        return word("robust-cell.difference", self.language, value=sign + value, error=error)

    def said(self, value: float) -> str:
        """Return an amount of the aim with its unit."""
        if self.result.of is not Aim.COST:
            return duration(round(value, 1), self.language)
        millions = number(value / _MILLION, self.language, 1 if 0 < abs(value) < _MILLION else 0)
        return word("robust-unit.million", self.language, value=millions)

    def _notes(self) -> Iterator[str]:
        result, language = self.result, self.language
        if len(result.orders) == 1:
            yield word("robust-note.only", language)
        else:
            yield self._proposal()
            yield from self._price()
            yield from self._against_own()
            yield from self._tied()
        yield from self._same()
        yield from self._refused()
        if result.interrupted:
            yield word("robust-note.interrupted", language)
        yield word("robust-note.tried", language, runs=result.runs)
        if result.policy is Policy.DATES:
            yield word("robust-note.dates", language)
        if len(result.orders) > 1:
            yield word("robust-note.error", language)
            yield word("robust-note.searched", language)

    def _proposal(self) -> str:
        result, language = self.result, self.language
        best = next((one for one in result.orders if not one.violations), result.orders[0])
        values = [one.amounts(result.of).by(result.by) for one in (best, self._chosen)]
        form = "proposed" if values[0] == values[1] else "proposed-tied"
        return word(
            f"robust-note.{form}",
            language,
            name=self.name(result.proposed),
            best=self.name(best.id),
            aim=word(f"robust-aim.{result.of}", language),
            criterion=word(f"robust-criterion.{result.by}", language),
        )

    @property
    def _chosen(self) -> OrderRisk:
        return self.result[self.result.proposed]

    def _price(self) -> Iterator[str]:
        result, language = self.result, self.language
        if result.price > 0:
            price, name = self.said(result.price), self.name(result.best_planned)
            best = result[result.best_planned].difference
            yield word("robust-note.price", language, price=price, name=name)
            yield word("robust-note.worth", language, **self._told(best))
        else:
            yield word("robust-note.no-price", language)

    def _against_own(self) -> Iterator[str]:
        own = self.result[OWN] if self._has_own else self._chosen
        told = self.result.price > 0 and own.id == self.result.best_planned
        if not own.is_tied and not told and own.difference.value > 0:
            yield word(
                "robust-note.gain",
                self.language,
                name=self.name(own.id),
                **self._told(own.difference),
            )

    def _told(self, difference: Difference) -> dict[str, str]:
        return {
            "value": self.said(difference.value),
            "error": self.said(2 * difference.standard_error),
            "criterion": word(f"robust-criterion.{self.result.by}", self.language),
        }

    @property
    def _has_own(self) -> bool:
        return any(OWN in (one.id, *one.same_as) for one in self.result.orders)

    def _tied(self) -> Iterator[str]:
        others = (one for one in self.result.orders if one.id != self.result.proposed)
        tied = [one.id for one in others if one.is_tied]
        if tied:
            yield word("robust-note.tied", self.language, names=self._quoted(tied))

    def _quoted(self, ids: Iterable[str]) -> str:
        before, after = ("”", "”") if self.language == "sv" else ("“", "”")
        return ", ".join(f"{before}{self.name(id_)}{after}" for id_ in ids)

    def _same(self) -> Iterator[str]:
        for one in self.result.orders:
            if one.same_as:
                names = self._quoted(one.same_as)
                yield word(
                    "robust-note.same",
                    self.language,
                    names=names,
                    name=self.name(one.id),
                    count=len(one.same_as),
                )

    def _refused(self) -> Iterator[str]:
        broken = [one for one in self.result.orders if one.violations]
        if broken and self._chosen.violations:
            yield word("robust-note.all-refused", self.language)
        else:
            for one in broken:
                yield word("robust-note.refused", self.language, name=self.name(one.id))

    def regret(self) -> Table:
        keys = ("order", "regret_mean", "regret_p90", "regret_max", "best_share")
        ranked = sorted(self.result.orders, key=lambda one: (one.regret_mean, one.id))
        return Table(
            title=word("robust-title.regret", self.language),
            columns=fields("robust-column", keys, self.language, {"best_share": Kind.SHARE}),
            rows=tuple(
                (
                    self.name(one.id),
                    *map(self.said, (one.regret_mean, one.regret_p90, one.regret_max)),
                    one.best_share,
                )
                for one in ranked
            ),
            notes=(word("robust-note.regret", self.language),),
            language=self.language,
        )

    def proposed(self) -> Table:
        chosen = self._chosen
        before: dict[str, int] = {}
        if self._has_own and self.result[OWN].id != chosen.id:
            before = {id_: place for place, id_ in enumerate(self.result[OWN].order, 1)}
        keys = ["place", "component", *(["before"] if before else []), "tender", "live"]
        kinds = {"place": Kind.NUMBER, "before": Kind.NUMBER}
        kinds |= dict.fromkeys(("tender", "live"), Kind.MONTH)
        rows = []
        for place, id_ in enumerate(chosen.order, 1):
            scheduled = chosen.plan.components[id_]
            rows.append(
                (
                    place,
                    any_name(self.landscape, id_, self.language),
                    *([before.get(id_)] if before else []),
                    scheduled.at(Milestone.TENDER) or scheduled.start,
                    scheduled.live,
                )
            )
        return Table(
            title=word("robust-title.proposed", self.language),
            columns=fields("robust-column", keys, self.language, kinds),
            rows=tuple(rows),
            notes=(word("robust-note.places", self.language),),
            language=self.language,
        )
