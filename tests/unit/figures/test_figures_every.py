"""Every kind of figure: whole in each format, the same each time, safe from every name."""

from __future__ import annotations

import itertools
import re
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from tests.unit.figures.figure_samples import as_it_is, contents, figures, heading
from tests.unit.figures.svg_extents import overlaps, text_lines

from modarch.errors import InputInvalid
from modarch.figures.catalogue import CATALOGUE, draw
from modarch.figures.figure import ChartFigure, DiagramFigure, Figure
from modarch.figures.metrics import clean

if TYPE_CHECKING:
    from modarch.landscape.text import Language

SVG = "{http://www.w3.org/2000/svg}"
EVIL = (
    'Lab: "kemi" <b>&amp; \\N\\G\\L',
    "😀 hälsa 👨‍👩‍👧",
    "سلام مستشفى",
    "a\x00\x07b\u202egnp",
    "Uppmärksamhets" + "informations" * 20 + "plattform",
    "漢字" * 12,
    "'; DROP--</script><script>alert(1)</script>",
    "{{jinja}} %s {x} ${y}",
    "n1:port",
    "",
    "]]><!-- -->",
)


def renamed() -> dict[str, Figure]:
    turn = itertools.count()
    return figures(lambda name: f"{EVIL[next(turn) % len(EVIL)]} {name}")


ORDINARY = figures()
ENGLISH = figures(language="en")
HOSTILE = renamed()


def words(figure: Figure) -> str:
    root = fromstring(figure.render("svg"))
    return " ".join(" ".join(element.itertext()) for element in root.iter(f"{SVG}text"))


def test_the_catalogue_and_the_samples_are_one() -> None:
    assert set(contents()) == set(CATALOGUE)


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_formats_are_those_of_the_catalogue(id_: str) -> None:
    assert ORDINARY[id_].formats == CATALOGUE[id_].formats


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
@pytest.mark.parametrize("figure_set", ["ordinary", "english", "hostile"])
def test_svg_is_well_formed_and_the_same_each_time(id_: str, figure_set: str) -> None:
    made = {"ordinary": ORDINARY, "english": ENGLISH, "hostile": HOSTILE}[figure_set][id_]
    svg = made.render("svg")
    root = fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert svg == made.render("svg")
    assert b"<script" not in svg
    assert b"NaN" not in svg
    assert b"Infinity" not in svg


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_the_frame_tells_title_scenario_date_assumptions_and_source(id_: str) -> None:
    told = words(ORDINARY[id_])
    assert "Figur" in told
    assert "C · läget mars\N{NO-BREAK SPACE}2028" in told
    assert "Innehåller antaganden" in told
    assert "Källa: Exempel" in told
    english = words(ENGLISH[id_])
    assert "as of March\N{NO-BREAK SPACE}2028" in english
    assert "Contains assumptions" in english


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_a_screen_reader_gets_title_and_description(id_: str) -> None:
    root = fromstring(ORDINARY[id_].render("svg"))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Figur"
    assert root.findtext(f"{SVG}desc")


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
@pytest.mark.parametrize("figure_set", ["ordinary", "hostile"])
def test_every_text_stands_on_the_sheet(id_: str, figure_set: str) -> None:
    svg = {"ordinary": ORDINARY, "hostile": HOSTILE}[figure_set][id_].render("svg")
    root = fromstring(svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    lines = text_lines(svg)
    assert lines
    for line in lines:
        assert line.left >= 0, line
        assert line.right <= width, line
        assert line.size <= line.baseline <= height, line


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
@pytest.mark.parametrize("figure_set", ["ordinary", "english", "hostile"])
def test_no_text_lies_on_another(id_: str, figure_set: str) -> None:
    made = {"ordinary": ORDINARY, "english": ENGLISH, "hostile": HOSTILE}[figure_set][id_]
    assert overlaps(text_lines(made.render("svg"))) == []


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_no_text_is_too_small_to_print(id_: str) -> None:
    assert min(line.size for line in text_lines(ORDINARY[id_].render("svg"))) >= 8.5


@pytest.mark.parametrize(
    "id_",
    [
        "timeline",
        "contracts",
        "pathway",
        "table",
        "spectrum",
        "scorecard",
        "four-fields",
        "judgement",
        "overlay",
    ],
)
def test_long_names_are_wrapped_never_clipped(id_: str) -> None:
    name = EVIL[4]
    figure = draw(id_, contents(lambda _: name)[id_], heading())
    letters = words(figure).replace("-", "").replace(" ", "")
    assert name in letters


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_png_is_wide_enough_for_a_slide(id_: str) -> None:
    png = HOSTILE[id_].render("png")
    assert png.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">I", png[16:20])[0] >= 1920


@pytest.mark.parametrize("id_", ["timeline", "dependencies", "tornado"])
def test_pdf_is_a_pdf(id_: str) -> None:
    assert ORDINARY[id_].render("pdf").startswith(b"%PDF")


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_pages_work_offline_and_run_nothing_from_a_name(id_: str) -> None:
    page = HOSTILE[id_].render("html").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="sv">' in page
    for outside in re.findall(r"""(?:src|href)=["'](?!#)([^"']*)""", page):
        assert not outside.startswith(("http", "//")), outside
    scripts = page.count("<script>")
    assert scripts == (2 if isinstance(HOSTILE[id_], ChartFigure) else 0)
    assert page.count("</script>") == scripts


@pytest.mark.parametrize("id_", [id_ for id_, kind in CATALOGUE.items() if "dot" in kind.formats])
def test_dot_can_be_read_and_drawn_by_others(id_: str) -> None:
    import pygraphviz

    figure = HOSTILE[id_]
    assert isinstance(figure, DiagramFigure)
    graph = pygraphviz.AGraph(string=figure.render("dot").decode())
    assert all(re.fullmatch(r"n\d+", node) for node in graph.nodes())
    assert clean(HOSTILE[id_].surround.heading.title)[:5] in figure.dot()


@pytest.mark.parametrize("id_", [id_ for id_, kind in CATALOGUE.items() if "json" in kind.formats])
def test_json_has_title_and_data_and_no_name_as_a_field(id_: str) -> None:
    import json

    spec = json.loads(HOSTILE[id_].render("json"))
    assert spec["title"]["text"]
    assert spec["description"]
    fields = set(re.findall(r'"field": "([^"]*)"', json.dumps(spec)))
    assert all(re.fullmatch(r"[a-z]+\d*", name) for name in fields)


def test_an_unknown_figure_is_told_with_the_nearest() -> None:
    with pytest.raises(InputInvalid) as caught:
        draw("timelin", None, heading())
    (problem,) = caught.value.diagnostics
    assert problem.hint == "did you mean 'timeline'?"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_figure_without_frills_has_only_its_title(language: Language) -> None:
    from modarch.figures.frame import Heading

    plain = Heading(title="Bara titel", language=language)
    figure = draw("spectrum", contents(as_it_is)["spectrum"], plain)
    told = words(figure)
    for text in ("Källa", "Source", "antaganden", "assumptions", "läget", "as of"):
        assert text not in told


def test_the_catalogue_loads_no_chart_library() -> None:
    code = (
        "import sys, modarch.figures.catalogue\n"
        "print([m for m in ('altair', 'pydot', 'vl_convert', 'pygraphviz') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
