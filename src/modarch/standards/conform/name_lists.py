"""Plain lists of tables and columns, as suppliers export them."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["MAX_NAMES", "DeclaredTables", "Name", "grouped", "listed_names"]

MAX_NAMES = 200_000
"""Most names of columns that are read from one source."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_$]*")
_UNTOLD = "?"

Name = tuple[str, str, str]
"""Schema, table and column; empty where there is none."""


@dataclass(frozen=True, slots=True)
class DeclaredTables:
    """Tables and their columns, in small letters.

    Parameters
    ----------
    columns
        Column names by table; None where the source names tables only.
    schema
        The schema they are in; empty when the source has none.
    """

    columns: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    schema: str = ""


def listed_names(text: str) -> Iterator[Name]:
    """Yield schema, table and column of each name in a list; empty where the name has none.

    Parameters
    ----------
    text
        A table, ``table.column`` or ``schema.table.column`` per line; CSV with the columns of
        ``information_schema.columns``; or JSON: names, or columns by table.
    """
    stripped = text.strip()
    if stripped[:1] in {"[", "{"}:
        try:
            yield from _json_names(json.loads(stripped))
        except (ValueError, RecursionError):
            return
    else:
        yield from _line_names(stripped.splitlines())


def grouped(names: Iterable[Name], known: Iterable[str]) -> DeclaredTables:
    """Return the tables that some names make up; of several schemas the one with most known ones.

    Parameters
    ----------
    names
        Schema, table and column of each name.
    known
        Names of the tables that are looked for.
    """
    wanted = set(known)
    by_schema: dict[str, dict[str, set[str]]] = {}
    for schema, table, column in (_settled(name, wanted) for name in names):
        columns = by_schema.setdefault(schema, {}).setdefault(table, set())
        columns |= {column} - {""}
    if not by_schema:
        return DeclaredTables()
    best = max(sorted(by_schema), key=lambda schema: len(wanted & by_schema[schema].keys()))
    tables = {table: frozenset(columns) or None for table, columns in by_schema[best].items()}
    return DeclaredTables(tables, best)


def _json_names(data: Any) -> Iterator[Name]:
    if isinstance(data, dict):
        for table, columns in data.items():
            yield from _dotted(table)
            for column in columns if isinstance(columns, list) else ():
                yield "", table, str(column)
    elif isinstance(data, list):
        for name in data:
            if isinstance(name, str):
                yield from _dotted(name)


def _line_names(lines: list[str]) -> Iterator[Name]:
    head = [cell.strip().casefold() for cell in next(csv.reader(lines[:1]), [])]
    if "table_name" not in head:
        for line in lines:
            yield from _dotted(line.split("#")[0].strip(' \t",;|'))
        return
    for row in csv.DictReader(lines[1:], fieldnames=head):
        cells = (row.get(key) or "" for key in ("table_schema", "table_name", "column_name"))
        schema, table, column = (cell.strip() for cell in cells)
        if table:
            yield schema, table, column


def _dotted(name: str) -> Iterator[Name]:
    parts = [part.strip('"[]` ') for part in name.split(".")]
    if not all(_NAME.fullmatch(part) for part in parts):
        return
    if len(parts) == 1:
        yield "", parts[0], ""
    elif len(parts) == 2:  # noqa: PLR2004 - schema.table or table.column, told apart later
        yield _UNTOLD, parts[0], parts[1]
    elif len(parts) == 3:  # noqa: PLR2004
        yield parts[0], parts[1], parts[2]


def _settled(name: Name, known: set[str]) -> Name:
    """Return a name in small letters; which of two parts is the table follows from the known."""
    schema, table, column = (part.casefold() for part in name)
    if schema != _UNTOLD:
        return schema, table, column
    return (table, column, "") if column in known and table not in known else ("", table, column)
