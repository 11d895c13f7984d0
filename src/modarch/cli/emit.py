"""Writing results: one place for every form, to standard output or to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import fail, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from modarch.figures.table import Table
    from modarch.landscape.results import Result

__all__ = ["check_suffix", "emit", "write_all"]

_BY_SUFFIX = {
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".xlsx": "xlsx",
    ".txt": "text",
}

_FIGURES = (".svg", ".png", ".pdf")
_FOREIGN = (*_FIGURES, ".docx", ".doc", ".odt", ".xls", ".ods", ".pptx")
"""Suffixes that other programs open by, so that a text under such a name would seem broken."""


def check_suffix(output: Path, fmt: str | None) -> None:
    """Refuse a file whose name promises a form that a result cannot have, such as .docx.

    Parameters
    ----------
    output
        The file.
    fmt
        The form asked for; when there is one, the name may be any.
    """
    suffix = output.suffix.lower()
    if fmt is None and suffix in _FOREIGN:
        figure = " A figure goes to --figure." if suffix in _FIGURES else ""
        known = ", ".join(_BY_SUFFIX)
        fail(f"A result cannot be written as {suffix}; end -o with one of {known}.{figure}")


def emit(
    result: Result | dict[str, Any],
    tables: Callable[[], Sequence[Table]],
    *,
    fmt: str | None,
    output: Path | None = None,
    force: bool = False,
) -> None:
    """Write a result in the form asked for.

    Parameters
    ----------
    result
        The result, for JSON.
    tables
        Makes its tables, for every other form.
    fmt
        The form; by the output's suffix, or text, when not given.
    output
        A file; standard output when not given.
    force
        Whether an existing file may be overwritten.
    """
    form = fmt or (_BY_SUFFIX.get(output.suffix.lower()) if output is not None else None) or "text"
    content = _json(result) if form == "json" else _of_tables(tables(), form)
    if output is not None:
        from modarch.figures.output import write_file

        write_file(output, content, force=force)
    elif form == "xlsx":
        fail("A workbook needs a file to be written to: add -o FILE.xlsx.")
    else:
        click.echo(content.decode("utf-8-sig"), nl=not content.endswith(b"\n"))


def _json(result: Result | dict[str, Any]) -> bytes:
    import json

    data = result if isinstance(result, dict) else result.to_dict()
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _of_tables(tables: Sequence[Table], form: str) -> bytes:
    if form == "xlsx":
        from modarch.figures.writers.excel import write_xlsx

        return write_xlsx(tables)
    if form == "csv":
        from modarch.figures.writers.data import write_csv

        return "\n".join(write_csv(table) for table in tables).encode()
    return _text_of(tables, form).encode()


def _text_of(tables: Sequence[Table], form: str) -> str:
    if form == "html":
        from modarch.figures.writers.markup import write_html

        return write_html(tables)
    if form == "markdown":
        from modarch.figures.writers.markup import write_markdown

        return "\n".join(write_markdown(table) for table in tables)
    from modarch.figures.writers.plain import write_text

    return "\n".join(write_text(table) for table in tables)


def write_all(folder: Path, contents: Mapping[str, str | bytes], *, force: bool) -> None:
    """Write files into a folder, made if need be; none is written if one may not be replaced.

    Parameters
    ----------
    folder
        The folder.
    contents
        Content by file name.
    force
        Whether existing files may be overwritten.

    Raises
    ------
    OutputExists
        If a file exists and may not be overwritten.
    """
    from modarch.errors import OutputExists
    from modarch.figures.output import write_file

    there = sorted(name for name in contents if (folder / name).exists())
    if there and not force:
        message = (
            f"{folder} holds {', '.join(there)} already; choose another folder, or use --force."
        )
        raise OutputExists(message)
    _make(folder)
    for name, content in contents.items():
        data = content.encode() if isinstance(content, str) else content
        say(f"wrote {write_file(folder / name, data, force=force)}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{folder} cannot be made a folder: {error.strerror}.")
