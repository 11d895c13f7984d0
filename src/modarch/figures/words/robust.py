"""Words for the comparison of orders under the same chances."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "robust-order",
        stated=("Modellens egen ordning", "The model's own order"),
        earliest=("Tidigast möjliga ordning", "Earliest feasible order"),
        file=("Planfilen {name}", "The plan file {name}"),
        optimised=("Optimerad enligt planen", "Optimised as planned"),
        expected=(
            "Optimerad med förväntade förseningar",
            "Optimised with expected delays",
        ),
        searched=("Optimerad mot utfallen", "Optimised against the outcomes"),
        again=("{name}, försök {number}", "{name}, attempt {number}"),
    ),
    **family(
        "robust-aim",
        cost=("kostnad för interimslösningar", "cost of interim solutions"),
        months=("antal månader med interimslösning", "months of interim solutions"),
        end=("tid till programmets slut", "time to the programme's end"),
    ),
    **family(
        "robust-criterion",
        mean=("i genomsnitt", "on average"),
        p80=("med marginal för 8 av 10 utfall", "with a margin for 8 of 10 outcomes"),
        cvar=("i den sämsta tiondelen av utfallen", "in the worst tenth of the outcomes"),
    ),
    **family(
        "robust-title",
        cost=(
            "Vad ordningen betyder för kostnaden för interimslösningar (mnkr)",
            "What the order means for the cost of interim solutions (SEK million)",
        ),
        months=(
            "Vad ordningen betyder för månaderna med interimslösning",
            "What the order means for the months of interim solutions",
        ),
        end=(
            "Vad ordningen betyder för programmets slut",
            "What the order means for the programme's end",
        ),
        regret=(
            "Vad det kostar att ha valt fel ordning",
            "What it costs to have chosen the wrong order",
        ),
        proposed=("Den föreslagna ordningen", "The proposed order"),
        view=(
            "Upphandlingsordningar prövade mot samma utfall",
            "Orders of procurement tried against the same outcomes",
        ),
    ),
    **family(
        "robust-column",
        order=("Ordning", "Order"),
        planned=("Om allt går enligt planen", "If everything goes as planned"),
        mean=("I genomsnitt", "On average"),
        p50=("I 5 av 10 högst", "In 5 of 10, at most"),
        p80=("I 8 av 10 högst", "In 8 of 10, at most"),
        cvar=("Sämsta tiondelen", "Worst tenth"),
        p50_month=("I 5 av 10 senast", "In 5 of 10 by"),
        p80_month=("I 8 av 10 senast", "In 8 of 10 by"),
        difference=("Skillnad mot den föreslagna", "Difference from the proposed one"),
        regret_mean=("I genomsnitt", "On average"),
        regret_p90=("I 9 av 10 högst", "In 9 of 10, at most"),
        regret_max=("Som mest", "At most"),
        best_share=("Bäst, eller lika bra", "Best, or as good"),
        place=("Plats", "Place"),
        component=("Modul eller plattform", "Module or platform"),
        before=("Plats i utgångsläget", "Place at the outset"),
        tender=("Annonseras, planen", "Tender, plan"),
        live=("I bruk överallt, planen", "In use everywhere, plan"),
    ),
    **family(
        "robust-cell",
        proposed=("föreslås", "proposed"),
        tied=("kan inte skiljas från den", "cannot be told from it"),
        difference=("{value} ± {error}", "{value} ± {error}"),
    ),
    **family(
        "robust-unit",
        million=("{value} mnkr", "SEK {value} million"),
    ),
    **family(
        "robust-note",
        proposed=(
            "Föreslagen ordning: ”{name}”. Den ger minst {aim} {criterion}.",
            "Proposed order: “{name}”. It has the least {aim} {criterion}.",
        ),
        proposed_tied=(
            "Föreslagen ordning: ”{name}”. Den kan inte skiljas från den som gav minst {aim} "
            "{criterion}, ”{best}”, och är bättre än den om allt går enligt planen.",
            "Proposed order: “{name}”. It cannot be told from the one that had the least {aim} "
            "{criterion}, “{best}”, and is better than that one if everything goes as planned.",
        ),
        only=(
            "Alla ordningar som har prövats blir samma ordning; det finns inget att välja mellan.",
            "All orders that were tried come to the same order; there is nothing to choose "
            "between.",
        ),
        tied=(
            "Kan inte skiljas från den föreslagna med så många utfall: {names}.",
            "Cannot be told from the proposed one with so many outcomes: {names}.",
        ),
        price=(
            "Priset för att tåla förseningar: om allt går enligt planen är den {price} sämre än "
            "den som då är bäst, ”{name}”.",
            "The price of standing up to delays: if everything goes as planned it is {price} "
            "worse than the one that is best then, “{name}”.",
        ),
        worth=(
            "I gengäld är den {value} bättre än den {criterion} (±\u00a0{error}).",
            "In return it is {value} better than that one {criterion} (±\u00a0{error}).",
        ),
        no_price=(
            "Den föreslagna ordningen kostar inget extra: den är bäst, eller lika bra som den "
            "bästa, även om allt går enligt planen.",
            "The proposed order costs nothing extra: it is best, or as good as the best, also if "
            "everything goes as planned.",
        ),
        gain=(
            "Jämfört med den föreslagna är ”{name}” {value} sämre {criterion} (±\u00a0{error}).",
            "Compared with the proposed one, “{name}” is {value} worse {criterion} "
            "(±\u00a0{error}).",
        ),
        refused=(
            "”{name}” bryter mot villkor i modellen och föreslås därför inte; kör "
            "modarch check för att se vilka.",
            "“{name}” breaks constraints of the model and is therefore not proposed; run modarch "
            "check to see which.",
        ),
        all_refused=(
            "Ingen av ordningarna uppfyller alla villkor i modellen, inte heller den föreslagna; "
            "kör modarch check för att se vilka som bryts.",
            "None of the orders keeps all constraints of the model, nor does the proposed one; "
            "run modarch check to see which are broken.",
        ),
        same=(
            "{names} blir samma ordning som ”{name}”.",
            "{names}: the same order as “{name}”.",
        ),
        tried=(
            "Varje ordning har prövats mot samma {runs} tänkbara utfall, med samma längd på "
            "faserna, samma överprövningar och samma avbrutna upphandlingar. Det som skiljer dem "
            "åt är alltså bara ordningen.",
            "Each order was tried against the same {runs} conceivable outcomes, with the same "
            "lengths of phases, the same appeals and the same cancelled tenders. What sets them "
            "apart is thus the order alone.",
        ),
        error=(
            "± är två standardfel: så osäker är skillnaden på grund av antalet utfall. Minus är "
            "bättre än den föreslagna.",
            "± is two standard errors: how uncertain the difference is because of the number of "
            "outcomes. Minus is better than the proposed one.",
        ),
        regret=(
            "För varje utfall: hur mycket sämre ordningen blev än den som var bäst i just det "
            "utfallet. Andelarna kan tillsammans bli mer än 100 %, eftersom flera ordningar kan "
            "vara lika bra.",
            "For each outcome: how much worse the order was than the one that was best in that "
            "very outcome. The shares may add up to more than 100%, as several orders may be as "
            "good.",
        ),
        places=(
            "Platsen är turordningen när kapaciteten inte räcker till alla. Månaderna följer av "
            "beroenden, grindar och kapacitet, och gäller om allt går enligt planen.",
            "The place is whose turn it is when capacity does not suffice for all. The months "
            "follow from dependencies, gates and capacity, and hold if everything goes as planned.",
        ),
        interrupted=(
            "Avbrutet i förtid: jämförelsen omfattar bara de ordningar som hann prövas.",
            "Interrupted: the comparison covers only the orders that were tried by then.",
        ),
        searched=(
            "Förslaget är det bästa av de ordningar som har prövats, inte av alla tänkbara.",
            "The proposal is the best of the orders that were tried, not of all conceivable ones.",
        ),
        dates=(
            "Inget startar före sin planerade månad.",
            "Nothing starts before its planned month.",
        ),
    ),
    **family(
        "robust-view",
        cost=(
            "Kostnad för interimslösningar, miljoner kronor",
            "Cost of interim solutions, SEK million",
        ),
        months=("Månader med interimslösning, alla system", "Months of interim, all systems"),
        end=("När allt är klart", "When everything is done"),
        planned=("Om allt går enligt planen", "If everything goes as planned"),
        mean=("I genomsnitt", "On average"),
        cvar=("Genomsnitt av den sämsta tiondelen", "Average of the worst tenth"),
        spread=("8 av 10 utfall ligger här", "8 of 10 outcomes lie here"),
        middle=("Mittersta utfallet", "The middle outcome"),
        proposed=("{name} (föreslås)", "{name} (proposed)"),
        best=("bäst i {share}", "best in {share}"),
        note=(
            "”Bäst i” är andelen utfall där ingen av de andra ordningarna är bättre. Alla "
            "ordningar möter samma {runs} utfall.",
            "“Best in” is the share of the outcomes in which none of the other orders is better. "
            "All orders meet the same {runs} outcomes.",
        ),
    ),
    **family(
        "robust-progress",
        planning=(
            "Låter planeraren söka {count} ordningar; det kan ta några minuter (--pool 0 hoppar "
            "över det) …",
            "Letting the planner look for {count} orders; this may take some minutes (--pool 0 "
            "skips it) …",
            "Låter planeraren söka en ordning; det kan ta någon minut (--pool 0 hoppar över det) …",
            "Letting the planner look for an order; this may take a minute (--pool 0 skips it) …",
        ),
        found=("Hittade {number} av {count}: {name}", "Found {number} of {count}: {name}"),
        nothing=(
            "Modellen har ingen modul eller plattform att upphandla, så det finns ingen ordning "
            "att pröva. Lägg till moduler med storlek eller faser, eller välj ett scenario som "
            "har dem med -s.",
            "The model has no module or platform to procure, so there is no order to try. Add "
            "modules with a size or phases, or choose a scenario that has them with -s.",
        ),
        searching=(
            "Söker en bättre ordning i {steps} steg, mot andra utfall än dem som ordningarna "
            "jämförs i (--search 0 hoppar över det) …",
            "Looking for a better order in {steps} steps, against other outcomes than those in "
            "which orders are compared (--search 0 skips it) …",
        ),
        stopped=(
            "Sökningen avbröts; jämför de ordningar som finns.",
            "The search was interrupted; comparing the orders there are.",
        ),
        trying=(
            "Prövar ordning {number} av {count}: {name}",
            "Trying order {number} of {count}: {name}",
        ),
        none=(
            "Planeraren hittade ingen plan som uppfyller modellens villkor; jämförelsen omfattar "
            "bara övriga ordningar. Kör modarch plan för att se varför.",
            "The planner found no plan that keeps the model's constraints; the comparison covers "
            "only the other orders. Run modarch plan to see why.",
        ),
        interrupted=(
            "Avbrutet efter {count} av ordningarna.",
            "Interrupted after {count} of the orders.",
            "Avbrutet efter en av ordningarna.",
            "Interrupted after one of the orders.",
        ),
    ),
}
