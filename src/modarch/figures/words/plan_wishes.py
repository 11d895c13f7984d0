"""Words for wishes about a plan, what contradicts them, and what could be changed."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "wish-title",
        possible=("Ja, det går: {wishes}", "Yes, it is possible: {wishes}"),
        impossible=("Nej, det går inte: {wishes}", "No, it is not possible: {wishes}"),
        unknown=("Ingen sådan plan hittades: {wishes}", "No such plan was found: {wishes}"),
        none=("Det finns ingen plan", "There is no plan"),
        nearest=("Närmaste plan", "The nearest plan"),
        relaxations=("Det här räcker, var för sig", "Each of these is enough by itself"),
        tried=("Vad som prövades", "What was tried"),
    ),
    **family(
        "wish-column",
        aim=("Mål", "Aim"),
        now=("Utan önskemålen", "Without the wishes"),
        then=("I den här planen", "In this plan"),
        difference=("Skillnad", "Difference"),
        rule=("Villkor", "Condition"),
        change=("Ändring", "Change"),
        cost=("Egen kostnad", "Cost of its own"),
        least=("Bevisat minst", "Proven least"),
    ),
    **family(
        "wish",
        interim_none=("{on} utan interimslösning", "{on} without an interim solution"),
        interim_most=(
            "{on} med högst {count} månaders interimslösning",
            "{on} with at most {count} months of interim solution",
            "{on} med högst en månads interimslösning",
            "{on} with at most one month of interim solution",
        ),
        by=("{on}: {milestone} senast {month}", "{on}: {milestone} by {month}"),
        done_by=("allt infört senast {month}", "everything live by {month}"),
        order=(
            "{on} annonseras före {second} (eller samma månad)",
            "{on} is announced before {second} (or in the same month)",
        ),
    ),
    **family(
        "rule-told",
        fixed=(
            "annonseringen av {on} är bestämd i förväg",
            "the tender notice of {on} is settled beforehand",
        ),
        fixed_month=(
            "annonseringen av {on} är bestämd till {month}",
            "the tender notice of {on} is settled to {month}",
        ),
        order=("{on} annonseras före {second}", "{on} is announced before {second}"),
        dependency=("{on} väntar på {second}", "{on} waits for {second}"),
        at_most=(
            "{on} får inte komma för långt efter {second}",
            "{on} may not come too long after {second}",
        ),
        gate=("{on} öppnar i {month}", "{on} opens in {month}"),
        requirements_validity=(
            "kravarbetet för {on} är aktuellt en begränsad tid",
            "the requirements of {on} stay up to date for a limited time",
        ),
        tender_validity=(
            "anbudet för {on} gäller en begränsad tid",
            "the tender for {on} is valid for a limited time",
        ),
        freeze=(
            "{on} får inte tas i drift under månader med driftstartsstopp",
            "{on} may not go live in months with a go-live freeze",
        ),
        deadline=("{on} ska vara klart i tid", "{on} is to be done in time"),
        budget=("budgeten {on}: {units}", "the budget {on}: {units}"),
        capacity_procurement=(
            "högst {units} upphandlingar samtidigt",
            "at most {units} procurements at once",
        ),
        capacity_procurement_one=(
            "högst en upphandling åt gången",
            "at most one procurement at a time",
        ),
        capacity_implementation=(
            "högst {units} införanden samtidigt",
            "at most {units} implementations at once",
        ),
        capacity_implementation_one=(
            "högst ett införande åt gången",
            "at most one implementation at a time",
        ),
        capacity_setting=(
            "{on} klarar högst {units} införanden samtidigt",
            "{on} can take at most {units} rollouts at once",
        ),
        capacity_setting_one=(
            "{on} klarar högst ett införande åt gången",
            "{on} can take at most one rollout at a time",
        ),
        capacity_other=("högst {units} av {on} samtidigt", "at most {units} of {on} at once"),
    ),
    **family(
        "change-told",
        capacity_procurement=(
            "{count} fler samtidiga upphandlingar, senast från {month}",
            "{count} more procurements at once, from {month} at the latest",
            "en samtidig upphandling till, senast från {month}",
            "one more procurement at once, from {month} at the latest",
        ),
        capacity_implementation=(
            "{count} fler samtidiga införanden, senast från {month}",
            "{count} more implementations at once, from {month} at the latest",
            "ett samtidigt införande till, senast från {month}",
            "one more implementation at once, from {month} at the latest",
        ),
        capacity_setting=(
            "{on} klarar {count} fler införanden samtidigt, senast från {month}",
            "{on} can take {count} more rollouts at once, from {month} at the latest",
            "{on} klarar ett införande till samtidigt, senast från {month}",
            "{on} can take one more rollout at once, from {month} at the latest",
        ),
        capacity_other=(
            "{count} mer av {on}, senast från {month}",
            "{count} more of {on}, from {month} at the latest",
        ),
        capacity_vain=(
            "upp till {count} fler: {rule}",
            "up to {count} more: {rule}",
        ),
        gate=(
            "{on} öppnar {count} månader tidigare",
            "{on} opens {count} months earlier",
            "{on} öppnar en månad tidigare",
            "{on} opens one month earlier",
        ),
        interim=(
            "interimslösning för {on} i {count} månader",
            "an interim solution for {on} for {count} months",
            "interimslösning för {on} i en månad",
            "an interim solution for {on} for one month",
        ),
        later=(
            "{wish} i stället ({count} månader senare)",
            "{wish} instead ({count} months later)",
            "{wish} i stället (en månad senare)",
            "{wish} instead (one month later)",
        ),
        option=(
            "{on} gäller med alla sina optioner till {month}, fast de inte längre räknas: tiden "
            "att utnyttja dem är ute eller avtalet sägs upp",
            "{on} lasts with all of its options to {month}, though they no longer count: the time "
            "to call them is over or the contract is terminated",
        ),
        smaller=("{on} görs en storleksklass mindre", "{on} is made one size class smaller"),
        fastest=(
            "{on} genomförs på kortaste tid i alla faser",
            "{on} is carried out in the shortest time of every phase",
        ),
        mode=(
            "{on} får genomföras på ett annat sätt än det valda",
            "{on} may be carried out in another mode than the chosen one",
        ),
        vain_smaller=("en storleksklass mindre ({on})", "one size class smaller ({on})"),
        vain_fastest=(
            "kortaste tid i alla faser ({on})",
            "the shortest time of every phase ({on})",
        ),
        budget=("{count} mer i budgeten {on}", "{count} more in the budget {on}"),
        give_up_wish=("avstå från: {wish}", "give up: {wish}"),
        give_up_rule=("bortse från: {rule}", "leave aside: {rule}"),
        give_up_dependency=(
            "{on} väntar inte på {second} utan får en tillfällig lösning",
            "{on} does not wait for {second} but has a temporary solution",
        ),
        give_up_fixed=(
            "annonseringen av {on} får ske en annan månad",
            "the tender notice of {on} may come in another month",
        ),
    ),
    **family(
        "wish-note",
        kept=(
            "Önskemålen är redan uppfyllda i den bästa planen som hittades.",
            "The wishes are met already in the best plan that was found.",
        ),
        path=(
            "Tiden räcker inte, oavsett kapacitet: det följer av den längsta kedjan.",
            "Time is too short whatever the capacity: it follows from the longest chain.",
        ),
        short=(
            "Det fattas minst {count} månader.",
            "At least {count} months are lacking.",
            "Det fattas minst en månad.",
            "At least one month is lacking.",
        ),
        capacity=(
            "Arbetet ryms inte i kapaciteten; det följer av en enkel räkning.",
            "The work does not fit the capacity; it follows from a simple count.",
        ),
        solver=(
            "Att de inte går ihop är bevisat av den exakta lösaren.",
            "That they contradict each other is proven by the exact solver.",
        ),
        unsure=(
            "Det är inte bevisat att de inte går ihop: det hittades bara ingen plan som håller dem "
            "tillsammans.",
            "It is not proven that they contradict each other: no plan was found that keeps them "
            "together, that is all.",
        ),
        minimal=(
            "Tas ett enda villkor bort finns en plan för de andra; det är prövat.",
            "Without any single one of them there is a plan for the others; that was tried.",
        ),
        not_minimal=(
            "Alla villkor behövs kanske inte: det gick inte att avgöra för alla.",
            "Not all of them may be needed: it could not be decided for every one.",
        ),
        given_up=(
            "Planen uppfyller allt utom: {rules}.",
            "The plan meets everything but: {rules}.",
        ),
        relaxations=(
            "Varje ändring är prövad genom att planera om med den. Talen är från en snabb sökning "
            "och visar högst vad det kostar.",
            "Each change was tried by planning anew with it. The figures are from a quick search "
            "and show at most what it costs.",
        ),
        not_enough=("Räcker inte var för sig: {changes}.", "Not enough by itself: {changes}."),
        nothing=(
            "Ingen av de ändringar som prövades räcker ensam.",
            "None of the changes that were tried is enough by itself.",
        ),
        option=(
            "Planen räknar med att en option på {contract} utnyttjas senast {month}.",
            "The plan counts on an option of {contract} being called by {month}.",
        ),
        unproven=(
            "Den exakta lösaren är inte installerad: bara det som följer av tid eller enkel "
            "räkning är bevisat.",
            "The exact solver is not installed: only what follows from time or a simple count is "
            "proven.",
        ),
        unknown=(
            "Det är inte bevisat att ingen finns. Pröva med --limit thorough.",
            "It is not proven that there is none. Try --limit thorough.",
        ),
    ),
    **family(
        "plan-asking",
        wishes=("Prövar önskemålen …", "Trying the wishes …"),
        none=("Letar efter vad som inte går ihop …", "Looking for what contradicts …"),
        pareto=("Planerar mellan målen …", "Planning between the aims …"),
        price=("Planerar om med mer kapacitet …", "Planning anew with more capacity …"),
        fixed=("Planerar om med modulen på andra platser …", "Planning anew with other months …"),
    ),
}
