"""Finding and reading the files of a model: one file, or the parts in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, Location, ModelInvalid, closest
from modarch.landscape.document.source import MAX_BYTES, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.landscape.document.tree import SourceTree

__all__ = [
    "CATALOGUE_KEY",
    "INCLUDE_KEY",
    "PLAN_KEY",
    "model_files",
    "own_catalogues",
    "read_text",
    "read_trees",
]

PLAN_KEY: Final = "modarch_plan"
"""Top-level key of a plan file; such a file in a model's folder is not a part of the model."""

INCLUDE_KEY: Final = "include"
"""Top-level key that names other models, as paths from the file, whose parts belong here too."""

CATALOGUE_KEY: Final = "catalogues"
"""Top-level key that names the region's own catalogues of standards, as paths from the file."""

_SUFFIXES: Final = (".yaml", ".yml")


def model_files(path: Path) -> tuple[Path, ...]:
    """Return the files a model is made of, in name order.

    Parameters
    ----------
    path
        A file, or a folder whose ``*.yaml`` files are the parts.

    Raises
    ------
    ModelInvalid
        If there is no such file, or the folder holds no part.
    """
    if path.is_dir():
        parts = _parts(path)
        if parts:
            return parts
        hint = "put at least one *.yaml file in it, or run: modarch new " + str(path)
        raise _cannot_read(path, "this folder holds no model file (*.yaml)", hint)
    if not path.exists():
        raise _cannot_read(path, f"there is no model at {str(path)!r}", _nearby(path))
    return (path,)


def _parts(folder: Path) -> tuple[Path, ...]:
    return tuple(
        sorted(
            file
            for file in folder.iterdir()
            if file.suffix.lower() in _SUFFIXES and file.is_file() and file.name[0] != "."
        )
    )


def _nearby(path: Path) -> str:
    folder = path.parent
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    match = closest(path.name, names)
    if path.is_dir():
        return "give a file in the folder, not the folder itself"
    return f"did you mean {str(folder / match)!r}?" if match else "check the path"


def _cannot_read(path: Path, message: str, hint: str) -> ModelInvalid:
    return _invalid("no-file", message, hint, Location(str(path)))


def read_text(path: Path) -> str:
    """Return a file's text, read as UTF-8 with or without a byte order mark.

    Raises
    ------
    ModelInvalid
        If it cannot be read, is too large, or is not UTF-8.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = f"a model file may hold at most {MAX_BYTES // 1024**2} MiB"
            raise _cannot_read(path, limit, "split the model into parts in a folder")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, error) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _cannot_read(path, f"the file cannot be read: {reason}", _nearby(path)) from error


def _not_utf8(path: Path, error: UnicodeDecodeError) -> ModelInvalid:
    before = bytes(error.object[: error.start])
    line = before.count(b"\n") + 1
    column = error.start - (before.rfind(b"\n") + 1) + 1
    diagnostic = Diagnostic(
        code="encoding",
        message="this file is not UTF-8 text",
        hint="save it again with the encoding UTF-8",
        location=Location(str(path), line, column),
    )
    return ModelInvalid([diagnostic])


def read_trees(path: Path) -> list[SourceTree]:
    """Read a model's files, and those of the models it includes, into data with positions.

    Parameters
    ----------
    path
        A file, or a folder with the parts of a model.

    Raises
    ------
    ModelInvalid
        If a file cannot be read, or an include names nothing.
    """
    trees: dict[Path, SourceTree] = {}
    waiting = list(model_files(path))
    while waiting:
        file = waiting.pop(0)
        if file.resolve() in trees:
            continue
        tree = read_tree(read_text(file), str(file))
        trees[file.resolve()] = tree
        waiting += [part for folder in _named(tree, INCLUDE_KEY) for part in model_files(folder)]
    return list(trees.values())


def own_catalogues(trees: Iterable[SourceTree]) -> dict[str, str]:
    """Return the text of every catalogue of standards that the parts of a model name, by file.

    Parameters
    ----------
    trees
        The parts. A catalogue may lie in the model's own folder.

    Raises
    ------
    ModelInvalid
        If a catalogue cannot be read, or there is none at a path.
    """
    files = [
        file
        for tree in trees
        for named in _named(tree, CATALOGUE_KEY)
        for file in model_files(named)
    ]
    return {str(file): read_text(file) for file in files}


def _named(tree: SourceTree, key: str) -> list[Path]:
    """Return the paths that a part names under a key of its own; each of them exists."""
    written = tree.data.get(key) if isinstance(tree.data, dict) else None
    names = [written] if isinstance(written, str) else written
    if names is None:
        return []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        hint = f"write {key}: ../path, or a list of such paths"
        message = f"{key} names files or folders"
        raise _invalid("wrong-type", message, hint, tree.locate((key,)))
    places = [tree.locate((key, n)) or tree.locate((key,)) for n in range(len(names))]
    folder = Path(tree.file).parent
    return [_existing(folder / name, place) for name, place in zip(names, places, strict=True)]


def _existing(path: Path, place: Location | None) -> Path:
    if path.exists():
        return path
    message = f"the model names {str(path)!r}, which does not exist"
    raise _invalid("no-file", message, _nearby(path), place)


def _invalid(code: str, message: str, hint: str, place: Location | None) -> ModelInvalid:
    return ModelInvalid([Diagnostic(code=code, message=message, hint=hint, location=place)])
