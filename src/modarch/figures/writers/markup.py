"""Tables as Markdown and as a page of HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from modarch.figures.metrics import clean
from modarch.figures.style import FONT, GRID, INK, LINE, MUTED, SURFACE
from modarch.figures.table import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.table import Cell, Table

__all__ = ["as_markdown", "write_html", "write_html_table", "write_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")
_AT_START = re.compile(r"^(\d*)([#+.)-])")
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}

_STYLE = f"""
body {{ margin: 24px; color: {INK}; font-family: {FONT}; font-size: 14px; }}
table {{ border-collapse: collapse; margin: 0 0 8px; }}
caption {{ text-align: left; font-size: 20px; font-weight: bold; padding-bottom: 10px; }}
th, td {{ padding: 6px 12px; border-bottom: 1px solid {GRID}; vertical-align: top; }}
th {{ border-bottom: 2px solid {LINE}; text-align: left; }}
tbody tr:nth-child(even) {{ background: {SURFACE}; }}
td {{ overflow-wrap: anywhere; max-width: 40em; }}
.right {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.center {{ text-align: center; }}
p {{ color: {MUTED}; font-size: 13px; margin: 4px 0; }}
"""


def write_markdown(table: Table, level: int = 2) -> str:
    """Return a table as GitHub-flavoured Markdown.

    Parameters
    ----------
    table
        What to write.
    level
        Level of its heading.
    """
    heads = _line(_cell(column.heading) for column in table.columns)
    rules = _line(_RULES[column.align] for column in table.columns)
    rows = [_line(map(_cell, _texts(table, row))) for row in table.rows]
    notes = [line for note in table.notes for line in ("", as_markdown(note))]
    title = f"{'#' * level} {as_markdown(table.title)}"
    body = ["", heads, rules, *rows] if rows or not table.notes else []
    return "\n".join([title, *body, *notes]) + "\n"


def _line(cells: object) -> str:
    return "| " + " | ".join(cells) + " |"  # type: ignore[arg-type]


def as_markdown(text: str) -> str:
    """Return text as Markdown that shows it as it is, whatever is in it."""
    return _AT_START.sub(r"\1\\\2", _cell(text))


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean(text))


def _texts(table: Table, row: Sequence[Cell]) -> list[str]:
    return [
        shown(cell, column, table.language) for cell, column in zip(row, table.columns, strict=True)
    ]


def write_html_table(table: Table) -> str:
    """Return a table as one HTML element with its notes after it, for a page that has a style."""
    heads = "".join(
        f'<th scope="col" class="{column.align}">{_escaped(column.heading)}</th>'
        for column in table.columns
    )
    rows = "\n".join(f"<tr>{_cells(table, row)}</tr>" for row in table.rows)
    notes = "".join(f"<p>{_escaped(note)}</p>\n" for note in table.notes)
    return (
        f"<table>\n<caption>{_escaped(table.title)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n{notes}"
    )


def _cells(table: Table, row: Sequence[Cell]) -> str:
    return "".join(
        f'<td dir="auto" class="{column.align}">{_escaped(text)}</td>'
        for column, text in zip(table.columns, _texts(table, row), strict=True)
    )


def _escaped(text: str) -> str:
    return escape(clean(text))


def write_html(tables: Sequence[Table]) -> str:
    """Return tables as one page that needs nothing else."""
    first = tables[0]
    body = "\n".join(map(write_html_table, tables))
    return (
        f'<!DOCTYPE html>\n<html lang="{first.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_escaped(first.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )
