"""Writing a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import re
from pathlib import Path

from modarch.errors import Diagnostic, InputInvalid, OutputExists

__all__ = ["may_hold_files", "may_write", "write_file"]

_FILE_HINT = "give the name of a file in a folder that exists and may be written to"
_FOLDER_HINT = "give the name of a folder; it is made if need be"
_WRITTEN = (".yaml", ".yml")
_MODEL = re.compile(rb"^modarch:", re.MULTILINE)


def may_write(path: str | Path, *, force: bool = False) -> None:
    """Refuse now what `write_file` would refuse later, before long work is done for nothing.

    Parameters
    ----------
    path
        Where something is going to be written.
    force
        Whether a file that is already there may be replaced.

    Raises
    ------
    OutputExists
        If there is a file and it may not be replaced.
    InputInvalid
        If the folder does not exist or the path is a folder.
    """
    _check(Path(path), force=force)


def may_hold_files(folder: str | Path) -> None:
    """Refuse now a folder that is not there and cannot be made, before long work is done.

    Parameters
    ----------
    folder
        Where several files are going to be written.

    Raises
    ------
    InputInvalid
        If it is a file, or lies in one.
    """
    target = Path(folder)
    nearest = next((one for one in (target, *target.parents) if one.exists()), target)
    if nearest.is_file():
        raise _refused(target, f"{str(nearest)!r} is a file, not a folder", _FOLDER_HINT)


def write_file(path: str | Path, content: bytes, *, force: bool = False) -> Path:
    """Write a file so that a reader sees the old content or the new, never a part.

    Parameters
    ----------
    path
        Where to write; the folder must exist.
    content
        All of the file.
    force
        Whether a file that is already there may be replaced.

    Returns
    -------
    Path
        The path.

    Raises
    ------
    OutputExists
        If there is a file and it may not be replaced.
    InputInvalid
        If the folder does not exist, the path is a folder, or a model would be lost.
    """
    target = Path(path)
    _check(target, force=force)
    if _is_model(target) and not _MODEL.search(content):
        raise _refused(target, "it is a model, and what would replace it is none")
    partial = target.with_name(f".modarch-{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(target)
    except OSError as error:
        raise _refused(target, str(error.strerror)) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def _is_model(target: Path) -> bool:
    """Whether a file that is there is a model, which nobody wants replaced by a result."""
    if target.suffix.lower() not in _WRITTEN or not target.is_file():
        return False
    return _MODEL.search(target.read_bytes()) is not None


def _check(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise _refused(target, "it is a folder")
    if not target.parent.is_dir():
        raise _refused(target, f"there is no folder {str(target.parent)!r}")
    if not force and target.exists():
        message = f"{target} exists already; choose another name, or use --force to replace it."
        raise OutputExists(message)


def _refused(target: Path, reason: str, hint: str = _FILE_HINT) -> InputInvalid:
    return InputInvalid(
        [
            Diagnostic(
                code="output-not-writable",
                message=f"cannot write {target}: {reason}",
                hint=hint,
                parameters={"path": str(target)},
            )
        ]
    )
