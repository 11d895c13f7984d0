"""Words for known projects and what the defaults would have foretold of them."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "known-project",
        millennium_vgr=(
            "Västra Götalandsregionen, Millennium",
            "Region Västra Götaland, Millennium",
        ),
        skane_sdv=(
            "Region Skåne, SDV (Millennium)",
            "Region Skåne, SDV (Millennium)",
        ),
        sussa_cosmic=(
            "SUSSA-regionerna, Cosmic (Örebro först)",
            "The SUSSA regions, Cosmic (Örebro first)",
        ),
        orebro=(
            "Region Örebro län, hela projektet",
            "Region Örebro County, the whole project",
        ),
        stockholm_cosmic=(
            "Region Stockholm och Gotland, Cosmic",
            "Region Stockholm and Gotland, Cosmic",
        ),
        helseplattformen=("Helseplattformen, Norge", "Helseplattformen, Norway"),
        sundhedsplatformen=("Sundhedsplatformen, Danmark", "Sundhedsplatformen, Denmark"),
        skane_pmo=("Region Skåne, PMO (primärvård)", "Region Skåne, PMO (primary care)"),
        asynjavisph=(
            "Västra Götalandsregionen, AsynjaVisph (primärvård)",
            "Region Västra Götaland, AsynjaVisph (primary care)",
        ),
        patos=(
            "Västra Götalandsregionen, Patos (patologi)",
            "Region Västra Götaland, Patos (pathology)",
        ),
        karolinska_openehr=(
            "Karolinska, ramavtal för openEHR-plattform",
            "Karolinska, framework agreement for an openEHR platform",
        ),
        catalonia_cdr=("Katalonien, openEHR-plattform", "Catalonia, openEHR platform"),
    ),
    **family(
        "known-note",
        millennium_vgr=(
            "Behovet konstaterades 2013 och regionen gick vidare ensam i oktober 2016; den första "
            "annonseringen avbröts våren 2017. Driftstarten stoppades efter tre dagar, och "
            "systemet infördes aldrig i sin helhet.",
            "The need was stated in 2013 and the region went on alone in October 2016; the first "
            "tender was cancelled in spring 2017. The go-live was stopped after three days, and "
            "the system was never taken into use in full.",
        ),
        skane_sdv=(
            "Ingen driftstart till och med januari 2026; den planerade har flyttats flera gånger.",
            "No go-live up to January 2026; the planned one has been moved several times.",
        ),
        sussa_cosmic=(
            "Driftstarten är den första regionens. Avtalet var planerat till februari 2019; om "
            "det höll är inte känt här.",
            "The go-live is that of the first region. The contract was planned for February 2019; "
            "whether that was kept is not known here.",
        ),
        orebro=(
            "Rapporten anger tio år med förberedelse och åtta år från annonsering. Det är samma "
            "upphandling som SUSSA-regionernas.",
            "The report says ten years with preparation and eight from the tender notice. It is "
            "the same procurement as that of the SUSSA regions.",
        ),
        stockholm_cosmic=(
            "Införandet väntas vara klart 2029; det är en plan och räknas inte.",
            "The rollout is expected to be complete in 2029; that is a plan and is not counted.",
        ),
        helseplattformen=(
            "Driftstarten är ett antagande utan källa och räknas inte i slutsatserna.",
            "The go-live is an assumption without a source and is not counted in the conclusions.",
        ),
        sundhedsplatformen=(
            "Tilldelning och driftstart är antaganden utan källa och räknas inte i slutsatserna.",
            "Award and go-live are assumptions without a source and are not counted in the "
            "conclusions.",
        ),
        skane_pmo=(
            "Tilldelningen överprövades i alla instanser; bara år är kända.",
            "The award was appealed through all instances; only years are known.",
        ),
        asynjavisph=(
            "Rapporten anger åtta år för upphandling och projekt, varav fem år införande.",
            "The report says eight years for procurement and project, five of them rollout.",
        ),
        patos=(
            "Tilldelning och avtal 2015; inga tider därefter är kända.",
            "Award and contract in 2015; no times after that are known.",
        ),
        karolinska_openehr=(
            "Gäller ramavtalet, inte ett införande. Starten är informationsförfrågan (RFI).",
            "Concerns the framework agreement, not a rollout. The start is the request for "
            "information (RFI).",
        ),
        catalonia_cdr=(
            "Starten är informationsförfrågan (RFI).",
            "The start is the request for information (RFI).",
        ),
    ),
    **family(
        "known-span",
        start_award=("Från behov till tilldelning", "From need to award"),
        start_contract=("Från behov till avtal", "From need to contract"),
        announced_award=("Från annonsering till tilldelning", "From tender notice to award"),
        award_contract=("Från tilldelning till avtal", "From award to contract"),
        award_first_use=(
            "Från tilldelning till första driftstart",
            "From award to first go-live",
        ),
        contract_full=("Från avtal till full användning", "From contract to full use"),
        first_use_full=(
            "Från första driftstart till full användning",
            "From first go-live to full use",
        ),
        announced_full=("Från annonsering till full användning", "From tender notice to full use"),
        start_full=("Från behov till full användning", "From need to full use"),
    ),
    **family(
        "known-scale",
        core=("Kärnsystem", "Core systems"),
        module=("Moduler och plattformar", "Modules and platforms"),
    ),
    **family(
        "calibration-title",
        summary=(
            "Vad kända projekt säger om modarchs antaganden",
            "What known projects say of modarch's assumptions",
        ),
        rows=(
            "Kända projekt mot vad antagandena hade förutsagt (månader)",
            "Known projects against what the assumptions would have foretold (months)",
        ),
        projects=("Projekten och deras källor", "The projects and their sources"),
        view=(
            "Kända projekt mot vad antagandena hade förutsagt",
            "Known projects against what the assumptions would have foretold",
        ),
    ),
    **family(
        "calibration-column",
        span=("Sträcka", "Stretch"),
        scale=("Avser", "Concerns"),
        projects=("Projekt som räknas", "Projects counted"),
        above=("Längre än 9 av 10 förutsagda", "Longer than 9 in 10 foretold"),
        within=("Inom 8 av 10", "Within 8 in 10"),
        below=("Kortare än 9 av 10 förutsagda", "Shorter than 9 in 10 foretold"),
        ratio=("Verkligt genom förutsagt", "Real to foretold"),
        conclusion=("Slutsats", "Conclusion"),
        project=("Projekt", "Project"),
        actual=("Verkligt", "Real"),
        p10=("Förutsagt: 1 av 10 högst", "Foretold: 1 in 10, at most"),
        p50=("5 av 10", "5 in 10"),
        p90=("9 av 10", "9 in 10"),
        percentile=("Andel förutsagda som är kortare", "Share of foretold that are shorter"),
        verdict=("Antagandena är här", "Here the assumptions are"),
        size=("Jämförd storleksklass", "Size class compared with"),
        confidence=("Uppgiften är", "The figure is"),
        sources=("Källor", "Sources"),
        note=("Att veta", "To know"),
    ),
    **family(
        "calibration-verdict",
        optimistic=("för optimistiska", "too optimistic"),
        pessimistic=("för försiktiga", "too cautious"),
        within=("rimliga", "reasonable"),
        unclear=("går inte att säga", "cannot be told"),
    ),
    **family(
        "calibration-conclusion",
        optimistic=("antagandena är för optimistiska", "the assumptions are too optimistic"),
        pessimistic=("antagandena är för försiktiga", "the assumptions are too cautious"),
        unclear=("för lite underlag", "too little to tell"),
    ),
    **family(
        "calibration-cell",
        more=("över {low}", "over {low}"),
        between=("{low}–{high}", "{low}–{high}"),
        at_least=("minst {low}", "at least {low}"),
        nearly_none=("under {share}", "under {share}"),
        nearly_all=("över {share}", "over {share}"),
        unfinished=(
            "{number}, varav {unfinished} inte klara",
            "{number}, of which {unfinished} not done",
        ),
        in_model=("{name} (modellens uppgift)", "{name} (stated by the model)"),
        times=("{ratio} gånger", "{ratio} times"),
    ),
    **family(
        "calibration-confidence",
        fact=("belagd", "a fact"),
        estimate=("uppskattad", "an estimate"),
        assumption=("antagen", "an assumption"),
        unstated=("utan angiven säkerhet", "of unstated confidence"),
    ),
    **family(
        "calibration-note",
        optimistic=(
            "{span}, {scale}: {above} av {count} projekt tog längre tid än 9 av 10 förutsagda "
            "utfall. Antagandena är för optimistiska här: räkna med längre tid för det som liknar "
            "ett kärnsystem.",
            "{span}, {scale}: {above} of {count} projects took longer than 9 in 10 of the outcomes "
            "foretold. The assumptions are too optimistic here: reckon with more time for what "
            "resembles a core system.",
        ),
        optimistic_ratio=(
            "De som blev klara tog {ratio} gånger så lång tid som det mittersta förutsagda "
            "utfallet.",
            "Those that were finished took {ratio} times as long as the middle outcome foretold.",
        ),
        pessimistic=(
            "{span}, {scale}: {below} av {count} projekt tog kortare tid än 9 av 10 förutsagda "
            "utfall. Antagandena är för försiktiga här.",
            "{span}, {scale}: {below} of {count} projects took less time than 9 in 10 of the "
            "outcomes foretold. The assumptions are too cautious here.",
        ),
        none=(
            "Underlaget räcker inte för någon slutsats om antagandena.",
            "There is too little to conclude anything about the assumptions.",
        ),
        few=(
            "Underlaget är litet: som mest {count} projekt per sträcka, flera av dem med samma "
            "leverantör. Projekt som har gått dåligt är dessutom bättre kända än andra. Läs det "
            "som en varning, inte som ett mått.",
            "The projects are few: {count} at most for a stretch, several of them with the same "
            "supplier. Projects that went badly are also better known than others. Read it as a "
            "warning, not as a measure.",
        ),
        modules=(
            "För moduler som är mindre än ett kärnsystem är nästan inget känt; antagandena för "
            "storleksklasserna S, M och L är i praktiken oprövade.",
            "Of modules smaller than a core system almost nothing is known; the assumptions for "
            "the size classes S, M and L are in practice untested.",
        ),
        foretold=(
            "Förutsagt: {runs} utfall för en modul av samma storleksklass, med fasernas spann, "
            "överprövningar och avbrutna upphandlingar, men utan väntan på kapacitet.",
            "Foretold: {runs} outcomes for a module of the same size class, with the spread of its "
            "phases, appeals and cancelled tenders, but without waiting for capacity.",
        ),
        firm=(
            "En slutsats dras när så många avvikelser hade haft mindre än 5 % sannolikhet om "
            "antagandena stämde, och avvikelserna består också mot den närmaste storleksklassen. "
            "Antagna uppgifter räknas inte.",
            "A conclusion is drawn when so many deviations would have had a probability below 5% "
            "had the assumptions been right, and the deviations also hold against the nearest size "
            "class. Assumed figures are not counted.",
        ),
        start=(
            "Behovet eller strategin kan ligga före det kravarbete som modarch räknar från, eller "
            "efter ett kravarbete som redan var gjort; sträckor från behov är därför osäkra.",
            "The need or the strategy may lie before the work on requirements that modarch counts "
            "from, or after work that was done already; stretches from the need are therefore "
            "uncertain.",
        ),
        open=(
            "”Över” betyder att slutet inte hade kommit när uppgiften lämnades, eller när "
            "projektet stoppades.",
            "“Over” means that the end had not come when the figure was given, or when the project "
            "was stopped.",
        ),
        size=(
            "Storleksklassen är ett antagande: XL för kärnsystem, annars den klass som "
            "referenslandskapet ger motsvarande modul. Pröva en annan med --size.",
            "The size class is an assumption: XL for core systems, otherwise the class that the "
            "reference landscape gives the like module. Try another with --size.",
        ),
        unsized=(
            "Inget att jämföra med för {names}: ange storleksklass med --size {example}=M.",
            "Nothing to compare with for {names}: give a size class with --size {example}=M.",
        ),
        brief=(
            "Varje uppgifts säkerhet, storleksklass och källa finns med --format markdown, json "
            "eller html.",
            "The confidence, size class and source of each figure come with --format markdown, "
            "json or html.",
        ),
        risks=(
            "Sannolikheterna är modellens där den anger dem.",
            "The probabilities are the model's where it states them.",
        ),
    ),
    **family(
        "calibration-view",
        axis=("Månader", "Months"),
        spread=("Förutsagt: 8 av 10 utfall ligger här", "Foretold: 8 of 10 outcomes lie here"),
        middle=("Förutsagt: mittersta utfallet", "Foretold: the middle outcome"),
        real=("Verkligt (belagt eller uppskattat)", "Real (a fact or an estimate)"),
        assumed=("Verkligt enligt antagande utan källa", "Real by an assumption without a source"),
        open=("Slutet hade inte kommit", "The end had not come"),
        conclusion=("{span}, {scale}: {conclusion}.", "{span}, {scale}: {conclusion}."),
        note=(
            "Underlaget är litet. Storleksklassen, XL för de flesta, är ett antagande. Ett streck "
            "betyder att bara år eller årstid är känt.",
            "The projects are few. The size class, XL for most, is an assumption. A line means "
            "that only a year or a season is known.",
        ),
    ),
}
