"""Charts: the Vega-Lite theme, and Vega-Lite as SVG, PNG, PDF and a page that works offline."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import vl_convert

from modarch.figures.style import BODY, FONT, GRID, INK, LINE, MUTED, PAPER, SERIES, SMALL

if TYPE_CHECKING:
    import altair as alt

    from modarch.landscape.text import Language

__all__ = ["chart_svg", "script_bundle", "specification"]

Spec = dict[str, Any]

_NUMBER_LOCALES: dict[str, Spec] = {
    "sv": {
        "decimal": ",",
        "thousands": "\N{NO-BREAK SPACE}",
        "grouping": [3],
        "currency": ["", "\N{NO-BREAK SPACE}kr"],
        "percent": "\N{NO-BREAK SPACE}%",
        "minus": "\N{MINUS SIGN}",
    },
    "en": {
        "decimal": ".",
        "thousands": ",",
        "grouping": [3],
        "currency": ["SEK\N{NO-BREAK SPACE}", ""],
        "minus": "\N{MINUS SIGN}",
    },
}

_THEME: Spec = {
    "background": PAPER,
    "font": FONT,
    "padding": 4,
    "range": {"category": list(SERIES)},
    "view": {"stroke": None},
    "axis": {
        "domainColor": LINE,
        "gridColor": GRID,
        "labelColor": INK,
        "labelFontSize": BODY,
        "labelLimit": 0,
        "labelLineHeight": 14,
        "tickColor": LINE,
        "titleColor": MUTED,
        "titleFontSize": BODY,
        "titleFontWeight": "normal",
        "titlePadding": 10,
    },
    "header": {"labelColor": INK, "labelFontSize": BODY, "labelFontWeight": "bold", "title": None},
    "legend": {"disable": True},
    "numberFormat": ",.4~r",
    "text": {"color": INK, "fontSize": SMALL, "limit": 0},
}

_GENERATED = re.compile(r"\b(clip|gradient_|pattern_)(\d+)\b")


def specification(chart: alt.TopLevelMixin, language: Language) -> Spec:
    """Return a chart as Vega-Lite in the house style, with the language's number marks.

    Parameters
    ----------
    chart
        The Altair chart.
    language
        ``sv`` or ``en``.
    """
    spec: Spec = chart.to_dict()
    spec.pop("usermeta", None)
    locale = {"locale": {"number": _NUMBER_LOCALES[language]}}
    spec["config"] = _THEME | locale
    return spec


def chart_svg(spec: Spec) -> str:
    """Return a Vega-Lite chart as SVG; the names inside are the chart's own and never change."""
    own = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]
    svg = vl_convert.vegalite_to_svg(spec)
    order: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        return order.setdefault(found[0], f"c{own}-{len(order) + 1}")

    return _GENERATED.sub(renamed, svg)


@cache
def script_bundle() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script that needs no network."""
    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle.replace("</script", "<\\/script")
