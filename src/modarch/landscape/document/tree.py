"""One file of a model as data, with the place and the provenance of everything in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from modarch.errors import Diagnostic, Location
from modarch.landscape.provenance import Confidence, Path, Provenance, Source

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.nodes import Node

__all__ = ["SourceTree", "WrittenProvenance"]


@dataclass(frozen=True, slots=True)
class WrittenProvenance:
    """Source and confidence as written beside a value, before source keys are looked up."""

    confidence: Confidence | None
    sources: tuple[Source, ...]
    note: str

    def resolved(self, register: dict[str, Source]) -> Provenance:
        """Return it with every source key replaced by the model's register of sources."""
        sources = tuple(_looked_up(source, register) for source in self.sources)
        return Provenance(self.confidence or Confidence.UNSTATED, sources, self.note)


def _looked_up(source: Source, register: dict[str, Source]) -> Source:
    key, colon, rest = source.text.partition(":")
    known = register.get(key.strip())
    if known is None:
        return source
    detail = f": {rest.strip()}" if colon else ""
    return Source(known.text + detail, source.link or known.link)


@dataclass(slots=True)
class SourceTree:
    """One file as data, with the place of everything in it.

    Parameters
    ----------
    file
        Its name, as messages show it.
    data
        Plain dictionaries, lists and scalars; wrapped values are unwrapped.
    provenance
        What is written beside values and elements, by path.
    problems
        What is wrong so far.
    """

    file: str
    root: Node | None = None
    data: Any = None
    provenance: dict[Path, WrittenProvenance] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    _indexed: dict[int, dict[str, tuple[Node, Node]]] = field(default_factory=dict, repr=False)

    def locate(self, path: Path, *, key: bool = False) -> Location | None:
        """Return the place of a value, or None when the file does not hold the path.

        Parameters
        ----------
        path
            Keys and list positions from the top.
        key
            True for the place of the key itself.
        """
        node, mark = self.root, self.root.start_mark if self.root is not None else None
        for part in path:
            found = self._child(node, part)
            if found is None:
                return None
            key_node, node = found
            mark = (key_node if key and key_node is not None else node).start_mark
        return self.at(mark) if mark is not None else None

    def at(self, mark: Mark) -> Location:
        """Return a parser's mark as a place."""
        return Location(self.file, mark.line + 1, mark.column + 1)

    def _child(self, node: Node | None, part: str | int) -> tuple[Node | None, Node] | None:
        if isinstance(node, MappingNode):
            pairs = self._pairs(node)
            if part in pairs:
                return pairs[str(part)]
            return self._child(pairs["value"][1], part) if "value" in pairs else None
        if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            return None, node.value[part]
        return None

    def _pairs(self, node: MappingNode) -> dict[str, tuple[Node, Node]]:
        known = self._indexed.get(id(node))
        if known is None:
            known = {
                pair[0].value: pair for pair in node.value[::-1] if isinstance(pair[0], ScalarNode)
            }
            self._indexed[id(node)] = known
        return known
