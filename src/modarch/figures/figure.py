"""A finished figure: what it is called, what it can be written as, and the writing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import vl_convert

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.figures.frame import Surround, embedded
from modarch.figures.graphviz import Diagram, draw_svg, standalone
from modarch.figures.output import write_file
from modarch.figures.page import chart_page, drawing_page
from modarch.figures.vega import chart_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from modarch.figures.svg import Drawing

__all__ = ["ChartFigure", "DiagramFigure", "DrawnFigure", "Figure", "Surround", "save"]

SLIDE_WIDTH = 1920
"""Least width in pixels of a PNG, that of a slide."""

_POINT = 1.0


class Figure(Protocol):
    """What every figure can do."""

    @property
    def surround(self) -> Surround:
        """What stands around the body."""

    @property
    def formats(self) -> tuple[str, ...]:
        """What the figure can be written as."""

    def render(self, fmt: str) -> bytes:
        """Return the figure in a format."""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure drawn exactly, as SVG."""

    surround: Surround
    body: Drawing

    @property
    def formats(self) -> tuple[str, ...]:
        """What the figure can be written as."""
        return tuple(_COMMON)

    def svg(self) -> str:
        """Return the figure as SVG."""
        return self.surround.sheet(self.body)

    def render(self, fmt: str) -> bytes:
        """Return the figure in a format; see `formats`."""
        return _rendered(self, fmt, _COMMON)


@dataclass(frozen=True, slots=True)
class DiagramFigure:
    """A figure laid out or drawn by Graphviz."""

    surround: Surround
    diagram: Diagram

    @property
    def formats(self) -> tuple[str, ...]:
        """What the figure can be written as."""
        return (*_COMMON, "dot")

    def svg(self) -> str:
        """Return the figure as SVG."""
        return self.surround.sheet(embedded(draw_svg(self.diagram), _POINT))

    def dot(self) -> str:
        """Return the figure as DOT text, with title, scenario, mark and key in its label."""
        heading = self.surround.heading
        key = self.surround.key
        lines = (heading.second_line, heading.mark, key, *self.surround.notes, heading.source_line)
        return standalone(self.diagram, heading.title, [line for line in lines if line])

    def render(self, fmt: str) -> bytes:
        """Return the figure in a format; see `formats`."""
        return _rendered(self, fmt, {**_COMMON, "dot": lambda figure: figure.dot().encode()})


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A figure that is a Vega-Lite chart."""

    surround: Surround
    spec: dict[str, Any]

    @property
    def formats(self) -> tuple[str, ...]:
        """What the figure can be written as."""
        return (*_COMMON, "json")

    def svg(self) -> str:
        """Return the figure as SVG."""
        return self.surround.sheet(embedded(chart_svg(self.spec)))

    def json(self) -> str:
        """Return the chart as Vega-Lite, with its title and description."""
        heading = self.surround.heading
        titled = {
            **self.spec,
            "title": {"text": heading.title, "subtitle": heading.second_line, "anchor": "start"},
            "description": self.surround.description,
        }
        return json.dumps(titled, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def render(self, fmt: str) -> bytes:
        """Return the figure in a format; see `formats`."""
        own: dict[str, Callable[[Any], bytes]] = {
            "html": lambda figure: chart_page(figure.surround, figure.spec).encode(),
            "json": lambda figure: figure.json().encode(),
        }
        return _rendered(self, fmt, {**_COMMON, **own})


def save(figure: Figure, path: str | Path, fmt: str | None = None, *, force: bool = False) -> Path:
    """Write a figure to a file.

    Parameters
    ----------
    figure
        The figure.
    path
        Where to write; its suffix tells the format unless ``fmt`` does.
    fmt
        One of the figure's formats.
    force
        Whether a file that is already there may be replaced.

    Raises
    ------
    InputInvalid
        If the figure has no such format, or the path cannot be written.
    OutputExists
        If there is a file and it may not be replaced.
    """
    target = Path(path)
    return write_file(target, figure.render(fmt or target.suffix[1:].lower()), force=force)


def _rendered(figure: Any, fmt: str, writers: Mapping[str, Callable[[Any], bytes]]) -> bytes:
    if fmt not in writers:
        raise InputInvalid(
            [
                Diagnostic(
                    code="unknown-format",
                    message=f"this figure cannot be written as {fmt!r}"
                    if fmt
                    else "the name of the file does not say which form the figure should have",
                    hint=did_you_mean(fmt, writers) if fmt else "end it with .svg, .png or .pdf",
                    parameters={"format": fmt, "known": sorted(writers)},
                )
            ]
        )
    return writers[fmt](figure)


def _png(figure: Any) -> bytes:
    svg: str = figure.svg()
    scale = max(2.0, SLIDE_WIDTH / embedded(svg).width)
    png: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return png


def _pdf(figure: Any) -> bytes:
    pdf: bytes = vl_convert.svg_to_pdf(figure.svg())
    return pdf


_COMMON: dict[str, Callable[[Any], bytes]] = {
    "svg": lambda figure: figure.svg().encode(),
    "png": _png,
    "pdf": _pdf,
    "html": lambda figure: drawing_page(figure.surround.heading, figure.svg()).encode(),
}
