"""The summary of a run: the five things a strategist must know first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.analysis.contracts.verdicts import Verdict
from modarch.figures.tables.cells import any_name, names, span
from modarch.figures.words.formats import duration, money, month, number
from modarch.figures.words.phrase import word
from modarch.figures.writers.markup import as_markdown, write_markdown
from modarch.report.assumptions import assumption_table, count_assumptions, default_table
from modarch.report.optimised import gain_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.analysis.contracts.result import SystemVerdict
    from modarch.analysis.contracts.verdicts import Act
    from modarch.figures.table import Table
    from modarch.landscape.months import Month
    from modarch.report.findings import Findings

__all__ = ["Point", "five_points", "summary_text"]

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know, with what backs it.

    Parameters
    ----------
    headline
        The thing, in a sentence.
    backing
        What it rests on.
    """

    headline: str
    backing: tuple[str, ...]


def five_points(found: Findings) -> tuple[Point, ...]:
    """Return the five things to know first: contracts, dates, time, integrations, certainty.

    Parameters
    ----------
    found
        What the run has found.
    """
    return (
        _contracts(found),
        _first_decision(found),
        _time(found),
        _integrations(found),
        _certainty(found),
    )


def _contracts(found: Findings) -> Point:
    language = found.language
    result = found.check.contracts
    interim = [system for system in result.systems if system.verdict is Verdict.INTERIM]
    if not interim:
        key = "summary.no-interim" if result.systems else "summary.no-systems"
        return Point(word(key, language), tuple(_unknown(found)))
    low, high = result.interim_months()
    headline = word(
        "summary.interim", language, count=len(interim), all=len(result.systems),
        months=span((low, high), language),
    )  # fmt: skip
    longest = sorted(interim, key=_gap, reverse=True)[:_MOST_NAMED]
    backing = [
        word(
            "summary.longest",
            language,
            system=found.name(system.system),
            gap=span(system.gap_months, language),
        )
        for system in longest
    ]
    return Point(headline, (*backing, *_cost(found), *_unknown(found)))


def _gap(system: SystemVerdict) -> int:
    low, high = system.gap_months
    return high if high is not None else (low or 0)


def _cost(found: Findings) -> Iterator[str]:
    costs = [
        contract.cost
        for system in found.check.contracts.systems
        for contract in system.contracts
        if contract.cost is not None
    ]
    if costs:
        yield word(
            "summary.cost",
            found.language,
            operation=money(sum(cost.operation_sek for cost in costs), found.language),
            staffing=money(sum(cost.double_staffing_sek for cost in costs), found.language),
        )


def _unknown(found: Findings) -> Iterator[str]:
    unknown = found.check.contracts.count(Verdict.UNKNOWN)
    if unknown:
        yield word("summary.unknown", found.language, count=unknown)


def _first_decision(found: Findings) -> Point:
    """Return the first date by which something must be done, or what is too late already."""
    language = found.language
    late = _too_late(found)
    acts = sorted(_upcoming(found), key=lambda one: (one[0], one[1].contract))
    backing = [
        word(
            f"summary.act-{act.kind}",
            language,
            month=month(by, language),
            contract=any_name(found.landscape, act.contract, language),
        )
        for by, act in acts[:_MOST_NAMED]
    ]
    if late:
        worst = late[0]
        headline = word(
            "summary.too-late",
            language,
            count=len(late),
            system=found.name(worst[1]),
            months=duration(-worst[0], language),
        )
        return Point(headline, tuple(backing))
    if acts:
        return Point(
            word("summary.first-act", language, month=month(acts[0][0], language)), tuple(backing)
        )
    return Point(word("summary.no-act", language), ())


def _too_late(found: Findings) -> list[tuple[int, str]]:
    """Return the systems whose tenders cannot start in time whatever the end, worst first."""
    late = []
    for system in found.check.contracts.systems:
        slacks = [
            start.slack_months[1]
            for start in system.latest_starts
            if start.slack_months[1] is not None
        ]
        if slacks and min(slacks) < 0:
            late.append((min(slacks), system.system))
    return sorted(late)


def _upcoming(found: Findings) -> Iterator[tuple[Month, Act]]:
    for system in found.check.contracts.systems:
        for contract in system.contracts:
            for act in contract.acts:
                if act.by.earliest is not None and not act.missed:
                    yield act.by.earliest, act


def _time(found: Findings) -> Point:
    language, plan = found.language, found.check.plan
    if plan.end is None:
        return Point(word("summary.no-plan", language), ())
    first = min(plan.components.values(), key=lambda one: (one.first_use, one.id))
    years = (plan.end - found.landscape.start) / 12
    headline = word(
        "summary.time",
        language,
        count=len(plan.components),
        years=number(years, language, 1),
        end=month(plan.end, language),
        first=month(first.first_use, language),
        component=found.name(first.id),
    )
    backing = [word(f"summary.method-{_method(plan.method)}", language)]
    if found.optimised is not None:
        backing += gain_texts(found.optimised, language)
    chain = found.dependencies.chain_months
    if chain is not None:
        backing.append(
            word("summary.chain", language, years=number(chain / 12, language, 1), months=chain)
        )
    if found.check.violations:
        backing.append(word("summary.violations", language, count=len(found.check.violations)))
    return Point(headline, tuple(backing))


def _method(method: str) -> str:
    return method if method in ("earliest", "order", "starts") else "plan"


def _integrations(found: Findings) -> Point:
    language = found.language
    now, end = found.over_time.points[0].count, found.integrations.designed
    peak = found.over_time.peak
    headline = word(
        "summary.integrations",
        language,
        now=now.total,
        peak=peak.count.total,
        month=month(peak.month, language),
        end=end.total,
    )
    counts = {
        name: getattr(found.integrations, name).total
        for name in ("all_point_to_point", "one_platform", "one_core")
    }
    backing = [word("summary.baselines", language, **counts)]
    missing = len(found.integrations.missing)
    if missing and found.landscape.integrations:
        backing.append(word("summary.missing-links", language, count=missing))
    return Point(headline, tuple(backing))


def _certainty(found: Findings) -> Point:
    language = found.language
    counted = count_assumptions(found.landscape)
    headline = word(
        "summary.certainty",
        language,
        assumptions=counted.assumptions,
        estimates=counted.estimates,
        facts=counted.facts,
        unmarked=counted.unmarked,
    )
    backing = [
        word(
            "summary.missing-value",
            language,
            value=f"{one.section}.{one.field}",
            count=len(one.elements),
            elements=_named(found, one.elements),
            answers=", ".join(word(f"answer.{answer}", language) for answer in one.blocks)
            or ", ".join(word(f"answer.{answer}", language) for answer in one.widens),
        )
        for one in found.missing.values[:_MOST_NAMED]
    ]
    return Point(headline, tuple(backing))


def _named(found: Findings, elements: Sequence[str]) -> str:
    if tuple(elements) == ("",):
        return word("none.whole", found.language)
    return names(found.landscape, elements, found.language, most=_MOST_NAMED)


def summary_text(found: Findings, figures: Sequence[str]) -> str:
    """Return the summary as Markdown: the five things, the figures, the tables, the assumptions.

    Parameters
    ----------
    found
        What the run has found.
    figures
        Names of the figure files beside it.
    """
    language = found.language
    parts = [f"# {as_markdown(found.title)}", found.origin, f"## {word('summary.five', language)}"]
    for count, point in enumerate(five_points(found), 1):
        backing = "\n".join(f"   - {as_markdown(line)}" for line in point.backing)
        headline = f"{count}. **{as_markdown(point.headline)}**"
        parts.append(headline + (f"\n{backing}" if backing else ""))
    shown = [f"![{name}]({name})" for name in figures]
    if shown:
        parts.append(f"## {word('summary.figures', language)}")
        parts += shown
    parts += [write_markdown(table).strip() for table in _tables(found)]
    return "\n\n".join(parts) + "\n"


def _tables(found: Findings) -> list[Table]:
    tables = [*found.tables()]
    tables.append(default_table(found.landscape, found.language))
    tables.append(assumption_table(found.landscape, found.language))
    return tables
