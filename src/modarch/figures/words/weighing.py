"""Words for SWOT, Pugh matrices, goals and what differs between two scenarios."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "swot",
        strength=("Styrkor", "Strengths"),
        weakness=("Svagheter", "Weaknesses"),
        opportunity=("Möjligheter", "Opportunities"),
        threat=("Hot", "Threats"),
        internal=("inre", "internal"),
        external=("yttre", "external"),
    ),
    **family(
        "swot-support",
        supported=("Stöds", "Supported"),
        partly=("Stöds delvis", "Partly supported"),
        undecided=("Ingen säker skillnad", "No certain difference"),
        contradicted=("Motsägs", "Contradicted"),
        unknown=("Kan inte mätas", "Cannot be measured"),
        untested=("Prövas inte", "Not tested"),
    ),
    **family(
        "swot-title",
        points=("SWOT för {name}", "SWOT of {name}"),
        shared=("Punkter som flera alternativ delar", "Points that several alternatives share"),
        counts=("Punkter per alternativ", "Points per alternative"),
        support=("Vad måtten säger om punkterna", "What the measures say of the points"),
        perspectives=("Punkter per perspektiv", "Points per perspective"),
        all=("SWOT per alternativ", "SWOT per alternative"),
    ),
    **family(
        "swot-column",
        alternative=("Alternativ", "Alternative"),
        kind=("Slag", "Kind"),
        point=("Punkt", "Point"),
        perspectives=("Perspektiv", "Perspectives"),
        support=("Måtten", "The measures"),
        evidence=("Vad måtten visar", "What the measures show"),
        source=("Källa", "Source"),
        alternatives=("Alternativ", "Alternatives"),
        likeness=("Likhet", "Likeness"),
        perspective=("Perspektiv", "Perspective"),
    ),
    **family(
        "swot-note",
        definition=(
            "Styrkor och svagheter ligger i alternativet självt, möjligheter och hot utanför det.",
            "Strengths and weaknesses lie in the alternative itself, opportunities and threats "
            "outside it.",
        ),
        sorting=(
            "* Sorteringen på perspektiv är modellens egen; källan sorterar inte sina punkter.",
            "* The sorting into perspectives is the model's own; the source does not sort its "
            "points.",
        ),
        support=(
            "Måtten stöder eller motsäger bara det i en punkt som kan mätas, och bara när "
            "skillnaden är säker. Att en punkt inte prövas säger inget om den.",
            "The measures support or contradict only what can be measured in a point, and only "
            "when the difference is certain. That a point is not tested says nothing of it.",
        ),
        without=(
            "Ingen SWOT finns i modellen för {names}.",
            "The model has no SWOT of {names}.",
        ),
        shared=(
            "Likheten är andelen gemensamma teckengrupper; från {near} räknas punkterna som samma.",
            "Likeness is the share of letter groups in common; from {near} on points count as the "
            "same.",
        ),
        none_shared=("Inga punkter delas.", "No points are shared."),
        source=("Källor: {sources}.", "Sources: {sources}."),
    ),
    **family(
        "swot-evidence",
        own=("{measure}: {name} {value}", "{measure}: {name} {value}"),
        against=("mot {others}", "against {others}"),
        fixed=("mot {value}", "against {value}"),
        claim_higher=("ska vara högre", "should be higher"),
        claim_lower=("ska vara lägre", "should be lower"),
    ),
    **family(
        "swot-mark",
        shared=("Delas med annat alternativ", "Shared with another alternative"),
        supported=("Måtten stöder", "The measures support it"),
        partly=("Måtten stöder delvis", "The measures support it partly"),
        undecided=("Ingen säker skillnad", "No certain difference"),
        contradicted=("Måtten motsäger", "The measures contradict it"),
        unknown=("Kan inte mätas", "Cannot be measured"),
    ),
    **family(
        "pugh-title",
        matrix=("Pugh-matris: {name}", "Pugh matrix: {name}"),
        groups=("Viktad summa per grupp", "Weighted sum per group"),
        turns=(
            "Vilken enskild vikt som vänder utfallet",
            "Which single weight turns the outcome",
        ),
        ranks=("Placering över alla tänkbara vikter", "Ranks over all possible weights"),
    ),
    **family(
        "pugh-column",
        perspective=("Perspektiv", "Perspective"),
        group=("Grupp", "Group"),
        weight=("Vikt", "Weight"),
        turns_at=("Vänder vid", "Turns at"),
        change=("Ändring", "Change"),
        winner=("Först nu", "First now"),
        rival=("Först bortom", "First beyond"),
        alternative=("Alternativ", "Alternative"),
        rank=("Plats {count}", "Rank {count}"),
    ),
    **family(
        "pugh-row",
        total=("Summa utan vikter", "Sum without weights"),
        weighted=("Summa med vikter", "Sum with weights"),
        better=("Antal +", "Number of +"),
        same=("Antal S (lika)", "Number of S (same)"),
        worse=("Antal −", "Number of −"),
        reference=("{name} (referens)", "{name} (reference)"),
        none=("Utan grupp", "No group"),
    ),
    **family(
        "pugh-note",
        illustrative=(
            "PÅHITTADE POÄNG: matrisen visar bara hur metoden räknar. Ingen har gjort bedömningen, "
            "och den får inte användas i ett beslut.",
            "INVENTED SCORES: the matrix only shows how the method works. Nobody has made the "
            "judgement, and it must not be used in a decision.",
        ),
        assumed=(
            "Poängen är märkta som antaganden.",
            "The scores are marked as assumptions.",
        ),
        scale=(
            "Poäng mot referensen: −2 mycket sämre, −1 sämre, 0 lika, 1 bättre, 2 mycket bättre. "
            "Poängen är människors bedömning och räknas aldrig fram.",
            "Scores against the reference: −2 much worse, −1 worse, 0 the same, 1 better, 2 much "
            "better. Scores are people's judgement and are never worked out.",
        ),
        constants=(
            "Ingår inte, eftersom de måste upprätthållas i alla alternativ: {names}.",
            "Not included, because they must be upheld in every alternative: {names}.",
        ),
        left_out=(
            "Räknas inte, eftersom något alternativ saknar poäng: {names}.",
            "Not counted, because some alternative has no score: {names}.",
        ),
        winner=(
            "Med vikterna kommer {weighted} först; utan vikter {plain}.",
            "With the weights {weighted} comes first; without weights {plain}.",
        ),
        same_winner=(
            "{weighted} kommer först både med och utan vikter.",
            "{weighted} comes first both with and without weights.",
        ),
        nothing=(
            "Inget perspektiv har poäng för alla alternativ, så inget kan summeras.",
            "No perspective has scores for all alternatives, so nothing can be summed.",
        ),
        turns=(
            "Alla andra vikter står kvar. Bortom den vikt som anges kommer det andra alternativet "
            "först.",
            "All other weights stay. Beyond the weight shown, the other alternative comes first.",
        ),
        no_turns=(
            "Ingen ändring av en enda vikt vänder utfallet.",
            "No change of a single weight turns the outcome.",
        ),
        tie=(
            "Flera alternativ kommer först tillsammans, så varje ändring av en vikt kan skilja "
            "dem åt.",
            "Several alternatives come first together, so any change of a weight may part them.",
        ),
        ranks=(
            "Andel av {samples} viktningar, alla lika sannolika (slumptalsfrö {seed}), där "
            "alternativet får varje plats. Modellens egna vikter används inte här.",
            "Share of {samples} weightings, all equally likely (seed {seed}), in which the "
            "alternative takes each rank. The model's own weights are not used here.",
        ),
        source=("Källa: {sources}.", "Source: {sources}."),
    ),
    **family(
        "pugh-figure",
        bar=("Poäng mot referensen", "Score against the reference"),
        illustration=("ILLUSTRATION – PÅHITTADE POÄNG", "ILLUSTRATION – INVENTED SCORES"),
        winner=("Högst viktad summa", "Highest weighted sum"),
        sums=("Summor", "Sums"),
    ),
    **family(
        "goals-title",
        goals=("Effektmålen och vad som bär dem", "The goals and what serves them"),
        details=("Förmågorna bakom målen", "The capabilities behind the goals"),
        premises=("Det som tas för givet", "What is taken for given"),
        areas=("Områden som behöver bli bättre", "Areas that have to become better"),
        categories=("Svarskategorier", "Answer categories"),
    ),
    **family(
        "goals-column",
        group=("Grupp", "Group"),
        goal=("Mål", "Goal"),
        by=("Bärs av", "Served by"),
        first=("Börjar", "Begins"),
        full=("Helt på plats", "Fully in place"),
        unserved=("Saknas", "Missing"),
        capability=("Förmåga", "Capability"),
        today=("I dag", "Today"),
        premise=("Antagande", "Premise"),
        verdict=("Måtten", "The measures"),
        evidence=("Vad måtten visar", "What the measures show"),
        area=("Område", "Area"),
        priority=("Prioriterat", "Priority"),
        alternative=("Gäller", "Concerns"),
        answers=("Leverantörens svar", "The supplier's answers"),
        category=("Svar", "Answer"),
        within=("Leverans", "Delivery"),
        count=("Antal", "Number"),
    ),
    **family(
        "goals-note",
        served=(
            "Ett mål bärs när något bär var och en av dess förmågor. Det är vad system kan bidra "
            "med, inte att målet är nått.",
            "A goal is served when something serves each of its capabilities. That is what systems "
            "can contribute, not that the goal is reached.",
        ),
        tracing=(
            "Kopplingen från mål till förmågor är ett antagande i modellen.",
            "The link from goals to capabilities is an assumption of the model.",
        ),
        today=(
            "I dag: andel av platserna där något bär förmågan redan vid programmets start.",
            "Today: share of the places where something serves the capability at the start.",
        ),
        answers=(
            "Hur många behov som fick vilket svar är inte känt.",
            "How many needs got which answer is not known.",
        ),
        scenario=(
            "Månaderna gäller {name}, {method}.",
            "The months are those of {name}, {method}.",
        ),
        within=("inom {count} månader", "within {count} months", "inom 1 månad", "within 1 month"),
        no_time=("tid inte angiven", "time not stated"),
        existing=("finns redan", "there already"),
    ),
    **family(
        "diff-title",
        summary=("Från {before} till {after}", "From {before} to {after}"),
        values=("Vad som ändras", "What changes"),
        figure=(
            "Vad som skiljer {after} från {before}",
            "What sets {after} apart from {before}",
        ),
    ),
    **family(
        "diff-section",
        platforms=("Plattformar", "Platforms"),
        modules=("Moduler", "Modules"),
        systems=("System", "Systems"),
        services=("Nationella tjänster", "National services"),
        integrations=("Integrationer", "Integrations"),
        contracts=("Avtal", "Contracts"),
        suppliers=("Leverantörer", "Suppliers"),
        capabilities=("Förmågor", "Capabilities"),
        information=("Informationsobjekt", "Information objects"),
        settings=("Vårdformer", "Care settings"),
        providers=("Vårdgivare", "Providers"),
        roles=("Roller", "Roles"),
        needs=("Behov", "Needs"),
        pathways=("Vårdkedjor", "Pathways"),
        gates=("Grindar", "Gates"),
        ongoing=("Pågående arbete", "Ongoing work"),
        programme=("Programmet", "The programme"),
        plan=("Ordningen", "The order"),
    ),
    **family(
        "diff-column",
        section=("Del av modellen", "Part of the model"),
        new=("Tillkommer", "New"),
        removed=("Utgår", "Removed"),
        changed=("Ändras", "Changed"),
        same=("Oförändrat", "Unchanged"),
        element=("Element", "Element"),
        kind=("Skillnad", "Difference"),
        field=("Vad", "What"),
        before=("Före", "Before"),
        after=("Efter", "After"),
    ),
    **family(
        "diff-note",
        none=("Inget skiljer.", "Nothing differs."),
        told=(
            "{after} skiljer sig från {before}: {new} tillkommer, {removed} utgår och {changed} "
            "ändras.",
            "{after} differs from {before}: {new} are new, {removed} are removed and {changed} "
            "are changed.",
        ),
        unchanged=("Oförändrat visas grått.", "What is unchanged is grey."),
        systems=(
            "Avtal, behov och annat som inte syns i figuren: modarch diff utan --figure.",
            "Contracts, needs and what else the figure does not show: modarch diff.",
        ),
        more=("och {count} till", "and {count} more"),
    ),
    **family(
        "diff-field",
        value=("värde", "value"),
        name=("namn", "name"),
        requires=("beror av", "depends on"),
        uses=("plattformar", "platforms"),
        capabilities=("förmågor", "capabilities"),
        phases=("tider", "durations"),
        sourcing=("hur det skaffas", "sourcing"),
        size=("storlek", "size"),
        supplier=("leverantör", "supplier"),
        settings=("vårdformer", "settings"),
        standards=("standarder", "standards"),
        regulation=("regelverk", "regulation"),
        replaces=("ersätter", "replaces"),
        ui=("användargränssnitt", "user interface"),
        area=("område", "area"),
        layer=("lager", "layer"),
        produces=("information som skapas", "information produced"),
        consumes=("information som används", "information used"),
        keep=("stannar", "stays"),
        contracts=("avtal", "contracts"),
        order=("ordning", "order"),
        starts=("fasta starter", "fixed starts"),
        capacity=("kapacitet", "capacity"),
        months=("längd", "length"),
        opens=("öppnar", "opens"),
        after=("efter", "after"),
        holds=("håller", "holds"),
        applies_to=("gäller", "applies to"),
        exempt=("undantagna", "exempt"),
        ends=("slut", "end"),
        end_of_support=("slut på support", "end of support"),
        rollout_areas=("områden för införande", "rollout areas"),
        rollout_months=("månader per vårdform", "months per setting"),
        covers_rest=("omfattar resten", "covers the rest"),
        kind=("slag", "kind"),
        canonical=("standarder i plattformen", "standards of the platform"),
        gates=("grindar", "gates"),
        users=("användare", "users"),
        in_house_level=("grad av egenutveckling", "level of own development"),
        bidders=("anbudsgivare", "bidders"),
        demand=("tar i anspråk", "takes up"),
    ),
    **family(
        "diff-value",
        requires=(
            "{on}: {before} efter {after}",
            "{on}: {before} after {after}",
        ),
        soft=("{told} (mjukt)", "{told} (soft)"),
        added=("+ {told}", "+ {told}"),
        removed=("− {told}", "− {told}"),
        none=("inget", "nothing"),
    ),
}
