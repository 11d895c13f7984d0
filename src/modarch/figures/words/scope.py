"""Words for the size and scope of modules."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "scope-title",
        cuts=("Modulernas storlek och omfattning", "Size and scope of modules"),
        curve=("Avvägning mellan integration och inlåsning", "Integration against lock-in"),
        recommendations=("Slå ihop, dela eller pröva vidare", "Merge, split or look further"),
        effects=("Vad varje ändring för sig skulle innebära", "What each change alone would do"),
        modules=("Den beräknade indelningen", "The computed cut"),
        hubs=("Informationsmängder som lämnas till plattformarna", "Objects left to the platforms"),
        trade_off=("Hur stora moduler?", "How large should modules be?"),
    ),
    **family(
        "scope-column",
        measure=("Mått", "Measure"),
        own=("Modellens indelning", "The model's cut"),
        chosen=("Beräknad indelning", "Computed cut"),
        gamma=("Pris på inlåsning (γ)", "Price of lock-in (γ)"),
        modules=("Moduler", "Modules"),
        pairs=("Par att integrera", "Pairs to integrate"),
        crossing=("Utbyte mellan moduler", "Exchange between modules"),
        hhi=("Storlekskoncentration (HHI)", "Size concentration (HHI)"),
        peak_bridges=("Flest samtida par gammalt–nytt", "Most pairs old–new at once"),
        certainty=("Säkerhet", "Certainty"),
        remark=("Anmärkning", "Remark"),
        advice=("Råd", "Advice"),
        concerned=("Gäller", "Concerns"),
        explanation=("Förklaring", "Explanation"),
        module=("Modul", "Module"),
        made_of=("Ur", "Made of"),
        capabilities=("Förmågor", "Capabilities"),
        size=("Storlek", "Size"),
        information=("Informationsmängd", "Information object"),
        users=("Delas av", "Shared by"),
        weight=("Utbyte som lyfts bort", "Exchange taken away"),
        released=("Par som inte längre hör ihop", "Pairs released"),
    ),
    **family(
        "scope-measure",
        modules=("Moduler", "Modules"),
        pairs=("Par av moduler att integrera", "Pairs of modules to integrate"),
        crossing=("Utbyte mellan moduler, andel", "Exchange between modules, share"),
        hhi=("Storlekskoncentration (HHI)", "Size concentration (HHI)"),
        peak_bridges=("Flest samtida par gammalt–nytt", "Most pairs old–new at once"),
        integrations=("Integrationer i slutläget", "Integrations in the end"),
        peak_integrations=("Flest integrationer en januari", "Most integrations any January"),
        integration_years=("Integrationsår", "Integration-years"),
        plan_peak=("Flest integrationer i planen", "Most integrations in the plan"),
        plan_years=("Integrationsår i planen", "Integration-years in the plan"),
        plan_end=("Allt infört", "Everything live"),
        interfaces=("Användargränssnitt per roll", "User interfaces per role"),
        suppliers=("Kända leverantörer", "Known suppliers"),
        unknown_suppliers=(
            "Moduler och plattformar utan given leverantör",
            "Modules and platforms without a given supplier",
        ),
        largest=("Största upphandlingen", "Largest procurement"),
        largest_months=("Dess längd, månader", "Its length, months"),
        fewest_bidders=("Minst antal väntade anbud", "Fewest tenders expected"),
        objective=("Mål J = utbyte + γ/2 · Σ storlek²", "Aim J = exchange + γ/2 · Σ size²"),
    ),
    **family(
        "advice",
        merge=("Slå ihop", "Merge"),
        split=("Dela", "Split"),
        contested=("Pröva vidare", "Contested"),
    ),
    **family(
        "scope-why",
        merge=(
            "{one} och {other} utbyter {w}, mer än inlåsningen av en gemensam modul kostar "
            "(γ·S·S = {cost}); tillsammans i {share} av de prövade fallen. De delar {shared}. "
            "Gäller så länge priset är under {even}.",
            "{one} and {other} exchange {w}, more than the lock-in of one common module costs "
            "(γ·S·S = {cost}); together in {share} of the cases tried. They share {shared}. Holds "
            "as long as the price is below {even}.",
        ),
        split=(
            "Delarna utbyter {w} sinsemellan, mindre än inlåsningen av att ha dem i en modul "
            "kostar "
            "(γ·S·S = {cost}); tillsammans i bara {share} av de prövade fallen. Gäller så länge "
            "priset är över {even}.",
            "The parts exchange {w} with each other, less than the lock-in of having them in one "
            "module costs (γ·S·S = {cost}); together in only {share} of the cases tried. Holds as "
            "long as the price is above {even}.",
        ),
        split_pulled=(
            "Delarna utbyter {w} sinsemellan men hör mer ihop med andra ({with_}); tillsammans i "
            "bara "
            "{share} av de prövade fallen.",
            "The parts exchange {w} with each other but belong more with others ({with_}); "
            "together "
            "in only {share} of the cases tried.",
        ),
        contested_pair=(
            "För: {one} och {other} utbyter {w} och delar {shared}. Emot: inlåsningen kostar "
            "{cost}, "
            "och de är tillsammans i bara {share} av de prövade fallen. Priset {even} avgör.",
            "For: {one} and {other} exchange {w} and share {shared}. Against: the lock-in costs "
            "{cost}, and they are together in only {share} of the cases tried. The price {even} "
            "decides.",
        ),
        contested_split=(
            "För att dela: inlåsningen kostar {cost}. Emot: delarna utbyter {w} och är "
            "tillsammans i "
            "{share} av de prövade fallen. Priset {even} avgör.",
            "For splitting: the lock-in costs {cost}. Against: the parts exchange {w} and are "
            "together in {share} of the cases tried. The price {even} decides.",
        ),
        parts=("Delar: {parts}", "Parts: {parts}"),
        nothing=("ingen information", "no information"),
    ),
    **family(
        "scope-note",
        reading=(
            "Två moduler bör vara en när utbytet mellan dem är större än γ gånger produkten av "
            "deras "
            "storlekar.",
            "Two modules should be one when the exchange between them exceeds γ times the product "
            "of "
            "their sizes.",
        ),
        price=(
            "γ = {gamma} är det pris där lika många moduler som i modellen är bäst; ändra med "
            "--gamma.",
            "γ = {gamma} is the price at which as many modules as in the model are best; change it "
            "with --gamma.",
        ),
        price_given=("γ = {gamma}, som angivet.", "γ = {gamma}, as given."),
        price_knee=(
            "γ = {gamma} är brytpunktens pris: därefter kostar mindre inlåsning tydligt mer "
            "integration.",
            "γ = {gamma} is the price at the turning point: beyond it less lock-in costs clearly "
            "more integration.",
        ),
        proven=("Bevisat bäst: ingen indelning har lägre J.", "Proven best: no cut has a lower J."),
        searched=(
            "Bäst av {starts} starter, inte bevisat bäst.",
            "Best of {starts} starts, not proven best.",
        ),
        bounded=(
            "Bäst av {starts} starter; ingen indelning har lägre J än {bound}.",
            "Best of {starts} starts; no cut has a J below {bound}.",
        ),
        limits=(
            "En moduls storlek är mellan {smallest} och {largest}, räknat i förmågornas storlek.",
            "A module's size is between {smallest} and {largest}, in the size of the capabilities.",
        ),
        concentration=(
            "F7 räknas som koncentration i båda indelningarna: en ny modul har ingen leverantör än "
            "och räknas för sig.",
            "F7 is counted as concentration in both cuts: a new module has no supplier yet and "
            "counts on its own.",
        ),
        fixed=(
            "Redan upphandlat och därför oförändrat: {modules}.",
            "Procured already and therefore unchanged: {modules}.",
        ),
        decided=(
            "{share} av de par som utbyter information ligger fast när pris och utbyte skakas.",
            "{share} of the pairs that exchange information stay put when price and exchange are "
            "shaken.",
        ),
        against_own=(
            "Mot modellens indelning är den beräknade bättre i {better} och sämre i {worse}; det "
            "är J som är lägre, inte nödvändigtvis fragmenteringsrisken.",
            "Against the model's cut the computed one is better in {better} and worse in {worse}; "
            "it is J that is lower, not necessarily the fragmentation risk.",
        ),
        same_risk=(
            "Fragmenteringsrisken är densamma i båda indelningarna.",
            "The fragmentation risk is the same in both cuts.",
        ),
        no_measure=("inget mått", "no measure"),
        caution=(
            "Indelningen utgår från informationsutbyte och skiljer sig från verksamhetsområden; "
            "upphandling, juridik och arbetssätt kan tala för annat.",
            "The cut goes by the exchange of information and differs from areas of care; "
            "procurement, law and ways of working may speak for something else.",
        ),
        softened=(
            "{count} hårda beroenden skulle gå i cirkel och blir mjuka i den beräknade "
            "indelningen: "
            "{pairs}.",
            "{count} hard dependencies would go in a circle and become soft in the computed cut: "
            "{pairs}.",
            "Ett hårt beroende skulle gå i cirkel och blir mjukt i den beräknade indelningen: "
            "{pairs}.",
            "One hard dependency would go in a circle and becomes soft in the computed cut: "
            "{pairs}.",
        ),
        hubs=(
            "Delas av mer än hälften av förmågorna utan att en plattform håller dem: {objects}.",
            "Shared by more than half of the capabilities without a platform that holds them: "
            "{objects}.",
        ),
        effects=(
            "Var ändring för sig, i slutläget; år räknade varje januari efter den tidigaste plan "
            "som "
            "beroenden och grindar tillåter.",
            "Each change alone, in the end state; years counted every January of the earliest plan "
            "that dependencies and gates allow.",
        ),
        no_recommendations=(
            "Ingen ändring av modellens indelning är att rekommendera.",
            "No change to the model's cut is to be recommended.",
        ),
        more=(
            "{count} råd till; visa dem med --format json eller html.",
            "{count} more; see them with --format json or html.",
            "Ett råd till; visa det med --format json eller html.",
            "One more; see it with --format json or html.",
        ),
    ),
    **family(
        "scope-point",
        knee=("Brytpunkt", "Turning point"),
        modules=("{count} moduler", "{count} modules", "1 modul", "1 module"),
        own=("Modellens indelning, {count} moduler", "The model's cut, {count} modules"),
        own_kept=(
            "Modellens indelning, {count} moduler: ingen är bättre",
            "The model's cut, {count} modules: none is better",
        ),
        own_both=(
            "Modellens och den beräknade indelningen, {count} moduler",
            "The model's cut and the computed one, {count} modules",
        ),
        chosen=("Beräknad, {count} moduler", "Computed, {count} modules"),
        x=("Antal moduler", "Number of modules"),
        y=(
            "Informationsutbyte mellan olika moduler, procent av allt",
            "Exchange of information between modules, per cent of all",
        ),
    ),
}
