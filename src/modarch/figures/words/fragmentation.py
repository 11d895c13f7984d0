"""Words for the fragmentation risk: its components, families, comparison, failures and leaks."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "risk",
        F1=("Otillgodosedda informationsbehov", "Unmet information needs"),
        F2=("Beroende av översättning", "Dependence on translation"),
        F3=("Splittrade användargränssnitt", "Split user interfaces"),
        F4=("Integrationsbörda", "Integration load"),
        F5=("Spridning av ändringar", "Spread of changes"),
        F6=("Skada när en del fallerar", "Damage when one part fails"),
        F7=("Leverantörsexponering", "Exposure to suppliers"),
        F8=("Lokala system vid sidan av", "Local systems on the side"),
    ),
    **family(
        "risk-of",
        F1=("{part} av {whole} (vikt)", "{part} of {whole} (weight)"),
        F2=("{part} av {whole} tillgodosedda (vikt)", "{part} of {whole} met (weight)"),
        F3=("{part} av {whole} (roller efter andel)", "{part} of {whole} (roles by share)"),
        F4=("{part} integrationer mot {today} i dag", "{part} integrations against {today} today"),
        F4_pace=(
            "{part} integrationer byggs på ett år, {whole} hinns med",
            "{part} integrations built in a year, {whole} can be",
        ),
        F5=("{part} av {whole} par av system", "{part} of {whole} pairs of systems"),
        F6=("{part} av {whole} (vikt)", "{part} of {whole} (weight)"),
        F7=(
            "koncentration av {cells} förmågor på plats",
            "concentration of {cells} capabilities in place",
        ),
        F7_exit=("väntas bort på ett år: {part} av {whole}", "expected to go: {part} of {whole}"),
        F8=("{part} av {whole} förmågor på plats", "{part} of {whole} capabilities in place"),
        nothing=("kan inte mätas", "cannot be measured"),
    ),
    **family(
        "risk-missing",
        F1=("modellen ger inga informationsbehov", "the model gives no information needs"),
        F2=("inget informationsbehov är tillgodosett", "no information need is met"),
        F3=(
            "modellen har inga roller som någon betjänar",
            "the model has no roles that are served",
        ),
        F4=("modellen ger inga informationsbehov", "the model gives no information needs"),
        F5=("modellen ger inga informationsbehov", "the model gives no information needs"),
        F6=("modellen ger inga informationsbehov", "the model gives no information needs"),
        F7=("inget system har förmågor", "no system has capabilities"),
        F8=("inget system har förmågor", "no system has capabilities"),
    ),
    **family(
        "family",
        information=("Information", "Information"),
        complexity=("Komplexitet", "Complexity"),
        interfaces=("Användargränssnitt", "User interfaces"),
        dependence=("Beroende", "Dependence"),
        governance=("Styrning", "Governance"),
    ),
    **family(
        "risk-column",
        component=("Komponent", "Component"),
        today=("I dag", "Today"),
        chosen=("{month}", "{month}"),
        end=("Slutläge", "End state"),
        change=("Ändring", "Change"),
        counted=("Räknat som", "Counted as"),
        family=("Familj", "Family"),
        weight=("Vikt", "Weight"),
        alternative=("Alternativ", "Alternative"),
        score=("Samlat mått", "Score"),
        worst=("Sämsta komponent", "Worst component"),
        dominated=("Slås av", "Beaten by"),
        first=("Först", "First"),
        rank=("Plats {number}", "Rank {number}"),
        central=("Talar för: vikter", "In favour: weights"),
        diagnosis=("Diagnos", "Diagnosis"),
        value=("Värde", "Value"),
        mean=("Medel", "Mean"),
        peak=("Topp", "Peak"),
        peak_month=("Toppmånad", "Peak month"),
        measure=("Mått", "Measure"),
        integrations=("Integrationer", "Integrations"),
        dual_running=("Gammalt mot nytt", "Old against new"),
    ),
    **family(
        "risk-title",
        profile=("Fragmenteringsrisk", "Fragmentation risk"),
        score=("Samlat mått och vikter", "Score and weights"),
        beside=("Vid sidan av måttet", "Beside the score"),
        alternatives=("Fragmenteringsrisk per alternativ", "Fragmentation risk by alternative"),
        ranking=("Alternativen mot varandra", "The alternatives against each other"),
        courses=("Risken över tid", "The risk over time"),
        course_by_alternative=(
            "Fragmenteringsrisk över tid per alternativ",
            "Fragmentation risk over time by alternative",
        ),
        years=("Risken år för år", "The risk year by year"),
        explain=("{risk} {name}: var siffran kommer ifrån", "{risk} {name}: where it comes from"),
        outages=("Vad som går förlorat när en del fallerar", "What is lost when a part fails"),
        forecast=("Slumpmässiga driftstopp", "Random outages"),
        exits=("Om en leverantör lämnar", "If a supplier leaves"),
        mergers=("Om två leverantörer går ihop", "If two suppliers merge"),
        leakage=("Lokala anskaffningar, simulerat", "Local acquisitions, simulated"),
        bridges=("Broar mellan gammalt och nytt", "Bridges between old and new"),
        bridge_steps=("Broar steg för steg", "Bridges step by step"),
    ),
    **family(
        "risk-note",
        scale=(
            "0 är bra, 1 är dåligt. Måtten jämförs inom en och samma modell; modellens "
            "kontrollsumma "
            "är {hash}.",
            "0 is good, 1 is bad. The measures compare within one model; the model's fingerprint "
            "is {hash}.",
        ),
        equal=(
            "Familjerna väger lika: en konvention, inte ett fynd. Ändra med --weights.",
            "The families weigh alike: a convention, not a finding. Change it with --weights.",
        ),
        stated=("Vikterna är modellens egna.", "The weights are the model's own."),
        given=("Vikterna kommer från {source}.", "The weights come from {source}."),
        worst=(
            "Sämst är {risk} {name} ({value}); ett medelvärde kan dölja det.",
            "Worst is {risk} {name} ({value}); a mean may hide it.",
        ),
        nothing=(
            "Risken kan inte bedömas: modellen saknar förmågor med information, roller och behov. "
            "Se: modarch needs.",
            "The risk cannot be assessed: the model lacks capabilities with information, roles and "
            "needs. See: modarch needs.",
        ),
        left_out=("Ej mätbart för alla: {risks}.", "Not measurable for all: {risks}."),
        dominates=(
            "{better} är inte sämre än {worse} i något mått och bättre i minst ett, vilka vikter "
            "man "
            "än väljer.",
            "{better} is no worse than {worse} in any measure and better in at least one, whatever "
            "the weights.",
        ),
        no_dominance=(
            "Inget alternativ slår ett annat i alla mått; vilket som är bäst beror på vikterna.",
            "No alternative beats another in every measure; which is best depends on the weights.",
        ),
        robust=(
            "Robust: {winner} är först i {kept} av {count} ändringar med ±20 % av en vikt eller "
            "ett "
            "värde (Kendalls τ i medel {tau}, lägst {lowest}).",
            "Robust: {winner} comes first in {kept} of {count} changes by ±20% of a weight or a "
            "value (Kendall's τ {tau} on average, {lowest} at least).",
        ),
        not_robust=(
            "Inte robust: {winner} är först i {kept} av {count} ändringar med ±20 % av en vikt "
            "eller "
            "ett värde (Kendalls τ i medel {tau}, lägst {lowest}).",
            "Not robust: {winner} comes first in {kept} of {count} changes by ±20% of a weight or "
            "a "
            "value (Kendall's τ {tau} on average, {lowest} at least).",
        ),
        tie=(
            "Inte robust: två alternativ delar första platsen.",
            "Not robust: two alternatives share the first rank.",
        ),
        upset=(
            "Ordningen vänder om {what} ändras till {factor} av sitt värde.",
            "The ranking turns if {what} is changed to {factor} of its value.",
        ),
        smaa=(
            "Andel av alla tänkbara viktningar ({count} dragna) där alternativet får varje plats.",
            "Share of all conceivable weightings ({count} drawn) in which it takes each rank.",
        ),
        basis=(
            "F4 räknas för alla mot dagens {count} integrationer i det första alternativet.",
            "F4 is held for all against today's {count} integrations in the first alternative.",
        ),
        unknown_suppliers=(
            "{count} system och moduler har ingen känd leverantör och räknas var för sig; F7 kan "
            "då "
            "se lägre ut än det är.",
            "{count} systems and modules have no known supplier and count one by one; F7 may then "
            "look lower than it is.",
            "Ett system eller en modul har ingen känd leverantör och räknas för sig; F7 kan då se "
            "lägre ut än det är.",
            "One system or module has no known supplier and counts on its own; F7 may then look "
            "lower than it is.",
        ),
        need_hours=(
            "Tillgänglighet är känd för {count} av {items} system; timmarna gäller dem.",
            "Availability is known for {count} of {items} systems; the hours are theirs.",
        ),
        over_time=(
            "Medel och topp räknas från {start} till {end}, i varje månad då något ändras.",
            "Mean and peak run from {start} to {end}, over every month in which anything changes.",
        ),
        over_time_all=(
            "Medel räknas från {start} till {end} för alla; den som är klar tidigare ligger kvar i "
            "sitt slutläge.",
            "Means run from {start} to {end} for all; one that is done earlier stays in its end "
            "state.",
        ),
        january=("Läget i januari varje år.", "As it stands in January of each year."),
        more=("… och {count} till.", "… and {count} more.", "… och en till.", "… and one more."),
        none_contribute=(
            "{risk} = {value}. Inget bidrar.",
            "{risk} = {value}. Nothing contributes.",
        ),
        equal_all=(
            "Alternativen är lika i alla mått; inga vikter kan skilja dem åt.",
            "The alternatives are equal in every measure; no weights can tell them apart.",
        ),
        smaa_pair=(
            "Av {count} dragna viktningar är {first} bättre i {better} och {second} i {worse}.",
            "Of {count} weightings drawn {first} is better in {better} and {second} in {worse}.",
        ),
        unknown_by_alternative=(
            "System och moduler utan känd leverantör räknas var för sig, så att F7 kan se lägre ut "
            "än det är: {told}.",
            "Systems and modules without a known supplier count one by one, so that F7 may look "
            "lower than it is: {told}.",
        ),
        unserved=(
            "I F1 i dag ingår {share} av alla behov därför att inget system i modellen betjänar "
            "den ena änden: förmågan är ny, eller så saknas systemet i modellen. Se --explain F1 "
            "--at {start}.",
            "F1 today includes {share} of all needs because no system of the model serves one end: "
            "the capability is new, or the system is missing in the model. See --explain F1 --at "
            "{start}.",
        ),
        explained=(
            "{risk} = {value}. Alla bidrag finns med --format json eller csv.",
            "{risk} = {value}. Every contribution is there with --format json or csv.",
        ),
        validation=(
            "Ingen publicerad validering av spridning och kärna på sjukvårdslandskap har hittats.",
            "No published validation of spread and core on health-care landscapes was found.",
        ),
        market_lines=(
            "EU 1000/2000 och USA 1800 punkter är gränser för marknader: en orientering, inget "
            "mer.",
            "EU 1000/2000 and US 1800 points are market thresholds: orientation, nothing more.",
        ),
    ),
    **family(
        "beside",
        dual_running=("Behov mellan gammalt och nytt", "Needs between old and new"),
        unserved=("Behov med en ände utan system", "Needs with an end without system"),
        fragmentation=("Splittring av vårdkedjor (FCI), medel", "Split of pathways (FCI), mean"),
        broken=("Brutna överlämningar", "Broken hand-overs"),
        architecture=("Struktur", "Structure"),
        core=("System i kärnan", "Systems in the core"),
        cumulative_dependency=("Hopflätning (NCCD)", "Entanglement (NCCD)"),
        cut_vertices=("System som allt hänger på", "Systems it all hangs on"),
        unconnected=("System utan samband", "Unconnected systems"),
        standards_entropy=("Spridning av standarder, bitar", "Diversity of standards, bits"),
        suppliers=("Kända leverantörer", "Known suppliers"),
        unknown_suppliers=("Utan känd leverantör", "Without a known supplier"),
        supplier_points=("Leverantörskoncentration (HHI-punkter)", "Supplier HHI (points)"),
        effective_suppliers=("Motsvarar så många lika stora", "Equals so many of equal size"),
        lost_need_hours=("Förlorade behovstimmar per år", "Lost need-hours per year"),
        of=("{part} av {whole}", "{part} of {whole}"),
    ),
    **family(
        "risk-figure",
        axis=("0 är bra, 1 är dåligt", "0 is good, 1 is bad"),
        lost=(
            "Andel av informationsbehoven som går förlorad",
            "Share of the information needs that is lost",
        ),
    ),
}
