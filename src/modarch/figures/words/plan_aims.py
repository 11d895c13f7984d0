"""Words for plans between aims, and for the price of capacity and of a fixed place."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "pareto",
        title=("Planer mellan målen", "Plans between the aims"),
        default=("Standardplanen", "The default plan"),
        knee=("Bästa kompromiss", "Best compromise"),
        plan=("Plan som sparas", "Plan that is kept"),
        other=("Annan effektiv plan", "Another efficient plan"),
        number=("Plan", "Plan"),
        merit=("Utmärkande", "What marks it"),
        is_default=("standardplanen", "the default plan"),
        is_knee=("bästa kompromiss", "best compromise"),
        best_in_all=("bäst i alla mål", "best in every aim"),
        is_beaten=("överträffas av en annan plan", "another plan beats it"),
        less_is_better=("lägre är bättre", "less is better"),
        line=("Plan {number}: {values}", "Plan {number}: {values}"),
        note=(
            "Ingen plan i tabellen är sämre än en annan i alla mål, om det inte anges. "
            "Standardplanen är den som målen i sin ordning ger. Planerna är sökta med "
            "lokalsökning: det kan finnas bättre.",
            "No plan in the table is worse than another in every aim, unless it says so. The "
            "default plan is the one that the aims in their order give. The plans were found by "
            "local search: there may be better ones.",
        ),
        only=(
            "En enda plan är bäst i alla de här målen: det finns inget att väga mot vartannat.",
            "A single plan is best in all of these aims: there is nothing to trade.",
        ),
        folder=("Planfilerna finns i {folder}.", "The plan files are in {folder}."),
    ),
    **family(
        "pareto-aim",
        interim=("Månader med interimslösning", "Interim months"),
        cost=("Kostnad, 100 000 kr", "Cost, SEK 100,000"),
        time=("Månader till allt är infört", "Months until everything is live"),
        value=("Viktade månader till nytta", "Weighted months to value"),
        peak=("Interimsintegrationer som mest", "Interim integrations at most"),
        bridges=("Interimsintegrationer gånger månader", "Interim integrations times months"),
        capacity=(
            "Samtidiga upphandlingar och införanden som mest",
            "Procurements and implementations at once, at most",
        ),
    ),
    **family(
        "pareto-value",
        interim=("{count} månader med interimslösning", "{count} interim months"),
        cost=("kostnad {count}", "cost {count}"),
        time=("allt infört efter {count} månader", "everything live after {count} months"),
        value=("{count} månader till nytta", "{count} months to value"),
        peak=(
            "{count} interimsintegrationer som mest",
            "{count} interim integrations at most",
        ),
        bridges=("{count} integrationsmånader", "{count} integration months"),
        capacity=("{count} samtidiga arbeten som mest", "{count} works at once at most"),
    ),
    **family(
        "pareto-best",
        interim=("minst interim", "least interim"),
        cost=("billigast", "cheapest"),
        time=("snabbast klar", "soonest done"),
        value=("snabbast nytta", "soonest value"),
        peak=("minst topp av interimsintegrationer", "least peak of interim integrations"),
        bridges=("kortast tid med interimsintegrationer", "least time with interim integrations"),
        capacity=("minst samtidigt", "least at once"),
    ),
    **family(
        "price",
        title=("Vad mer kapacitet är värd", "What more capacity is worth"),
        now=("Planen som den är", "The plan as it is"),
        one_procurement=("en samtidig upphandling till", "one more procurement at once"),
        one_implementation=("ett samtidigt införande till", "one more implementation at once"),
        one_setting=(
            "ett införande till åt gången i {name}",
            "one more rollout at a time in {name}",
        ),
        one_other=("en enhet mer av {name}", "one more unit of {name}"),
        every_setting=(
            "ett införande till åt gången i alla verksamheter",
            "one more rollout at a time in every setting",
        ),
        note=(
            "Varje rad är planerad på nytt med lokalsökning från den plan som finns; mer kapacitet "
            "kan vara värd mer än så.",
            "Each row is planned anew by local search from the plan there is; more capacity may be "
            "worth more than that.",
        ),
        holds_title=(
            "Kapacitet som räcker för att allt ska vara infört på {months} månader",
            "Capacity that is enough for everything to be live within {months} months",
        ),
        holds_least=(
            "Med obegränsat antal upphandlingar och införanden tar det ändå minst {months} "
            "månader: det följer av den längsta kedjan och vad verksamheterna klarar.",
            "However many procurements and implementations run at once, it takes at least {months} "
            "months: that follows from the longest chain and what the settings can take.",
        ),
        holds_pairs=(
            "Varje rad är en plan som hittades. Bevisat minst: det är bevisat att en mindre av "
            "endera inte räcker; annars hittades ingen plan med färre.",
            "Each row is a plan that was found. Proven least: it is proven that one less of "
            "either is not enough; otherwise no plan with fewer was found.",
        ),
        holds_extra=(
            "Det kräver dessutom att varje verksamhet klarar {count} fler införanden åt gången.",
            "It also takes that every setting can take {count} more rollouts at a time.",
            "Det kräver dessutom att varje verksamhet klarar ett införande till åt gången.",
            "It also takes that every setting can take one more rollout at a time.",
        ),
        holds_never=(
            "Tiden går inte att hålla med någon kapacitet: det tar alltid minst {months} månader.",
            "The time cannot be kept with any capacity: it always takes at least {months} months.",
        ),
        holds_unknown=(
            "Ingen kapacitet hittades som räcker; det är inte bevisat att ingen gör det.",
            "No capacity was found that is enough; it is not proven that none is.",
        ),
        planned=("som i planen", "as planned"),
        no_plan=("ingen plan hittades", "no plan was found"),
        place_title=(
            "Vad det kostar att bestämma månaden för {name}",
            "What it costs to settle the month of {name}",
        ),
        place_note=(
            "Annonseringen låses till månaden och resten planeras om med lokalsökning.",
            "The tender notice is settled to the month and the rest is planned anew by local "
            "search.",
        ),
    ),
    "price.and": Phrase(" och ", " and "),
    **family(
        "price-column",
        change=("Kapacitet", "Capacity"),
        interim=("Månader med interimslösning", "Interim months"),
        interim_less=("Färre månader med interimslösning", "Fewer interim months"),
        interim_more=("Skillnad", "Difference"),
        months=("Månader till allt är infört", "Months until everything is live"),
        months_less=("Så mycket kortare", "So much shorter"),
        months_more=("Skillnad i tid", "Difference in time"),
        procurement=("Samtidiga upphandlingar", "Procurements at once"),
        implementation=("Samtidiga införanden", "Implementations at once"),
        least=("Bevisat minst", "Proven least"),
        tender=("Annonsering", "Tender notice"),
        remark=("Anmärkning", "Remark"),
    ),
}
