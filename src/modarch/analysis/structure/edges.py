"""Reading a bare list of dependencies: two columns, ``source`` depends on ``target``."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, InputInvalid, Location, did_you_mean
from modarch.graphs.digraph import Digraph
from modarch.landscape.document.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["read_edges"]

_COLUMNS: Final = ("source", "target")
_DELIMITERS: Final = (",", ";", "\t")


def read_edges(path: Path) -> Digraph:
    """Read a graph from a CSV file.

    Parameters
    ----------
    path
        A file with the columns ``source`` and ``target``, set apart by commas, semicolons or
        tabs; other columns are not looked at. A row without a target names an element that
        depends on nothing.

    Raises
    ------
    InputInvalid
        With every row that cannot be used.
    """
    text = read_text(path)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    problems = list(_missing(names, path))
    if not problems:
        places = [names.index(column) for column in _COLUMNS]
        problems = list(_row_problems(rows, places, path))
    if problems:
        raise InputInvalid(problems)
    found = [_pair(row, places) for row in rows[1:] if any(row)]
    pairs = [(source, target) for source, target in found if target]
    return Digraph.from_pairs(pairs, nodes=[source for source, _ in found])


def _pair(row: Sequence[str], places: Sequence[int]) -> tuple[str, str]:
    source, target = (row[place].strip() if place < len(row) else "" for place in places)
    return source, target


def _missing(names: Sequence[str], path: Path) -> Iterator[Diagnostic]:
    for column in _COLUMNS:
        if column not in names:
            yield Diagnostic(
                code="missing-column",
                message=f"the list of dependencies has no column {column!r}",
                hint=did_you_mean(column, names) if any(names) else "begin with: source,target",
                location=Location(str(path)),
            )


def _row_problems(
    rows: Sequence[Sequence[str]], places: Sequence[int], path: Path
) -> Iterator[Diagnostic]:
    for line, row in enumerate(rows[1:], start=2):
        if any(row) and not _pair(row, places)[0]:
            yield Diagnostic(
                code="missing-source",
                message="a dependency has no source",
                hint="write who depends on the target, or take the line away",
                location=Location(str(path), line),
            )
