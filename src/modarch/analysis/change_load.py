"""How much changes for those who work in care: go-lives per setting and year, and how large each.

A go-live is a module or platform with functions of its own becoming live in a setting. Its size is
the share of the setting's functions that it brings. Fatigue is not measured; how often, and how
much at once, is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.deployment.rollout import Rollout
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["ChangeLoad", "GoLive", "YearLoad", "change_load"]

_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class GoLive:
    """A component becoming live in a setting.

    Parameters
    ----------
    component, setting
        What, and where.
    month
        First month live.
    share
        Share of the setting's functions that it brings there.
    """

    component: str
    setting: str
    month: Month
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLoad:
    """What changes in a setting in a calendar year.

    Parameters
    ----------
    setting, year
        Where and when.
    go_lives
        How many.
    share
        Share of the setting's functions that change.
    """

    setting: str
    year: int
    go_lives: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLoad(Result):
    """How much changes under a plan.

    Parameters
    ----------
    record
        What the result was made from.
    go_lives
        Every go-live, by month, setting and component.
    years
        Settings and years in which anything changes, sorted.
    per_year
        Mean number of go-lives per setting and year, from the start of the programme to the last
        go-live; None without any.
    heaviest
        The setting and year with most go-lives; the first of them. None without any.
    largest
        The go-live that brings the largest share of a setting's functions. None without any.
    """

    record: RunRecord
    go_lives: tuple[GoLive, ...]
    years: tuple[YearLoad, ...]
    per_year: float | None
    heaviest: YearLoad | None
    largest: GoLive | None

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per setting and year."""
        return [
            {"setting": one.setting, "year": one.year, "go_lives": one.go_lives, "share": one.share}
            for one in self.years
        ]


def change_load(landscape: Landscape, plan: Plan) -> ChangeLoad:
    """Return how much changes for each setting, year by year.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens.
    """
    rollout = Rollout(landscape=landscape, plan=plan)
    found = sorted(_go_lives(rollout), key=lambda one: (one.month, one.setting, one.component))
    years = tuple(_years(found))
    return ChangeLoad(
        record=RunRecord.of(landscape, plan=plan.method),
        go_lives=tuple(found),
        years=years,
        per_year=_per_year(found, landscape.start) if found else None,
        heaviest=max(years, key=lambda one: (one.go_lives, -one.year), default=None),
        largest=max(found, key=lambda one: one.share, default=None),
    )


def _go_lives(rollout: Rollout) -> Iterator[GoLive]:
    cells = rollout.coverage.cells_of
    in_setting: dict[str, set[Any]] = defaultdict(set)
    for one in cells.values():
        for site, capability in one:
            in_setting[site.setting].add((site, capability))
    for component, live in rollout.live.items():
        own: Mapping[str, int] = _count_by_setting(cells.get(component, ()))
        for setting, month in live.items():
            if own.get(setting):
                share = own[setting] / len(in_setting[setting])
                yield GoLive(component=component, setting=setting, month=month, share=share)


def _count_by_setting(cells: Any) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for site, _ in cells:
        found[site.setting] += 1
    return found


def _years(go_lives: list[GoLive]) -> Iterator[YearLoad]:
    found: dict[tuple[str, int], list[GoLive]] = defaultdict(list)
    for one in go_lives:
        found[one.setting, one.month.year].append(one)
    for (setting, year), ones in sorted(found.items()):
        share = sum(one.share for one in ones)
        yield YearLoad(setting=setting, year=year, go_lives=len(ones), share=share)


def _per_year(go_lives: list[GoLive], start: Month) -> float:
    months = max(1, max(one.month for one in go_lives) - start)
    settings = len({one.setting for one in go_lives})
    return len(go_lives) * _YEAR / (months * settings)
