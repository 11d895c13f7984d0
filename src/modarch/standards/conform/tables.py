"""The tables of a database, from wherever they can be learnt, as table and column names.

SQLite and DuckDB files and PostgreSQL are opened read-only and asked for names alone; a plain list
of names, exported by the supplier, does as well.
"""

from __future__ import annotations

import importlib
import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from modarch.standards.conform.bounds import Deadline
from modarch.standards.conform.name_lists import (
    MAX_NAMES,
    DeclaredTables,
    Name,
    grouped,
    listed_names,
)
from modarch.standards.conform.results import Reach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["MAX_LIST_BYTES", "TablesUnread", "tables_in_database", "tables_in_file"]

MAX_LIST_BYTES = 32 * 1024 * 1024
"""Largest plain list of names that is read: 32 MiB."""

_SQLITE = b"SQLite format 3\x00"
_DUCKDB = b"DUCK"
_COLUMNS = (
    "SELECT table_schema, table_name, column_name FROM information_schema.columns "
    "WHERE table_schema NOT IN ('information_schema', 'pg_catalog') "
    "ORDER BY table_schema, table_name, ordinal_position"
)
_SQLITE_COLUMNS = (
    "SELECT '', m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
    "WHERE m.type IN ('table', 'view')"
)

Rows = list[Name]


class TablesUnread(Exception):
    """The tables cannot be learnt; the message never holds a password."""

    def __init__(self, reach: Reach, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.reach, self.message, self.hint = reach, message, hint


def tables_in_database(address: str, known: Iterable[str], timeout_s: float) -> DeclaredTables:
    """Return the tables of a PostgreSQL database.

    Parameters
    ----------
    address
        ``postgresql://user:password@host:5432/database``.
    known
        Names of the tables that are looked for: of several schemas the one with most of them is
        taken.
    timeout_s
        Longest wait for the connection and for the answer, in seconds.

    Raises
    ------
    TablesUnread
        The address is not of PostgreSQL, no driver is installed, or the database does not answer.
    """
    if urlsplit(address).scheme not in {"postgresql", "postgres"}:
        message = "only postgresql:// addresses are asked"
        hint = "for another database, export a list of table and column names to a file"
        raise TablesUnread(Reach.REFUSED_ADDRESS, message, hint)
    connect = _driver()
    options = f"-c default_transaction_read_only=on -c statement_timeout={int(timeout_s * 1000)}"
    wait = max(1, int(timeout_s))
    try:
        with (
            closing(connect(address, connect_timeout=wait, options=options)) as database,
            Deadline(2 * timeout_s) as deadline,
        ):
            deadline.watch(database.fileno())
            return grouped(_fetched(database.cursor(), _COLUMNS), known)
    except Exception as error:
        raise _unreached(error) from None


def tables_in_file(path: Path, known: Iterable[str]) -> DeclaredTables:
    """Return the tables that a file holds or lists.

    Parameters
    ----------
    path
        An SQLite or DuckDB database, or a list of names: a table, ``table.column`` or
        ``schema.table.column`` per line, CSV with the columns of ``information_schema.columns``,
        or JSON.
    known
        Names of the tables that are looked for.

    Raises
    ------
    TablesUnread
        The file cannot be read, or holds no names.
    """
    start = _start(path)
    if start.startswith(_SQLITE):
        return grouped(_opened(_sqlite_rows, path), known)
    if start[8:12] == _DUCKDB:
        return grouped(_opened(_duckdb_rows, path), known)
    return _listed(path, known)


def _fetched(cursor: Any, query: str) -> Rows:
    cursor.execute(query)
    rows = cursor.fetchmany(MAX_NAMES)
    return [(str(schema), str(table), str(column)) for schema, table, column in rows]


def _driver() -> Callable[..., Any]:
    for name in ("psycopg", "psycopg2"):
        try:
            connect: Callable[..., Any] = importlib.import_module(name).connect
        except ImportError:
            continue
        return connect
    raise TablesUnread(
        Reach.UNREACHABLE,
        "no driver for PostgreSQL is installed",
        'install one with: python -m pip install "psycopg[binary]", or export a list of names',
    )


def _unreached(error: Exception) -> TablesUnread:
    """Tell what a driver's error means, without its words, which may hold the address."""
    told = str(error).casefold()
    if "password" in told or "authentication" in told or "role " in told:
        message, hint = "the database wants other credentials", "check user and password"
        return TablesUnread(Reach.UNAUTHORISED, message, hint)
    if "timeout" in told or "timed out" in told:
        return TablesUnread(Reach.TOO_SLOW, "the database does not answer in time")
    if "permission denied" in told:
        return TablesUnread(
            Reach.FORBIDDEN, "these credentials are not allowed in", "ask for access"
        )
    if "does not exist" in told:
        return TablesUnread(Reach.NOT_FOUND, "there is no such database", "check its name")
    message, hint = "no connection is made to the database", "check the address and the network"
    return TablesUnread(Reach.UNREACHABLE, message, hint)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise TablesUnread(Reach.NOT_FOUND, message, "check the path") from None


def _opened(read: Callable[[Path], Rows], path: Path) -> Rows:
    try:
        return read(path)
    except TablesUnread:
        raise
    except Exception:
        message = "the database file is damaged, or of a version that cannot be read"
        raise TablesUnread(Reach.INCOMPLETE, message) from None


def _sqlite_rows(path: Path) -> Rows:
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        return _fetched(database.cursor(), _SQLITE_COLUMNS)


def _duckdb_rows(path: Path) -> Rows:
    try:
        duckdb = importlib.import_module("duckdb")
    except ImportError:
        message = "the file is a DuckDB database, and duckdb is not installed"
        hint = "install it with: python -m pip install duckdb, or export a list of names"
        raise TablesUnread(Reach.UNREACHABLE, message, hint) from None
    config = {"enable_external_access": "false"}
    with closing(duckdb.connect(str(path), read_only=True, config=config)) as database:
        return _fetched(database.cursor(), _COLUMNS)


def _listed(path: Path, known: Iterable[str]) -> DeclaredTables:
    if path.stat().st_size > MAX_LIST_BYTES:
        message = f"the list is larger than {MAX_LIST_BYTES // 1024**2} MiB and is not read"
        raise TablesUnread(Reach.TOO_LARGE, message)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = "the file is neither a known database nor a list in UTF-8"
        raise TablesUnread(Reach.NOT_THE_SERVICE, message) from None
    declared = grouped(islice(listed_names(text), MAX_NAMES), known)
    if not declared.columns:
        hint = "write a table per line, or table.column"
        raise TablesUnread(Reach.NOT_THE_SERVICE, "the file lists no tables", hint)
    return declared
