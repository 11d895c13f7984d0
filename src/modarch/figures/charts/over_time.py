"""Numbers of integrations month by month, by kind, with what is there for a time only hatched."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

import altair as alt

from modarch.figures.charts.base import HEIGHT, WIDTH, chart_figure, data, month_axis, told
from modarch.figures.legend import AreaSwatch, LegendEntry
from modarch.figures.style import BAD, INK, PAPER, Tone
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["OverTime", "over_time"]

_STRIPES = 55


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """Integrations in each month; the four kinds do not overlap.

    Parameters
    ----------
    attachments, mappings, point_to_point
        How many there are in each month that are meant to stay.
    interim
        How many there are in each month for a time only.
    start
        The first calendar month; None counts years from one.
    """

    attachments: tuple[float, ...]
    mappings: tuple[float, ...]
    point_to_point: tuple[float, ...]
    interim: tuple[float, ...]
    start: Month | None = None

    @property
    def series(self) -> dict[str, tuple[float, ...]]:
        """The kinds from the bottom of the stack."""
        return {
            "attachments": self.attachments,
            "mappings": self.mappings,
            "point-to-point": self.point_to_point,
            "interim": self.interim,
        }

    @property
    def totals(self) -> tuple[float, ...]:
        """All integrations in each month."""
        return tuple(sum(counts) for counts in zip(*self.series.values(), strict=True))


_TONES = {
    "attachments": Tone(fill="#a9c6ec", edge="#0a43dd"),
    "mappings": Tone(fill="#1f4e79", ink=PAPER, edge="#0f2a45"),
    "point-to-point": Tone(fill="#cf7d22", edge="#7a4708"),
    "interim": Tone(fill=PAPER, edge=BAD, pattern="hatch"),
}


def over_time(content: OverTime, heading: Heading) -> ChartFigure:
    """Draw integrations over time.

    Parameters
    ----------
    content
        Counts for each month.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    used = [kind for kind, counts in content.series.items() if any(counts)]
    months = len(content.attachments)
    axis = month_axis(content.start, months, language)
    x = alt.X("m:Q", axis=axis, scale=alt.Scale(domain=[0, months], nice=False))
    y = alt.Y("low:Q", title=word("over-time.axis", language))
    layers = [_stacked(content, kind).encode(x=x, y=y, y2="high:Q") for kind in used]
    hatch = alt.Chart(data(_stripes(content))).mark_rule(color=BAD, strokeWidth=1.3)
    layers.append(hatch.encode(x="m:Q", x2="m2:Q", y="low:Q", y2="high:Q"))
    edge = alt.Chart(data(_outline(content)))
    drawn = edge.mark_line(interpolate="step-after", strokeWidth=2.2, color=INK)
    layers.append(drawn.encode(x="m:Q", y="total:Q"))
    layers.append(_pointed_at(content, used, language))
    chart = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    legend = (
        LegendEntry(word(f"over-time.{kind}", language), AreaSwatch(_TONES[kind])) for kind in used
    )
    return chart_figure(chart, heading, legend, (_peak(content, language),))


def _stacked(content: OverTime, kind: str) -> alt.Chart:
    kinds = list(content.series)
    below = [content.series[other] for other in kinds[: kinds.index(kind)]]
    rows = [
        {"m": month, "low": sum(low), "high": sum(low) + count}
        for month, (count, *low) in enumerate(zip(content.series[kind], *below, strict=True))
    ]
    rows += [{**row, "m": len(rows)} for row in rows[-1:]]
    chart: alt.Chart = alt.Chart(data(rows)).mark_area(
        interpolate="step-after", color=_TONES[kind].fill
    )
    return chart


def _pointed_at(content: OverTime, used: list[str], language: Language) -> alt.Chart:
    """Return what a reader sees when pointing at a month."""
    rows = [
        {
            "m": month,
            "m2": month + 1,
            "month": told(content.start, month, language),
            **{f"k{place}": content.series[kind][month] for place, kind in enumerate(used)},
        }
        for month in range(len(content.attachments))
    ]
    tooltip = [alt.Tooltip("month:N", title=word("tooltip.month", language))]
    tooltip += [
        alt.Tooltip(f"k{place}:Q", title=word(f"over-time.{kind}", language))
        for place, kind in enumerate(used)
    ]
    drawn = alt.Chart(data(rows)).mark_rect(opacity=0)
    chart: alt.Chart = drawn.encode(x="m:Q", x2="m2:Q", tooltip=tooltip)
    return chart


def _outline(content: OverTime) -> Iterator[dict[str, float]]:
    totals = content.totals
    for month, total in enumerate((*totals, *totals[-1:])):
        yield {"m": month, "total": total}


def _stripes(content: OverTime) -> Iterator[dict[str, float]]:
    """Slanting lines that rise by one step a month, cut off where the interim part ends."""
    step = max([*content.totals, 1.0]) / _STRIPES * 1.6
    for month, (total, count) in enumerate(zip(content.totals, content.interim, strict=True)):
        low, high = total - count, total
        for place in range(floor((low - step) / step), ceil(high / step)):
            start = max(place * step, low)
            end = min((place + 1) * step, high)
            if start < end:
                yield {
                    "m": month + (start - place * step) / step,
                    "m2": month + (end - place * step) / step,
                    "low": start,
                    "high": end,
                }


def _peak(content: OverTime, language: Language) -> str:
    totals = content.totals
    peak = max(totals, default=0.0)
    month = totals.index(peak) if totals else 0
    return word(
        "over-time.peak",
        language,
        count=peak,
        month=told(content.start, month, language),
        final=totals[-1] if totals else 0,
    )
