"""Diagrams as DOT text, and DOT text as SVG.

DOT is built through pydot. Nodes have synthetic ids in the order they are added (``n1``, ``n2`` …)
and every text is an HTML-like label, so that no name can be taken for a port, an escape sequence or
markup. Drawing uses the Graphviz inside the pygraphviz wheel; where that does not load, ``dot`` on
the PATH.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Literal

import pydot

from modarch.errors import ModarchError
from modarch.figures.metrics import clean, wrap
from modarch.figures.style import BODY, FONT, INK, MUTED, PAPER, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "DASHES",
    "Diagram",
    "Sketch",
    "Value",
    "draw_svg",
    "font",
    "label",
    "rows",
    "standalone",
    "written",
]

Value = str | float | int | bool
Program = Literal["dot", "pinned"]

DASHES = {"solid": "", "dashed": "5 2", "dotted": "1 5"}
"""The dashes Graphviz draws for its styles of line, for the key."""

_LABEL_WIDTH = 1000.0
_COMMENTS = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_IDS = re.compile(r' id="(?:graph|node|edge|clust|a_node|a_edge)\d+"')
_TITLES = re.compile(r"<title>([^<]*)</title>")
_HEADER = re.compile(r"^.*?(?=<svg)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram in DOT, and what a reader should see when pointing at its parts.

    Parameters
    ----------
    source
        The DOT text.
    program
        ``dot`` for a layout by Graphviz, ``pinned`` where every position is given.
    tooltips
        From the id of a node, or ``n1->n2`` for an edge, to a text.
    """

    source: str
    program: Program
    tooltips: tuple[tuple[str, str], ...] = ()


class Sketch:
    """A DOT graph in the making.

    Parameters
    ----------
    program
        Which layout the graph is meant for.
    **attributes
        Attributes of the graph.
    """

    def __init__(self, program: Program, **attributes: Value) -> None:
        self.program = program
        self._graph = pydot.Dot("modarch", graph_type="digraph", **_plain(attributes))
        self._graph.set_graph_defaults(fontname=FONT, bgcolor=PAPER)
        self._graph.set_node_defaults(
            fontname=FONT, fontsize="12", fontcolor=INK, shape="box", label='""'
        )
        self._graph.set_edge_defaults(fontname=FONT, fontsize="10", arrowsize="0.8")
        self._clusters: dict[str, pydot.Subgraph] = {}
        self._tooltips: dict[str, str] = {}
        self._count = 0

    def node(self, text: str = "", *, tooltip: str = "", cluster: str = "", **style: Value) -> str:
        """Add a node whose label is given as `label` gives it; return its id."""
        self._count += 1
        name = f"n{self._count}"
        owner = self._clusters[cluster] if cluster else self._graph
        owner.add_node(pydot.Node(name, label=f"<{text or ' '}>", **_plain(style)))
        self._tooltips[name] = tooltip
        return name

    def edge(
        self, tail: str, head: str, text: str = "", *, tooltip: str = "", **style: Value
    ) -> None:
        """Add an edge between two ids; a port follows its id after a colon."""
        more: dict[str, Any] = {"label": f"<{text}>"} if text else {}
        self._graph.add_edge(pydot.Edge(tail, head, **more, **_plain(style)))
        self._tooltips[f"{_id(tail)}->{_id(head)}"] = tooltip

    def cluster(self, name: str, text: str = "", **style: Value) -> None:
        """Add a box around the nodes that name it."""
        self._clusters[name] = pydot.Subgraph(
            f"cluster_{name}", label=f"<{text or ' '}>", **_plain(style)
        )
        self._graph.add_subgraph(self._clusters[name])

    def same_rank(self, names: Sequence[str]) -> None:
        """Let Graphviz put the nodes on one line across the direction of flow."""
        rank = pydot.Subgraph(rank="same")
        for name in names:
            rank.add_node(pydot.Node(name))
        self._graph.add_subgraph(rank)

    def finished(self) -> Diagram:
        """Return the diagram."""
        shown = tuple((name, text) for name, text in self._tooltips.items() if text)
        return Diagram(self._graph.to_string(), self.program, shown)


def _id(end: str) -> str:
    return end.partition(":")[0]


def _plain(attributes: Mapping[str, Value]) -> dict[str, Any]:
    return {name.rstrip("_"): _quoted(value) for name, value in attributes.items()}


def _quoted(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{value:.2f}".rstrip("0").rstrip(".")


def written(text: str) -> str:
    r"""Return a text for an HTML-like label: nothing in it is markup or an escape sequence.

    >>> written("A<B & C\\N")
    'A&lt;B &amp; C&#92;&#92;N'
    """
    return escape(clean(text)).replace("\\", "&#92;&#92;")


def font(text: str, size: float = BODY, *, colour: str = INK, bold: bool = False) -> str:
    """Return a text in a size, a colour and a weight, for an HTML-like label."""
    inner = f"<B>{written(text)}</B>" if bold else written(text)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{inner}</FONT>'


def label(
    lines: Sequence[str], size: float = BODY, *, colour: str = INK, bold: bool = False
) -> str:
    """Return lines, one below the other and centred, for an HTML-like label."""
    return "<BR/>".join(font(line, size, colour=colour, bold=bold) for line in lines)


def rows(cells: Sequence[str], **table: Value) -> str:
    """Return an HTML-like table of one column."""
    attributes = {"BORDER": 0, "CELLBORDER": 0, "CELLSPACING": 0, "CELLPADDING": 2, **table}
    opened = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<TABLE {opened}>" + "".join(f"<TR>{cell}</TR>" for cell in cells) + "</TABLE>"


def standalone(diagram: Diagram, title: str, lines: Sequence[str]) -> str:
    """Return the DOT text with a title and lines above the diagram, for other Graphviz users."""
    below = [part for line in lines for part in wrap(line, _LABEL_WIDTH, BODY)]
    texts = [font(title, TITLE, bold=True), *(font(part, colour=MUTED) for part in below)]
    head = rows([f'<TD ALIGN="LEFT">{text}</TD>' for text in texts])
    engine = "neato -n2" if diagram.program == "pinned" else "dot"
    opening = f'label=<{head}>;\nlabelloc="t";\nlabeljust="l";\ncomment="layout: {engine}";\n'
    start, brace, rest = diagram.source.partition("{\n")
    return f"{start}{brace}{opening}{rest}"


def draw_svg(diagram: Diagram) -> str:
    """Return the diagram as SVG, the same for the same DOT text.

    Raises
    ------
    ModarchError
        If there is no Graphviz, or it cannot draw the diagram.
    """
    svg = _HEADER.sub("", _drawn(diagram), count=1)
    svg = _IDS.sub("", _COMMENTS.sub("", svg))
    tooltips = dict(diagram.tooltips)
    return _TITLES.sub(lambda found: _title(found[1], tooltips), svg)


def _title(name: str, tooltips: Mapping[str, str]) -> str:
    text = tooltips.get(name.replace("&#45;", "-").replace("&gt;", ">"), "")
    return f"<title>{escape(clean(text))}</title>" if text else ""


def _drawn(diagram: Diagram) -> str:
    try:
        import pygraphviz  # noqa: PLC0415
    except ImportError:
        return _drawn_by_command(diagram)
    engine = "nop2" if diagram.program == "pinned" else "dot"
    with _captured_errors() as complaints:
        try:
            drawn: bytes = pygraphviz.AGraph(string=diagram.source).draw(format="svg", prog=engine)
        except (ValueError, OSError) as error:
            message = f"Graphviz could not draw the diagram: {error} {complaints()}".strip()
            raise ModarchError(message) from error
    return drawn.decode()


def _drawn_by_command(diagram: Diagram) -> str:
    command = shutil.which("dot")
    if command is None:
        message = (
            "Graphviz is needed to draw this figure, and neither the package pygraphviz nor the "
            "command dot can be used. Install it with: python -m pip install pygraphviz"
        )
        raise ModarchError(message)
    engine = ["-Kneato", "-n2"] if diagram.program == "pinned" else ["-Kdot"]
    run = subprocess.run(  # noqa: S603
        [command, *engine, "-Tsvg"],
        input=diagram.source.encode(),
        capture_output=True,
        check=False,
    )
    if run.returncode:
        message = f"Graphviz could not draw the diagram: {run.stderr.decode(errors='replace')}"
        raise ModarchError(message)
    return run.stdout.decode()


@contextlib.contextmanager
def _captured_errors() -> Iterator[_Reader]:
    """Keep what Graphviz and its font library write to standard error away from the user."""
    with tempfile.TemporaryFile() as file:
        saved = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            yield _Reader(file.fileno())
        finally:
            os.dup2(saved, 2)
            os.close(saved)


@dataclass(frozen=True, slots=True)
class _Reader:
    descriptor: int

    def __call__(self) -> str:
        size = os.lseek(self.descriptor, 0, os.SEEK_END)
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        return os.read(self.descriptor, size).decode(errors="replace").strip()
