"""Figures as pages: one file, no network, readable in a browser and by a screen reader."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from modarch.figures.legend import draw_legend
from modarch.figures.metrics import clean
from modarch.figures.style import FONT, INK, LINE, MUTED
from modarch.figures.svg import sheet
from modarch.figures.vega import script_bundle
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.figures.frame import Heading, Surround

__all__ = ["chart_page", "drawing_page"]

_STYLE = f"""
body {{ margin: 0; padding: 24px; color: {INK}; background: #fff; font-family: {FONT}; }}
main {{ max-width: 1600px; margin: 0 auto; }}
svg {{ max-width: 100%; height: auto; }}
h1 {{ font-size: 22px; margin: 0 0 4px; }}
p {{ font-size: 13px; color: {MUTED}; margin: 4px 0; }}
.mark {{ float: right; color: #6b4700; background: #fff8e8; border: 1px solid #b87f06;
  border-radius: 4px; padding: 3px 10px; font-weight: bold; }}
.chart {{ margin: 16px 0; overflow-x: auto; }}
.chart svg {{ max-width: none; }}
footer {{ border-top: 1px solid {LINE}; padding-top: 10px; }}
@media print {{ body {{ padding: 0; }} }}
"""

_EMBED = {"actions": False, "renderer": "svg"}


def drawing_page(heading: Heading, svg: str) -> str:
    """Return a page that shows a finished SVG."""
    return _page(heading, f"<main>{svg}</main>")


def chart_page(surround: Surround, spec: dict[str, Any]) -> str:
    """Return a page that shows a chart with tooltips; its scripts are inside the page."""
    heading = surround.heading
    mark = f'<p class="mark">{escape(heading.mark)}</p>' if heading.mark else ""
    key = draw_legend(surround.legend, 1100)
    legend = (
        sheet(key, title=word("frame.legend", heading.language), description="")
        if surround.legend
        else ""
    )
    body = (
        f"<main><header>{mark}<h1>{escape(clean(heading.title))}</h1>"
        f"<p>{escape(clean(heading.second_line))}</p></header>"
        f'<div class="chart" id="chart" role="img" aria-label="{escape(surround.description)}">'
        f"</div><footer>{legend}{_paragraphs(surround)}</footer></main>\n"
        f"<script>{script_bundle()}</script>\n"
        f"<script>vegaEmbed('#chart', {_in_script(spec)}, {json.dumps(_EMBED)});</script>"
    )
    return _page(heading, body)


def _paragraphs(surround: Surround) -> str:
    texts = (*surround.notes, surround.heading.source_line)
    return "".join(f"<p>{escape(clean(text))}</p>" for text in texts if text)


def _in_script(data: object) -> str:
    return _escaped(json.dumps(data, ensure_ascii=True, sort_keys=True))


def _escaped(code: str) -> str:
    return code.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _page(heading: Heading, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{heading.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(clean(heading.title))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
