"""Words for what may become of a plan; no word here asks the reader to know statistics."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "simulation-title",
        outcome=("Vad som kan hända med planen", "What may become of the plan"),
        modules=("När varje modul kan vara i bruk", "When each module may be in use"),
        contracts=(
            "Om avtalen räcker: interimslösningar per system och avtal",
            "Whether agreements last: interim solutions by system and agreement",
        ),
        decisions=(
            "Beslut som måste fattas innan utfallet är känt",
            "Decisions that must be taken before the outcome is known",
        ),
        drivers_end=(
            "Vad som mest påverkar när allt är klart",
            "What most affects when all is done",
        ),
        drivers_interim=(
            "Vad som mest påverkar behovet av interimslösningar",
            "What most affects the need for interim solutions",
        ),
        gates=("När grindarna kan öppnas", "When the gates may open"),
        lapses=("Längsta tider som kan överskridas", "Greatest times that may be exceeded"),
        prices=("Vad en enhet till av kapaciteten ger", "What one more unit of capacity gives"),
        phases=("Hur lång tid varje fas kan ta", "How long each phase may take"),
        convergence=("Hur säkert resultatet är", "How sure the result is"),
        assumptions=(
            "Vad modarch räknar med där modellen inget säger",
            "What modarch reckons with where the model is silent",
        ),
    ),
    **family(
        "simulation-column",
        what=("Vad", "What"),
        name=("Namn", "Name"),
        meaning=("Innebörd", "Meaning"),
        value=("Värde", "Value"),
        confidence=("Säkerhet", "Confidence"),
        source=("Källa", "Source"),
        planned=("Enligt planen", "According to the plan"),
        plan_share=("Planen hålls", "Plan kept"),
        p10=("I 1 av 10 utfall senast", "In 1 of 10 outcomes by"),
        p50=("I 5 av 10", "In 5 of 10"),
        p80=("I 8 av 10", "In 8 of 10"),
        p90=("I 9 av 10", "In 9 of 10"),
        mean=("I genomsnitt", "On average"),
        component=("Modul eller plattform", "Module or platform"),
        first_use_p50=("Första bruk, i 5 av 10", "First use, in 5 of 10"),
        first_use_p80=("Första bruk, i 8 av 10", "First use, in 8 of 10"),
        first_use_planned=("Första bruk, planen", "First use, plan"),
        live_planned=("I bruk överallt, planen", "In use everywhere, plan"),
        live_p50=("I bruk överallt, i 5 av 10", "In use everywhere, in 5 of 10"),
        live_p80=("I bruk överallt, i 8 av 10", "In use everywhere, in 8 of 10"),
        live_p90=("I bruk överallt, i 9 av 10", "In use everywhere, in 9 of 10"),
        appeal=("Överprövas", "Appealed"),
        cancel=("Avbryts", "Cancelled"),
        exit=("Leverantören lämnar, per år", "Supplier leaves, per year"),
        criticality=("Avgör slutet", "Decides the end"),
        system=("System", "System"),
        contract=("Avtal", "Agreement"),
        extent=("Räcker till och med", "Lasts through"),
        needed_p80=("Behövs till och med, i 8 av 10", "Needed through, in 8 of 10"),
        probability=("Interimslösning behövs", "Interim solution needed"),
        planned_months=("Månader enligt planen", "Months according to the plan"),
        months=("Månader i genomsnitt", "Months on average"),
        months_if_needed=("Månader när den behövs", "Months when needed"),
        cost=("Kostnad i genomsnitt", "Cost on average"),
        cost_p80=("Kostnad i 8 av 10 högst", "Cost in 8 of 10, at most"),
        assumed=("Slutet är antaget", "End is assumed"),
        by=("Senast", "By"),
        decision=("Beslut", "Decision"),
        gives=("Avtalet gäller då till och med", "The agreement then lasts through"),
        undecided=("Utfallet okänt då", "Outcome unknown then"),
        needed=("Visar sig rätt", "Turns out right"),
        act_cost=("Beslutet i tid kostar i genomsnitt", "Deciding in time costs on average"),
        wait_cost=("Att vänta kostar i genomsnitt", "Waiting costs on average"),
        cause=("Osäkerhet", "Uncertainty"),
        correlation=("Samband", "Correlation"),
        low_month=("När det går bra", "When it goes well"),
        high_month=("När det går illa", "When it goes badly"),
        low=("Månader när det går bra", "Months when it goes well"),
        high=("Månader när det går illa", "Months when it goes badly"),
        gate=("Grind", "Gate"),
        before=("Från", "From"),
        after=("Till", "To"),
        reason=("Gräns", "Limit"),
        max_months=("Längst", "At most"),
        lapse_months=("Månader för länge", "Months too long"),
        exceeded=("Överskrids", "Exceeded"),
        resource=("Kapacitet", "Capacity"),
        units=("Antal i dag", "Units today"),
        p50_change=("Slutet i 5 av 10 flyttas", "The end in 5 of 10 moves"),
        p80_change=("Slutet i 8 av 10 flyttas", "The end in 8 of 10 moves"),
        interim_change=("Månader med interimslösning ändras", "Interim months change"),
        cost_change=("Interimskostnad ändras", "Interim cost changes"),
        phase=("Fas", "Phase"),
        phase_planned=("Planerade månader", "Planned months"),
        runs=("Prövade utfall", "Outcomes tried"),
        p80_end=("Slutet i 8 av 10", "The end in 8 of 10"),
        p80_error=("Osäkert på", "Uncertain by"),
        interim=("Månader med interimslösning i genomsnitt", "Interim months on average"),
        interim_error=("Osäkert på ±", "Uncertain by ±"),
    ),
    **family(
        "simulation-row",
        end=("Allt är klart", "Everything is done"),
        first_delivery=("Första modulen i bruk", "First module in use"),
        interim_months=(
            "Månader med interimslösning, alla system",
            "Months of interim solutions, all systems",
        ),
        interim_cost=("Kostnad för interimslösningar", "Cost of interim solutions"),
    ),
    **family(
        "simulation-cause",
        phase=("{name}: {phase}", "{name}: {phase}"),
        appeal=("{name}: överprövning", "{name}: appeal"),
        cancel=("{name}: avbruten upphandling", "{name}: cancelled tender"),
        exit=("{name}: leverantören lämnar", "{name}: supplier leaves"),
        gate=("{name}: när grinden öppnas", "{name}: when the gate opens"),
        organisation=(
            "Regionens egen förmåga, gemensamt för allt",
            "The region's own ability, common to everything",
        ),
        market=(
            "Marknaden och domstolarna, gemensamt för allt",
            "The market and the courts, common to everything",
        ),
    ),
    **family(
        "simulation-act",
        call_option=("Utlösa optionen", "Call the option"),
        give_notice=("Säga upp avtalet", "Give notice"),
    ),
    **family(
        "simulation-reason",
        requirements_validity=("kravarbetets aktualitet", "requirements up to date"),
        tender_validity=("anbudens giltighet", "validity of tenders"),
        declared=("angivet beroende", "stated dependency"),
        platform=("plattform", "platform"),
        information=("information", "information"),
    ),
    **family(
        "simulation-note",
        tried=(
            "Planen har prövats mot {runs} tänkbara utfall: fasernas längd, överprövningar, "
            "avbrutna upphandlingar, grindar, certifiering och leverantörer som lämnar har "
            "varierat "
            "inom sina antagna spann. ”I 8 av 10” är månaden då det är klart i 80 % av utfallen.",
            "The plan has been tried against {runs} conceivable outcomes: lengths of phases, "
            "appeals, cancelled tenders, gates, certification and suppliers that leave varied "
            "within their assumed ranges. “In 8 of 10” is the month by which it is done in 80% of "
            "the outcomes.",
        ),
        order=(
            "Planens ordning hålls, och allt startar så tidigt som utfallet och kapaciteten "
            "medger.",
            "The plan's order is kept, and everything starts as early as the outcome and the "
            "capacity allow.",
        ),
        dates=(
            "Inget startar före sin planerade månad; det som blir sent skjuter upp det som följer.",
            "Nothing starts before its planned month; what is late puts off what follows.",
        ),
        optimistic=(
            "Planen är optimistisk: dess slut, {planned}, hålls i {share} av utfallen. "
            "Med marginal för 8 av 10 utfall är slutet {p80}, {months} senare.",
            "The plan is optimistic: its end, {planned}, is kept in {share} of the outcomes. "
            "With a margin for 8 of 10 outcomes the end is {p80}, {months} later.",
        ),
        cautious=(
            "Planens slut, {planned}, hålls i {share} av utfallen.",
            "The end of the plan, {planned}, is kept in {share} of the outcomes.",
        ),
        error=(
            "Antalet prövade utfall gör slutet i 8 av 10 osäkert på {months} åt vardera hållet, "
            "och månaderna med interimslösning på {interim}.",
            "The number of outcomes tried leaves the end in 8 of 10 uncertain by {months} either "
            "way, and the interim months by {interim}.",
        ),
        reached=(
            "Önskad precision, {target}, nåddes efter {runs} utfall.",
            "The precision asked for, {target}, was reached after {runs} outcomes.",
        ),
        not_reached=(
            "Önskad precision, {target}, nåddes inte: felet är {error}. Pröva fler utfall "
            "med --runs.",
            "The precision asked for, {target}, was not reached: the error is {error}. Try more "
            "outcomes with --runs.",
        ),
        interrupted=(
            "Avbrutet i förtid: resultatet gäller de {runs} utfall som hann prövas.",
            "Interrupted: the result holds for the {runs} outcomes that were tried.",
        ),
        assumptions=(
            "Sannolikheter och spann som modellen inte anger är modarchs antaganden med källa; "
            "de står i docs/methods/simulation.md och kan ersättas i modellen.",
            "Probabilities and ranges that the model does not state are modarch's assumptions, "
            "each with its source; they stand in docs/methods/simulation.md and can be replaced in "
            "the model.",
        ),
        changed=(
            "Ändrat i förhållande till modellen: {changes}.",
            "Changed from the model: {changes}.",
        ),
        criticality=(
            "”Avgör slutet”: andelen utfall där modulen ligger på den kedja som bestämmer när allt "
            "är klart.",
            "“Decides the end”: share of the outcomes in which the module lies on the chain that "
            "determines when everything is done.",
        ),
        shown=(
            "Visar {count} av {all}. Alla finns med --format json.",
            "Shows {count} of {all}. All of them come with --format json.",
        ),
        drivers=(
            "Samband: 1 när det ena alltid följer det andra, 0 när de inte har med varandra att "
            "göra. ”När det går bra” är genomsnittet över den tiondel av utfallen där just detta "
            "går "
            "bäst.",
            "Correlation: 1 when one always follows the other, 0 when they have nothing to do with "
            "each other. “When it goes well” is the mean over the tenth of the outcomes in which "
            "this very thing goes best.",
        ),
        stating=(
            "Ett eget värde skrivs i modellen under programme.risk eller under modulens risk, och "
            "kan prövas med --set programme.NAMN=VÄRDE.",
            "A value of your own is written in the model under programme.risk or under a module's "
            "risk, and can be tried with --set programme.NAME=VALUE.",
        ),
        no_contracts=(
            "Inget system har ett avtal med känt slut som modulerna ska ersätta.",
            "No system that the modules replace has an agreement with a known end.",
        ),
        decisions=(
            "Optionen: att utlösa den i tid kostar de månader som betalas i onödan, att vänta "
            "kostar "
            "interimslösning när optionen har gått förlorad. Uppsägningen: att säga upp i tid "
            "kostar "
            "interimslösning om det visar sig för tidigt, att vänta kostar drift i onödan.",
            "Option: calling it in time costs the months paid in vain; waiting costs an interim "
            "solution once the option has lapsed. Notice: giving it in time costs an interim "
            "solution where it proves too early; waiting costs operation in vain.",
        ),
        prices=(
            "Jämfört utfall för utfall, med samma överprövningar och förseningar. Minus är "
            "tidigare "
            "respektive mindre.",
            "Compared outcome by outcome, with the same appeals and delays. Minus is earlier and "
            "less.",
        ),
        capacity_price=(
            "Gäller en enhet till under hela tiden, i den ordning planen anger.",
            "Holds for one more unit throughout, in the order of the plan.",
        ),
    ),
}
