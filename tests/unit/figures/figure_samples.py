"""Small content for every kind of figure, with names that a test may replace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.figures.catalogue import CATALOGUE, draw
from modarch.figures.charts.capacity import Capacity, CapacityPanel
from modarch.figures.charts.curves import Curve, Curves
from modarch.figures.charts.over_time import OverTime
from modarch.figures.charts.pareto import FrontPoint, ParetoContent
from modarch.figures.charts.profile import Measure, Profile
from modarch.figures.charts.ranges import RangeLook, RangeMark, RangeRow, Ranges
from modarch.figures.charts.s_curve import SCurve
from modarch.figures.charts.tornado import Swing, Tornado
from modarch.figures.charts.trade_off import Choice, TradeOff
from modarch.figures.charts.whiskers import WhiskerRow, Whiskers
from modarch.figures.diagrams.contract_content import ContractLine, ContractMap, Verdict
from modarch.figures.diagrams.dependency_content import (
    Dependencies,
    DependencyEdge,
    DependencyNode,
    NodeKind,
    Tie,
)
from modarch.figures.diagrams.four_fields import Field, FourFields, Sentence
from modarch.figures.diagrams.four_fields import Mark as FieldMark
from modarch.figures.diagrams.integration_content import (
    Connection,
    Integrations,
    Party,
    PartyKind,
    Quality,
)
from modarch.figures.diagrams.judgement import Judgement, JudgementRow
from modarch.figures.diagrams.matrix import Block, Dependence, Matrix
from modarch.figures.diagrams.overlay import Overlay, OverlayPart, OverlayRow
from modarch.figures.diagrams.pathway import HandOver, Pathway, PathwayStep, Transfer
from modarch.figures.diagrams.platform_content import (
    Component,
    Example,
    Layer,
    PlatformStrategy,
    Relation,
)
from modarch.figures.diagrams.scorecard import (
    ScoreCard,
    ScoreCell,
    ScoreRow,
    ScoreSection,
    ScoreWords,
)
from modarch.figures.diagrams.spectrum import Spectrum, SpectrumElement, default_levels
from modarch.figures.diagrams.standard_roles import RolesPicture, StandardRow
from modarch.figures.diagrams.table_figure import TableFigure
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
from modarch.figures.frame import Heading
from modarch.figures.style import Change, LayerKind, Phase, Severity, StandardFamily, Status
from modarch.figures.table import Column, Kind, Table
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from collections.abc import Callable

    from modarch.figures.figure import Figure
    from modarch.landscape.text import Language

START = Month.of(2027, 1)


def as_it_is(name: str) -> str:
    return name


def platform(n: Callable[[str], str] = as_it_is, modules: int = 4) -> PlatformStrategy:
    statuses = list(Status)
    cards = tuple(
        Component(
            name=n(f"Modul {place}"),
            status=statuses[place % len(statuses)],
            capabilities=(n(f"Förmåga {place}"),),
            examples=(Example(n(f"Produkt {place}"), Status.EXISTING),),
            area=n(f"Område {place % 7}"),
        )
        for place in range(modules)
    )
    return PlatformStrategy(
        layers=(
            Layer(kind=LayerKind.MODULES, components=cards),
            Layer(kind=LayerKind.INTEGRATION, standards=n("FHIR"), status=Status.EXISTING),
            Layer(kind=LayerKind.DATA, components=(Component(name=n("Analys")),)),
            Layer(kind=LayerKind.DEVICE, components=(Component(name=n("Monitorer")),)),
            Layer(kind=LayerKind.NATIONAL, components=(Component(name=n("NPÖ")),)),
        ),
        relations=(
            Relation(LayerKind.DEVICE, LayerKind.INTEGRATION, n("Mätvärden")),
            Relation(LayerKind.MODULES, LayerKind.DATA, n("Källa")),
        ),
    )


def dependency_graph(n: Callable[[str], str] = as_it_is) -> Dependencies:
    nodes = (
        DependencyNode(key="gate", name=n("Beslut"), wave=0, kind=NodeKind.GATE),
        DependencyNode(key="p", name=n("Plattform"), wave=1, kind=NodeKind.PLATFORM),
        DependencyNode(key="a", name=n("Modul A"), wave=2, critical=True),
        DependencyNode(key="b", name=n("Modul B"), wave=3, critical=True),
        DependencyNode(key="c", name=n("Modul C"), wave=3),
    )
    edges = (
        DependencyEdge(consumer="p", provider="gate", tie=Tie.GATE),
        DependencyEdge(consumer="a", provider="p", tie=Tie.DERIVED),
        DependencyEdge(consumer="b", provider="a", critical=True),
        DependencyEdge(consumer="c", provider="a", tie=Tie.SOFT),
        DependencyEdge(consumer="c", provider="p", tie=Tie.INFORMATION),
    )
    return Dependencies(nodes=nodes, edges=edges)


def network(n: Callable[[str], str] = as_it_is) -> Integrations:
    parties = (
        Party(key="m1", name=n("Modul 1"), kind=PartyKind.MODULE),
        Party(key="m2", name=n("Modul 2"), kind=PartyKind.MODULE),
        Party(key="hub", name=n("Integrationsplattform"), kind=PartyKind.PLATFORM),
        Party(key="old", name=n("Gammalt system"), kind=PartyKind.SYSTEM),
        Party(key="npo", name=n("NPÖ"), kind=PartyKind.SERVICE),
    )
    family = StandardFamily
    connections = (
        Connection(one="m1", other="hub", family=family.FHIR),
        Connection(one="m1", other="hub", family=family.HL7V2, quality=Quality.TRANSLATED),
        Connection(one="old", other="hub", family=family.PROPRIETARY, interim=True),
        Connection(one="npo", other="hub", family=family.NATIONAL),
        Connection(one="m1", other="m2", family=family.OTHER, quality=Quality.UNMET),
        Connection(one="m2", other="old", family=family.DICOM),
    )
    return Integrations(parties=parties, connections=connections)


def plan(n: Callable[[str], str] = as_it_is) -> Timeline:
    bars = (
        Bar(start=0, end=6, phase=Phase.REQUIREMENTS),
        Bar(start=6, end=18, phase=Phase.TENDER),
        Bar(start=18, end=24, phase=Phase.REVIEW, label=n("Överprövning (6 mån)")),
        Bar(start=24, end=40, phase=Phase.BUILD),
        Bar(start=30, end=40, phase=Phase.CERTIFICATION),
    )
    old = (
        Bar(start=0, end=30, phase=Phase.OPERATION),
        Bar(start=30, end=40, phase=Phase.INTERIM),
    )
    marks = (Mark(at=30, kind=MarkKind.CONTRACT_END), Mark(at=24, kind=MarkKind.NOTICE))
    return Timeline(
        lanes=(
            Lane(name=n("Modul"), bars=bars, critical=True, whisker=Whisker(p50=42, p80=47)),
            Lane(name=n("System"), bars=old, marks=marks, group=n("Befintliga system")),
        ),
        months=48,
        start=START,
        gates=(Gate(at=4, label=n("Beslut")),),
        freezes=(Freeze(start=6, end=8),),
        now=14,
    )


def contract_map(n: Callable[[str], str] = as_it_is) -> ContractMap:
    lines = (
        ContractLine(
            system=n("Melior"),
            verdict=Verdict.INTERIM,
            ends=20,
            extensions=(30,),
            notice=14,
            decision=16,
            end_of_support=36,
            needed_until=40,
            replaced_by=n("Journal"),
            margin_months=-10,
        ),
        ContractLine(system=n("SAMSA"), verdict=Verdict.UNKNOWN, needed_until=24),
    )
    return ContractMap(lines=lines, months=48, start=START, now=14)


def dsm(n: Callable[[str], str] = as_it_is) -> Matrix:
    return Matrix(
        names=(n("Plattform"), n("Läkemedel"), n("Intensivvård")),
        dependences=(
            Dependence(row=1, column=0),
            Dependence(row=2, column=1, strong=False),
            Dependence(row=1, column=2),
        ),
        blocks=(Block(first=1, last=2, label=n("Cirkel")),),
    )


def walk(n: Callable[[str], str] = as_it_is) -> Pathway:
    steps = tuple(
        PathwayStep(name=n(f"Steg {place}"), actor=n(f"Aktör {place % 3}"), system=n("System"))
        for place in range(9)
    )
    transfers = list(Transfer)
    hand_overs = tuple(
        HandOver(transfer=transfers[place % 3], objects=(n("Remiss"),), reason=n("orsak"))
        for place in range(8)
    )
    return Pathway(
        actors=tuple(n(f"Aktör {place}") for place in range(3)), steps=steps, hand_overs=hand_overs
    )


def comparison(n: Callable[[str], str] = as_it_is) -> TableFigure:
    table = Table(
        title=n("Jämförelse"),
        columns=(
            Column(key="m", heading=n("Mått")),
            Column(key="a", heading=n("A"), kind=Kind.SHARE),
        ),
        rows=((n("Risk"), 0.25), (n("Behov"), None)),
        notes=(n("Anmärkning"),),
    )
    return TableFigure(table=table, marks={(0, 1): Severity.OK}, emphasis=frozenset({1}))


def contents(n: Callable[[str], str] = as_it_is, language: Language = "sv") -> dict[str, Any]:
    """Return content for every kind of figure, each name passed through a function."""
    counts = (4.0, 5.0, 6.0, 6.0)
    return {
        "platform-strategy": platform(n),
        "dependencies": dependency_graph(n),
        "integrations": network(n),
        "timeline": plan(n),
        "contracts": contract_map(n),
        "matrix": dsm(n),
        "spectrum": Spectrum(
            levels=default_levels(language),
            elements=(SpectrumElement(name=n("Formulär"), level=0),),
        ),
        "standards": RolesPicture(
            rows=(
                StandardRow(
                    name=n("HL7 FHIR R4"),
                    task=n("Utbyte i realtid"),
                    family=StandardFamily.FHIR,
                    platforms=(n("Integrationsplattform"),),
                    modules=tuple(n(f"Modul {number}") for number in range(9)),
                    native=20,
                    mapped=2,
                    adapters=3,
                ),
                StandardRow(name="DICOM", task="", family=StandardFamily.DICOM, adapters=1),
            ),
            meaning=((n("NI"), n("48 av 53 informationsmängder")),),
            unstated=1,
        ),
        "four-fields": fields_of(n),
        "judgement": Judgement(
            columns=(n("B (referens)"), n("C")),
            rows=(
                JudgementRow(name=n("Tid"), group=n("Nytta"), weight="2", scores=(0, 2)),
                JudgementRow(name=n("Juridik"), group=n("Ram"), weight="1", scores=(0, None)),
            ),
            sums=((n("Summa"), ("0", "+2")),),
            emphasis=frozenset({1}),
            told=((0, n("Lika")), (2, n("Mycket bättre"))),
            weight_heading=n("Vikt"),
            leading=n("Högst"),
            warning=n("Påhittade poäng"),
        ),
        "overlay": Overlay(
            rows=(
                OverlayRow(
                    name=n("Moduler"),
                    parts=tuple(
                        OverlayPart(name=n(f"Modul {change}"), change=change, told=n("tider"))
                        for change in Change
                    ),
                    left_out=n("7 oförändrade"),
                ),
                OverlayRow(name=n("Grindar"), left_out=n("2 oförändrade")),
            ),
        ),
        "scorecard": scores_of(n),
        "pathway": walk(n),
        "table": comparison(n),
        "integrations-over-time": OverTime(
            attachments=counts,
            mappings=(1, 1, 2, 2),
            point_to_point=(9, 6, 3, 0),
            interim=(0, 2, 1, 0),
            start=START,
        ),
        "capacity": Capacity(
            panels=(CapacityPanel(name=n("Akut"), load=counts, capacity=(5, 5, 5, 5)),), start=START
        ),
        "curves": Curves(
            curves=(
                Curve(name=n("A"), points=((0, 0.2), (12, 0.4)), band=((0, 0.1, 0.3),)),
                Curve(name=n("B"), points=((0, 0.3), (12, 0.41))),
            ),
            y_title=n("Risk"),
            start=START,
        ),
        "bars": Profile(
            alternatives=(n("A"), n("B")),
            measures=(Measure(name=n("F1"), values=(0.2, None)),),
            axis_title=n("0 god"),
        ),
        "trade-off": TradeOff(
            choices=(
                Choice(x=1, y=9, name=n("få")),
                Choice(x=4, y=3, name=n("knä"), knee=True),
                Choice(x=9, y=4, name=n("i dag"), today=True, efficient=False),
            ),
            x_title=n("Moduler"),
            y_title=n("Par"),
        ),
        "pareto": ParetoContent(
            points=(
                FrontPoint(x=9, y=3, number=0),
                FrontPoint(x=1, y=9, number=1, label=n("minst"), told=n("Plan 1"), is_default=True),
                FrontPoint(x=4, y=4, number=2, label=n("knä"), told=n("Plan 2"), is_knee=True),
                FrontPoint(x=8, y=2, number=3, told=n("Plan 3")),
            ),
            x_title=n("Interim"),
            y_title=n("Topp"),
        ),
        "ranges": Ranges(
            groups=(
                (
                    n("Från avtal"),
                    (
                        RangeRow(
                            name=n("Journal"),
                            low=23,
                            middle=30,
                            high=39,
                            marks=(RangeMark(kind="real", low=69, high=74),),
                            told=n("69 till 74"),
                            is_strong=True,
                        ),
                        RangeRow(
                            name=n("Ej klar"),
                            marks=(RangeMark(kind="open", low=90, high=90, is_open=True),),
                            told=n("över 90"),
                        ),
                    ),
                ),
            ),
            looks={
                "real": RangeLook(label=n("Verkligt"), shape="circle", colour="#0a43dd"),
                "open": RangeLook(label=n("Inte klart"), shape="right", colour="#b0320a"),
            },
            range_name=n("Spann"),
            middle_name=n("Mitten"),
            x_title=n("Månader"),
        ),
        "tornado": Tornado(
            swings=(Swing(name=n("Överprövning"), low=9, high=14, low_label=n("få")),),
            base=10,
            x_title=n("Månader"),
        ),
        "whiskers": Whiskers(
            rows=(
                WhiskerRow(
                    name=n("Journal"), begins=0, planned=24, low=22, middle=29, eighty=36, high=44
                ),
                WhiskerRow(
                    name=n("Bild"), begins=None, planned=None, low=8, middle=9, eighty=12, high=15
                ),
            ),
            start=START,
        ),
        "s-curve": SCurve(
            points=((10, 0.1), (12, 0.5), (15, 0.9)),
            percentiles=((0.5, 12), (0.8, 14)),
            planned=12,
            start=START,
        ),
    }


def fields_of(n: Callable[[str], str]) -> FourFields:
    mark = FieldMark("tick", "#218553", n("Måtten stöder"))
    strength = Field(
        name=n("Styrkor"),
        sentences=(
            Sentence(told=n("Lätt att byta"), below=n("Teknik"), marks=(mark,)),
            Sentence(told=n("Mindre steg")),
        ),
    )
    others = (Field(name=n("Svagheter")), Field(name=n("Möjligheter")), Field(name=n("Hot")))
    return FourFields(fields=(strength, *others), rows=("inre", "yttre"))


def scores_of(n: Callable[[str], str]) -> ScoreCard:
    cells = (
        ScoreCell(told=n("12 mån"), value=0.4, low=0.2, high=0.9, leading=True),
        ScoreCell(told="–"),
    )
    rows = tuple(
        ScoreRow(name=n(f"Mått {number}"), cells=cells, certain=number % 2 == 0)
        for number in range(7)
    )
    return ScoreCard(
        columns=(n("A – kärnsystem"), n("B – moduler")),
        sections=(
            ScoreSection(name=n("Tid"), rows=rows),
            ScoreSection(name=n("Risk"), rows=rows),
        ),
        words=ScoreWords(bar=n("Värde"), span=n("Spann"), leading=n("Bäst"), certain=n("Säkert")),
    )


def heading(language: Language = "sv", title: str = "Figur") -> Heading:
    return Heading(
        title=title,
        language=language,
        scenario="C",
        as_of=Month.of(2028, 3),
        assumptions=True,
        source="Exempel",
    )


def figure(id_: str, language: Language = "sv") -> Figure:
    """Return one figure of a kind."""
    return draw(id_, contents(language=language)[id_], heading(language))


def figures(n: Callable[[str], str] = as_it_is, language: Language = "sv") -> dict[str, Figure]:
    """Return one figure of every kind."""
    given = contents(n, language)
    return {id_: draw(id_, given[id_], heading(language, n("Figur"))) for id_ in CATALOGUE}
