"""Projects that have been carried out, with what is publicly known of when things happened.

What is known only as a year or a season is an interval; what is not known is left out. A month that
was planned but is not known to have been kept is not an outcome and is left out too. Dates that
rest on general knowledge without a source are assumptions and are never counted in a conclusion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from modarch.landscape.defaults import Size
from modarch.landscape.months import Month, MonthRange
from modarch.landscape.provenance import Confidence

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KNOWN_PROJECTS", "Dated", "KnownProject", "KnownSpan", "Moment", "Scale"]


class Moment(StrEnum):
    """A moment in the life of a procurement.

    ``start`` is when the need or the strategy was decided on, ``announced`` the first tender
    notice, ``full`` when everything is in use everywhere.
    """

    START = "start"
    ANNOUNCED = "announced"
    AWARD = "award"
    CONTRACT = "contract"
    FIRST_USE = "first-use"
    FULL = "full"


class Scale(StrEnum):
    """Whether a project was about a whole core system, or about a module or platform."""

    CORE = "core"
    MODULE = "module"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When a moment was.

    Parameters
    ----------
    months
        The month, or the interval it is known to lie in; without a latest month it has not come.
    confidence
        How sure that is.
    """

    months: MonthRange
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSpan:
    """Months between two moments that are stated as such.

    Parameters
    ----------
    begin, end
        The moments.
    low, high
        Months at least and at most; no high when the end has not come.
    confidence
        How sure that is.
    """

    begin: Moment
    end: Moment
    low: int
    high: int | None
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProject:
    """A project.

    Parameters
    ----------
    id
        What it is called among modarch's words.
    scale
        Core system or module.
    size
        The size class it is compared with, an assumption: XL for core systems, otherwise the class
        that the shipped reference landscape gives the like module or platform.
    sources
        Where it is told of.
    moments
        When things happened.
    spans
        Months that are stated as such; they go before those between two moments.
    """

    id: str
    scale: Scale
    size: Size
    sources: tuple[str, ...]
    moments: Mapping[Moment, Dated] = field(default_factory=dict)
    spans: tuple[KnownSpan, ...] = ()


def _at(months: str, confidence: Confidence = Confidence.FACT) -> Dated:
    """Return a moment from ``2018-09``, ``2018-09..2018-12``, or ``2026-01..`` for not yet."""
    first, dots, last = months.partition("..")
    low = _month(first)
    high = None if dots and not last else _month(last or first)
    return Dated(months=MonthRange(low, high), confidence=confidence)


def _month(text: str) -> Month:
    year, month = text.split("-")
    return Month.of(int(year), int(month))


_ESTIMATE, _ASSUMPTION = Confidence.ESTIMATE, Confidence.ASSUMPTION
_REPORT: Final = "Delrapport Handlingsalternativ, Västra Götalandsregionen 2025-06-22"

KNOWN_PROJECTS: Final = (
    KnownProject(
        id="millennium-vgr",
        scale=Scale.CORE,
        size=Size.XL,
        sources=(
            _REPORT,
            "Computer Sweden 1.708004",
            "Läkartidningen 2017/09, 2019/09, 2025/02",
        ),
        moments={
            Moment.START: _at("2013-01..2016-10", _ESTIMATE),
            Moment.ANNOUNCED: _at("2016-12"),
            Moment.AWARD: _at("2018-09"),
            Moment.CONTRACT: _at("2018-11"),
            Moment.FIRST_USE: _at("2024-11"),
            Moment.FULL: _at("2024-11.."),
        },
    ),
    KnownProject(
        id="skane-sdv",
        scale=Scale.CORE,
        size=Size.XL,
        sources=(
            "Region Skåne: Skånes digitala vårdsystem",
            "Computer Sweden 1.689929",
            "Läkartidningen 2023/01",
        ),
        moments={
            Moment.START: _at("2016-10"),
            Moment.ANNOUNCED: _at("2016-10..2017-09", _ESTIMATE),
            Moment.AWARD: _at("2017-09"),
            Moment.CONTRACT: _at("2018-03"),
            Moment.FIRST_USE: _at("2026-01.."),
            Moment.FULL: _at("2026-01.."),
        },
    ),
    KnownProject(
        id="sussa-cosmic",
        scale=Scale.CORE,
        size=Size.XL,
        sources=("Inköpsrådet 2018", "Läkartidningen 2024/04", "Computer Sweden 1.712374"),
        moments={
            Moment.START: _at("2016-01..2016-04", _ESTIMATE),
            Moment.ANNOUNCED: _at("2016-01..2017-12", _ESTIMATE),
            Moment.AWARD: _at("2018-12"),
            Moment.FIRST_USE: _at("2024-09"),
        },
    ),
    KnownProject(
        id="orebro",
        scale=Scale.CORE,
        size=Size.XL,
        sources=(_REPORT,),
        spans=(
            KnownSpan(begin=Moment.START, end=Moment.FULL, low=120, high=120, confidence=_ESTIMATE),
            KnownSpan(
                begin=Moment.ANNOUNCED, end=Moment.FULL, low=96, high=96, confidence=_ESTIMATE
            ),
        ),
    ),
    KnownProject(
        id="stockholm-cosmic",
        scale=Scale.CORE,
        size=Size.XL,
        sources=("Läkartidningen 2023/01", "Spanaren 2025-02-19"),
        moments={
            Moment.START: _at("2021-01..2021-12", _ESTIMATE),
            Moment.ANNOUNCED: _at("2022-10..2023-01", _ESTIMATE),
            Moment.AWARD: _at("2025-02"),
        },
    ),
    KnownProject(
        id="helseplattformen",
        scale=Scale.CORE,
        size=Size.XL,
        sources=("digi.no 552225",),
        moments={
            Moment.START: _at("2017-01..2018-12", _ESTIMATE),
            Moment.AWARD: _at("2019-03"),
        },
        spans=(
            KnownSpan(
                begin=Moment.AWARD, end=Moment.FIRST_USE, low=38, high=38, confidence=_ASSUMPTION
            ),
        ),
    ),
    KnownProject(
        id="sundhedsplatformen",
        scale=Scale.CORE,
        size=Size.XL,
        sources=("Sundhedsplatformen (scribd 395937438)",),
        moments={
            Moment.START: _at("2013-01..2014-12", _ESTIMATE),
            Moment.FULL: _at("2017-12"),
        },
        spans=(
            KnownSpan(
                begin=Moment.AWARD, end=Moment.FIRST_USE, low=24, high=24, confidence=_ASSUMPTION
            ),
        ),
    ),
    KnownProject(
        id="skane-pmo",
        scale=Scale.MODULE,
        size=Size.XL,
        sources=("IT i vården 1.332403",),
        moments={
            Moment.ANNOUNCED: _at("2008-09..2008-11", _ESTIMATE),
            Moment.AWARD: _at("2009-01..2009-12", _ESTIMATE),
            Moment.CONTRACT: _at("2010-01..2010-12", _ESTIMATE),
        },
        spans=(
            KnownSpan(
                begin=Moment.AWARD, end=Moment.FIRST_USE, low=12, high=12, confidence=_ESTIMATE
            ),
            KnownSpan(
                begin=Moment.FIRST_USE, end=Moment.FULL, low=12, high=15, confidence=_ESTIMATE
            ),
        ),
    ),
    KnownProject(
        id="asynjavisph",
        scale=Scale.MODULE,
        size=Size.XL,
        sources=(_REPORT,),
        spans=(
            KnownSpan(begin=Moment.START, end=Moment.FULL, low=96, high=96, confidence=_ESTIMATE),
            KnownSpan(
                begin=Moment.FIRST_USE, end=Moment.FULL, low=60, high=60, confidence=_ESTIMATE
            ),
        ),
    ),
    KnownProject(
        id="patos",
        scale=Scale.MODULE,
        size=Size.L,
        sources=("Cancercentrum 2015-09-24",),
        moments={
            Moment.AWARD: _at("2015-01..2015-12", _ESTIMATE),
            Moment.CONTRACT: _at("2015-01..2015-12", _ESTIMATE),
        },
    ),
    KnownProject(
        id="karolinska-openehr",
        scale=Scale.MODULE,
        size=Size.XL,
        sources=("openEHR Discourse 3840, 4457",),
        moments={
            Moment.START: _at("2023-04"),
            Moment.ANNOUNCED: _at("2023-09"),
            Moment.AWARD: _at("2024-01..2024-03", _ESTIMATE),
        },
    ),
    KnownProject(
        id="catalonia-cdr",
        scale=Scale.MODULE,
        size=Size.XL,
        sources=("openEHR Discourse 1712, 3910",),
        moments={
            Moment.START: _at("2021-07"),
            Moment.ANNOUNCED: _at("2022-01..2022-12", _ESTIMATE),
            Moment.AWARD: _at("2023-04"),
        },
    ),
)
"""The projects whose times are known at least in part."""
