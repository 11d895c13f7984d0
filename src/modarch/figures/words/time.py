"""Words for time plans: phases, marks, header, contracts."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "phase",
        establish=("Etablering", "Establishment"),
        procurement=("Upphandling", "Procurement"),
        requirements=("Kravarbete", "Requirements"),
        tender=("Annonsering och utvärdering", "Tender and evaluation"),
        review=("Överprövning", "Appeal period"),
        contract=("Avtalstecknande", "Contract award"),
        build=("Anpassning och test", "Adaptation and test"),
        certification=("Certifiering och CE-märkning", "Certification and CE marking"),
        preparation=("Planera och förbereda", "Plan and prepare"),
        rollout=("Införande", "Rollout"),
        operation=("I drift", "In operation"),
        activity=("Annat arbete", "Other work"),
        uncertain=("Avtalet kan ha löpt ut", "The contract may have ended"),
        interim=("Glapp – kräver interimslösning", "Gap – needs an interim solution"),
    ),
    **family(
        "phase-letter",
        establish=("E", "E"),
        procurement=("", ""),
        requirements=("K", "R"),
        tender=("U", "T"),
        review=("Ö", "A"),
        contract=("A", "C"),
        build=("T", "B"),
        certification=("C", "M"),
        preparation=("P", "P"),
        rollout=("I", "O"),
        operation=("", ""),
        activity=("", ""),
        uncertain=("?", "?"),
        interim=("!", "!"),
    ),
    **family(
        "mark",
        contract_end=("Avtalet löper ut", "Contract ends"),
        option_end=("Sista option löper ut", "Last option ends"),
        notice=("Sista dag för uppsägning", "Last day of notice"),
        decision=("Sista dag att utnyttja option", "Last day to call an option"),
        end_of_support=("Supporten upphör", "End of support"),
        first_use=("Första driftstart", "First use"),
        live=("Infört i hela länet", "Live everywhere"),
        milestone=("Milstolpe", "Milestone"),
    ),
    **family(
        "time",
        year=("År {number}", "Year {number}"),
        later=("År xx", "Year xx"),
        gate=("Grind", "Gate"),
        freeze=("Driftstartsstopp", "No go-live period"),
        now=("Lägesdatum", "Date of the figure"),
        range=("P50–P80 enligt simulering", "P50–P80 by simulation"),
        critical=("Kritisk kedja", "Critical chain"),
        said=("Tid enligt källan", "Time as the source says"),
    ),
    **family(
        "outline",
        procurement=("Upphandling", "Procurement"),
        establish=(
            "Etablering, rekrytering och organisation",
            "Establishment, recruitment and organisation",
        ),
        requirements=("Kravgenomgång", "Review of requirements"),
        tender=(
            "Annonsering och utvärdering enligt LOU",
            "Announcement and evaluation under the procurement act",
        ),
        review=("Överprövning", "Appeal"),
        contract=("Avtalstecknande", "Contract award"),
        build=(
            "Design, anpassning, test och förberedelser",
            "Design, adaptation, test and preparation",
        ),
        certification=("Certifiering och CE-märkning", "Certification and CE marking"),
        rollout=("Införande", "Rollout"),
        development=("Utveckling", "Development"),
        development_of=("Nytutveckling: {name}", "New development: {name}"),
        quality=("Kvalitet och certifiering", "Quality and certification"),
        certified=("Certifiering: {name}", "Certification: {name}"),
        in_area=("{name}: införande", "{name}: rollout"),
        with_length=("{name} ({length})", "{name} ({length})"),
        said=("Enligt källan: {said}", "The source says: {said}"),
        free=(
            "Åren räknas från att alla förutsättningar finns: som om varje grind vore öppen och "
            "inget driftstartsstopp gällde.",
            "Years are counted from when every condition is in place: as if each gate were open "
            "and there were no period without go-live.",
        ),
        late_certificate=(
            "Certifieringen är ritad så sent som den får ligga; den ska vara klar före införandet.",
            "Certification is drawn as late as it may lie; it has to be done before the rollout.",
        ),
        takes=(
            "{name}: {said}. Räknat här: {months} månader ({years} år).",
            "{name}: {said}. Worked out here: {months} months ({years} years).",
        ),
        takes_planned=(
            "{name}: {said}. Räknat här: {months} månader ({years} år); i planen med grindar, "
            "kapacitet och driftstartsstopp {planned} månader ({planned_years} år).",
            "{name}: {said}. Worked out here: {months} months ({years} years); in the plan with "
            "gates, capacity and no-go-live periods {planned} months ({planned_years} years).",
        ),
    ),
    **family(
        "verdict",
        missed=("Datum passerat", "Date missed"),
        interim=("Interimslösning krävs", "Interim solution needed"),
        unknown=("Kan inte bedömas", "Cannot be judged"),
        extend=("Utnyttja option", "Call an option"),
        overlap=("Dubbel kostnad", "Paid double"),
        ok=("Räcker", "Sufficient"),
    ),
    **family(
        "contracts",
        margin=("Bedömning och marginal", "Verdict and margin"),
        margin_between=("{least} till {most}", "{least} to {most}"),
        unsure=("Slutdatum osäkert", "End date uncertain"),
        margin_unknown=("marginal okänd", "margin unknown"),
        replaced_by=("ersätts av {name}", "replaced by {name}"),
        contract=("Avtalstid", "Contract term"),
        option=("Option på förlängning", "Option to extend"),
        open=("Slutdatum okänt", "End date unknown"),
        needed=("Systemet behövs till", "System needed until"),
        reading=(
            "Marginalen är tiden från att systemet inte längre behövs till att avtal, optioner "
            "eller support tar slut; minus betyder ett glapp.",
            "The margin is the time from when the system is no longer needed until contract, "
            "options or support end; minus means a gap.",
        ),
    ),
    "time.nothing-planned": Phrase(
        "Modellen har inga moduler eller plattformar att planera.",
        "The model has no modules or platforms to plan.",
    ),
    "time.grouped": Phrase(
        "{count} moduler och plattformar, grupperade efter område; siffran efter ett område är hur "
        "många det har, och staplarna visar när något av dem pågår.",
        "{count} modules and platforms, grouped by area; the figure after an area is how many it "
        "has, and the bars show when any of them is under way.",
    ),
    "time.sufficient": Phrase(
        "{count} system vars avtal räcker visas inte.",
        "{count} systems whose contract suffices are not shown.",
        "Ett system vars avtal räcker visas inte.",
        "One system whose contract suffices is not shown.",
    ),
    "time.range-told": Phrase("P50 {p50}, P80 {p80}", "P50 {p50}, P80 {p80}"),
    "time.bar": Phrase("{name}: {start} – {end} ({length})", "{name}: {start} – {end} ({length})"),
    "time.month-number": Phrase("månad {number}", "month {number}"),
}
