"""Exact drawings as SVG text: boxes, lines, texts, markers and patterns.

Every function returns a piece of SVG, the same for the same input; `Drawing` holds the pieces and
their size. Colours are those
of `modarch.figures.style`, positions are pixels from the upper left corner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from modarch.figures.metrics import clean
from modarch.figures.style import BODY, FONT, INK, PAPER, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Box",
    "Drawing",
    "Markup",
    "area",
    "arrow_head",
    "definitions",
    "element",
    "group",
    "line",
    "marker",
    "path",
    "pattern",
    "rect",
    "sheet",
    "text",
]

Markup = str
"""A piece of SVG."""

Style = str | float | None

_LEADING = 1.25
_PATTERN_USE = re.compile(r"url\(#(hatch|dots|lines)-([0-9a-f]{6})\)")
_OPACITY = {"hatch": 0.8, "dots": 0.6, "lines": 0.35}
_PATTERNS = {
    "hatch": (
        '<pattern id="hatch-{c}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="2.4" height="6" fill="#{c}"/></pattern>'
    ),
    "dots": (
        '<pattern id="dots-{c}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<circle cx="1.5" cy="1.5" r="1" fill="#{c}"/><circle cx="4.5" cy="4.5" r="1" '
        'fill="#{c}"/></pattern>'
    ),
    "lines": (
        '<pattern id="lines-{c}" width="5" height="6" patternUnits="userSpaceOnUse">'
        '<rect width="1.2" height="6" fill="#{c}"/></pattern>'
    ),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels from the upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def inset(self, by: float) -> Box:
        """Return the box made smaller by so much on each side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Pieces of SVG on a sheet of a given size in pixels."""

    width: float
    height: float
    parts: tuple[Markup, ...]

    def markup(self) -> Markup:
        """Return the pieces with the patterns they use, without the surrounding element."""
        body = "\n".join(self.parts)
        return definitions(body) + body


def definitions(body: Markup) -> Markup:
    """Return the definitions of the patterns a piece of SVG uses, or nothing."""
    used = sorted(set(_PATTERN_USE.findall(body)))
    inner = "".join(_PATTERNS[name].replace("{c}", colour) for name, colour in used)
    return f"<defs>{inner}</defs>\n" if inner else ""


def pattern(name: str, colour: str) -> str:
    """Return the fill that draws a pattern in a colour.

    >>> pattern("hatch", "#b3140a")
    'url(#hatch-b3140a)'
    """
    return f"url(#{name}-{colour.removeprefix('#')})"


def _written(value: Style) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, inner: Markup = "", /, **style: Style) -> Markup:
    """Return one element; underscores in names become hyphens, None and "" are left out."""
    attributes = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in style.items()
        if value is not None and value != ""
    )
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def rect(box: Box, **style: Style) -> Markup:
    """Return a rectangle; ``rx`` rounds its corners."""
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, **style)


def area(box: Box, tone: Tone, *, radius: float = 3.0) -> Markup:
    """Return a rectangle in a tone: its fill, its pattern if it has one, and its border."""
    plain = rect(
        box,
        rx=radius,
        fill=tone.fill,
        stroke=tone.edge,
        stroke_width=tone.weight,
        stroke_dasharray=tone.dash,
    )
    if not tone.pattern:
        return plain
    return plain + rect(
        box, rx=radius, fill=pattern(tone.pattern, tone.edge), opacity=_OPACITY[tone.pattern]
    )


def line(start: tuple[float, float], end: tuple[float, float], **style: Style) -> Markup:
    """Return a straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **style)


def path(points: str, /, **style: Style) -> Markup:
    """Return a path given in SVG's own notation."""
    return element("path", d=points, **{"fill": "none", **style})


def text(
    lines: str | Sequence[str], at: tuple[float, float], size: float = BODY, **style: Style
) -> Markup:
    """Return a text whose first baseline is at a point; each line is one baseline further down.

    ``text_anchor`` is ``start``, ``middle`` or ``end``; ``halo`` draws a rim in that colour behind
    the letters, for text on lines.
    """
    rows = (lines,) if isinstance(lines, str) else tuple(lines)
    halo = style.pop("halo", None)
    rim: dict[str, Style] = (
        {"stroke": halo, "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
        if halo
        else {}
    )
    dressed: dict[str, Style] = {"font_size": size, "fill": INK, **rim, **style}
    if len(rows) == 1:
        return element("text", escape(clean(rows[0])) or " ", x=at[0], y=at[1], **dressed)
    spans = "".join(
        element("tspan", escape(clean(row)) or " ", x=at[0], y=at[1] + place * size * _LEADING)
        for place, row in enumerate(rows)
    )
    return element("text", spans, **dressed)


def group(parts: Iterable[Markup], *, tooltip: str = "", **style: Style) -> Markup:
    """Return pieces as a group; the tooltip is shown by a browser and read by a screen reader."""
    title = element("title", escape(clean(tooltip))) if tooltip else ""
    return element("g", title + "".join(parts), **style)


_MARKERS = {
    "diamond": "M0-1.25 1.25 0 0 1.25-1.25 0Z",
    "square": "M-1-1H1V1H-1Z",
    "down": "M-1.2-1H1.2L0 1.2Z",
    "up": "M-1.2 1H1.2L0-1.2Z",
    "right": "M-1-1.2 1.2 0-1 1.2Z",
    "left": "M1-1.2-1.2 0 1 1.2Z",
    "circle": "M-1.1 0A1.1 1.1 0 1 1 1.1 0 1.1 1.1 0 1 1-1.1 0Z",
    "cross": "M-1.2-.7-.7-1.2 0-.5.7-1.2 1.2-.7.5 0 1.2.7.7 1.2 0 .5-.7 1.2-1.2.7-.5 0Z",
    "flag": "M-.9-1.3V1.5H-.5V.4H1.2L.6-.45 1.2-1.3Z",
    "bar": "M-.3-1.3H.3V1.3H-.3Z",
    "span": "M-1.8-.6H-1.5V-.15H1.5V-.6H1.8V.6H1.5V.15H-1.5V.6H-1.8Z",
    "plus": "M-.35-1.2H.35V-.35H1.2V.35H.35V1.2H-.35V.35H-1.2V-.35H-.35Z",
    "tick": "M-1.2 0-.8-.5-.25.1.9-1.1 1.3-.65-.25 1Z",
}


def marker(shape: str, at: tuple[float, float], size: float, **style: Style) -> Markup:
    """Return a marker of a named shape, about twice ``size`` pixels high."""
    placed = f"translate({_written(at[0])} {_written(at[1])}) scale({_written(size)})"
    rim: dict[str, Style] = {"stroke": PAPER, "stroke_width": 1.2 / size, "paint_order": "stroke"}
    return path(_MARKERS[shape], transform=placed, **{**rim, **style})


def arrow_head(at: tuple[float, float], towards: str, size: float, colour: str) -> Markup:
    """Return the head of an arrow whose tip is at a point, pointing left, right, up or down."""
    across, down = {"right": (-1, 0), "left": (1, 0), "down": (0, -1), "up": (0, 1)}[towards]
    x, y = at
    points = (
        (x, y),
        (x + size * (across - 0.5 * down), y + size * (down - 0.5 * across)),
        (x + size * (across + 0.5 * down), y + size * (down + 0.5 * across)),
    )
    written = " ".join(f"{_written(a)},{_written(b)}" for a, b in points)
    return element("polygon", points=written, fill=colour)


def sheet(drawing: Drawing, *, title: str, description: str) -> Markup:
    """Return a whole SVG document, with a title and a description for those who cannot see it."""
    inner = (
        element("title", escape(clean(title)))
        + element("desc", escape(clean(description)) or " ")
        + "\n"
        + drawing.markup()
        + "\n"
    )
    size = f"0 0 {_written(drawing.width)} {_written(drawing.height)}"
    root = element(
        "svg",
        inner,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width=drawing.width,
        height=drawing.height,
        viewBox=size,
        font_family=FONT,
    )
    return f"{root}\n"
