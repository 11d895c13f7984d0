"""Diagrams show what they are told, in the form that keeps large ones readable."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.figures.figure_samples import (
    dependency_graph,
    heading,
    network,
    platform,
)
from tests.unit.figures.svg_extents import overlaps, text_lines

from modarch.figures.diagrams.dependencies import dependencies
from modarch.figures.diagrams.dependency_content import (
    Dependencies,
    DependencyEdge,
    DependencyNode,
    NodeKind,
    Tie,
)
from modarch.figures.diagrams.grid import balanced, placed_in_rows
from modarch.figures.diagrams.integration_content import (
    Connection,
    Integrations,
    Party,
    PartyKind,
    Quality,
)
from modarch.figures.diagrams.integration_layout import MOST_CARDS, Strand, lay_out
from modarch.figures.diagrams.integrations import integrations
from modarch.figures.diagrams.platform_content import (
    Component,
    Layer,
    PlatformStrategy,
    Relation,
)
from modarch.figures.diagrams.platform_layout import Arrangement, Options, arrange
from modarch.figures.diagrams.platform_routes import most_lanes, routes
from modarch.figures.diagrams.platform_strategy import platform_strategy
from modarch.figures.diagrams.routing import free_spot, spline
from modarch.figures.style import Change, LayerKind, StandardFamily, Status
from modarch.figures.svg import Box

SVG = "{http://www.w3.org/2000/svg}"


def legend(figure: object) -> list[str]:
    return [entry.label for entry in figure.surround.legend]  # type: ignore[attr-defined]


def told(figure: object) -> str:
    svg = figure.render("svg")  # type: ignore[attr-defined]
    root = fromstring(svg)
    return " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


# Rows of cards


@given(st.integers(1, 90), st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_rows_are_as_few_and_as_equal_as_can_be(count: int, most: int) -> None:
    rows = balanced(range(count), most)
    sizes = [len(row) for row in rows]
    assert [item for row in rows for item in row] == list(range(count))
    assert len(rows) == -(-count // most)
    assert max(sizes) - min(sizes) <= 1


def test_cards_fill_the_width_and_never_overlap() -> None:
    placed, used = placed_in_rows(
        range(11), Box(5, 7, 500, 0), least_width=90, gap=10, height=lambda i, _: 20 + i
    )
    boxes = [box for _, box in placed]
    for one, other in itertools.combinations(boxes, 2):
        apart = one.right <= other.x or other.right <= one.x
        assert apart or one.bottom <= other.y or other.bottom <= one.y
    assert max(box.right for box in boxes) == pytest.approx(505)
    assert max(box.bottom for box in boxes) == pytest.approx(7 + used)


# Platform strategy


@pytest.mark.parametrize("modules", [0, 1, 5, 12, 34, 40])
@pytest.mark.parametrize("examples", [False, True])
def test_every_module_has_a_card(modules: int, examples: bool) -> None:
    figure = platform_strategy(platform(modules=modules), heading(), examples=examples)
    text = told(figure)
    for place in range(modules):
        assert re.search(rf"Modul {place}\b", text)
    assert not figure.surround.notes
    assert overlaps(text_lines(figure.render("svg"))) == []


@pytest.mark.parametrize("modules", [41, 80])
def test_many_modules_are_grouped_by_area_with_counts_and_it_is_said(modules: int) -> None:
    figure = platform_strategy(platform(modules=modules), heading())
    text = told(figure)
    counts = [sum(place % 7 == area for place in range(modules)) for area in range(7)]
    for area, count in enumerate(counts):
        assert f"Område {area} ({count})" in text
    assert f"{modules} moduler, grupperade efter område" in text
    assert overlaps(text_lines(figure.render("svg"))) == []


def test_an_area_with_many_modules_says_how_many_are_not_listed() -> None:
    areas = ("Ett", *["Två", "Tre"] * 2, *["Ett"] * 44)
    cards = tuple(Component(name=f"Modul {place}", area=area) for place, area in enumerate(areas))
    content = PlatformStrategy(layers=(Layer(kind=LayerKind.MODULES, components=cards),))
    text = told(platform_strategy(content, heading()))
    assert "Ett (45)" in text
    assert "+\N{NO-BREAK SPACE}33\N{NO-BREAK SPACE}till" in text


def test_many_modules_without_areas_are_shown_by_their_names_alone() -> None:
    cards = tuple(
        Component(name=f"Modul {place}", capabilities=(f"Förmåga {place}",)) for place in range(45)
    )
    content = PlatformStrategy(layers=(Layer(kind=LayerKind.MODULES, components=cards),))
    figure = platform_strategy(content, heading(), examples=True)
    text = told(figure)
    assert all(re.search(rf"Modul {place}\b", text) for place in range(45))
    assert "bara namnen visas" in text
    assert ">Förmåga" not in figure.render("svg").decode()


def test_plain_cards_hide_and_example_cards_show_the_it_support() -> None:
    plain = told(platform_strategy(platform(), heading()))
    shown = told(platform_strategy(platform(), heading(), examples=True))
    for detail in ("Förmåga 1", "Produkt 1"):
        assert detail not in plain
        assert detail in shown


def test_the_legend_has_only_statuses_that_occur() -> None:
    one = Component(name="A", status=Status.IN_HOUSE)
    content = PlatformStrategy(layers=(Layer(kind=LayerKind.MODULES, components=(one,)),))
    assert legend(platform_strategy(content, heading())) == ["Egenutvecklad"]


def test_dot_text_tells_the_key_in_words() -> None:
    dot = platform_strategy(platform(), heading()).dot()
    assert "B Befintlig · U Upphandlad" in dot
    assert "1 Mätvärden · 2 Källa" in dot


def test_relations_are_numbered_and_told() -> None:
    figure = platform_strategy(platform(), heading())
    assert legend(figure)[-2:] == ["Mätvärden", "Källa"]
    edges = re.findall(r"^\s*n\d+ -> n\d+", figure.diagram.source, re.MULTILINE)
    assert len(edges) == 2


def test_a_relation_to_a_layer_that_is_not_there_is_left_out() -> None:
    content = platform()
    without = replace(content, layers=content.layers[:2])
    figure = platform_strategy(without, heading())
    assert "Källa" not in legend(figure)


def core_strategy(modules: int) -> PlatformStrategy:
    parts = tuple(Component(name=f"Del {place}") for place in range(6))
    cards = tuple(Component(name=f"Modul {place}") for place in range(modules))
    return PlatformStrategy(
        layers=(
            Layer(kind=LayerKind.CORE, name="Kärna", components=parts, status=Status.PROCURED),
            Layer(kind=LayerKind.MODULES, components=cards),
            Layer(kind=LayerKind.DATA),
        )
    )


def height_of(svg: bytes, text: str) -> float:
    return next(line.baseline for line in text_lines(svg) if line.text == text)


def test_a_core_system_stands_beside_few_modules_and_below_many() -> None:
    few = platform_strategy(core_strategy(5), heading()).render("svg")
    many = platform_strategy(core_strategy(20), heading()).render("svg")
    assert height_of(few, "Kärna") == pytest.approx(height_of(few, "Moduler/applikationer"), abs=8)
    assert height_of(many, "Kärna") > height_of(many, "Moduler/applikationer") + 50


def test_a_change_overrides_the_status() -> None:
    one = Component(name="A", status=Status.EXISTING, change=Change.NEW)
    content = PlatformStrategy(layers=(Layer(kind=LayerKind.MODULES, components=(one,)),))
    figure = platform_strategy(content, heading())
    assert legend(figure) == ["Tillkommer"]


# Routes


def arranged() -> tuple[Arrangement, list[Relation]]:
    """Return a stack with more lines than fit in one lane."""
    kinds = (
        LayerKind.MODULES,
        LayerKind.CORE,
        LayerKind.INTEGRATION,
        LayerKind.INFORMATION,
        LayerKind.DATA,
        LayerKind.DEVICE,
        LayerKind.NATIONAL,
    )
    layers = {kind: Layer(kind=kind) for kind in kinds}
    pairs = [
        (LayerKind.MODULES, LayerKind.INFORMATION),
        (LayerKind.MODULES, LayerKind.INTEGRATION),
        (LayerKind.CORE, LayerKind.INTEGRATION),
        (LayerKind.CORE, LayerKind.DATA),
        (LayerKind.INFORMATION, LayerKind.DATA),
        (LayerKind.DEVICE, LayerKind.INTEGRATION),
        (LayerKind.NATIONAL, LayerKind.INTEGRATION),
    ]
    relations = [Relation(source, target, "") for source, target in pairs]
    return arrange(layers, Options(False, "sv"), lanes=most_lanes(relations)), relations


def test_every_line_runs_in_a_lane_of_its_own_outside_the_stack() -> None:
    arrangement, relations = arranged()
    lanes = [route[1][0] for _, route in routes(arrangement, relations) if len(route) > 2]
    assert len(lanes) >= 5
    assert len(set(lanes)) == len(lanes)
    stack = arrangement.boxes[LayerKind.DATA]
    assert all(lane < stack.x or lane > stack.right for lane in lanes)
    side = arrangement.boxes[LayerKind.DEVICE]
    assert all(lane > side.right for lane in lanes)


def test_lines_begin_and_end_at_the_edge_of_their_boxes_and_apart() -> None:
    arrangement, relations = arranged()
    ends = []
    for relation, route in routes(arrangement, relations):
        for kind, (x, y) in ((relation.source, route[0]), (relation.target, route[-1])):
            box = arrangement.boxes[kind]
            assert x in (box.x, box.right)
            assert box.y < y < box.bottom
            ends.append((x, y))
        for (ax, ay), (bx, by) in itertools.pairwise(route):
            assert ax == bx or ay == by
    assert len(set(ends)) == len(ends)


def test_a_number_stands_where_no_other_line_runs() -> None:
    route = [(0.0, 0.0), (0.0, 100.0)]
    across = [(-10.0, 50.0), (10.0, 50.0)]
    assert free_spot(route, []) == (0, 50)
    assert free_spot(route, [across]) == (0, 30)


def test_a_spline_is_what_graphviz_reads() -> None:
    assert spline([(0, 0), (10, 0)], arrow=False) == "0.0,0.0 0.0,0.0 10.0,0.0 10.0,0.0"
    tip, *rest = spline([(0, 0), (20, 0)]).split(" ")
    assert tip == "e,20.0,0.0"
    assert rest[-1] == "12.0,0.0"
    assert len(rest) % 3 == 1


# Dependencies


def test_edges_that_follow_from_others_are_left_out_and_counted() -> None:
    figure = dependencies(dependency_graph(), heading())
    assert figure.diagram.source.count("->") == 4
    assert "Ett beroende som följer av de ritade visas inte." in figure.surround.notes


def test_critical_and_circular_edges_are_never_left_out() -> None:
    content = dependency_graph()
    edges = tuple(replace(edge, critical=True) for edge in content.edges)
    figure = dependencies(replace(content, edges=edges), heading())
    assert figure.diagram.source.count("->") == 5


def test_a_cycle_is_red_with_its_cut_dashed() -> None:
    nodes = tuple(DependencyNode(key=k, name=k, wave=1 + (k == "b")) for k in "ab")
    edges = (
        DependencyEdge(consumer="b", provider="a", cycle=True),
        DependencyEdge(consumer="a", provider="b", cycle=True, cut=True),
    )
    figure = dependencies(Dependencies(nodes=nodes, edges=edges), heading())
    red = [line for line in figure.diagram.source.splitlines() if "->" in line]
    assert all("#b3140a" in line for line in red)
    assert ["dashed" in line for line in red] == [False, True]
    assert legend(figure)[-2:] == ["Cirkulärt beroende", "Föreslås brytas"]


def test_the_arrow_runs_from_what_must_be_first() -> None:
    nodes = (
        DependencyNode(key="late", name="sen", wave=2),
        DependencyNode(key="early", name="tidig", wave=1),
    )
    edges = (DependencyEdge(consumer="late", provider="early"),)
    figure = dependencies(Dependencies(nodes=nodes, edges=edges), heading())
    (arrow,) = re.findall(r"(n\d+) -> (n\d+)", figure.diagram.source)
    names = dict(re.findall(r"(n\d+) \[[^\n]*?>(sen|tidig)<", figure.diagram.source))
    assert [names[end] for end in arrow] == ["tidig", "sen"]


def test_every_kind_of_tie_has_its_own_line() -> None:
    nodes = tuple(DependencyNode(key=str(n), name=str(n), wave=n) for n in range(1, 7))
    edges = tuple(
        DependencyEdge(consumer=str(place + 2), provider=str(place + 1), tie=tie)
        for place, tie in enumerate(Tie)
    )
    figure = dependencies(Dependencies(nodes=nodes, edges=edges), heading())
    lines = [line for line in figure.diagram.source.splitlines() if "->" in line]
    looks = [tuple(sorted(re.findall(r"(arrowhead|color|style)=(\S+?)[,\]]", x))) for x in lines]
    assert len(set(looks)) == len(Tie)
    in_grey = [tuple(pair for pair in look if pair[0] != "color") for look in looks]
    assert len(set(in_grey)) == len(Tie), "told apart without colour"


def crowd(count: int) -> Dependencies:
    nodes = tuple(
        DependencyNode(key=f"m{n}", name=f"Modul {n}", wave=1 + n % 5, group=f"Område {n % 4}")
        for n in range(count)
    )
    edges = tuple(
        DependencyEdge(consumer=f"m{n}", provider=f"m{n - 1}") for n in range(1, count) if n % 5
    )
    return Dependencies(nodes=nodes, edges=edges)


def test_sixty_nodes_stand_alone_and_more_are_grouped_by_wave_and_area() -> None:
    assert "Modul 59" in told(dependencies(crowd(60), heading()))
    figure = dependencies(crowd(100), heading())
    text = told(figure)
    assert "Modul" not in text.replace("Moduler", "")
    assert sum(int(n) for n in re.findall(r"Område \d \((\d+)\)", text)) == 100
    assert "100 komponenter, grupperade efter våg och område." in figure.surround.notes
    assert "Grupp, med antal" in legend(figure)


def dense(tie: Tie) -> Dependencies:
    nodes = tuple(DependencyNode(key=f"m{n}", name=f"Modul {n}", wave=1 + n % 4) for n in range(24))
    edges = tuple(
        DependencyEdge(consumer=f"m{n}", provider=f"m{p}", tie=tie)
        for n in range(24)
        for p in range(24)
        if n % 4 == p % 4 + 1
    )
    hard = DependencyEdge(consumer="m3", provider="m0", critical=True)
    return Dependencies(nodes=nodes, edges=(*edges, hard))


@pytest.mark.parametrize("tie", [Tie.INFORMATION, Tie.SOFT])
def test_more_arrows_than_can_be_followed_become_counts(tie: Tie) -> None:
    figure = dependencies(dense(tie), heading())
    assert figure.diagram.source.count("->") == 1
    text = told(figure)
    assert text.count("+ 6 mjuka behov") == 18
    assert "108 mjuka beroenden och informationsbehov ritas inte" in text


def test_hard_dependencies_are_always_arrows() -> None:
    figure = dependencies(dense(Tie.HARD), heading())
    assert figure.diagram.source.count("->") == 109


def test_a_dependency_against_the_waves_points_back() -> None:
    nodes = (
        DependencyNode(key="a", name="tidig", wave=1),
        DependencyNode(key="b", name="sen", wave=2),
    )
    edges = (DependencyEdge(consumer="a", provider="b", tie=Tie.SOFT),)
    figure = dependencies(Dependencies(nodes=nodes, edges=edges), heading())
    (line,) = [line for line in figure.diagram.source.splitlines() if "->" in line]
    assert 'dir="back"' in line
    assert 'arrowtail="empty"' in line
    assert line.strip().startswith("n1 -> n2")


def test_circles_and_gates_stay_alone_in_a_crowd() -> None:
    content = crowd(80)
    gate = DependencyNode(key="g", name="Beslutet", wave=0, kind=NodeKind.GATE)
    loop = DependencyEdge(consumer="m7", provider="m6", cycle=True)
    figure = dependencies(
        Dependencies(nodes=(*content.nodes, gate), edges=(*content.edges, loop)), heading()
    )
    text = told(figure)
    for name in ("Beslutet", "Modul 6", "Modul 7"):
        assert name in text


def test_a_graph_without_edges_or_nodes_is_drawn() -> None:
    assert dependencies(Dependencies(nodes=(), edges=()), heading()).render("svg")


# Integrations


def segments(route: list[tuple[float, float]]) -> list[tuple[float, float, float, float]]:
    return [
        (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        for (ax, ay), (bx, by) in itertools.pairwise(route)
    ]


CARDS = st.integers(2, MOST_CARDS)


@given(CARDS, CARDS, st.integers(0, 3), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_no_two_lines_lie_on_each_other(above: int, below: int, bars: int, random: object) -> None:
    parties = (
        *(Party(key=f"m{n}", name=f"M{n}", kind=PartyKind.MODULE) for n in range(above)),
        *(Party(key=f"p{n}", name=f"P{n}", kind=PartyKind.PLATFORM) for n in range(bars)),
        *(Party(key=f"s{n}", name=f"S{n}", kind=PartyKind.SYSTEM) for n in range(below)),
    )
    cards = [party.key for party in parties if party.kind is not PartyKind.PLATFORM]
    pairs = {tuple(sorted(random.sample(cards, 2))) for _ in range(12)}  # type: ignore[attr-defined]
    pairs |= {
        (random.choice(cards), f"p{random.randrange(bars)}")  # type: ignore[attr-defined]
        for _ in range(20 if bars else 0)
    }
    strands = [Strand(one, other, "native", "fhir", 1) for one, other in sorted(pairs)]
    layout = lay_out(parties, strands)
    for one, other in itertools.combinations(strands, 2):
        for a, b in itertools.product(segments(layout.routes[one]), segments(layout.routes[other])):
            level = a[1] == a[3] == b[1] == b[3]
            upright = a[0] == a[2] == b[0] == b[2]
            shared_x = min(a[2], b[2]) - max(a[0], b[0])
            shared_y = min(a[3], b[3]) - max(a[1], b[1])
            assert not (level and shared_x > 0), (one, other)
            assert not (upright and shared_y > 0), (one, other)


@given(CARDS, CARDS)
@settings(max_examples=15, deadline=None)
def test_cards_and_bars_never_overlap(above: int, below: int) -> None:
    parties = (
        *(Party(key=f"m{n}", name=f"Modul {n}", kind=PartyKind.MODULE) for n in range(above)),
        Party(key="p", name="P", kind=PartyKind.PLATFORM),
        *(Party(key=f"s{n}", name=f"System {n}", kind=PartyKind.SYSTEM) for n in range(below)),
    )
    boxes = list(lay_out(parties, []).boxes.values())
    for one, other in itertools.combinations(boxes, 2):
        apart = one.right <= other.x or other.right <= one.x
        assert apart or one.bottom <= other.y or other.bottom <= one.y


def test_the_headline_counts_integrations_but_not_unmet_needs() -> None:
    figure = integrations(network(), heading())
    assert figure.surround.notes[0].startswith("5 integrationer.")
    assert "Behov utan integration" in legend(figure)
    assert "4 anslutningar" in told(figure)


def test_manners_are_told_apart_without_colour() -> None:
    source = integrations(network(), heading()).diagram.source
    lines = [line for line in source.splitlines() if "->" in line]
    styles = {re.search(r"style=(\S+?)[,\]]", line)[1] for line in lines}  # type: ignore[index]
    assert {'"solid"', '"dashed"', '"dotted"'} <= styles
    assert sum("#ffffff" in line for line in lines) == 1, "an interim line has gaps laid over it"


def test_each_line_ends_in_a_dot_at_its_platform() -> None:
    source = integrations(network(), heading()).diagram.source
    assert source.count('shape="circle"') == 4


def test_each_standard_has_its_letter_on_its_line() -> None:
    text = told(integrations(network(), heading())).split()
    for letter in ("F", "H", "L", "N", "D"):
        assert letter in text


def many_parties() -> Integrations:
    modules = tuple(
        Party(key=f"m{n}", name=f"Modul {n}", kind=PartyKind.MODULE, group=f"Område {n % 6}")
        for n in range(60)
    )
    bar = Party(key="p", name="Plattform", kind=PartyKind.PLATFORM)
    fhir, own = StandardFamily.FHIR, StandardFamily.PROPRIETARY
    attached = tuple(Connection(one=f"m{n}", other="p", family=fhir) for n in range(60))
    linked = (
        Connection(one="m0", other="m6", family=own),
        Connection(one="m1", other="m2", family=own),
        Connection(one="m7", other="m8", family=fhir, count=4),
        Connection(one="m1", other="m2", family=own, quality=Quality.UNMET),
    )
    return Integrations(parties=(*modules, bar), connections=(*attached, *linked))


def test_a_large_network_is_grouped_with_counts_and_it_is_said() -> None:
    figure = integrations(many_parties(), heading())
    text = told(figure)
    assert "Område 0 (10)" in text
    assert "60 anslutningar" in text
    assert "66 integrationer." in figure.surround.notes[0]
    assert figure.surround.notes[2] == "En integration inom ett och samma område visas inte."
    lines = [line for line in figure.diagram.source.splitlines() if "->" in line]
    assert len(lines) == 6 + 1 + 1
    widths = [float(found) for found in re.findall(r"penwidth=([\d.]+)", "\n".join(lines))]
    assert max(widths) > min(widths)


def test_a_network_without_platforms_is_drawn() -> None:
    content = network()
    parties = tuple(party for party in content.parties if party.kind is not PartyKind.PLATFORM)
    links = tuple(c for c in content.connections if "hub" not in {c.one, c.other})
    assert integrations(Integrations(parties=parties, connections=links), heading()).render("svg")
