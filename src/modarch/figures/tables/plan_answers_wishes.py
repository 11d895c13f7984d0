"""Whether wishes about a plan can be met, what contradicts them and what is enough, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Column, Kind, Table
from modarch.figures.tables.fields import capitalised, fields
from modarch.figures.tables.plan_answers_rules import Teller
from modarch.figures.tables.plan_result import term_text, wanted_text
from modarch.figures.words.formats import duration, number
from modarch.figures.words.phrase import word
from modarch.planning.conflict_oracle import Word
from modarch.planning.objective import Objective, Term
from modarch.planning.wanted import objective_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.figures.table import Cell
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language
    from modarch.planning.conflict_result import Obstacle, WishAnswer
    from modarch.planning.formulate import Formulation
    from modarch.planning.objective import Stage

__all__ = ["wish_tables"]

_IN_MONTHS = (Term.INTERIM, Term.MAKESPAN)


def wish_tables(
    answer: WishAnswer, formulation: Formulation, objective: Objective, language: Language
) -> tuple[Table, ...]:
    """Return an answer about wishes: the price, or the conflicts and what resolves each.

    Parameters
    ----------
    answer
        The answer.
    formulation
        The landscape and what was decided already, for names and months.
    objective
        What was wanted of a plan besides.
    language
        ``sv`` or ``en``.
    """
    told = _Told(answer, formulation, objective, language)
    return tuple(told.tables())


class _Told:
    """One answer in one language."""

    def __init__(
        self,
        answer: WishAnswer,
        formulation: Formulation,
        objective: Objective,
        language: Language,
    ) -> None:
        self._answer, self._formulation = answer, formulation
        self._objective, self._language = objective, language
        self._teller = Teller(formulation, language)

    def tables(self) -> Iterator[Table]:
        """Yield the tables in the order in which they are read."""
        for obstacle in self._answer.obstacles:
            yield self._conflict(obstacle)
            yield self._relaxations(obstacle)
        yield self._price()

    def _word(self, key: str, **values: str | int | Month) -> str:
        return word(key, self._language, **values)

    def _title(self) -> str:
        if not self._answer.wishes:
            return self._word("wish-title.none")
        wishes = "; ".join(self._teller.wish(one) for one in self._answer.wishes)
        return self._word(f"wish-title.{self._answer.word}", wishes=wishes)

    def _conflict(self, obstacle: Obstacle) -> Table:
        conflict = obstacle.conflict
        minimal = "minimal" if conflict.is_minimal else "not-minimal"
        short = conflict.short_months
        notes = [self._word(f"wish-note.{conflict.proof or 'unsure'}")]
        notes += [self._word("wish-note.short", count=short)] if short else []
        if len(conflict.rules) > 1:
            notes.append(self._word(f"wish-note.{minimal}"))
        wishes = "; ".join(self._teller.wish(one) for one in conflict.wishes)
        found = "impossible" if conflict.proof else "unknown"
        title = self._word(f"wish-title.{found}", wishes=wishes) if wishes else self._title()
        return Table(
            title=title,
            columns=fields("wish-column", ("rule",), self._language, {}),
            rows=tuple((capitalised(self._teller.rule(rule)),) for rule in conflict.rules),
            notes=tuple(notes),
            language=self._language,
        )

    def _relaxations(self, obstacle: Obstacle) -> Table:
        stages = self._objective.stages[:2]
        columns = fields("wish-column", ("change", "least", "cost"), self._language, _KINDS)
        by_aim = tuple(self._column(number_, stage) for number_, stage in enumerate(stages))
        rows = [
            (
                capitalised(self._teller.change(one.change)),
                *(self._value(stage, one.values) for stage in stages),
                one.is_least,
                one.cost_sek,
            )
            for one in obstacle.relaxations
        ]
        return Table(
            title=self._word("wish-title.relaxations" if rows else "wish-title.tried"),
            columns=(columns[0], *by_aim, *columns[1:]),
            rows=tuple(rows),
            notes=tuple(self._relaxation_notes(obstacle)),
            language=self._language,
        )

    def _relaxation_notes(self, obstacle: Obstacle) -> Iterator[str]:
        if obstacle.relaxations:
            yield self._word("wish-note.relaxations")
        else:
            yield self._word("wish-note.nothing")
        vain = self._teller.vain(obstacle.not_enough)
        if vain:
            yield self._word("wish-note.not-enough", changes="; ".join(vain))

    def _price(self) -> Table:
        """Return what the plan that was found is worth beside the plan without the wishes."""
        answer = self._answer
        keys = ("aim", "now", "then", "difference") if answer.now else ("aim", "then")
        is_met = answer.word is Word.POSSIBLE
        is_first = is_met or not answer.obstacles
        return Table(
            title=self._title() if is_first else self._word("wish-title.nearest"),
            columns=fields("wish-column", keys, self._language, {}),
            rows=tuple(self._rows()) if answer.then else (),
            notes=tuple(self._price_notes()),
            language=self._language,
        )

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        now, then = self._answer.now, self._answer.then
        for stage in self._objective.stages:
            name = capitalised(self._aim(stage))
            if now:
                more = _worth(stage, then) - _worth(stage, now)
                yield (
                    name,
                    self._value(stage, now),
                    self._value(stage, then),
                    self._more(stage, more),
                )
            else:
                yield name, self._value(stage, then)

    def _more(self, stage: Stage, more: int) -> str:
        if not more:
            return "±0"
        is_months = stage.terms[0] in _IN_MONTHS and not self._is_weighted
        told = duration(more, self._language) if is_months else number(more, self._language)
        return f"+{told}" if more > 0 else told

    def _price_notes(self) -> Iterator[str]:
        answer = self._answer
        if answer.word is Word.POSSIBLE and answer.now == answer.then and answer.wishes:
            yield self._word("wish-note.kept")
        if answer.given_up:
            rules = "; ".join(self._teller.rule(rule) for rule in answer.given_up)
            yield self._word("wish-note.given-up", rules=rules)
        for option in answer.options:
            if option.by is not None:
                name = self._teller.name(option.contract)
                yield self._word("wish-note.option", contract=name, month=option.by)
        if answer.word is Word.UNKNOWN:
            yield self._word("wish-note.unknown")
        if not answer.has_solver:
            yield self._word("wish-note.unproven")

    @property
    def _is_weighted(self) -> bool:
        return any(due.weight != 1 for due in self._formulation.problem.dues)

    def _aim(self, stage: Stage) -> str:
        wanted = objective_text(Objective((stage,)))
        return wanted_text(wanted, self._language, weighted=self._is_weighted)

    def _value(self, stage: Stage, values: Mapping[str, int]) -> str:
        wanted = objective_text(Objective((stage,)))
        origin = self._formulation.origin
        return term_text(wanted, _worth(stage, values), origin, self._language)

    def _column(self, place: int, stage: Stage) -> Column:
        return Column(key=f"aim_{place + 1}", heading=capitalised(self._aim(stage)))


_KINDS = {"cost": Kind.MONEY, "least": Kind.FLAG}


def _worth(stage: Stage, values: Mapping[str, int]) -> int:
    return stage.value({Term(name): value for name, value in values.items()})
