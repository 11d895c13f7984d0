"""Where the texts of a drawing stand, so that tests can see what would be clipped or overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from modarch.figures.metrics import text_width

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

SVG = "{http://www.w3.org/2000/svg}"
_MOVES = re.compile(r"(translate|scale|rotate)\(([^)]*)\)")


@dataclass(frozen=True)
class Line:
    """One line of text: its left and right end, and its baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def text_lines(svg: bytes) -> list[Line]:
    """Return every upright line of text in a drawing, in pixels of its sheet."""
    return list(_walk(fromstring(svg), (0.0, 0.0), {}))


def _walk(
    element: ET.Element, origin: tuple[float, float], inherited: dict[str, str]
) -> Iterator[Line]:
    moved = _moved(element, origin)
    if moved is None:
        return
    style = inherited | {
        key: value
        for key, value in element.attrib.items()
        if key in {"font-size", "font-weight", "text-anchor"}
    }
    if element.tag in {f"{SVG}text", f"{SVG}tspan"} and (element.text or "").strip():
        yield _line(element, moved, style)
    down = 0.0
    for child in element:
        down += float(child.get("dy", "0"))
        yield from _walk(child, (moved[0], moved[1] + down), style)


def _moved(element: ET.Element, origin: tuple[float, float]) -> tuple[float, float] | None:
    """Return the new origin, or None where the text is turned or stretched."""
    x, y = origin
    if element.tag == f"{SVG}svg" and "viewBox" in element.attrib:
        left, top, *_ = map(float, element.attrib["viewBox"].split())
        x, y = x - left, y - top
    for name, given in _MOVES.findall(element.get("transform", "")):
        values = [float(value) for value in re.split(r"[ ,]+", given.strip())]
        if name == "translate":
            x, y = x + values[0], y + (values[1] if len(values) > 1 else 0)
        elif any(value not in {0.0, 1.0} for value in values):
            return None
    return x, y


def _line(element: ET.Element, origin: tuple[float, float], style: dict[str, str]) -> Line:
    text = element.text or ""
    size = float(style.get("font-size", "12").removesuffix("px"))
    width = text_width(text, size, bold=style.get("font-weight") == "bold")
    x = origin[0] + float(element.get("x", "0"))
    y = origin[1] + float(element.get("y", "0"))
    left = x - {"middle": width / 2, "end": width}.get(style.get("text-anchor", "start"), 0.0)
    return Line(text, left, left + width, y, size)


def overlaps(lines: list[Line]) -> list[tuple[str, str]]:
    """Return the texts that lie on each other; a text drawn twice for its rim is one."""
    return [
        (one.text, other.text)
        for place, one in enumerate(lines)
        for other in lines[place + 1 :]
        if one.text != other.text
        and abs(one.baseline - other.baseline) < 0.7 * min(one.size, other.size)
        and min(one.right, other.right) - max(one.left, other.left) > 1
    ]
