"""Reading a model from its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from modarch.errors import ModelInvalid, in_reading_order
from modarch.landscape.document.assembly import assemble
from modarch.landscape.document.files import own_catalogues, read_trees
from modarch.landscape.document.layers import Layers, merge_parts

if TYPE_CHECKING:
    from modarch.errors import Diagnostic
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["form_problems", "landscapes_of", "load", "loads", "read_layers"]


def read_layers(path: str | Path) -> Layers:
    """Read the files of a model without checking more than that they are YAML.

    Parameters
    ----------
    path
        A model file, or a folder with the parts of a model.

    Raises
    ------
    ModelInvalid
        If a file cannot be read at all.
    """
    trees = read_trees(Path(path))
    return merge_parts(trees, own_catalogues(trees))


def load(path: str | Path, *, scenario: str | None = None, as_of: Month | None = None) -> Landscape:
    r"""Read a model and return it as a checked landscape.

    Parameters
    ----------
    path
        A model file, or a folder with the parts of a model.
    scenario
        The scenario to lay over the base; None for the base itself.
    as_of
        The month to look at; overrides the model's own.

    Raises
    ------
    ModelInvalid
        With every problem found, if the model cannot be used.

    Examples
    --------
    >>> from modarch.landscape.load import loads
    >>> loads("{modarch: 1, modules: {lab: {size: M}}}").modules["lab"].size.value
    'M'
    """
    return _landscape(read_layers(path), scenario, as_of)


def loads(
    text: str, *, file: str = "model.yaml", scenario: str | None = None, as_of: Month | None = None
) -> Landscape:
    """Read a model from a text; as `load`, with ``file`` as the name in messages."""
    from modarch.landscape.document.source import read_tree  # noqa: PLC0415 - rarely needed

    trees = [read_tree(text, file)]
    return _landscape(merge_parts(trees, own_catalogues(trees)), scenario, as_of)


def _landscape(layers: Layers, scenario: str | None, as_of: Month | None) -> Landscape:
    wanted = layers.with_scenario(scenario) if scenario else layers
    return assemble(wanted, as_of=as_of)


def form_problems(path: str | Path) -> tuple[Diagnostic, ...]:
    """Return every problem of form in a model, its scenarios included, in reading order.

    Parameters
    ----------
    path
        A model file, or a folder with the parts of a model.
    """
    return landscapes_of(path)[0]


def landscapes_of(path: str | Path) -> tuple[tuple[Diagnostic, ...], tuple[Landscape, ...]]:
    """Return every problem of form in a model, and every landscape that has none.

    Parameters
    ----------
    path
        A model file, or a folder with the parts of a model.

    Returns
    -------
    tuple
        The problems, each once and in reading order; then the base and the scenarios whose form
        is right.

    Raises
    ------
    ModelInvalid
        If a file cannot be read at all.
    """
    layers = read_layers(path)
    written = layers.data.get("scenarios")
    names = list(written) if isinstance(written, dict) else []
    found: dict[Diagnostic, None] = {}
    landscapes = []
    for name in (None, *names):
        try:
            wanted = layers.with_scenario(name) if name else layers.copied()
            landscapes.append(assemble(wanted))
        except ModelInvalid as invalid:
            found |= dict.fromkeys(invalid.diagnostics)
    return in_reading_order(found), tuple(landscapes)
