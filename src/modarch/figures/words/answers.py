"""Words of the tables that answer the strategist's questions."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "column",
        system=("System", "System"),
        contract=("Avtal", "Contract"),
        verdict=("Bedömning", "Verdict"),
        needed_until=("Behövs till och med", "Needed until"),
        ends=("Avtalet gäller till", "Contract ends"),
        extent=("Längst till", "At most until"),
        margin=("Marginal", "Margin"),
        gap=("Glapp", "Gap"),
        cost=("Interimskostnad", "Interim cost"),
        act=("Att besluta", "To decide"),
        act_by=("Senast", "By"),
        legal=("Lagrum (information)", "Legal ground (information)"),
        assumption=("Antagande", "Assumption"),
        component=("Modul eller plattform", "Module or platform"),
        role=("Roll", "Role"),
        latest=("Senaste annonsering", "Latest tender notice"),
        earliest=("Tidigast möjligt", "Earliest possible"),
        planned=("I planen", "In the plan"),
        slack=("Tidsmarginal", "Slack"),
        pattern=("Mönster", "Pattern"),
        point_to_point=("Punkt-till-punkt", "Point-to-point"),
        attachments=("Anslutningar", "Attachments"),
        mappings=("Översättningar", "Mappings"),
        total=("Summa", "Total"),
        interim=("Varav tillfälliga", "Of which interim"),
        bindings=("Bindningar (annan nivå)", "Bindings (another level)"),
        by=("Uppdelning", "By"),
        element=("Element", "Element"),
        month=("Månad", "Month"),
        built=("Byggda sedan start", "Built since the start"),
        dependent=("Beroende", "Dependent"),
        on=("Beror på", "Depends on"),
        kind=("Slag", "Kind"),
        hardness=("Styrka", "Hardness"),
        rule=("Villkor", "Condition"),
        reason=("Skäl", "Reason"),
        wave=("Våg", "Wave"),
        components=("Moduler och plattformar", "Modules and platforms"),
        phase=("Fas", "Phase"),
        start=("Start", "Start"),
        end=("Slut", "End"),
        months=("Längd", "Length"),
        cycle=("Cirkel", "Circle"),
        cut=("Billigaste snitt", "Cheapest cut"),
        tear=("Snitt", "Cut"),
        broken=("Bryter cirklar", "Circles broken"),
        left=("Kvar i cirkel", "Left in a circle"),
        weight=("Vikt", "Weight"),
        field=("Uppgift", "Value"),
        missing=("Läge", "State"),
        elements=("Antal", "Number"),
        example=("Till exempel", "For example"),
        blocks=("Hindrar", "Blocks"),
        widens=("Gör osäkert", "Makes uncertain"),
        requirements=("Kravarbete", "Requirements"),
        tender=("Annonsering", "Tender notice"),
        signed=("Avtal", "Contract signed"),
        build=("Anpassning", "Build"),
        first_use=("Första användning", "First use"),
        live=("Infört", "Live"),
        remark=("Anmärkning", "Remark"),
        path=("Väg", "Path"),
        information=("Informationsmängd", "Information object"),
    ),
    **family(
        "title",
        contracts=("Avtal mot plan", "Contracts against the plan"),
        latest=("Senaste start av annonsering", "Latest tender start"),
        integrations=("Integrationer", "Integrations"),
        integrations_by=("Integrationer per {by}", "Integrations by {by}"),
        integrations_over_time=("Integrationer över tid", "Integrations over time"),
        missing_links=("Integrationer som saknas", "Missing integrations"),
        break_even=("När en plattform lönar sig", "When a platform pays"),
        dependencies=("Beroenden", "Dependencies"),
        waves=("Vågor", "Waves"),
        chain=("Längsta kedjan", "The longest chain"),
        loops=("Cirkelberoenden", "Circular dependencies"),
        tears=("Var en cirkel kan brytas", "Where a circle can be cut"),
        needs=("Uppgifter som saknas", "Missing values"),
        plan=("Tidplan", "Plan"),
        violations=("Villkor som planen bryter", "Constraints the plan breaks"),
        why=("Vad {name} väntar på", "What {name} waits for"),
        impact=("Vad som väntar på {name}", "What waits for {name}"),
    ),
    **family(
        "pattern",
        declared=("Finns enligt modellen", "Declared in the model"),
        designed=("Behövs med modellens plattformar", "Needed with the model's platforms"),
        all_point_to_point=("Om allt kopplas direkt", "If all is direct"),
        one_platform=("Om allt går via en plattform", "If all passes one platform"),
        one_core=("Om ett kärnsystem rymmer modulerna", "If one core system holds the modules"),
    ),
    **family(
        "by",
        module=("modul", "module"),
        platform=("plattform", "platform"),
        system=("system", "system"),
        service=("nationell tjänst", "national service"),
        information=("informationsmängd", "information object"),
        standard=("standard", "standard"),
        supplier=("leverantör", "supplier"),
        pathway=("vårdkedja", "care pathway"),
        owner=("ägare", "owner"),
    ),
    **family(
        "none",
        supplier=("okänd leverantör", "unknown supplier"),
        owner=("ingen ägare angiven", "no owner stated"),
        standard=("ingen gemensam standard", "no standard in common"),
        whole=("hela programmet", "the whole programme"),
    ),
    **family(
        "act",
        call_option=("Avropa option på {contract}", "Call the option of {contract}"),
        give_notice=("Säg upp {contract}", "Give notice of {contract}"),
        missed=("{text} – datumet har passerat", "{text} – the date has passed"),
    ),
    **family(
        "legal",
        option_in_documents=(
            "LOU 17 kap. 10 §: optionen ska framgå klart av upphandlingsdokumenten",
            "LOU 17:10: the option must be clear in the procurement documents",
        ),
        small_change=(
            "LOU 17 kap. 9 §: ändring av mindre värde, högst 10 %",
            "LOU 17:9: change of minor value, at most 10%",
        ),
        necessary_supplement=(
            "LOU 17 kap. 11–12 §§: nödvändig komplettering eller oförutsebara "
            "omständigheter, högst 50 %",
            "LOU 17:11–12: necessary supplement or unforeseeable circumstances, at most 50%",
        ),
        substantial_change=(
            "LOU 17 kap. 14 §: väsentlig ändring kräver ny upphandling",
            "LOU 17:14: a substantial change needs a new procurement",
        ),
        direct_award=(
            "LOU 6 kap. 14–15 §§ och 19 a kap. 2 §: förutsättningar för direktupphandling",
            "LOU 6:14–15 and 19 a:2: conditions for direct award",
        ),
        framework_limit=(
            "LOU 7 kap. 2 §: ramavtal högst fyra år utan särskilda skäl",
            "LOU 7:2: framework at most four years without special reasons",
        ),
    ),
    **family(
        "answer",
        contract_verdict=("bedömning av avtal", "contract verdict"),
        latest_start=("senaste annonsering", "latest tender start"),
        notice=("uppsägningsdag", "notice date"),
        interim_cost=("interimskostnad", "interim cost"),
        plan=("tidplan", "plan"),
        capacity=("kapacitet", "capacity"),
        mappings=("antal översättningar", "number of mappings"),
        reachability=("informationens räckvidd", "information reach"),
        ui_split=("användargränssnitt per roll", "user interfaces per role"),
        blast_radius=("störningens räckvidd", "blast radius"),
        suppliers=("leverantörsberoende", "supplier exposure"),
        ownership=("ägarskap för integrationer", "ownership of integrations"),
        simulation=("simulering", "simulation"),
        regulation=("regelefterlevnad", "regulation"),
    ),
    **family(
        "gap",
        missing=("saknas", "missing"),
        unknown=("okänt", "unknown"),
        interval=("intervall", "interval"),
    ),
    **family(
        "edge",
        declared=("angivet", "declared"),
        platform=("plattform", "platform"),
        information=("information", "information"),
        gate=("grind", "gate"),
        retirement=("avveckling", "retirement"),
        ongoing=("pågående arbete", "ongoing work"),
    ),
    **family(
        "hardness",
        hard=("hårt", "hard"),
        soft=("mjukt", "soft"),
    ),
    **family(
        "milestone",
        preparation=("kravarbetets start", "start of requirements"),
        tender=("annonsering", "tender notice"),
        award=("tilldelning", "award"),
        signed=("avtal tecknat", "contract signed"),
        build=("anpassningens start", "start of build"),
        built=("anpassningen klar", "build done"),
        first_use=("första användning", "first use"),
        live=("infört", "live"),
    ),
    "edge.condition": Phrase("{before} tidigast vid {after}", "{before} no earlier than {after}"),
    "edge.condition-lag": Phrase(
        "{before} tidigast {count} månader efter {after}",
        "{before} at least {count} months after {after}",
        "{before} tidigast en månad efter {after}",
        "{before} at least one month after {after}",
    ),
    "edge.objects": Phrase("behöver {objects}", "needs {objects}"),
    "edge.settings": Phrase("gäller {settings}", "concerns {settings}"),
    "role.successor": Phrase("ersätter", "replaces"),
    "role.prerequisite": Phrase("förutsättning", "prerequisite"),
    "range.between": Phrase("{low} till {high}", "{low} to {high}"),
    "range.from": Phrase("tidigast {low}", "{low} at the earliest"),
    "range.until": Phrase("senast {high}", "{high} at the latest"),
    "range.unknown": Phrase("okänt", "unknown"),
    "range.never": Phrase("ersätts inte", "never replaced"),
    "range.at-least": Phrase("minst {low}", "at least {low}"),
    "note.contracts": Phrase(
        "Månader anger sista månad som täcks. Lagrum är information, inte juridisk rådgivning.",
        "Months are the last month covered. Legal grounds are information, not legal advice.",
    ),
    "note.latest": Phrase(
        "Senaste annonsering räknas bakåt från systemets sista möjliga månad genom alla "
        "förutsättningar, utan hänsyn till kapacitet. Minus betyder att det redan är för sent.",
        "The latest tender notice is counted back from the system's last possible month through "
        "every prerequisite, capacity left aside. Minus means that it is already too late.",
    ),
    "note.integrations": Phrase(
        "En integration är något som byggs, testas och drivs för sig: en direkt koppling per par, "
        "en anslutning per system och plattform, en översättning per informationsmängd där "
        "standarderna skiljer sig. Bindningar är en annan nivå och ingår inte i summan.",
        "An integration is built, tested and run on its own: a direct connection per pair, an "
        "attachment per system and platform, a mapping per information object where the standards "
        "differ. Bindings are another level and not part of the total.",
    ),
    "note.needs-counted": Phrase(
        "Räknat på {stated} angivna behov och {derived} härledda.",
        "Counted on {stated} declared needs and {derived} derived ones.",
    ),
    "note.break-even": Phrase(
        "En gemensam plattform kräver färre integrationer än direkta kopplingar från och med "
        "{count} anslutna system.",
        "One shared platform takes fewer integrations than direct connections from {count} "
        "connected systems on.",
    ),
    "note.no-break-even": Phrase(
        "På de här behoven kräver en gemensam plattform inte färre integrationer än direkta "
        "kopplingar.",
        "On these needs one shared platform never takes fewer integrations than direct "
        "connections.",
    ),
    "note.peak": Phrase(
        "Flest integrationer: {count} i {month}, varav {interim} tillfälliga.",
        "Most integrations: {count} in {month}, of which {interim} interim.",
    ),
    "note.chain": Phrase(
        "Längsta kedjan tar {count} månader, utan hänsyn till kapacitet.",
        "The longest chain takes {count} months, capacity left aside.",
    ),
    "note.no-loops": Phrase("Inga hårda cirkelberoenden.", "No circular hard dependencies."),
    "note.plan": Phrase(
        "Planen slutar {month}. Metod: {method}.", "The plan ends in {month}. Method: {method}."
    ),
    "note.swap": Phrase(
        "{first} står före {second} i ordningen men beror på den och har flyttats efter.",
        "{first} stands before {second} in the order but depends on it and was moved after it.",
    ),
    "note.no-violations": Phrase(
        "Planen håller alla villkor i modellen.", "The plan keeps every constraint of the model."
    ),
    "note.verdicts": Phrase(
        "{interim} av {count} system behöver interimslösning, {unknown} kan inte bedömas.",
        "{interim} of {count} systems need an interim solution, {unknown} cannot be judged.",
    ),
    "note.assumptions": Phrase(
        "Antagande: ett datum som avgör är ett antagande eller saknar källa.",
        "Assumption: a date that decides is an assumption or has no source.",
    ),
    "note.missing": Phrase(
        "Vikt: två per svar som hindras och ett per svar som blir osäkert, för varje element.",
        "Weight: two per answer blocked and one per answer made uncertain, for each element.",
    ),
    **family(
        "method",
        earliest=("tidigast möjliga ordning", "earliest feasible order"),
        order=("angiven ordning", "the stated order"),
        starts=("angivna starter", "the stated starts"),
        file=("planfil", "plan file"),
        optimised=("optimerad", "optimised"),
    ),
    **family(
        "violation",
        left_out=("{who} saknas i planen.", "{who} is left out of the plan."),
        before_start=(
            "{who} börjar {month}, {count} månader före programmets start.",
            "{who} begins in {month}, {count} months before the programme starts.",
        ),
        phase_order=(
            "{who}: {phase} börjar {month}, {count} månader innan fasen före är klar.",
            "{who}: {phase} begins in {month}, {count} months before the phase before it is done.",
        ),
        phase_break=(
            "{who}: {phase} börjar {count} månader efter fasen före; de ska följa på varandra.",
            "{who}: {phase} begins {count} months after the phase before it; they must be "
            "contiguous.",
        ),
        too_short=(
            "{who}: {phase} är {count} månader kortare än den kortaste möjliga tiden.",
            "{who}: {phase} is {count} months shorter than the shortest time possible.",
        ),
        certification=(
            "{who} börjar användas {month}, {count} månader innan certifieringen är klar.",
            "{who} is first used in {month}, {count} months before certification is done.",
        ),
        dependency=(
            "{who} når {milestone} {month}, {count} månader innan {on} når {after}.",
            "{who} reaches {milestone} in {month}, {count} months before {on} reaches {after}.",
        ),
        too_late_after=(
            "{who} når {milestone} {month}, {count} månader senare efter {on} än som är tillåtet.",
            "{who} reaches {milestone} in {month}, {count} months later after {on} than allowed.",
        ),
        gate=(
            "{who} når {milestone} {month}, {count} månader innan {on} öppnar.",
            "{who} reaches {milestone} in {month}, {count} months before {on} opens.",
        ),
        tender_validity=(
            "{who} börjar anpassas {month}, {count} månader efter att anbudet slutat gälla.",
            "{who} starts its build in {month}, {count} months after the tender has lapsed.",
        ),
        freeze=(
            "{who} når {milestone} {month}, en månad med driftstartsstopp.",
            "{who} reaches {milestone} in {month}, a month without go-live.",
        ),
        capacity=(
            "{on} överskrids med {count} från {month} till {until}: {who}.",
            "{on} is exceeded by {count} from {month} to {until}: {who}.",
        ),
        setting=(
            "{on} får {count} införanden för mycket på en gång från {month} till {until}: {who}.",
            "{on} has {count} rollouts too many at once from {month} to {until}: {who}.",
        ),
        actual=(
            "{who}: {phase} stämmer inte med vad som faktiskt har hänt ({month}).",
            "{who}: {phase} is not what has really happened ({month}).",
        ),
    ),
    **family(
        "capacity-name",
        procurement=("Kapaciteten för upphandlingar", "The capacity for procurements"),
        implementation=("Kapaciteten för införanden", "The capacity for implementations"),
    ),
}
