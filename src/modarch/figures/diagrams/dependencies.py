"""The procurement order as a graph: waves from left to right, and why each thing must wait."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from modarch.figures.diagrams.dependency_content import (
    Dependencies,
    DependencyEdge,
    DependencyNode,
    NodeKind,
    Tie,
)
from modarch.figures.figure import DiagramFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.graphviz import DASHES, Diagram, Sketch, font, label
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch
from modarch.figures.metrics import wrap
from modarch.figures.style import BAD, INK, MUTED, PAPER, SURFACE, Tone
from modarch.figures.words.phrase import word
from modarch.graphs.digraph import Digraph
from modarch.graphs.order import transitive_reduction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language

__all__ = ["dependencies"]

_MOST_NODES, _MOST_EDGES, _NAME_WIDTH = 60, 100, 132.0


@dataclass(frozen=True, slots=True)
class _Line:
    colour: str
    style: str
    arrow: str
    width: float = 1.4


_KIND_TONES = {
    NodeKind.MODULE: Tone(fill=PAPER, edge="#44546c"),
    NodeKind.PLATFORM: Tone(fill="#dcefee", edge="#0b6b67", weight=1.6),
    NodeKind.SYSTEM: Tone(fill="#e6eaf0", edge="#414758", dash="6 3"),
    NodeKind.GATE: Tone(fill="#f2e4f7", edge="#611795", weight=1.6),
    NodeKind.GROUP: Tone(fill=PAPER, edge="#44546c", weight=2.4),
}
_TIES = {
    Tie.HARD: _Line("#334155", "solid", "normal"),
    Tie.SOFT: _Line("#64748b", "dashed", "empty"),
    Tie.DERIVED: _Line("#0b6b67", "solid", "vee"),
    Tie.INFORMATION: _Line("#1a44e0", "dotted", "vee", 1.8),
    Tie.GATE: _Line("#611795", "solid", "odot", 1.0),
}
_CRITICAL_WIDTH = 3.0
_CYCLE = _Line(BAD, "solid", "normal", 2.6)
_CUT = _Line(BAD, "dashed", "tee", 2.6)


def dependencies(content: Dependencies, heading: Heading) -> DiagramFigure:
    """Draw the procurement order as a graph.

    Parameters
    ----------
    content
        Nodes with their waves, and edges from who depends to what it depends on.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    shown, grouping = _grouped(content, language)
    shown, omission = _reduced(shown, language)
    shown, needs = _folded(shown)
    surround = Surround(
        heading=heading,
        legend=tuple(_legend(shown, language)),
        notes=(
            word("dependencies.reading", language),
            *grouping,
            *omission,
            *([word("dependencies.folded", language, count=needs.total())] if needs else []),
        ),
    )
    return DiagramFigure(surround, _diagram(shown, needs, language))


def _reduced(content: Dependencies, language: Language) -> tuple[Dependencies, tuple[str, ...]]:
    """Leave out edges that follow from others, unless the reader must see them."""
    pairs = [(edge.consumer, edge.provider) for edge in content.edges]
    needed = set(transitive_reduction(Digraph.from_pairs(pairs)))
    kept = tuple(
        edge
        for edge in content.edges
        if edge.critical or edge.cycle or edge.cut or (edge.consumer, edge.provider) in needed
    )
    gone = len(content.edges) - len(kept)
    notes = (word("dependencies.reduced", language, count=gone),) if gone else ()
    return replace(content, edges=kept), notes


def _grouped(content: Dependencies, language: Language) -> tuple[Dependencies, tuple[str, ...]]:
    """Above sixty nodes, put those of one wave and area together; circles and gates stay."""
    if len(content.nodes) <= _MOST_NODES:
        return content, ()
    alone = {key for edge in content.edges if edge.cycle for key in (edge.consumer, edge.provider)}
    alone |= {node.key for node in content.nodes if node.kind is NodeKind.GATE}
    members: dict[tuple[int, str], list[DependencyNode]] = defaultdict(list)
    for node in content.nodes:
        members[node.wave, node.key if node.key in alone else node.group].append(node)
    groups = {where: _group(inside) for where, inside in sorted(members.items())}
    home = {node.key: groups[where].key for where, inside in members.items() for node in inside}
    moved = (
        replace(edge, consumer=home[edge.consumer], provider=home[edge.provider])
        for edge in content.edges
    )
    between: dict[tuple[str, str], list[DependencyEdge]] = defaultdict(list)
    for edge in moved:
        if edge.consumer != edge.provider:
            between[edge.provider, edge.consumer].append(edge)
    edges = tuple(_strongest(parallel) for parallel in between.values())
    note = word("dependencies.grouped", language, count=len(content.nodes))
    return Dependencies(nodes=tuple(groups.values()), edges=edges), (note,)


def _strongest(parallel: list[DependencyEdge]) -> DependencyEdge:
    hardness = list(Tie)
    hardest = min(parallel, key=lambda edge: hardness.index(edge.tie))
    return replace(hardest, critical=any(edge.critical for edge in parallel))


def _group(inside: list[DependencyNode]) -> DependencyNode:
    first, *others = inside
    if not others:
        return first
    return replace(
        first,
        key=f"{first.key}+{len(others)}",
        name=f"{first.group} ({len(inside)})".strip(),
        kind=NodeKind.GROUP,
        critical=any(node.critical for node in inside),
    )


def _folded(content: Dependencies) -> tuple[Dependencies, Counter[str]]:
    """Where there are more edges than a reader can follow, count the weakest at their consumers."""
    needs: Counter[str] = Counter()
    kept = content.edges
    for tie in (Tie.INFORMATION, Tie.SOFT):
        if len(kept) <= _MOST_EDGES:
            break
        weak = [e for e in kept if e.tie is tie and not (e.critical or e.cycle or e.cut)]
        needs.update(edge.consumer for edge in weak)
        gone = set(weak)
        kept = tuple(edge for edge in kept if edge not in gone)
    return replace(content, edges=kept), needs


def _diagram(content: Dependencies, needs: Counter[str], language: Language) -> Diagram:
    sketch = Sketch("dot", rankdir="LR", nodesep=0.16, ranksep=0.75, newrank=True)
    waves: dict[int, list[DependencyNode]] = defaultdict(list)
    for node in content.nodes:
        waves[node.wave].append(node)
    ids: dict[str, str] = {}
    for wave, nodes in sorted(waves.items()):
        cluster = f"wave{wave}"
        sketch.cluster(cluster, font(_wave_title(wave, language), bold=True, colour=MUTED), **_BAND)
        for node in nodes:
            count = needs[node.key]
            told = word("dependencies.needs", language, count=count) if count else ""
            ids[node.key] = _add_node(sketch, node, cluster, told)
        sketch.same_rank([ids[node.key] for node in nodes])
    order = {node.key: node.wave for node in content.nodes}
    for edge in content.edges:
        back = order[edge.provider] > order[edge.consumer]
        _add_edge(sketch, edge, ids, back=back)
    return sketch.finished()


_BAND: dict[str, Any] = {
    "style": "rounded,filled",
    "fillcolor": SURFACE,
    "color": "#dbe2ea",
    "margin": 12,
}


def _wave_title(wave: int, language: Language) -> str:
    if wave < 1:
        return word("dependencies.before", language)
    return word("dependencies.wave", language, number=wave)


def _add_node(sketch: Sketch, node: DependencyNode, cluster: str, told: str) -> str:
    tone = _KIND_TONES[node.kind]
    lines = wrap(node.name, _NAME_WIDTH, 11.5, bold=node.critical)
    border = "rounded,filled,dashed" if tone.dash else "rounded,filled"
    look: dict[str, Any] = {
        "shape": "hexagon" if node.kind is NodeKind.GATE else "box",
        "style": "filled" if node.kind is NodeKind.GATE else border,
        "fillcolor": tone.fill,
        "color": INK if node.critical else tone.edge,
        "penwidth": _CRITICAL_WIDTH if node.critical else tone.weight,
        "peripheries": 2 if node.kind is NodeKind.GROUP else 1,
        "width": 1.95,
        "height": 0.42,
        "margin": "0.06,0.05",
    }
    html = label(lines, 11.5, colour=tone.ink, bold=node.critical)
    if told:
        html += f"<BR/>{font(told, 10, colour=MUTED)}"
    return sketch.node(html, tooltip=node.name, cluster=cluster, **look)


def _add_edge(sketch: Sketch, edge: DependencyEdge, ids: dict[str, str], *, back: bool) -> None:
    """Add an edge; one that runs back is laid out forwards and drawn with its arrow at the tail."""
    look = _line(edge)
    options: dict[str, Any] = {
        "color": look.colour,
        "style": look.style,
        "penwidth": look.width,
        "constraint": not edge.cut,
    }
    ends = (ids[edge.provider], ids[edge.consumer])
    if back:
        sketch.edge(*ends[::-1], **options, dir="back", arrowtail=look.arrow)
    else:
        sketch.edge(*ends, **options, arrowhead=look.arrow)


def _line(edge: DependencyEdge) -> _Line:
    if edge.cut:
        return _CUT
    if edge.cycle:
        return _CYCLE
    line = _TIES[edge.tie]
    return replace(line, colour=INK, width=_CRITICAL_WIDTH) if edge.critical else line


def _legend(content: Dependencies, language: Language) -> Iterator[LegendEntry]:
    kinds = {node.kind for node in content.nodes}
    for kind in NodeKind:
        if kind in kinds:
            yield LegendEntry(word(f"node.{kind}", language), AreaSwatch(_KIND_TONES[kind]))
    first = True
    for key, line in _lines_used(content):
        swatch = LineSwatch(line.colour, DASHES[line.style], line.width, arrow=True)
        yield LegendEntry(word(f"tie.{key}", language), swatch, new_row=first)
        first = False


def _lines_used(content: Dependencies) -> Iterator[tuple[str, _Line]]:
    plain = {edge.tie for edge in content.edges if not (edge.cycle or edge.cut)}
    yield from ((str(tie), line) for tie, line in _TIES.items() if tie in plain)
    if any(edge.critical for edge in content.edges):
        yield "critical", _Line(INK, "solid", "normal", _CRITICAL_WIDTH)
    if any(edge.cycle and not edge.cut for edge in content.edges):
        yield "cycle", _CYCLE
    if any(edge.cut for edge in content.edges):
        yield "cut", _CUT
