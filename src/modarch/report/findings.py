"""Everything a run finds, in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from modarch.figures.tables.contracts import contract_tables
from modarch.figures.tables.dependencies import dependency_tables
from modarch.figures.tables.integrations import integration_tables
from modarch.figures.tables.missing import missing_table
from modarch.figures.tables.plan import plan_table, violation_table
from modarch.figures.tables.plan_result import planned_table, stage_table
from modarch.figures.words.formats import month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.dependencies import DependenciesResult
    from modarch.analysis.integrations.result import IntegrationsResult
    from modarch.analysis.integrations.timeline import IntegrationsOverTime
    from modarch.analysis.missing import MissingResult
    from modarch.errors import Diagnostic
    from modarch.figures.table import Table
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.planning.checking import CheckResult
    from modarch.report.optimised import Optimised

__all__ = ["Findings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a run has found about a landscape.

    Parameters
    ----------
    landscape
        The model.
    language
        Language of the report.
    warnings
        What validation has to say.
    dependencies, missing, check, integrations, over_time
        The results of the analyses.
    optimised
        The best plan found beside the checked one; None when none was looked for.
    """

    landscape: Landscape
    language: Language
    warnings: tuple[Diagnostic, ...]
    dependencies: DependenciesResult
    missing: MissingResult
    check: CheckResult
    integrations: IntegrationsResult
    over_time: IntegrationsOverTime
    optimised: Optimised | None = None

    @property
    def title(self) -> str:
        """Name of the programme and the scenario."""
        landscape = self.landscape
        name = landscape.programme.name.in_language(self.language) or word(
            "summary.title", self.language
        )
        if not landscape.scenario:
            return name
        return f"{name} – {landscape.scenarios[landscape.scenario].in_language(self.language)}"

    @property
    def origin(self) -> str:
        """What the report was made from, in a sentence."""
        landscape = self.landscape
        return word(
            "summary.origin",
            self.language,
            hash=landscape.content_hash,
            version=self.missing.record.modarch_version,
            month=month(landscape.as_of, self.language) if landscape.as_of else "–",
        )

    def name(self, id_: str) -> str:
        """Return an item's name in the language of the report."""
        return self.landscape.name(id_, self.language)

    def tables(self) -> list[Table]:
        """Return the tables of the report."""
        landscape, language = self.landscape, self.language
        return [
            plan_table(self.check.plan, landscape, language, swaps=self.check.swaps),
            violation_table(self.check.violations, landscape, language),
            *self._optimised_tables(),
            *contract_tables(self.check.contracts, landscape, language),
            *dependency_tables(self.dependencies, landscape, language, brief=True),
            *integration_tables(self.integrations, landscape, language, by=("platform", "module")),
            missing_table(self.missing, landscape, language),
        ]

    def _optimised_tables(self) -> list[Table]:
        outcome = self.optimised.outcome if self.optimised is not None else None
        if outcome is None:
            return []
        table = planned_table(outcome.plan, self.landscape, self.language)
        title = word("plan-title.optimised", self.language)
        return [stage_table(outcome, self.language), replace(table, title=title)]

    def to_dict(self) -> dict[str, Any]:
        """Return every result as plain data."""
        return {
            "validation": [one.to_dict() for one in self.warnings],
            "dependencies": self.dependencies.to_dict(),
            "needs": self.missing.to_dict(),
            "check": self.check.to_dict(),
            "integrations": self.integrations.to_dict(),
            "integrations_over_time": self.over_time.to_dict(),
            "optimised": self.optimised.to_dict() if self.optimised is not None else None,
        }
