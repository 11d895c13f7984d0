"""Finding and reading the files of a model: one file, or the parts in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, Location, ModelInvalid, closest
from modarch.landscape.document.source import MAX_BYTES, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.document.tree import SourceTree

__all__ = ["INCLUDE_KEY", "PLAN_KEY", "model_files", "read_text", "read_trees"]

PLAN_KEY: Final = "modarch_plan"
"""Top-level key of a plan file; such a file in a model's folder is not a part of the model."""

INCLUDE_KEY: Final = "include"
"""Top-level key that names other models, as paths from the file, whose parts belong here too."""

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
    return f"did you mean {str(folder / match)!r}?" if match else "check the path"


def _cannot_read(path: Path, message: str, hint: str) -> ModelInvalid:
    place = Location(str(path))
    return ModelInvalid([Diagnostic(code="no-file", message=message, hint=hint, location=place)])


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
        raise _cannot_read(path, f"the file cannot be read: {reason}", "") from error


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
        waiting += [part for folder in _included(tree, file) for part in model_files(folder)]
    return list(trees.values())


def _included(tree: SourceTree, file: Path) -> list[Path]:
    written = tree.data.get(INCLUDE_KEY) if isinstance(tree.data, dict) else None
    names = [written] if isinstance(written, str) else written
    if names is None:
        return []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        hint = f"write {INCLUDE_KEY}: ../other-model, or a list of such paths"
        place = tree.locate((INCLUDE_KEY,))
        message = f"{INCLUDE_KEY} names files or folders"
        raise ModelInvalid(
            [Diagnostic(code="wrong-type", message=message, hint=hint, location=place)]
        )
    return [_existing(file.parent / name, tree) for name in names]


def _existing(path: Path, tree: SourceTree) -> Path:
    if path.exists():
        return path
    message = f"the model includes {str(path)!r}, which does not exist"
    place = tree.locate((INCLUDE_KEY,))
    raise ModelInvalid(
        [Diagnostic(code="no-file", message=message, hint=_nearby(path), location=place)]
    )
