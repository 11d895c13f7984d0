"""Words for the structure of a landscape and for the design structure matrix."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "graph",
        information=("Informationsflöde", "Information flow"),
        change=("Ändringsberoende", "Change dependency"),
        availability=("Driftberoende", "Run-time availability"),
        edges=("Given lista", "Given list"),
    ),
    **family(
        "graph-reading",
        information=(
            "Den som behöver information beror på den som har den, vare sig behovet är "
            "tillgodosett "
            "eller inte.",
            "Whoever needs information depends on whoever has it, whether the need is met or not.",
        ),
        change=(
            "Ett system beror på plattformar det använder och, som mottagare, på system det är "
            "direkt "
            "kopplat till; en plattform beror inte på sina användare.",
            "A system depends on platforms it uses and, as a consumer, on systems it is directly "
            "connected to; a platform does not depend on its users.",
        ),
        availability=(
            "Ett system beror på det som måste vara i drift för att det ska fungera: plattformar "
            "det "
            "lagrar i, och det som modellen anger.",
            "A system depends on what must be up for it to work: platforms it keeps its data on, "
            "and "
            "what the model states.",
        ),
    ),
    **family(
        "structure-title",
        measures=("Struktur", "Structure"),
        elements=("{graph}: vem som når vem", "{graph}: who reaches whom"),
        cut_vertices=("Det som allt hänger på", "What it all hangs on"),
        routes=("Oberoende vägar mellan dem som utbyter mest", "Independent routes"),
    ),
    **family(
        "structure-column",
        measure=("Mått", "Measure"),
        element=("Element", "Element"),
        vfi=("Behövs av (VFI)", "Needed by (VFI)"),
        vfo=("Behöver (VFO)", "Needs (VFO)"),
        role=("Roll", "Role"),
        between=("Står mellan andra", "Stands between others"),
        cut_off=("Skiljs av", "Cut off"),
        consumer=("Behöver", "Needs it"),
        producer=("Har", "Has it"),
        routes=("Vägar", "Routes"),
        weakest=("Svagaste snitt", "Weakest cut"),
        count=("Antal", "Number"),
    ),
    **family(
        "structure",
        elements=("Element", "Elements"),
        unconnected=("Utan samband", "Unconnected"),
        dependencies=("Beroenden", "Dependencies"),
        propagation_cost=("Spridning (PC), alla", "Propagation cost (PC), all"),
        propagation_cost_others=(
            "Spridning utan en själv (PC°), alla",
            "Without oneself (PC°), all",
        ),
        propagation_cost_connected=("Spridning (PC), sammanhängande", "PC, connected"),
        propagation_cost_connected_others=("PC°, sammanhängande", "PC°, connected"),
        damped=("Dämpad spridning (PC_p)", "Damped propagation (PC_p)"),
        cumulative_dependency=("Hopflätning (NCCD)", "Entanglement (NCCD)"),
        type=("Slag av struktur", "Kind of structure"),
        core=("Kärna", "Core"),
        flow_through=("Ej periferi", "Not periphery"),
        modularity=("Modularitet (Q)", "Modularity (Q)"),
        groups=("Grupper", "Groups"),
        cut_vertices=("Brytpunkter", "Cut vertices"),
        centralisation=("Centralisering", "Centralisation"),
        dependency_hhi=("Beroendekoncentration (HHI)", "Dependency HHI"),
        supplier_hhi=("Leverantörskoncentration (HHI-punkter)", "Supplier HHI (points)"),
        members=("{count} av {all}", "{count} of {all}"),
        not_computed=("ej beräknat", "not computed"),
    ),
    **family(
        "structure-role",
        core=("Kärna", "Core"),
        core_median=("Minst medianen i båda", "At least the median in both"),
        shared=("Delad: behövs av många", "Shared: needed by many"),
        control=("Styrande: behöver många", "Control: needs many"),
        periphery=("Periferi", "Periphery"),
    ),
    **family(
        "structure-type",
        hierarchical=("Hierarkisk: ingen kärna", "Hierarchical: no core"),
        multi_core=("Flera kärnor", "Multi-core"),
        borderline=("Gränsfall", "Borderline"),
        core_periphery=("Kärna och periferi", "Core-periphery"),
    ),
    **family(
        "structure-note",
        three=(
            "Tre grafer hålls isär. {reading}",
            "Three graphs are kept apart. {reading}",
        ),
        direction=(
            "I listan beror det som står under source på det som står under target.",
            "In the list, what stands under source depends on what stands under target.",
        ),
        validation=(
            "Metoden kommer från programvara och företags systemlandskap; ingen publicerad "
            "validering "
            "på sjukvårdslandskap har hittats.",
            "The method comes from software and enterprise landscapes; no published validation on "
            "health-care landscapes was found.",
        ),
        left_out=(
            "Grupper, brytpunkter och centralisering är inte beräknade för så många element; be om "
            "dem med --thorough.",
            "Groups, cut vertices and centralisation are not computed for so many elements; ask "
            "for "
            "them with --thorough.",
        ),
        no_route=("saknar förbindelse", "no connection"),
        own_connections=("bara kopplingar vid {item}", "only connections at {item}"),
        median=(
            "Ingen enda kärna: rollerna skiljs åt vid medianen av vad elementen behöver och behövs "
            "av, inte mot en kärna.",
            "No single core: the roles are told apart at the median of what elements need and are "
            "needed by, not against a core.",
        ),
    ),
    **family(
        "dsm-title",
        dependencies=(
            "Beroenden i upphandlingsordning (designstrukturmatris)",
            "Dependencies in procurement order (design structure matrix)",
        ),
        information=(
            "Informationsberoenden (designstrukturmatris)",
            "Information dependencies (design structure matrix)",
        ),
        change=(
            "Beroenden vid ändringar (designstrukturmatris)",
            "Dependencies in changes (design structure matrix)",
        ),
        availability=(
            "Beroenden i drift (designstrukturmatris)",
            "Dependencies in operation (design structure matrix)",
        ),
        order=("Beräknad ordning", "Computed order"),
        matrix=("Matris", "Matrix"),
        feedback=("Går mot ordningen", "Against the order"),
        tears=("Var en cirkel kan brytas", "Where a circle can be cut"),
    ),
    **family(
        "dsm-column",
        number=("Nr", "No"),
        element=("Element", "Element"),
        block=("Block", "Block"),
        needs=("Beror på", "Depends on"),
        needed_by=("Behövs av", "Needed by"),
        row=("Beroende", "Dependent"),
        column=("Beror på", "Depends on"),
        weight=("Vikt", "Weight"),
        strength=("Styrka", "Strength"),
        broken=("Bryter cirklar", "Circles broken"),
        left=("Kvar i cirkel", "Left in a circle"),
        cut=("I billigaste snittet", "In the cheapest cut"),
    ),
    **family(
        "dsm",
        block=("Block {number}", "Block {number}"),
        bus=("Gemensam grund", "Common base"),
        hard=("hård", "hard"),
        soft=("mjuk", "soft"),
        circle=("Cirkelberoende {number} ({count} element)", "Circle {number} ({count} elements)"),
        cluster=("Grupp {number}", "Group {number}"),
        reading=(
            "Läs radvis: raden beror på kolumnen. X är ett beroende på något tidigare, ◄ på något "
            "senare i ordningen.",
            "Read along the rows: the row depends on the column. X is a dependency on something "
            "earlier, ◄ on something later in the order.",
        ),
        arranged_sequence=(
            "Ordnad så att det andra beror på kommer först; cirklar står i block.",
            "Put in order so that what others depend on comes first; circles stand in blocks.",
        ),
        arranged_clusters=(
            "Ordnad så att det som hör ihop står i block.",
            "Put in order so that what belongs together stands in blocks.",
        ),
        hard_factor=(
            "Att gå mot ett hårt beroende räknas som {factor} mjuka.",
            "Going against a hard dependency counts as {factor} soft ones.",
        ),
        feedback=(
            "{count} av {total} beroenden går mot ordningen.",
            "{count} of {total} dependencies go against the order.",
            "Ett av {total} beroenden går mot ordningen.",
            "One of {total} dependencies goes against the order.",
        ),
        empty=(
            "Det finns inga beroenden att ordna.",
            "There are no dependencies to put in order.",
        ),
    ),
}
