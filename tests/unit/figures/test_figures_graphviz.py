"""DOT text is the same each time, and no name becomes a port, an escape or markup."""

from __future__ import annotations

import itertools
import re
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring

from modarch.errors import ModarchError
from modarch.figures.graphviz import Diagram, Sketch, draw_svg, font, label, standalone, written

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("a:b", "\\N \\G \\L \\E", "<b>x</b>", '"citat"', "a & b &amp; c", "{x|y}", "häxa 😀", "%d")


def sketch(*names: str) -> Diagram:
    made = Sketch("dot", rankdir="LR")
    ids = [made.node(label([name]), tooltip=name) for name in names]
    for tail, head in itertools.pairwise(ids):
        made.edge(tail, head, tooltip="kant")
    return made.finished()


def drawn(diagram: Diagram) -> list[str]:
    root = fromstring(draw_svg(diagram))
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_drawn_as_it_is_written(name: str) -> None:
    assert drawn(sketch(name, "annan")) == [name, "annan"]


def test_ids_are_synthetic_and_in_order() -> None:
    source = sketch(*NAMES).source
    assert re.findall(r"^(n\d+) \[", source, re.MULTILINE) == [
        f"n{place}" for place in range(1, len(NAMES) + 1)
    ]
    assert source == sketch(*NAMES).source


def test_svg_has_tooltips_instead_of_ids() -> None:
    svg = draw_svg(sketch("Läkemedel <1>", "b"))
    root = fromstring(svg)
    assert {title.text for title in root.iter(f"{SVG}title")} == {"Läkemedel <1>", "b", "kant"}
    assert ' id="' not in svg
    assert "<!--" not in svg


def test_attributes_with_quotes_and_backslashes_stay_whole() -> None:
    made = Sketch("dot")
    made.node(font("x"), comment='a "b" \\ c')
    assert drawn(made.finished()) == ["x"]


def test_pinned_nodes_stand_where_they_are_put() -> None:
    made = Sketch("pinned", layout="nop2")
    for place in range(3):
        made.node(font(str(place)), pos=f"{100 * place},0", width="0.5", height="0.3", margin=0)
    root = fromstring(draw_svg(made.finished()))
    xs = [float(text.get("x", "0")) for text in root.iter(f"{SVG}text")]
    assert xs[1] - xs[0] == pytest.approx(100, abs=1)
    assert xs[2] - xs[1] == pytest.approx(100, abs=1)


def test_standalone_dot_has_its_title() -> None:
    text = standalone(sketch("a", "b"), "Titel <1> & mer", ["rad"])
    assert {"Titel <1> & mer", "rad", "a", "b"} == set(drawn(Diagram(text, "dot")))


def test_escapes_are_doubled_only_where_needed() -> None:
    assert written("å & b") == "å &amp; b"
    assert written("\\") == "&#92;&#92;"


def test_drawing_writes_nothing_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    draw_svg(sketch("a", "b"))
    assert capfd.readouterr().err == ""


def test_a_broken_diagram_is_told_without_a_traceback_from_graphviz() -> None:
    with pytest.raises(ModarchError, match="could not draw"):
        draw_svg(Diagram("digraph { a [label=<<TABLE><TR>>]; -> }", "dot"))


def without_wheel(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    monkeypatch.setenv("PATH", str(path))


def test_without_the_wheel_the_command_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    command = tmp_path / "dot"
    command.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stdin.read()\n"
        "print('<?xml?><svg>' + ' '.join(sys.argv[1:]) + '</svg>')\n"
    )
    command.chmod(stat.S_IRWXU)
    without_wheel(monkeypatch, tmp_path)
    assert "-Kdot -Tsvg" in draw_svg(sketch("a"))
    pinned = Sketch("pinned")
    pinned.node("x", pos="0,0")
    assert "-Kneato -n2 -Tsvg" in draw_svg(pinned.finished())


def test_without_any_graphviz_the_cure_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_wheel(monkeypatch, tmp_path)
    with pytest.raises(ModarchError, match="pip install pygraphviz"):
        draw_svg(sketch("a"))


def test_a_failing_command_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = tmp_path / "dot"
    command.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('trasig')\n")
    command.chmod(stat.S_IRWXU)
    without_wheel(monkeypatch, tmp_path)
    with pytest.raises(ModarchError, match="trasig"):
        draw_svg(sketch("a"))
