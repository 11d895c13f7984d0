"""Time plans and contract maps put every bar, mark and line in its month."""

from __future__ import annotations

import itertools
import re

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.figures.figure_samples import contract_map, heading, plan
from tests.unit.figures.svg_extents import overlaps, text_lines

from modarch.figures.diagrams.contract_content import ContractLine, ContractMap, Verdict
from modarch.figures.diagrams.contracts import contracts
from modarch.figures.diagrams.time_axis import TimeScale, header
from modarch.figures.diagrams.timeline import timeline
from modarch.figures.diagrams.timeline_content import (
    Bar,
    Freeze,
    Gate,
    Lane,
    Mark,
    MarkKind,
    Timeline,
    Whisker,
)
from modarch.figures.diagrams.timeline_layout import density, place_lanes
from modarch.figures.style import BAD, PHASE_TONES, Phase
from modarch.landscape.months import Month

SVG = "{http://www.w3.org/2000/svg}"
NBSP = "\N{NO-BREAK SPACE}"


def scale(months: int = 48, start: Month | None = None, *, later: bool = False) -> TimeScale:
    return TimeScale(left=100, right=580, months=months, start=start, later=later, language="sv")


def told(figure: object) -> list[str]:
    root = fromstring(figure.render("svg"))  # type: ignore[attr-defined]
    return [" ".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def tooltips(figure: object) -> list[str]:
    root = fromstring(figure.render("svg"))  # type: ignore[attr-defined]
    return [title.text or "" for title in root.iter(f"{SVG}title")][1:]


def labels(figure: object) -> list[str]:
    return [entry.label for entry in figure.surround.legend]  # type: ignore[attr-defined]


# The axis


def test_months_fall_evenly_on_the_axis() -> None:
    made = scale()
    assert (made.x(0), made.x(12), made.x(48)) == (100, 220, 580)
    assert made.x(-5) == 100
    assert made.x(99) == 580
    assert scale(36, later=True).x(36) == 460


def test_years_count_from_one_without_a_calendar() -> None:
    made = scale()
    assert list(made.steps(12)) == [(0, 12), (12, 24), (24, 36), (36, 48)]
    assert [made.year_name(first) for first, _ in made.steps(12)] == [
        "År 1",
        "År 2",
        "År 3",
        "År 4",
    ]


def test_calendar_years_and_quarters_begin_where_the_calendar_says() -> None:
    made = scale(20, Month.of(2027, 5))
    assert list(made.steps(12)) == [(0, 8), (8, 20)]
    assert list(made.steps(3))[:3] == [(0, 2), (2, 5), (5, 8)]
    assert [made.year_name(first) for first, _ in made.steps(12)] == ["2027", "2028"]
    shown = "".join(header(made, 0))
    quarters = re.findall(r">(Q\d)<", shown)
    assert quarters == ["Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"]


@given(st.integers(1, 200), st.integers(24000, 24030), st.sampled_from([3, 12]))
@settings(max_examples=50, deadline=None)
def test_steps_cover_the_axis_without_gaps(months: int, start: int, length: int) -> None:
    steps = list(scale(months, Month(start)).steps(length))
    assert steps[0][0] == 0
    assert steps[-1][1] == months
    assert all(one[1] == other[0] for one, other in itertools.pairwise(steps))
    assert all(0 < end - first <= length for first, end in steps)


def test_spans_are_told_with_their_last_month() -> None:
    assert scale(48, Month.of(2027, 1)).span_told("Införande", 0, 27) == (
        f"Införande: jan{NBSP}2027 – mar{NBSP}2029 (27{NBSP}mån)"
    )
    assert scale().span_told("A", 0, 3) == f"A: månad 1 – månad 3 (3{NBSP}mån)"


# Lanes


def bars(lane: Lane, months: int = 48) -> list[tuple[Bar, float, float, float, float]]:
    placed, _ = place_lanes([lane], scale(months), density(1), 0)
    return [
        (found.bar, found.box.x, found.box.right, found.box.y, found.box.bottom)
        for found in placed[0].bars
    ]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=9)


@given(SPANS)
@settings(max_examples=60, deadline=None)
def test_bars_of_a_lane_never_cover_each_other(spans: list[tuple[int, int]]) -> None:
    lane = Lane(bars=tuple(Bar(start=s, end=s + n, phase=Phase.BUILD) for s, n in spans), name="A")
    found = bars(lane, 80)
    assert len(found) == len(spans)
    for one, other in itertools.combinations(found, 2):
        beside = one[2] <= other[1] + 1e-6 or other[2] <= one[1] + 1e-6
        assert beside or one[4] <= other[3] or other[4] <= one[3]


def test_a_bar_spans_its_months() -> None:
    ((_, left, right, _, _),) = bars(Lane(bars=(Bar(start=12, end=36, phase=Phase.TENDER),)))
    assert (left, right) == (220, 460)


@given(st.lists(st.sampled_from(["Kort", "Ett längre namn på en modul " * 3, ""]), min_size=2))
@settings(max_examples=20, deadline=None)
def test_lanes_stand_below_each_other(names: list[str]) -> None:
    placed, bottom = place_lanes([Lane(name=n) for n in names], scale(), density(2), 10)
    for one, other in itertools.pairwise(placed):
        assert one.box.bottom == pytest.approx(other.box.y)
    assert placed[-1].box.bottom == bottom


def report_figure_six() -> Timeline:
    bar = Bar
    return Timeline(
        months=132,
        lanes=(
            Lane(
                bars=(
                    bar(start=0, end=27, phase=Phase.PROCUREMENT, label="Upphandling (27 mån)"),
                    bar(start=27, end=33, phase=Phase.REVIEW, label="Överprövning (6 mån)"),
                    bar(start=33, end=81, phase=Phase.BUILD, label="Design och test (48 mån)"),
                )
            ),
            Lane(
                bars=(
                    bar(start=0, end=12, phase=Phase.REQUIREMENTS, label="Krav (12 mån)"),
                    bar(start=12, end=27, phase=Phase.TENDER, label="Annonsering (15 mån)"),
                    bar(start=81, end=129, phase=Phase.ROLLOUT, label="Införande (48 mån)"),
                )
            ),
        ),
    )


def test_rows_without_names_take_the_whole_width() -> None:
    figure = timeline(report_figure_six(), heading())
    text = " ".join(told(figure))
    for year in range(1, 12):
        assert f"År {year}" in text
    for label in ("Upphandling (27 mån)", "Införande (48 mån)", "Design och test (48 mån)"):
        assert label in text
    lines = {line.text: line for line in text_lines(figure.render("svg"))}
    per_month = 1280 / 132
    assert lines["Upphandling (27 mån)"].left > 32
    middle = (lines["Införande (48 mån)"].left + lines["Införande (48 mån)"].right) / 2
    assert middle == pytest.approx(32 + 105 * per_month, abs=2)


def test_a_label_too_long_for_its_bar_stands_beside_or_above_it() -> None:
    short = Bar(start=0, end=1, phase=Phase.ACTIVITY, label="Initial kravanalys")
    alone = Timeline(lanes=(Lane(bars=(short,)),), months=60)
    after = Bar(start=1, end=60, phase=Phase.ACTIVITY, label="Löpande")
    crowded = Timeline(lanes=(Lane(bars=(short, after)),), months=60)
    for content in (alone, crowded):
        figure = timeline(content, heading())
        assert "Initial kravanalys" in told(figure)
        assert overlaps(text_lines(figure.render("svg"))) == []


def test_later_years_have_a_column_of_their_own() -> None:
    content = Timeline(
        lanes=(Lane(bars=(Bar(start=0, end=48, phase=Phase.ACTIVITY),)),), months=36, later=True
    )
    assert "År xx →" in told(timeline(content, heading()))


def test_the_legend_has_only_what_occurs() -> None:
    content = Timeline(
        lanes=(Lane(name="A", bars=(Bar(start=0, end=9, phase=Phase.TENDER),)),), months=12
    )
    assert labels(timeline(content, heading())) == ["Annonsering och utvärdering"]
    assert labels(timeline(plan(), heading())) == [
        "Kravarbete",
        "Annonsering och utvärdering",
        "Anpassning och test",
        "Certifiering och CE-märkning",
        "I drift",
        "Glapp – kräver interimslösning",
        "Avtalet löper ut",
        "Sista dag för uppsägning",
        "Grind",
        "Driftstartsstopp",
        "Lägesdatum",
        "P50–P80 enligt simulering",
        "Kritisk kedja",
    ]


def test_a_gap_is_red_and_hatched_with_its_length() -> None:
    svg = timeline(plan(), heading()).svg()
    assert f"url(#hatch-{BAD[1:]})" in svg
    assert f'<pattern id="hatch-{BAD[1:]}"' in svg
    assert f"10{NBSP}mån" in told(timeline(plan(), heading()))
    assert PHASE_TONES[Phase.INTERIM].pattern == "hatch"


def test_everything_tells_its_month_when_pointed_at() -> None:
    shown = tooltips(timeline(plan(), heading()))
    assert f"Annonsering och utvärdering: jul{NBSP}2027 – jun{NBSP}2028 (12{NBSP}mån)" in shown
    assert f"Avtalet löper ut, jul{NBSP}2029" in shown
    assert f"Beslut, maj{NBSP}2027" in shown
    assert f"P50 jul{NBSP}2030, P80 dec{NBSP}2030" in shown


def lanes(count: int) -> Timeline:
    made = []
    for place in range(count):
        start = place % 30
        phases = [Phase.REQUIREMENTS, Phase.TENDER, Phase.REVIEW, Phase.BUILD, Phase.ROLLOUT]
        spans = tuple(
            Bar(start=start + 8 * n, end=start + 8 * n + 8, phase=phase)
            for n, phase in enumerate(phases)
        )
        beside = Bar(start=start + 26, end=start + 31, phase=Phase.CERTIFICATION)
        made.append(
            Lane(
                name=f"Läkemedelsförsörjning och slutenvårdsdos nummer {place}",
                bars=(*spans, beside),
                marks=tuple(
                    Mark(at=start + 40 + n // 3, kind=kind) for n, kind in enumerate(MarkKind)
                ),
                group=f"Område {place // 9}",
                whisker=Whisker(p50=start + 42, p80=start + 47),
            )
        )
    return Timeline(
        lanes=tuple(made),
        months=96,
        start=Month.of(2027, 1),
        gates=tuple(Gate(at=3 * n, label=f"Grind med ett långt namn {n}") for n in range(8)),
        freezes=(Freeze(start=6, end=8),),
        now=4,
    )


@pytest.mark.parametrize("count", [1, 5, 25, 45, 80])
def test_few_and_many_lanes_are_readable(count: int) -> None:
    figure = timeline(lanes(count), heading())
    found = text_lines(figure.render("svg"))
    assert overlaps(found) == []
    assert min(line.size for line in found) >= 10
    assert figure.body.height <= 120 + 45 * count + 180
    years = [line for line in found if line.text.startswith("2030")]
    assert len(years) == (2 if count > 24 else 1), "a long plan repeats its header below"


def test_a_plan_without_lanes_is_drawn() -> None:
    assert timeline(Timeline(lanes=(), months=12), heading()).render("svg")


# Contracts


@pytest.mark.parametrize(
    ("ends", "extensions", "support", "expected"),
    [
        (10, (), None, 10),
        (10, (20, 30), None, 30),
        (10, (20,), 15, 15),
        (10, (), 40, 10),
        (None, (), 15, 15),
        (None, (), None, None),
    ],
)
def test_the_effective_end_is_the_last_option_or_the_end_of_support(
    ends: float | None,
    extensions: tuple[float, ...],
    support: float | None,
    expected: float | None,
) -> None:
    entry = ContractLine(
        system="A",
        verdict=Verdict.OK,
        ends=ends,
        extensions=extensions,
        end_of_support=support,
    )
    assert entry.effective_end == expected


def test_margin_and_verdict_stand_at_the_right_in_words() -> None:
    text = told(contracts(contract_map(), heading()))
    assert "Interimslösning krävs" in text
    assert f"−10{NBSP}mån" in text
    assert "marginal okänd" in text
    assert "Slutdatum okänt" in text


def test_an_unknown_end_is_neither_a_gap_nor_a_safe_contract() -> None:
    line = ContractLine(system="A", verdict=Verdict.UNKNOWN, needed_until=20)
    figure = contracts(ContractMap(lines=(line,), months=48), heading())
    assert labels(figure) == ["Slutdatum okänt", "Systemet behövs till"]


def test_a_gap_spans_the_months_from_the_end_to_the_need() -> None:
    shown = tooltips(contracts(contract_map(), heading()))
    (gap,) = [tip for tip in shown if tip.startswith("Glapp")]
    assert gap.endswith(f"jul{NBSP}2029 – apr{NBSP}2030 (10{NBSP}mån)")


def test_every_verdict_has_its_sign() -> None:
    for verdict in Verdict:
        line = ContractLine(system="A", verdict=verdict, ends=9, needed_until=5, margin_months=4)
        figure = contracts(ContractMap(lines=(line,), months=12), heading())
        assert f"+4{NBSP}mån" in told(figure)
