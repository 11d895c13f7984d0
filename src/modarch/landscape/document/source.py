"""YAML text to plain data, with the place of every value kept for messages.

Stricter than YAML 1.1 where that surprises people: ``no`` and ``on`` are text, ``010`` and
``12:30`` are not numbers, keys are always text, a duplicate key is an error, tags are refused, and
so are files that grow without bound through aliases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.nodes import MappingNode, ScalarNode

from modarch.errors import Diagnostic, Location, did_you_mean
from modarch.landscape.document.tree import SourceTree, WrittenProvenance
from modarch.landscape.provenance import Confidence, Path, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.nodes import Node

__all__ = ["MAX_BYTES", "read_tree"]

MAX_BYTES: Final = 64 * 1024 * 1024
"""Largest model file read, in bytes."""

_MAX_GROWTH: Final = 1_000_000
"""Values that aliases may add beyond what the file itself holds."""

_PLAIN: Final = "plain"
_QUOTED: Final = "quoted"
_COLLECTION: Final = "collection"
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*(?:_[0-9]{3})*)\Z")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: Final = {"": None, "~": None, "null": None, "true": True, "false": False}
_LANGUAGES: Final = frozenset({"sv", "en"})
_PROVENANCE_KEYS: Final = frozenset({"source", "confidence", "note"})
_WRAPPED_DEPTH: Final = 2

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # PyYAML without libyaml
    _Parser = None  # type: ignore[assignment,misc]


class _Resolver:
    """Tells plain scalars from quoted ones; what they mean is decided when they are read."""

    def check_resolver_prefix(self, *_: object) -> None:
        """Take no notice of paths."""

    def descend_resolver(self, *_: object) -> None:
        """Take no notice of nesting."""

    def ascend_resolver(self) -> None:
        """Take no notice of nesting."""

    def resolve(self, kind: type[Node], _value: object, implicit: Any) -> str:
        """Return the tag of a node that has none written."""
        if kind is not ScalarNode:
            return _COLLECTION
        return _PLAIN if implicit[0] else _QUOTED


def _composer(text: str) -> Any:
    if _Parser is not None:
        return type("_Composer", (_Parser, _Resolver), {})(text)
    return _pure_composer(text)


def _pure_composer(text: str) -> Any:
    from yaml.composer import Composer  # noqa: PLC0415 - only without libyaml
    from yaml.parser import Parser  # noqa: PLC0415
    from yaml.reader import Reader  # noqa: PLC0415
    from yaml.scanner import Scanner  # noqa: PLC0415

    class _Pure(Reader, Scanner, Parser, Composer, _Resolver):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)

    return _Pure(text)


def read_tree(text: str, file: str) -> SourceTree:
    """Read YAML text into data with positions; problems are collected, never raised.

    Parameters
    ----------
    text
        The file's text.
    file
        Its name, for messages.
    """
    tree = SourceTree(file)
    try:
        tree.root = _composer(text).get_single_node()
    except yaml.YAMLError as error:
        tree.problems.append(_syntax_problem(error, file))
        return tree
    except RecursionError:
        message = "the file is nested too deeply to be a model"
        tree.problems.append(Diagnostic(code="syntax", message=message, location=Location(file)))
        return tree
    if tree.root is not None:
        tree.data = _Reader(tree, budget=len(text) + _MAX_GROWTH).value(tree.root, ())
    return tree


def _syntax_problem(error: yaml.YAMLError, file: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    place = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
    return Diagnostic(
        code="syntax",
        message=f"this is not valid YAML: {problem}",
        hint=_syntax_hint(str(problem)),
        location=place,
    )


def _syntax_hint(problem: str) -> str:
    if "cannot start any token" in problem:
        return "indent with spaces, never tabs, and quote text that starts with @, ` or %"
    if "mapping values are not allowed" in problem:
        return "put quotes around a text that holds a colon followed by a space"
    if "special characters" in problem or "control characters" in problem:
        return "remove the invisible control character"
    return "check indentation, quotes and brackets on this line and the one before"


class _Unusable(Exception):
    """A value too large or endless to read."""


class _Reader:
    """Turns nodes into plain data, telling what is wrong on the way."""

    def __init__(self, tree: SourceTree, *, budget: int) -> None:
        self._tree = tree
        self._budget = budget
        self._open: set[int] = set()

    def value(self, node: Node, path: Path) -> Any:
        try:
            return self._value(node, path)
        except _Unusable as error:
            self._report("alias-bomb", str(error), "write the repeated part out once", node)
            return None

    def _value(self, node: Node, path: Path) -> Any:
        self._budget -= 1
        if self._budget < 0:
            message = "aliases (*name) make this file grow beyond what a model can hold"
            raise _Unusable(message)
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if node.tag != _COLLECTION:
            self._tag_problem(node)
            return None
        return self._collection(node, path)

    def _collection(self, node: Node, path: Path) -> Any:
        if id(node) in self._open:
            message = "this alias (*name) contains itself"
            raise _Unusable(message)
        self._open.add(id(node))
        try:
            if isinstance(node, MappingNode):
                return self._mapping(node, path)
            return [self._value(child, (*path, n)) for n, child in enumerate(node.value)]
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: MappingNode, path: Path) -> Any:
        pairs = dict(self._pairs(node))
        if len(path) >= _WRAPPED_DEPTH and not _PROVENANCE_KEYS.isdisjoint(pairs):
            self._take_provenance(pairs, path)
            if set(pairs) == {"value"}:
                return self._value(pairs["value"], path)
        if not _LANGUAGES.isdisjoint(pairs):
            self._cut_at_commas(pairs)
        return {key: self._value(child, (*path, key)) for key, child in pairs.items()}

    def _cut_at_commas(self, pairs: dict[str, Node]) -> None:
        """Report what a comma without quotes has cut off a text in braces: a key without value."""
        for key in sorted(pairs.keys() - _LANGUAGES):
            node = pairs[key]
            if isinstance(node, ScalarNode) and not node.value:
                message = f"a comma cuts the text before {key!r}"
                hint = 'put quotes around a text with a comma, as in {sv: "ja, tack", en: please}'
                self._report("wrong-type", message, hint, node)

    def _pairs(self, node: MappingNode) -> Iterator[tuple[str, Node]]:
        seen: dict[str, Node] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, ScalarNode):
                self._report("wrong-type", "a key must be a text", "write a name here", key_node)
                continue
            key = key_node.value
            if key in seen:
                self._duplicate(key, seen[key], key_node)
                continue
            seen[key] = key_node
            yield key, child

    def _scalar(self, node: ScalarNode) -> Any:
        text: str = node.value
        if node.tag == _QUOTED:
            return text
        if node.tag != _PLAIN:
            self._tag_problem(node)
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text[0] in "+-0123456789":
            return _number(text)
        return text

    def _take_provenance(self, pairs: dict[str, Node], path: Path) -> None:
        taken = {key: pairs.pop(key) for key in list(pairs) if key in _PROVENANCE_KEYS}
        raw = {key: self._value(node, (*path, key)) for key, node in taken.items()}
        self._tree.provenance[path] = WrittenProvenance(
            self._confidence(raw.get("confidence"), taken.get("confidence")),
            tuple(self._sources(raw.get("source"), taken.get("source"))),
            str(raw.get("note") or ""),
        )

    def _confidence(self, raw: object, node: Node | None) -> Confidence | None:
        stated = [level.value for level in Confidence if level is not Confidence.UNSTATED]
        if raw is None:
            return None
        if raw in stated:
            return Confidence(str(raw))
        hint = did_you_mean(str(raw), stated)
        self._report("unknown-value", f"{raw!r} is no level of confidence", hint, node)
        return None

    def _sources(self, raw: object, node: Node | None) -> Iterator[Source]:
        for one in raw if isinstance(raw, list) else [raw]:
            if isinstance(one, str):
                yield Source(one)
            elif isinstance(one, dict) and one.get("text") and set(one) <= {"text", "link"}:
                yield Source(str(one["text"]), str(one.get("link") or ""))
            elif one is not None:
                hint = "write a text, {text: …, link: …}, or a list of them"
                self._report("wrong-type", "a source must be a text", hint, node)

    def _duplicate(self, key: str, first: Node, second: Node) -> None:
        line = first.start_mark.line + 1
        hint = f"keep one of them; the first is on line {line}"
        self._report("duplicate-key", f"the key {key!r} is written twice here", hint, second)

    def _tag_problem(self, node: Node) -> None:
        message = f"the tag {node.tag} is not used in models"
        self._report("syntax", message, "write the value without a tag", node)

    def _report(self, code: str, message: str, hint: str, node: Node | None) -> None:
        place = self._tree.at(node.start_mark) if node is not None else None
        self._tree.problems.append(
            Diagnostic(code=code, message=message, hint=hint, location=place)
        )


def _number(text: str) -> int | float | str:
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
