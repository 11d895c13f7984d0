"""Where the data that comes with modarch is found, installed or in a working copy."""

from __future__ import annotations

from pathlib import Path

import modarch
from modarch.errors import ModarchError

__all__ = ["data_folder"]


def data_folder(name: str) -> Path:
    """Return a folder of data that is shipped with modarch.

    In an installed package the folder lies inside the package; in a working copy it lies at the
    root of the repository.

    Parameters
    ----------
    name
        Name of the folder, such as ``standards`` or ``models``.

    Raises
    ------
    ModarchError
        The folder is in neither place: the installation is incomplete.
    """
    package = Path(modarch.__file__).parent
    for folder in (package / "_data" / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise ModarchError(
        f"The folder '{name}' that comes with modarch is missing. Install modarch again."
    )
