"""The files of a model merged into one, with scenarios laid over them.

A model in a folder is the union of its parts. A scenario is a partial model: it may change a
value, add an element (which then has a ``name``), or remove something with ``~``. Lists are
replaced whole. A scenario that ``extends`` others is laid over those, one after the other; it
``restores`` elements of the base that those have removed or changed.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Diagnostic, Location, closest
from modarch.landscape.document.chain import Chain
from modarch.landscape.document.files import CATALOGUE_KEY, INCLUDE_KEY, PLAN_KEY
from modarch.landscape.provenance import (
    UNSTATED,
    Confidence,
    Path,
    Provenance,
    Source,
    dotted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.landscape.document.tree import SourceTree

__all__ = ["Layers", "merge_parts"]

_ELEMENT_DEPTH: Final = 2
_PATHS: Final = frozenset({INCLUDE_KEY, CATALOGUE_KEY})
_RESTORES: Final = "restores"
_OWN_KEYS: Final = frozenset({"name", "description", "extends", _RESTORES})


@dataclass(slots=True)
class Layers:
    """A model's data with every file and scenario it is made of.

    Parameters
    ----------
    data
        The merged data.
    scenario
        The scenario laid over the base; empty for the base.
    provenance
        What is known about where values come from, by path.
    problems
        What is wrong so far.
    catalogues
        The region's own catalogues of standards: their text by file.
    """

    data: dict[str, Any] = field(default_factory=dict)
    scenario: str = ""
    provenance: dict[Path, Provenance] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    catalogues: Mapping[str, str] = field(default_factory=dict)
    _stack: list[tuple[SourceTree, Path]] = field(default_factory=list)

    def locate(self, path: Path, *, key: bool = False) -> Location | None:
        """Return the place where a value was written last, or the closest place above it."""
        for length in range(len(path), 0, -1):
            for tree, prefix in reversed(self._stack):
                place = tree.locate(prefix + path[:length], key=key)
                if place is not None:
                    return place
        return Location(self._stack[0][0].file) if self._stack else None

    def report(self, code: str, message: str, hint: str, place: Location | None) -> None:
        """Add a problem."""
        self.problems.append(Diagnostic(code=code, message=message, hint=hint, location=place))

    @property
    def content_hash(self) -> str:
        """A fingerprint of the data, the same however the files are laid out."""
        texts = list(self.catalogues.values())
        content = [self.data, texts] if texts else self.data
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def copied(self, scenario: str = "") -> Layers:
        """Return a copy that can be changed without changing this one."""
        return Layers(
            _fresh(self.data),
            scenario,
            dict(self.provenance),
            list(self.problems),
            self.catalogues,
            list(self._stack),
        )

    def with_scenario(self, name: str) -> Layers:
        """Return the model with a scenario, and those it extends, laid over it."""
        scenarios = self.data.get("scenarios")
        known = scenarios if isinstance(scenarios, dict) else {}
        result = self.copied(name)
        for one in Chain(known, result).of(name):
            _Overlay(result, one, self).lay(known[one])
        return result


def merge_parts(trees: Iterable[SourceTree], catalogues: Mapping[str, str] | None = None) -> Layers:
    """Merge the parts of a model; what is written twice is a problem that names both places.

    Parameters
    ----------
    trees
        The parts; plan files and catalogues of standards among them are left out.
    catalogues
        The region's own catalogues of standards: their text by file.
    """
    layers = Layers(catalogues=catalogues or {})
    trees = list(trees)
    apart = {pathlib.Path(file).resolve() for file in layers.catalogues}
    for tree in trees:
        if apart and pathlib.Path(tree.file).resolve() in apart:
            continue
        layers.problems += tree.problems
        if isinstance(tree.data, dict):
            if PLAN_KEY not in tree.data:
                _add_part(layers, tree, tree.data)
        elif tree.data is not None:
            message = "a model file holds sections such as modules: and systems:"
            layers.report("wrong-type", message, "start with: modarch: 1", Location(tree.file))
    if not layers._stack:  # noqa: SLF001 - an empty file is a place too
        layers._stack += [(tree, ()) for tree in trees[:1]]  # noqa: SLF001
    _resolve_provenance(layers)
    return layers


def _add_part(layers: Layers, tree: SourceTree, data: dict[str, Any]) -> None:
    for section, content in data.items():
        if section in _PATHS:
            continue
        present = layers.data.get(section)
        if isinstance(present, dict) and isinstance(content, dict):
            _add_entries(layers, tree, section, content)
        elif section not in layers.data or present is None:
            layers.data[section] = dict(content) if isinstance(content, dict) else content
        elif content is not None and not (section == "modarch" and content == present):
            _twice(layers, tree, (section,))
    layers._stack.append((tree, ()))  # noqa: SLF001 - merging builds the layers


def _add_entries(layers: Layers, tree: SourceTree, section: str, content: dict[str, Any]) -> None:
    for key, value in content.items():
        if key in layers.data[section]:
            _twice(layers, tree, (section, key))
        else:
            layers.data[section][key] = value


def _twice(layers: Layers, tree: SourceTree, path: Path) -> None:
    first = layers.locate(path, key=True)
    message = f"{dotted(path)} is written in two files of the model"
    place = tree.locate(path, key=True)
    layers.report("duplicate-key", message, f"keep one of them; the first is at {first}", place)


def _resolve_provenance(layers: Layers) -> None:
    register = _register(layers.data.get("sources"))
    for tree, _ in layers._stack:  # noqa: SLF001 - merging builds the layers
        for path, written in tree.provenance.items():
            layers.provenance[path] = written.resolved(register)


def _register(written: object) -> dict[str, Source]:
    if not isinstance(written, dict):
        return {}
    register = {}
    for key, value in written.items():
        if isinstance(value, dict):
            register[key] = Source(str(value.get("text") or key), str(value.get("link") or ""))
        elif isinstance(value, str):
            register[key] = Source(value)
    return register


def _fresh(value: Any) -> Any:
    """Return a copy of data as it is read from YAML: mappings, lists and single values."""
    if isinstance(value, dict):
        return {key: _fresh(inner) for key, inner in value.items()}
    return [_fresh(inner) for inner in value] if isinstance(value, list) else value


class _Overlay:
    """Lays one scenario over a model."""

    def __init__(self, layers: Layers, name: str, base: Layers) -> None:
        self._layers = layers
        self._name = name
        self._base = base
        self._prefix: Path = ("scenarios", name)

    def lay(self, body: object) -> None:
        if not isinstance(body, dict):
            return  # the check of the whole document tells
        self._restore(body.get(_RESTORES))
        changes = {key: value for key, value in body.items() if key not in _OWN_KEYS}
        self._merge(self._layers.data, changes, ())
        self._layers._stack += [  # noqa: SLF001 - an overlay is a part of the layers
            (tree, self._prefix)
            for tree, prefix in list(self._layers._stack)  # noqa: SLF001
            if not prefix and tree.locate(self._prefix) is not None
        ]

    def _restore(self, written: object) -> None:
        """Take elements back as they are in the base."""
        sections = written if isinstance(written, dict) else {}
        for section, names in sections.items():
            known = self._base.data.get(section)
            for name in [names] if isinstance(names, str) else names or ():
                if isinstance(known, dict) and name in known:
                    self._take_back((section, name), known[name])
                else:
                    self._unknown(known or {}, name, (_RESTORES, section), "restores")

    def _take_back(self, here: Path, value: object) -> None:
        section, name = here
        self._section(self._layers.data, str(section))[str(name)] = _fresh(value)
        self._forget(here)
        marks = self._base.provenance
        self._layers.provenance |= {path: marks[path] for path in marks if path[:2] == here}

    def _merge(self, base: dict[str, Any], over: dict[str, Any], path: Path) -> None:
        for key, value in over.items():
            here = (*path, key)
            if value is None:
                self._remove(base, key, here)
            elif isinstance(value, dict) and (len(here) == 1 or isinstance(base.get(key), dict)):
                self._merge(self._section(base, key), value, here)
            elif self._may_add(base, key, value, here):
                base[key] = _fresh(value)
                self._mark(here)

    @staticmethod
    def _section(base: dict[str, Any], key: str) -> dict[str, Any]:
        """Return what a key holds, as a mapping to merge into."""
        if not isinstance(base.get(key), dict):
            base[key] = {}
        section: dict[str, Any] = base[key]
        return section

    def _remove(self, base: dict[str, Any], key: str, here: Path) -> None:
        if key in base:
            del base[key]
            self._forget(here)
        else:
            self._unknown(base, key, here, "removes")

    def _may_add(self, base: dict[str, Any], key: str, value: object, here: Path) -> bool:
        if key in base or len(here) != _ELEMENT_DEPTH or here[0] in ("programme", "plan"):
            return True
        if isinstance(value, dict) and "name" in value:
            return True
        self._unknown(base, key, here, "changes")
        return False

    def _unknown(self, base: dict[str, Any], key: str, here: Path, verb: str) -> None:
        place = self._layers.locate(self._prefix + here, key=True)
        match = closest(key, base)
        new = "a new element needs a name:" if verb == "changes" else "take this line away"
        hint = f"did you mean {match!r}?" if match else new
        what = dotted((*here[1:], key) if verb == "restores" else here)
        message = f"scenario {self._name!r} {verb} {what}, which the model does not have"
        self._layers.report("unknown-path", message, hint, place)

    def _forget(self, here: Path) -> None:
        size = len(here)
        table = self._layers.provenance
        for path in [path for path in table if path[:size] == here]:
            del table[path]

    def _mark(self, here: Path) -> None:
        table = self._layers.provenance
        inherited = self._stated(here)
        self._forget(here)
        full = self._prefix + here
        table[here] = table.get(full, inherited)
        for path in [path for path in table if path[: len(full)] == full]:
            table[path[len(self._prefix) :]] = table[path]

    def _stated(self, here: Path) -> Provenance:
        table = self._layers.provenance
        for length in range(len(here), -1, -1):
            stated = table.get(self._prefix + here[:length])
            if stated is not None and stated != UNSTATED:
                return stated
        return Provenance(Confidence.ASSUMPTION, (Source(f"scenario {self._name}"),))
