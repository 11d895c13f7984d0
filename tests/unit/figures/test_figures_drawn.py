"""Matrix, spectrum, pathway and table figure say what they are given."""

from __future__ import annotations

import re

import pytest
from defusedxml.ElementTree import fromstring
from tests.unit.figures.figure_samples import comparison, dsm, heading, walk
from tests.unit.figures.svg_extents import overlaps, text_lines

from modarch.figures.diagrams.matrix import Block, Dependence, Matrix, matrix
from modarch.figures.diagrams.pathway import (
    HandOver,
    Pathway,
    PathwayStep,
    Transfer,
    pathway,
)
from modarch.figures.diagrams.spectrum import (
    Spectrum,
    SpectrumElement,
    default_levels,
    spectrum,
)
from modarch.figures.diagrams.table_figure import TableFigure, table_figure
from modarch.figures.legend import AreaSwatch, LegendEntry, draw_legend
from modarch.figures.style import SEVERITY_COLOURS, STATUS_TONES, Severity, Status
from modarch.figures.svg import Box, Drawing, definitions, pattern, rect, text
from modarch.figures.table import Column, Table

SVG = "{http://www.w3.org/2000/svg}"


def told(figure: object) -> str:
    root = fromstring(figure.render("svg"))  # type: ignore[attr-defined]
    return " ".join(" ".join(found.itertext()) for found in root.iter(f"{SVG}text"))


def labels(figure: object) -> list[str]:
    return [entry.label for entry in figure.surround.legend]  # type: ignore[attr-defined]


def tooltips(figure: object) -> set[str]:
    root = fromstring(figure.render("svg"))  # type: ignore[attr-defined]
    return {title.text or "" for title in root.iter(f"{SVG}title")}


# Pieces of SVG


def test_numbers_are_short_and_the_same() -> None:
    assert rect(Box(1 / 3, 2, 10.0, 0)) == '<rect x="0.33" y="2" width="10" height="0"/>'


def test_text_is_never_markup() -> None:
    assert text("<b>&", (0, 0)).count("&lt;b&gt;&amp;") == 1


def test_patterns_are_defined_once_when_used() -> None:
    fill = pattern("hatch", "#b3140a")
    body = rect(Box(0, 0, 1, 1), fill=fill) * 3
    assert definitions(body).count("<pattern") == 1
    assert definitions("<rect/>") == ""
    assert Drawing(1, 1, (body,)).markup().startswith("<defs>")


def test_legend_rows_fit_their_width_and_entries_stand_once() -> None:
    swatch = AreaSwatch(STATUS_TONES[Status.PROCURED], "U")
    entries = [LegendEntry(f"En rätt lång förklaring {n % 5}", swatch) for n in range(20)]
    drawing = draw_legend(entries, 500)
    assert drawing.height >= 40
    assert len(drawing.parts) == 5
    starts = re.findall(r'<text x="([\d.]+)"', "".join(drawing.parts))
    assert max(map(float, starts)) < 500


# Matrix


def test_marks_above_the_diagonal_are_feedback() -> None:
    assert Dependence(row=0, column=1).feedback
    assert not Dependence(row=1, column=0).feedback
    figure = matrix(dsm(), heading())
    assert "Ett av 3 beroenden är en återkoppling." in figure.surround.notes
    assert labels(figure) == [
        "Hårt beroende",
        "Mjukt beroende",
        "Återkoppling: beror på något senare i ordningen",
        "Cirkelberoende eller grupp",
    ]


def test_the_reading_direction_is_said_in_words() -> None:
    assert "Läs radvis: det som står i raden är beroende av" in told(matrix(dsm(), heading()))


def test_a_mark_tells_who_depends_on_whom() -> None:
    assert "Läkemedel → Plattform" in tooltips(matrix(dsm(), heading()))


@pytest.mark.parametrize("count", [1, 8, 36, 37, 80])
def test_every_element_is_named_whatever_the_size(count: int) -> None:
    names = tuple(f"Läkemedelsförsörjning och slutenvårdsdos {n}" for n in range(count))
    marks = tuple(Dependence(row=n, column=n - 1) for n in range(1, count))
    content = Matrix(names=names, dependences=marks, blocks=(Block(first=0, last=0),))
    figure = matrix(content, heading())
    assert all(name in told(figure) for name in names)
    assert overlaps(text_lines(figure.render("svg"))) == []


def test_a_name_that_does_not_fit_its_row_is_told_in_full_below() -> None:
    long = "Uppmärksamhets" + "informations" * 20
    figure = matrix(Matrix(names=(long, "B"), dependences=()), heading())
    assert f"1. {long}" in figure.surround.notes
    assert "B" not in figure.surround.notes


# Spectrum


def test_elements_stand_below_their_level() -> None:
    elements = tuple(SpectrumElement(name=f"Del {n}", level=n) for n in range(5))
    figure = spectrum(Spectrum(levels=default_levels("sv"), elements=elements), heading())
    lines = {line.text: line for line in text_lines(figure.render("svg"))}
    columns = [lines[f"Del {n}"] for n in range(5)]
    assert [line.left for line in columns] == sorted(line.left for line in columns)
    assert lines["Komplett kärnsystem"].baseline < lines["Enskilda moduler"].baseline
    assert lines["Del 4"].baseline > lines["Komplett kärnsystem"].baseline


def test_many_elements_of_a_level_all_stand_in_its_column() -> None:
    elements = tuple(SpectrumElement(name=f"Egenutvecklad del {n}", level=1) for n in range(30))
    figure = spectrum(Spectrum(levels=default_levels("en"), elements=elements), heading("en"))
    assert all(f"Egenutvecklad del {n}" in told(figure) for n in range(30))
    assert overlaps(text_lines(figure.render("svg"))) == []


# Pathway


def test_hand_overs_are_numbered_counted_and_told_in_words() -> None:
    figure = pathway(walk(), heading())
    assert figure.surround.notes == (
        "Av 8 steg som behöver uppgifter från tidigare steg får 3 dem utan översättning och 3 "
        "efter översättning; till 2 når de inte fram.",
    )
    text = told(figure)
    assert "Remiss – Överförs utan översättning – orsak" in text
    assert labels(figure) == [
        "Överförs utan översättning",
        "Överförs efter översättning",
        "Bruten kedja – uppgiften når inte fram",
    ]


@pytest.mark.parametrize("count", [1, 2, 7, 8, 15, 22])
def test_long_walks_continue_below(count: int) -> None:
    steps = tuple(
        PathwayStep(name=f"Steg {n}", actor=f"Aktör {n % 4}", system="Journal")
        for n in range(count)
    )
    hand_overs = tuple(HandOver(transfer=Transfer.NATIVE) for _ in range(count - 1))
    content = Pathway(actors=("Aktör 0",), steps=steps, hand_overs=hand_overs)
    figure = pathway(content, heading())
    text = told(figure)
    assert all(re.search(rf"Steg {n}\b", text) for n in range(count))
    assert overlaps(text_lines(figure.render("svg"))) == []


def test_a_walk_needs_one_hand_over_fewer_than_steps() -> None:
    step = PathwayStep(name="A", actor="B")
    with pytest.raises(ValueError, match="2 steps cannot have 0 hand-overs"):
        Pathway(actors=(), steps=(step, step), hand_overs=())


# Table


def test_marks_stand_in_their_cells_with_a_key() -> None:
    figure = table_figure(comparison(), heading())
    svg = figure.svg()
    assert SEVERITY_COLOURS[Severity.OK] in svg
    assert SEVERITY_COLOURS[Severity.BAD] not in svg
    assert labels(figure) == ["Bra"]
    assert figure.surround.notes == ("Anmärkning",)


def test_wide_tables_wrap_inside_their_columns() -> None:
    columns = tuple(Column(key=f"k{n}", heading=f"Alternativ {n}") for n in range(7))
    words = "Stegvis nytta, fler avtal och integrationer att hålla ihop"
    table = Table(title="T", columns=columns, rows=((words,) * 7, ("kort",) * 7))
    figure = table_figure(TableFigure(table=table, marks={}), heading())
    lines = text_lines(figure.render("svg"))
    assert overlaps(lines) == []
    assert max(line.right for line in lines) <= figure.body.width + 64
    assert labels(figure) == []
