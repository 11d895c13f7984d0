"""What a figure is asked for, and the results it may need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from modarch.deployment.agreements import Agreements
from modarch.deployment.coverage import Coverage
from modarch.figures.frame import Heading
from modarch.figures.words.phrase import word
from modarch.landscape.provenance import Confidence
from modarch.planning.ordering import plan_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.contracts.result import ContractsResult
    from modarch.landscape.contracts import Contract
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language

__all__ = ["ViewRequest"]


@dataclass(frozen=True, kw_only=True)
class ViewRequest:
    """A figure asked for.

    Parameters
    ----------
    landscape
        The model.
    language
        ``sv`` or ``en``.
    given_plan
        The plan to show; None for the model's own order, or the earliest feasible one.
    at
        The month to show; None for the end state, or the whole of the time.
    options
        What the figure can be told besides.
    number
        The number of the figure in the source that it stands for, if there is one.
    """

    landscape: Landscape
    language: Language
    given_plan: Plan | None = None
    at: Month | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    number: int | None = None

    @cached_property
    def plan(self) -> Plan:
        """The plan shown."""
        return self.given_plan or plan_in_order(self.landscape).plan

    @cached_property
    def plan_end(self) -> Month | None:
        """First month after everything in the plan is done; None for an empty plan."""
        return self.plan.end

    @cached_property
    def first_january(self) -> Month:
        """The January at or before the first month of the plan."""
        starts = [one.start for one in self.plan.components.values()]
        first = min([self.landscape.start, *starts])
        return first - (first.month - 1)

    @cached_property
    def contracts(self) -> ContractsResult:
        """The verdicts on every contract under the plan."""
        from modarch.analysis.contracts.result import judge_contracts  # noqa: PLC0415

        return judge_contracts(self.landscape, self.plan)

    @cached_property
    def agreements(self) -> Mapping[str, Contract]:
        """Every contract as it stands once the programme has terminated what it terminates."""
        return Agreements(self.landscape).contracts

    @cached_property
    def coverage(self) -> Coverage:
        """What covers what."""
        return Coverage(self.landscape)

    def heading(self, title: str, *, state: bool = False) -> Heading:
        """Return the heading of a figure of this landscape.

        Parameters
        ----------
        title
            What the figure shows.
        state
            Whether the figure tells of one month, or of the end state when no month is asked for.
        """
        landscape = self.landscape
        end_state = word("frame.end-state", self.language) if state and self.at is None else ""
        scenario = self._scenario()
        return Heading(
            title=f"{title}: {scenario}" if scenario else title,
            language=self.language,
            subtitle=end_state,
            scenario=landscape.programme.name.in_language(self.language),
            as_of=self.at if state else landscape.as_of,
            assumptions=_has_assumptions(landscape),
            source=self._source(),
        )

    def _scenario(self) -> str:
        landscape = self.landscape
        if not landscape.scenario:
            return ""
        name = landscape.scenarios[landscape.scenario].in_language(self.language)
        return name or landscape.scenario

    def _source(self) -> str:
        model = word("frame.model", self.language, hash=self.landscape.content_hash)
        if self.number is None:
            return model
        return f"{model}; {word('frame.stands-for', self.language, number=self.number)}"

    def name(self, id_: str) -> str:
        """Return an item's name in the language of the figure."""
        return self.landscape.name(id_, self.language)


def _has_assumptions(landscape: Landscape) -> bool:
    """Whether any value of the model is an assumption, or nobody has said where it comes from."""
    marks = landscape.provenance.values()
    assumed = any(mark.confidence is Confidence.ASSUMPTION for mark in marks)
    return assumed or not any(mark.confidence is not Confidence.UNSTATED for mark in marks)
