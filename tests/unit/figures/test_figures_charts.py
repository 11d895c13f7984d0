"""Charts plot the numbers they are given, and labels keep out of each other's way."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.figures.figure_samples import figure as sample
from tests.unit.figures.figure_samples import heading

from modarch.figures.charts.base import month_axis, spread
from modarch.figures.charts.capacity import Capacity, CapacityPanel, capacity
from modarch.figures.charts.curves import Curve, Curves, curves
from modarch.figures.charts.over_time import OverTime, _stripes, over_time
from modarch.figures.charts.profile import Measure, Profile, profile
from modarch.figures.charts.s_curve import SCurve, s_curve
from modarch.figures.charts.tornado import Swing, Tornado, tornado
from modarch.figures.charts.trade_off import Choice, TradeOff, trade_off
from modarch.figures.vega import chart_svg, script_bundle, specification
from modarch.landscape.months import Month

NBSP = "\N{NO-BREAK SPACE}"


def rows(figure: Any) -> list[list[dict[str, Any]]]:
    """Return the rows of each layer, in the order of drawing."""
    found: list[list[dict[str, Any]]] = []

    def walk(part: Any) -> None:
        if isinstance(part, list):
            for value in part:
                walk(value)
        elif isinstance(part, dict):
            if "name" in part.get("data", {}):
                found.append(figure.spec["datasets"][part["data"]["name"]])
            for key in ("layer", "vconcat"):
                walk(part.get(key))

    walk(figure.spec)
    return [values for values in found if values]


POSITIONS = st.lists(st.floats(-500, 500), min_size=1, max_size=12)


@given(POSITIONS, st.floats(1, 40))
@settings(max_examples=100, deadline=None)
def test_labels_are_spread_apart_and_keep_their_order(positions: list[float], least: float) -> None:
    moved = spread(positions, least)
    order = sorted(range(len(positions)), key=lambda place: positions[place])
    for one, other in itertools.pairwise(order):
        assert moved[other] - moved[one] >= least - 1e-6
    assert sum(moved) == pytest.approx(sum(positions), abs=1e-3)


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([0, 100, 50], 20) == [0, 100, 50]


def test_labels_move_as_little_as_can_be() -> None:
    assert spread([10, 10], 20) == [0, 20]


@pytest.mark.parametrize(
    ("start", "first"), [(None, 0), (Month.of(2027, 1), 0), (Month.of(2027, 5), 8)]
)
def test_years_are_marked_where_they_begin(start: Month | None, first: int) -> None:
    axis = month_axis(start, 40, "sv").to_dict()
    assert axis["values"][:2] == [first, first + 12]


def test_year_labels_are_those_of_the_calendar_or_counted() -> None:
    dated = Curves(
        curves=(Curve(name="A", points=((0, 1), (40, 2))),), y_title="y", start=Month.of(2027, 1)
    )
    assert ">2027<" in curves(dated, heading()).svg()
    plain = Curves(curves=(Curve(name="A", points=((0, 1), (30, 2))),), y_title="y")
    assert ">År 3<" in curves(plain, heading()).svg()
    assert ">Year 3<" in curves(plain, heading("en")).svg()


def test_a_short_axis_names_months_for_a_year_would_stand_alone() -> None:
    start = Month.of(2026, 11)
    few = month_axis(start, 5, "sv").to_dict()
    assert few["values"] == [0, 1, 2, 3, 4]
    many = month_axis(start, 30, "sv", first=10).to_dict()
    assert [(start + month).month for month in many["values"]][:3] == [10, 1, 4]
    assert f'"14": "jan{NBSP}2028"' in many["labelExpr"]
    assert "floor" in month_axis(start, 40, "sv", first=10).to_dict()["labelExpr"]


def test_numbers_have_the_marks_of_the_language() -> None:
    content = Curves(curves=(Curve(name="A", points=((0, 0), (12, 5000.0))),), y_title="y")
    assert f">5{NBSP}000<" in curves(content, heading("sv")).svg()
    assert ">5,000<" in curves(content, heading("en")).svg()


def test_the_same_chart_is_the_same_svg_after_others() -> None:
    first = sample("bars").svg()  # type: ignore[attr-defined]
    for _ in range(2):
        sample("trade-off").svg()  # type: ignore[attr-defined]
    assert sample("bars").svg() == first  # type: ignore[attr-defined]


def test_names_inside_two_charts_on_one_page_do_not_clash() -> None:
    import re

    ids = [
        set(re.findall(r'id="([^"]+)"', chart_svg(sample(name).spec)))  # type: ignore[attr-defined]
        for name in ("capacity", "integrations-over-time")
    ]
    assert not ids[0] & ids[1]


def test_the_script_cannot_end_its_element_early() -> None:
    assert "</script" not in script_bundle().lower()


COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=24)


@given(COUNTS, st.data())
@settings(max_examples=30, deadline=None)
def test_hatching_stays_inside_the_interim_part(counts: list[int], given_data: Any) -> None:
    rest = given_data.draw(st.lists(st.integers(0, 60), min_size=len(counts), max_size=len(counts)))
    zero = (0,) * len(counts)
    content = OverTime(
        attachments=tuple(rest), mappings=zero, point_to_point=zero, interim=tuple(counts)
    )
    for stripe in _stripes(content):
        month = int((stripe["m"] + stripe["m2"]) / 2)
        low, high = rest[month], rest[month] + counts[month]
        assert low - 1e-6 <= stripe["low"] <= stripe["high"] <= high + 1e-6
        assert month - 1e-6 <= stripe["m"] <= stripe["m2"] <= month + 1 + 1e-6


def test_integrations_are_stacked_to_their_total_and_the_peak_is_told() -> None:
    content = OverTime(
        attachments=(1, 2, 3),
        mappings=(1, 1, 1),
        point_to_point=(5, 3, 0),
        interim=(0, 9, 0),
        start=Month.of(2027, 12),
    )
    figure = over_time(content, heading())
    assert content.totals == (7, 15, 4)
    assert figure.surround.notes == (f"Flest integrationer: 15 i jan{NBSP}2028. Vid slutet: 4.",)
    tops = [max(row["high"] for row in layer) for layer in rows(figure) if "high" in layer[0]]
    assert max(tops) == 15


def test_a_kind_that_never_occurs_is_not_in_the_legend() -> None:
    content = OverTime(attachments=(3,), mappings=(0,), point_to_point=(0,), interim=(0,))
    legend = over_time(content, heading()).surround.legend
    assert [entry.label for entry in legend] == ["Anslutningar till plattformar"]


def test_load_above_capacity_is_set_off() -> None:
    panel = CapacityPanel(name="Akut", load=(2, 5), capacity=(4, 4))
    figure = capacity(Capacity(panels=(panel,)), heading())
    below, above = (layer for layer in rows(figure) if "low" in layer[0])
    assert [(row["low"], row["high"]) for row in below[:2]] == [(0, 2), (0, 4)]
    assert [(row["low"], row["high"]) for row in above[:2]] == [(2, 2), (4, 5)]
    assert "Belastning över kapaciteten" in [e.label for e in figure.surround.legend]
    enough = CapacityPanel(name="Akut", load=(2, 3), capacity=(4, 4))
    labels = [e.label for e in capacity(Capacity(panels=(enough,)), heading()).surround.legend]
    assert "Belastning över kapaciteten" not in labels


def test_curves_are_named_at_their_ends_without_overlap() -> None:
    made = tuple(Curve(name=f"Alternativ {n}", points=((0, 0), (12, 0.5))) for n in range(8))
    figure = curves(Curves(curves=made, y_title="Risk"), heading())
    names = next(layer for layer in rows(figure) if "lines" in layer[0])
    middles = [row["middle"] for row in names]
    assert all(b - a >= 14 for a, b in itertools.pairwise(sorted(middles)))


def test_a_curve_without_points_is_named_all_the_same() -> None:
    figure = curves(Curves(curves=(Curve(name="Tom", points=()),), y_title="y"), heading())
    assert "Tom" in figure.svg()


def test_an_unknown_measure_is_a_dash_not_a_nought() -> None:
    content = Profile(alternatives=("A", "B"), measures=(Measure(name="F1", values=(0.0, None)),))
    (bars, *_) = rows(profile(content, heading()))
    assert [row["told"] for row in bars] == ["0,00", "–"]


def test_alternatives_are_numbered_when_there_are_several() -> None:
    one = Profile(alternatives=("A",), measures=(Measure(name="F1", values=(0.5,)),))
    assert profile(one, heading()).surround.notes == ()
    two = Profile(alternatives=("A", "B"), measures=(Measure(name="F1", values=(0.5, 0.2)),))
    figure = profile(two, heading())
    assert [entry.swatch.letter for entry in figure.surround.legend] == ["1", "2"]  # type: ignore[union-attr]


def test_the_tornado_has_the_longest_swing_on_top() -> None:
    swings = (
        Swing(name="liten", low=9, high=11),
        Swing(name="stor", low=5, high=20, low_label="få"),
        Swing(name="omvänd", low=14, high=8),
    )
    figure = tornado(Tornado(swings=swings, base=10, x_title="Månader"), heading())
    (bars, *_) = rows(figure)
    assert [row["name"] for row in bars[::2]] == ["stor", "omvänd", "liten"]
    assert [row["told"] for row in bars[:2]] == ["20", "5 (få)"]
    assert {row["side"] for row in bars if row["to"] < 10} == {"left"}


def test_two_ends_on_one_side_of_the_base_do_not_cover_each_other() -> None:
    content = Tornado(swings=(Swing(name="A", low=11, high=14),), base=10, x_title="Månader")
    (bars, *_) = rows(tornado(content, heading()))
    assert [(row["to"], row["side"], row["written"]) for row in bars] == [
        (14, "right", 14),
        (11, "left", 10),
    ]


def test_a_wide_tornado_is_told_in_whole_numbers() -> None:
    wide = Tornado(swings=(Swing(name="A", low=1.26, high=99.5),), base=10, x_title="Månader")
    (bars, *_) = rows(tornado(wide, heading()))
    assert {row["told"] for row in bars} == {"1", "100"}


def test_shares_are_told_as_per_cent() -> None:
    content = Profile(
        alternatives=("A",), measures=(Measure(name="F1", values=(0.53,)),), is_share=True
    )
    (bars, *_) = rows(profile(content, heading()))
    assert [row["told"] for row in bars] == [f"53{NBSP}%"]


def test_the_knee_and_today_are_named_first_where_labels_crowd() -> None:
    crowd = tuple(Choice(x=10, y=10 + n / 100, name=f"val {n}") for n in range(9))
    chosen = Choice(x=10, y=10.05, name="knäet", knee=True)
    ends = (Choice(x=0, y=0, name="a"), Choice(x=20, y=20, name="b"))
    content = TradeOff(choices=(*crowd, chosen, *ends), x_title="x", y_title="y")
    figure = trade_off(content, heading())
    named = [row["name"] for row in rows(figure)[-1]]
    assert "knäet" in named
    assert sum(name.startswith("val") for name in named) <= 1


def test_dominated_choices_are_not_on_the_line() -> None:
    content = TradeOff(
        choices=(Choice(x=1, y=5), Choice(x=2, y=9, efficient=False), Choice(x=3, y=1)),
        x_title="x",
        y_title="y",
    )
    line = rows(trade_off(content, heading()))[0]
    assert [(row["x"], row["y"]) for row in line] == [(1, 5), (3, 1)]


def test_the_probability_of_the_plan_is_told() -> None:
    content = SCurve(points=((10, 0.1), (12, 0.5), (15, 0.9)), planned=13, start=Month.of(2027, 1))
    figure = s_curve(content, heading())
    assert figure.surround.notes == (
        f"Sannolikheten att vara klar till planens datum, feb{NBSP}2028, är 50{NBSP}%.",
    )
    early = SCurve(points=content.points, planned=3)
    assert f"0{NBSP}%" in s_curve(early, heading()).surround.notes[0]


def test_a_specification_has_theme_and_locale() -> None:
    import altair as alt

    spec = specification(alt.Chart(alt.InlineData(values=[])).mark_bar(), "sv")
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["config"]["font"].endswith("sans-serif")
