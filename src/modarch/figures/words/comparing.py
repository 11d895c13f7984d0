"""Words for alternatives side by side: what they are held against, and what is certain."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "compare-title",
        measures=("Handlingsalternativen sida vid sida", "The alternatives side by side"),
        decisive=("Vad som skiljer säkert", "What differs for certain"),
        risk=("Fragmenteringsrisk över tid", "Fragmentation risk over time"),
        changes=("Driftstarter per vårdform och år", "Go-lives per setting and year"),
        roles=("Användargränssnitt per roll vid slutet", "User interfaces per role at the end"),
        contracts=("Avtal som inte räcker", "Contracts that do not last"),
        said=("Vad källor säger om tiden", "What sources say of the time"),
        ground=("Vad resultatet vilar på", "What the result rests on"),
        projects=("Projekt att jämföra tiderna med", "Projects to compare the times with"),
        values=("Måtten som tal", "The measures as numbers"),
        definitions=("Måtten och hur de räknas", "The measures and how they are worked out"),
        factors=(
            "Faktor för faktor, beräknat och ur källan",
            "Factor by factor, computed and quoted",
        ),
    ),
    **family(
        "compare-column",
        measure=("Mått", "Measure"),
        area=("Område", "Area"),
        parts=("Delar", "Parts"),
        project=("Projekt", "Project"),
        total=("I allt", "In all"),
        announced=("Från annonsering", "From the tender notice"),
        rollout=("Varav införande", "Of which rollout"),
        unfinished=("Pågår", "Unfinished"),
        unknown_suppliers=("Leverantör okänd", "Supplier unknown"),
        unknown_certificates=("Certifikat okänt", "Certificate unknown"),
        id=("Nyckel", "Key"),
        value=("Värde", "Value"),
        low=("Lägst", "Low"),
        high=("Högst", "High"),
        bounds=("Spann enligt", "Bounds by"),
        of=("Beror av", "Hangs on"),
        month=("Månad", "Month"),
        certain=("Skillnad", "Difference"),
        better=("Bättre", "Better"),
        pair=("Säkert skilda", "Apart for certain"),
        risk=("Komponent", "Component"),
        alternative=("Alternativ", "Alternative"),
        today=("I dag", "Today"),
        mean=("Medel", "Mean"),
        peak=("Högst", "Peak"),
        peak_month=("Högst i", "Peak in"),
        end=("Vid slutet", "At the end"),
        setting=("Vårdform", "Care setting"),
        role=("Roll", "Role"),
        system=("System", "System"),
        said=("Sägs", "Said"),
        takes=("Planen tar", "The plan takes"),
        standing=("Utfall", "Outcome"),
        violations=("Brutna villkor", "Constraints broken"),
        facts=("Fakta", "Facts"),
        estimates=("Uppskattningar", "Estimates"),
        assumptions=("Antaganden", "Assumptions"),
        unmarked=("Omärkta", "Unmarked"),
        plan=("Plan", "Plan"),
        told=("Så räknas det", "How it is worked out"),
        factor=("Faktor", "Factor"),
        basis=("Underlag", "Basis"),
    ),
    **family(
        "compare-way",
        lower=("lägre", "lower"),
        higher=("högre", "higher"),
        none=("varken eller", "neither"),
    ),
    **family(
        "compare-difference",
        decisive=("Avgörande", "Decisive"),
        inside=("Inom osäkerheten", "Within the uncertainty"),
        differs=("Skiljer", "Differs"),
        same=("Lika", "Equal"),
        unknown=("Inte känt", "Not known"),
        pair=("{first} bättre än {second}", "{first} better than {second}"),
        pair_lower=("{first} lägre än {second}", "{first} lower than {second}"),
    ),
    **family(
        "compare-factor",
        computed=("Beräknat: {measure}", "Computed: {measure}"),
        quoted=("Ur källan", "From the source"),
    ),
    **family(
        "compare-standing",
        within=("Ryms", "Within"),
        shorter=(
            "{count} månader kortare",
            "{count} months shorter",
            "1 månad kortare",
            "1 month shorter",
        ),
        longer=(
            "{count} månader längre",
            "{count} months longer",
            "1 månad längre",
            "1 month longer",
        ),
        unknown=("Kan inte jämföras", "Cannot be compared"),
    ),
    **family(
        "compare-note",
        rule_cases=(
            "En skillnad räknas som säker när spannen inte överlappar. Spannet för tid, "
            "interimslösningar, avtal och driftstarter går från alla tider som kortast till alla "
            "som längst; för övriga mått är det ±{tolerance} av värdet (minst ±0,02 för andelar "
            "och index), och antal som står i modellen räknas som de är. Toleransen är en "
            "konvention; ändra den med --tolerance.",
            "A difference counts as certain when the spans do not overlap. The span of time, "
            "interim solutions, contracts and go-lives runs from every duration at its shortest "
            "to every one at its longest; for other measures it is ±{tolerance} of the value (at "
            "least ±0.02 for shares and indices), and numbers stated in the model are taken as "
            "they are. The tolerance is a convention; change it with --tolerance.",
        ),
        rule_simulated=(
            "Av {runs} simulerade utfall per alternativ ger den tionde och den nittionde "
            "percentilen spannet där de finns (slumptalsfrö {seed}).",
            "Of {runs} simulated outcomes per alternative the tenth and the ninetieth percentile "
            "give the span where there are any (seed {seed}).",
        ),
        rank=(
            "Alternativen rangordnas inte. En stjärna står vid dem som inget annat säkert är "
            "bättre än, när något skiljer säkert.",
            "The alternatives are not ranked. A star stands by those that no other is for certain "
            "better than, when anything differs for certain.",
        ),
        rank_marked=(
            "Alternativen rangordnas inte. Bocken står vid dem som inget annat säkert är bättre "
            "än, när något skiljer säkert.",
            "The alternatives are not ranked. The tick stands by those that no other is for "
            "certain better than, when anything differs for certain.",
        ),
        at_least=(
            "≥: minst så mycket. Avtal med okänt slut, eller en grind med okänd tidpunkt, kan göra "
            "det mer.",
            "≥: at least so much. Contracts whose end is unknown, or a gate whose month is "
            "unknown, can make it more.",
        ),
        open_ended=(
            "{name}: tidpunkten är inte känd för grinden ”{gates}”. Planen räknar utan den, så "
            "tiden är minst så lång.",
            "{name}: the month of the gate “{gates}” is not known. The plan reckons without it, "
            "so the time is at least so long.",
        ),
        brief=(
            "F1–F8 var för sig: modarch fragmentation --scenarios, eller --format markdown.",
            "F1–F8 each: modarch fragmentation --scenarios, or --format markdown.",
        ),
        nothing_certain=(
            "Inget mått skiljer alternativen säkert.",
            "No measure sets the alternatives apart for certain.",
        ),
        certain_count=(
            "{count} av {all} mått skiljer något alternativ säkert från ett annat.",
            "{count} of {all} measures set some alternative apart from another for certain.",
            "1 av {all} mått skiljer något alternativ säkert från ett annat.",
            "1 of {all} measures sets some alternative apart from another for certain.",
        ),
        assumptions=(
            "Bakom varje resultat ligger antaganden: {told}.",
            "Behind every result lie assumptions: {told}.",
        ),
        quoted=(
            "Beräknat är modarchs mått på modellen. Ur källan är källans ord, som modellen återger "
            "dem.",
            "Computed is modarch's measure of the model. From the source are the source's words, "
            "as the model gives them.",
        ),
        heaviest=(
            "Tätast i {name}: {setting} {year}, {count} driftstarter.",
            "Densest in {name}: {setting} {year}, {count} go-lives.",
            "Tätast i {name}: {setting} {year}, 1 driftstart.",
            "Densest in {name}: {setting} {year}, 1 go-live.",
        ),
        contracts=(
            "Avtalen räcker inte: systemet behövs längre än avtal och optioner, var i sitt "
            "intervall slutet än ligger.",
            "The contracts do not last: the system is needed longer than contract and options, "
            "wherever in its interval the end lies.",
        ),
        projects=(
            "Andras tider säger vad som har hänt förr; de räknas inte in i något mått.",
            "Others' times say what has happened before; they enter no measure.",
        ),
        fatigue=(
            "En driftstart är en modul eller plattform som vården i en vårdform börjar använda. "
            "Förändringströtthet mäts inte; hur ofta och hur mycket på en gång gör det.",
            "A go-live is a module or platform that care begins to use in a care setting. Change "
            "fatigue is not measured; how often and how much at once is.",
        ),
        said=(
            "Sagt är källornas ord. Planen räknas från det första arbetet med delarna till att de "
            "är införda överallt, om källan inte säger annat.",
            "Said are the sources' words. The plan is counted from the first work on the parts "
            "until they are in use everywhere, unless the source says otherwise.",
        ),
    ),
    "compare-money.millions": Phrase(
        "{amount}\N{NO-BREAK SPACE}mnkr", "SEK\N{NO-BREAK SPACE}{amount}m"
    ),
    **family(
        "compare-figure",
        level=("Lika i alla: {measures}.", "Equal in all: {measures}."),
        rule=(
            "En rad skiljer säkert när spannen inte överlappar. Spannen går från alla tider som "
            "kortast till alla som längst; där inget räknar fram dem är de ±{tolerance} av värdet.",
            "A row differs for certain when the spans do not overlap. The spans run from every "
            "duration at its shortest to every one at its longest; where nothing works them out "
            "they are ±{tolerance} of the value.",
        ),
    ),
    **family(
        "compare-mark",
        star=("Inget annat är säkert bättre", "No other is better for certain"),
        band=(
            "Spann: kortast till längst, eller toleransen",
            "Span: shortest to longest, or the tolerance",
        ),
        band_simulated=(
            "Spann: P10–P90 av simulerade utfall",
            "Span: P10–P90 of simulated outcomes",
        ),
        bar=("Värde, i radens egen skala", "Value, on the scale of its row"),
        decisive=("Skiljer säkert", "Differs for certain"),
        inside=("Inom osäkerheten", "Within the uncertainty"),
    ),
}
