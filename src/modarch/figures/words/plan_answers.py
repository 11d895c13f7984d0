"""Words of the answers about a plan: why here, why not, at what price, between which aims."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "why-title",
        component=("Varför {name} kommer när den gör", "Why {name} comes when it does"),
        slack=("Tidsmarginal för {name}", "Slack of {name}"),
        chain=(
            "Kedjan som avgör när {name} är infört",
            "The chain that decides when {name} is live",
        ),
        end=(
            "Den kritiska kedjan till programmets slut",
            "The critical chain to the end of the programme",
        ),
        gap=(
            "Kedjan till glappet för {name}: {count} månader",
            "The chain to the gap of {name}: {count} months",
            "Kedjan till glappet för {name}: en månad",
            "The chain to the gap of {name}: one month",
        ),
        plan=("Varför planen ser ut som den gör", "Why the plan looks as it does"),
    ),
    **family(
        "why-column",
        step=("Steg", "Step"),
        start=("Börjar", "Begins"),
        end=("Klart", "Done"),
        because=("Därför", "Because"),
        aim=("Innan detta påverkas", "Before this is affected"),
        slack=("Kan försenas", "Can be delayed"),
        component=("Modul eller plattform", "Module or platform"),
        tender=("Annonsering", "Tender notice"),
        live=("Infört", "Live"),
    ),
    **family(
        "why-begins",
        requirements=("kravarbetet börjar i {month}", "requirements begin in {month}"),
        procurement=("annonseras i {month}", "is announced in {month}"),
        establish=("etableringen börjar i {month}", "establishing begins in {month}"),
        build=("anpassningen börjar i {month}", "the build begins in {month}"),
        certification=("certifieringen börjar i {month}", "certification begins in {month}"),
        rollout=("införandet börjar i {month}", "the rollout begins in {month}"),
    ),
    "why.sentence": Phrase(
        "{name}: {begins} eftersom {because}.", "{name}: {begins} because {because}."
    ),
    **family(
        "why",
        actual=("det redan har hänt", "it has already happened"),
        fixed=("månaden är bestämd i förväg", "the month was settled beforehand"),
        start=("inget nytt kan börja tidigare", "nothing new can start sooner"),
        gate=("{on} öppnar i {month}", "{on} opens in {month}"),
        previous=(
            "steget före ({phase}) är klart först då",
            "the step before ({phase}) is done only then",
        ),
        certification=("certifieringen är klar först då", "certification is done only then"),
        dependency=(
            "det väntar på {on} ({after} {month})",
            "it waits for {on} ({after} in {month})",
        ),
        dependency_lag=(
            "det ska gå {count} månader efter {on} ({after} {month})",
            "{count} months must pass after {on} ({after} in {month})",
            "det ska gå en månad efter {on} ({after} {month})",
            "one month must pass after {on} ({after} in {month})",
        ),
        requirements_validity=(
            "kravarbetet annars blir inaktuellt innan upphandlingen annonseras",
            "the requirements would otherwise grow old before the tender is announced",
        ),
        tender_validity=(
            "anbudet annars slutar gälla innan anpassningen börjar",
            "the tender would otherwise lapse before the build begins",
        ),
        at_most=(
            "det inte får komma längre före {on}",
            "it may not come longer before {on}",
        ),
        order=("{on} ska annonseras först", "{on} is to be announced first"),
        not_before=("det inte ska börja tidigare", "it is not to begin sooner"),
        forbidden=(
            "annonsering inte ska ske under månaderna före",
            "no tender is to be announced in the months before",
        ),
        freeze=(
            "driftstart inte är tillåten under de {count} månaderna före",
            "no go-live is allowed in the {count} months before",
            "driftstart inte är tillåten i månaden före",
            "no go-live is allowed in the month before",
        ),
        capacity_one=(
            "den enda platsen för {resource} är upptagen till och med {month} av {users}",
            "the only place for {resource} is taken to the end of {month} by {users}",
        ),
        capacity_two=(
            "båda platserna för {resource} är upptagna till och med {month} av {users}",
            "both places for {resource} are taken to the end of {month} by {users}",
        ),
        capacity_many=(
            "alla {units} platser för {resource} är upptagna till och med {month} av {users}",
            "all {units} places for {resource} are taken to the end of {month} by {users}",
        ),
        capacity_none=(
            "{resource} inte har någon plats till och med {month}",
            "{resource} has no place to the end of {month}",
        ),
        setting_one=(
            "{resource} klarar ett införande åt gången och har {users} till och med {month}",
            "{resource} can take one rollout at a time and has {users} to the end of {month}",
        ),
        setting_many=(
            "{resource} klarar {units} införanden åt gången och har {users} till och med {month}",
            "{resource} can take {units} rollouts at a time and has {users} to the end of {month}",
        ),
        setting_none=(
            "{resource} inte klarar något införande till och med {month}",
            "{resource} can take no rollout to the end of {month}",
        ),
        taken_over=(
            "det får plats för {resource} efter {leaving}",
            "it takes the place for {resource} after {leaving}",
        ),
        taken_over_setting=(
            "{resource} har plats först efter {leaving}",
            "{resource} has room only after {leaving}",
        ),
        leaving=(" (först ger {leaving} plats)", " ({leaving} gives room first)"),
        ongoing=(" (pågående arbete: {ongoing})", " (ongoing work: {ongoing})"),
        late=(
            "förberedelser läggs så sent som det som följer medger",
            "preparation comes as late as what follows allows",
        ),
        free=(
            "inget binder det: det kunde börja upp till {count} månader tidigare",
            "nothing binds it: it could begin up to {count} months sooner",
            "inget binder det: det kunde börja en månad tidigare",
            "nothing binds it: it could begin one month sooner",
        ),
        nobody=("annat arbete", "other work"),
    ),
    **family(
        "why-resource",
        procurement=("upphandling", "procurements"),
        implementation=("införande", "implementations"),
    ),
    **family(
        "why-aim",
        interim=("interimstiden", "the interim time"),
        cost=("kostnaden", "the cost"),
        makespan=("månaden då allt är infört", "the month when everything is live"),
        time_to_value=("tiden till nytta", "the time to value"),
        bridge_peak=(
            "interimsintegrationerna som mest",
            "the peak of interim integrations",
        ),
        bridge_months=(
            "tiden med interimsintegrationer",
            "the time with interim integrations",
        ),
        load_peak=("högsta belastningen", "the highest load"),
        smoothness=("den jämna belastningen", "the evenness of load"),
        moved=("antalet flyttade upphandlingar", "the number of moved tenders"),
        shift=("månaderna som upphandlingar flyttas", "the months by which tenders move"),
        stability=("flyttade upphandlingar", "moved tenders"),
        starts=("startmånaderna", "the start months"),
    ),
    "why-slack.more": Phrase("minst {months}", "at least {months}"),
    "why-note.gap": Phrase(
        "{system} får en interimslösning i {count} månader, till dess {name} är infört.",
        "{system} has an interim solution for {count} months, until {name} is live.",
        "{system} får en interimslösning i en månad, till dess {name} är infört.",
        "{system} has an interim solution for one month, until {name} is live.",
    ),
    "why-note.plan": Phrase(
        "Kan försenas: så länge innan {aim} påverkas. Därför: vad som avgör när annonseringen "
        "kommer.",
        "Can be delayed: so long before {aim} is affected. Because: what decides when the tender "
        "notice comes.",
    ),
    "why-note.slack": Phrase(
        "Så länge kan hela {name} försenas medan allt som inte väntar på det ligger kvar.",
        "So long can the whole of {name} be delayed while all that does not wait for it stays.",
    ),
    "why-note.chain": Phrase(
        "Läs uppifrån: varje rad har väntat på raden ovanför. Kortas en rad kan resten komma "
        "tidigare.",
        "Read from the top: each row has waited for the row above. Shorten one and the rest can "
        "come sooner.",
    ),
    "why-note.loose": Phrase(
        "Kedjan börjar med ett steg som kunde ligga tidigare; det för sig hjälper inte resten.",
        "The chain begins with a step that could come sooner; that alone does not help the rest.",
    ),
}
