"""What figures of alternatives show: time plans in outline, crowds, levels, detail, numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modarch.figures.diagrams.platform_content import Component, Example, Layer
from modarch.figures.diagrams.platform_detail import DETAILS, condensed
from modarch.figures.diagrams.time_axis import TimeScale
from modarch.figures.diagrams.timeline_content import Bar, Lane, SaidSpan, Timeline
from modarch.figures.diagrams.timeline_gates import flags
from modarch.figures.diagrams.timeline_layout import density, place_lanes
from modarch.figures.style import LayerKind, Phase, Status
from modarch.figures.views import registry
from modarch.figures.views.in_house_spectrum import spectrum_content
from modarch.figures.views.platform_strategy import platform_content
from modarch.figures.views.registry import figure_names, figure_of, figure_set
from modarch.figures.views.request import ViewRequest
from modarch.figures.views.timeline import timeline_content
from modarch.figures.views.timeline_outline import outline_content, outline_notes
from modarch.landscape.load import loads

NBSP = "\N{NO-BREAK SPACE}"
CORE = """
modarch: 1
programme:
  start: 2026-01
  gates: {decision: {opens: 2028-01}}
capabilities: {a: {group: Record}, b: {group: Record}, c: {group: Lab}}
platforms:
  data: {kind: data, sourcing: existing, canonical: omop-5.4}
  bus: {kind: integration, sourcing: existing}
modules:
  core:
    name: New core
    layer: core
    capabilities: [a, b]
    uses: {data: api, bus: api}
    phases: {requirements: 12, tender: 15, review: 6, contract: 0, build: 48, rollout: 48}
  lab: {capabilities: c, uses: {bus: synced}, phases: {tender: 9, build: 6, rollout: 6}}
scenarios: {s: {name: The core}}
alternatives:
  x:
    scenario: s
    label: X
    figures: {timeline-outline: 6, platform-strategy: 4}
    statements: [{said: ten years, low_months: 120, high_months: 120, components: core}]
"""
OWN = """
modarch: 1
programme:
  start: 2026-01
  areas: {north: {name: North}, south: {name: South}}
  ongoing:
    talks: {name: Talks, row: Development, start: 2028-01, end: 2028-12}
    other: {name: Other, start: 2026-01, end: 2026-12}
capabilities: {a: {}, b: {}}
modules:
  first:
    name: "Core, part 1"
    layer: core
    sourcing: in-house
    capabilities: a
    phases: {establish: 6, build: 12, certification: 6}
    rollout_areas: {north: {months: 6, prepare_months: 3}, south: {start_months: 6, months: 6}}
  second:
    name: "Core, part 2"
    layer: core
    sourcing: in-house
    in_house_level: module
    capabilities: b
    phases: {establish: 0, build: 12}
    rollout_areas: {north: {months: 6}, south: {start_months: 6, months: 6}}
    requires: [{on: first, after: built, before: build}]
"""


def request(text: str, scenario: str | None = None, **options: bool) -> ViewRequest:
    landscape = loads(text, scenario=scenario)
    return ViewRequest(landscape=landscape, language="en", options=options)


def told(lanes: tuple[Lane, ...]) -> list[list[tuple[str, int, int]]]:
    return [
        [(bar.label.replace(NBSP, " "), int(bar.start), int(bar.end)) for bar in lane.bars]
        for lane in lanes
    ]


class TestOutline:
    def test_a_core_system_has_a_row_for_each_step_from_when_gates_are_open(self) -> None:
        content = outline_content(request(CORE, "s"))
        assert told(content.lanes) == [
            [
                ("Procurement (27 mo)", 0, 27),
                ("Review of requirements (12 mo)", 0, 12),
                ("Announcement and evaluation under the procurement act (15 mo)", 12, 27),
            ],
            [("Appeal (6 mo)", 27, 33)],
            [("Design, adaptation, test and preparation (48 mo)", 33, 81)],
            [("Rollout (48 mo)", 81, 129)],
        ]
        assert content.start is None
        assert content.months == 132
        assert content.said == (SaidSpan(low=120, high=120, label="ten years"),)

    def test_the_plan_with_its_gates_is_told_beside(self) -> None:
        """Requirements may begin in 2026; the tender waits for January 2028."""
        (first, *_) = outline_notes(request(CORE, "s"))
        assert first.startswith("X: ten years.")
        assert "129 months (10.75 years)" in first
        assert "141 months (11.75 years)" in first

    def test_an_alternative_without_a_label_is_called_by_its_id(self) -> None:
        assert outline_notes(request(CORE.replace("    label: X\n", ""), "s"))[0].startswith("x: ")

    def test_a_plan_of_ones_own_is_shown_as_it_is(self) -> None:
        asked = request(CORE, "s", planned=True)
        assert max(bar.end for lane in outline_content(asked).lanes for bar in lane.bars) == 141
        assert not any("every condition" in note for note in outline_notes(asked))

    def test_own_development_has_streams_and_a_row_for_each_area(self) -> None:
        lanes = outline_content(request(OWN)).lanes
        rows = {lane.name: row for lane, row in zip(lanes, told(lanes), strict=True)}
        assert rows == {
            "Development": [
                ("Establishment, recruitment and organisation", 0, 6),
                ("New development: Part 1", 6, 18),
                ("New development: Part 2", 18, 30),
                ("Talks", 24, 36),
            ],
            "Quality and certification": [("Certification: Part 1 (6 mo)", 12, 18)],
            "North: rollout": [("", 15, 18), ("Part 1", 18, 24), ("Part 2", 30, 36)],
            "South: rollout": [("Part 1", 24, 30), ("Part 2", 36, 42)],
        }

    def test_without_a_core_everything_has_a_row(self) -> None:
        text = "modarch: 1\nprogramme: {start: 2026-01}\ncapabilities: {a: {}}\nmodules:\n"
        text += "".join(
            f"  m{n}: {{phases: {{tender: 2, build: 2, rollout: 2}}}}\n" for n in range(6)
        )
        assert len(outline_content(request(text)).lanes) == 6

    def test_an_empty_model_is_drawn(self) -> None:
        asked = request("modarch: 1\nprogramme: {start: 2026-01}\n", outline=True)
        assert figure_of("timeline", asked).render("svg")


class TestCrowd:
    TEXT = "modarch: 1\nprogramme: {start: 2026-01}\ncapabilities: {a: {}}\nmodules:\n"

    def crowd(self, areas: int, count: int = 61) -> ViewRequest:
        made = "".join(
            f"  m{n}: {{area: Area {n % areas}, phases: {{tender: 2, build: 2, rollout: 2}}}}\n"
            for n in range(count)
        )
        return request(self.TEXT + made)

    def test_many_modules_are_grouped_by_area_with_counts_and_it_is_said(self) -> None:
        asked = self.crowd(4)
        lanes = timeline_content(asked).lanes
        assert sorted(lane.name for lane in lanes) == [
            "Area 0 (16)",
            "Area 1 (15)",
            "Area 2 (15)",
            "Area 3 (15)",
        ]
        assert "61 modules and platforms" in figure_of("timeline", asked).surround.notes[0]

    @pytest.mark.parametrize(("areas", "count"), [(2, 61), (4, 60)])
    def test_few_areas_or_few_modules_stand_alone(self, areas: int, count: int) -> None:
        assert len(timeline_content(self.crowd(areas, count)).lanes) == count

    def test_each_phase_of_an_area_has_a_row(self) -> None:
        bars = (
            Bar(start=0, end=9, phase=Phase.ROLLOUT),
            Bar(start=2, end=4, phase=Phase.BUILD),
            Bar(start=5, end=6, phase=Phase.BUILD),
        )
        scale = TimeScale(left=100, right=700, months=12, language="en")
        ((placed,), _) = place_lanes([Lane(bars=bars, stacked=True)], scale, density(1), 0)
        heights = {bar.bar: bar.box.y for bar in placed.bars}
        assert heights[bars[1]] == heights[bars[2]] < heights[bars[0]]


class TestSystems:
    TEXT = """
modarch: 1
programme: {start: 2026-01}
capabilities: {a: {}}
contracts:
  sure: {ends: 2026-06}
  wide: {ends: {earliest: 2026-06, latest: 2026-09}}
systems:
  old: {capabilities: a, contracts: CONTRACT}
modules:
  new:
    capabilities: a
    phases: {requirements: 1, tender: 6, review: 0, contract: 0, build: 6, rollout: 6}
"""

    @pytest.mark.parametrize(
        ("contract", "expected"),
        [
            ("sure", [(Phase.OPERATION, 0, 6), (Phase.INTERIM, 6, 22)]),
            (
                "wide",
                [(Phase.OPERATION, 0, 6), (Phase.UNCERTAIN, 6, 9), (Phase.INTERIM, 9, 22)],
            ),
        ],
    )
    def test_an_uncertain_end_is_neither_in_use_nor_a_gap(
        self, contract: str, expected: list[tuple[Phase, int, int]]
    ) -> None:
        """Needed until rollout has ended, 1 + 6 + 6 + 6 months, and for three months beside it."""
        lanes = timeline_content(request(self.TEXT.replace("CONTRACT", contract))).lanes
        (lane,) = [one for one in lanes if one.name == "old"]
        assert [(bar.phase, bar.start, bar.end) for bar in lane.bars] == expected


class TestSaid:
    def test_times_said_for_the_same_month_share_a_flag(self) -> None:
        scale = TimeScale(left=0, right=1280, months=132, language="en")
        said = (SaidSpan(low=120, high=120, label="ten"), SaidSpan(low=120, high=132, label="more"))
        parts, _ = flags((), said, scale)
        assert sum("ten / more" in part for part in parts) == 1

    def test_a_span_is_a_band_and_a_single_time_a_line(self) -> None:
        from tests.unit.figures.figure_samples import heading

        from modarch.figures.diagrams.timeline import timeline

        lanes = (Lane(name="A", bars=(Bar(start=0, end=9, phase=Phase.TENDER),)),)
        for high, bands in ((6, 0), (9, 1)):
            said = (SaidSpan(low=6, high=high, label="said"),)
            svg = timeline(Timeline(lanes=lanes, months=12, said=said), heading()).svg()
            assert svg.count('fill-opacity="0.08"') == bands


class TestPlatformStrategy:
    def test_a_single_core_is_a_layer_with_its_areas_and_counts(self) -> None:
        content = platform_content(request(CORE, "s"))
        core = next(layer for layer in content.layers if layer.kind is LayerKind.CORE)
        assert core.name == "New core"
        assert [part.name for part in core.components] == ["Record (2)"]
        assert content.notes

    def test_relations_are_read_from_how_platforms_are_used(self) -> None:
        content = platform_content(request(CORE, "s"))
        assert [(one.source, one.target) for one in content.relations] == [
            (LayerKind.MODULES, LayerKind.INTEGRATION),
            (LayerKind.CORE, LayerKind.INTEGRATION),
            (LayerKind.CORE, LayerKind.DATA),
        ]
        assert content.relations[0].label.startswith("one module ")

    def test_only_what_is_in_use_in_the_month_is_counted(self) -> None:
        landscape = loads(CORE, scenario="s")
        asked = ViewRequest(landscape=landscape, language="en", at=landscape.start)
        assert platform_content(asked).relations == ()

    @pytest.mark.parametrize(("use", "notes"), [("api", 0), ("none", 1)])
    def test_modules_without_a_shared_platform_are_told(self, use: str, notes: int) -> None:
        text = CORE.replace("{bus: synced}", f"{{bus: {use}}}")
        told = [one for one in platform_content(request(text, "s")).notes if "shared" in one]
        assert len(told) == notes

    def test_details_leave_out_more_and_more_and_count_it(self) -> None:
        part = Component(
            name="A",
            capabilities=tuple(f"c{n}" for n in range(6)),
            examples=(
                *(Example(f"s{n}", Status.TO_BE_REPLACED) for n in range(5)),
                Example("p0"),
                Example("p1"),
            ),
        )
        layers = {LayerKind.MODULES: Layer(kind=LayerKind.MODULES, components=(part,))}
        shown = [
            condensed(layers, detail, "en")[LayerKind.MODULES].components[0] for detail in DETAILS
        ]
        assert shown[0] == part
        assert [one.name for one in shown[1].examples] == ["s0 · s1 · s2 · s3 · s4", "p0 · p1"]
        assert shown[2].capabilities == ("c0", "c1", "c2", f"+{NBSP}3{NBSP}more")
        assert shown[3].capabilities == ("6 capabilities",)
        assert shown[-1].examples[0].name == f"s0 · s1 · +{NBSP}3{NBSP}more"

    def test_of_a_core_system_capabilities_are_counted_not_their_areas(self) -> None:
        text = CORE.replace("modules:", "modules:\n  next: {layer: core, capabilities: []}")
        content = platform_content(request(text, "s", examples=True))
        layers = {layer.kind: layer for layer in content.layers}
        areas = ("Record (2)", "Lab (1)", "Ward (4)")
        core = replace(layers[LayerKind.CORE].components[1], capabilities=areas)
        assert core.count == 2
        counted = {LayerKind.CORE: replace(layers[LayerKind.CORE], components=(core,))}
        shown = condensed(counted, DETAILS[-1], "en")[LayerKind.CORE].components[0]
        assert shown.capabilities == ("2 capabilities",)

    def test_one_more_is_named_rather_than_counted(self) -> None:
        part = Component(name="A", capabilities=("a", "b", "c", "d"), examples=())
        layers = {LayerKind.MODULES: Layer(kind=LayerKind.MODULES, components=(part,))}
        assert condensed(layers, DETAILS[2], "sv")[LayerKind.MODULES].components[0] == part


class TestSpectrum:
    def test_a_level_is_as_stated_else_what_the_component_is(self) -> None:
        elements = spectrum_content(request(OWN)).elements
        assert [(one.name, one.level) for one in elements] == [
            ("Core, part 2", 2),
            ("Core, part 1", 4),
        ]

    def test_nothing_built_in_house_is_said(self) -> None:
        figure = figure_of("in-house-spectrum", request(CORE, "s"))
        assert figure.surround.notes == ("Nothing is developed in-house in this model.",)


class TestNumbers:
    def test_names_tell_the_number_and_the_scenario(self) -> None:
        names = figure_names(loads(CORE, scenario="s"))
        assert names["timeline-outline"] == "figure-06-timeline-outline-s"
        assert names["timeline"] == "timeline-s"
        assert figure_names(loads(CORE))["timeline-outline"] == "timeline-outline"

    def test_only_the_form_that_has_the_number_says_so(self) -> None:
        for options, number in (({}, None), ({"outline": True}, 6)):
            figure = figure_of("timeline", request(CORE, "s", **options))
            assert ("corresponds to figure 6" in figure.surround.heading.source) is bool(number)

    def test_the_set_has_every_name_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        kept = tuple(registry.FIGURES[id_] for id_ in ("timeline", "platform-strategy"))
        monkeypatch.setattr(registry, "_SET", kept)
        asked = request(CORE, "s")
        names = [name for name, _ in figure_set(asked)]
        assert names == list(figure_names(asked.landscape).values())
        assert len(set(names)) == len(names)
