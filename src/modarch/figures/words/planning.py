"""Words for planning the order: what is wanted, how far it is proven, rules of thumb, moves."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "term",
        interim=("månader med interimslösning", "interim months"),
        interim_weighted=("viktade månader med interimslösning", "weighted interim months"),
        cost=(
            "kostnad för interimslösningar och valda arbetssätt",
            "cost of interim solutions and chosen modes",
        ),
        time=("allt är infört", "everything is live"),
        value=("viktade månader till första driftstart", "weighted months to first use"),
        peak=("interimsintegrationer som mest", "interim integrations at most"),
        bridges=("interimsintegrationer gånger månader", "interim integrations times months"),
        load=("högsta belastning på kapaciteterna", "highest load on the capacities"),
        smooth=("ändringar i belastning", "changes of load"),
        moved=("flyttade upphandlingar", "tenders moved"),
        shift=("flyttade månader", "months moved"),
        stability=("flyttade upphandlingar och månader", "tenders moved and months"),
        starts=("startmånader, summa", "start months, sum"),
    ),
    **family(
        "work",
        critical_path=("kritisk väg", "critical path"),
        capacity=("kapacitetsgräns", "capacity bound"),
        price_relaxation=("prisgräns", "bound by prices"),
        price_branching=(
            "prisgräns för delar av planerna",
            "bound by prices on parts of the plans",
        ),
        linear_relaxation=("linjär gräns", "linear bound"),
        nothing_less=("inget kan vara mindre", "nothing can be less"),
        exact_solver=("exakt lösare", "exact solver"),
        local_search=("lokalsökning", "local search"),
        windows=("exakt lösare i tidsfönster", "exact solver in windows"),
        earlier_plan=("den tidigare planen", "the earlier plan"),
        late_preparation=("sen förberedelse", "late preparation"),
        dependency=("beroendeordning", "dependency order"),
        earliest_end=("tidigaste avtalsslut först", "earliest contract end first"),
        least_slack=("minst marginal först", "least slack first"),
        value=("mest nytta per månad först", "most value per month first"),
        user=("angiven ordning", "the stated order"),
    ),
    **family(
        "plan-title",
        stages=("Hur bra planen är", "How good the plan is"),
        decisions=(
            "Interimslösningar och beslut om avtal",
            "Interim solutions and decisions on contracts",
        ),
        optimised=("Tidplan, optimerad ordning", "Plan, optimised order"),
        compare=("Sätt att välja ordning", "Ways to choose the order"),
    ),
    **family(
        "plan-column",
        wanted=("Mål, viktigast först", "Aim, most important first"),
        reached=("I planen", "In the plan"),
        bound=("Aldrig bättre än", "Never better than"),
        gap=("Avstånd", "Gap"),
        proven=("Bevisat bäst", "Proven best"),
        proven_by=("Gränsen kommer från", "The bound is from"),
        rule=("Ordning", "Order"),
        interim=("Interim", "Interim"),
        interim_cost=("Interimskostnad, mnkr", "Interim cost, SEK m"),
        breached=("Avtal med glapp", "Contracts with a gap"),
        undecided=("Avtal som inte kan bedömas", "Contracts that cannot be judged"),
        first_use=("Första driftstart", "First use"),
        live=("Allt infört", "All live"),
        years=("År till allt är infört", "Years until all is live"),
        interim_peak=("Interimsintegrationer som mest", "Interim integrations at most"),
        interim_years=("Interimsintegrationsår", "Interim integration years"),
        violations=("Brutna villkor", "Broken constraints"),
    ),
    **family(
        "compared",
        default=("Optimerad ordning", "Optimised order"),
        plan=("Tumregel eller angiven ordning", "Rule of thumb or stated order"),
        told=(
            "{number}. {names}: {interim} med interimslösning, allt infört {live}",
            "{number}. {names}: {interim} of interim solutions, all live in {live}",
        ),
    ),
    **family(
        "plan-axis",
        years=(
            "År till allt är infört (lägre är bättre)",
            "Years until everything is live (less is better)",
        ),
        interim=(
            "Månader med interimslösning (lägre är bättre)",
            "Interim months (less is better)",
        ),
    ),
    "plan-column.used": Phrase("Används: {capacity}", "In use: {capacity}"),
    **family(
        "capacity-used",
        procurement=("upphandlingar", "procurements"),
        implementation=("införanden", "implementations"),
    ),
    **family(
        "rule",
        dependency=("Beroendeordning", "Dependency order"),
        earliest_end=("Tidigaste avtalsslut först", "Earliest contract end first"),
        least_slack=("Minst marginal först", "Least slack first"),
        value=("Mest nytta per månad först", "Most value per month first"),
        user=("Angiven ordning", "The stated order"),
        optimised=("Optimerad", "Optimised"),
    ),
    **family(
        "plan-status",
        optimal=(
            "Det är bevisat att ingen plan är bättre.",
            "It is proven that no plan is better.",
        ),
        first=(
            "För det viktigaste målet är det bevisat att ingen plan är bättre; för de andra kan "
            "det finnas bättre.",
            "For the most important aim it is proven that no plan is better; for the others there "
            "may be better ones.",
        ),
        feasible=(
            "Planen håller alla villkor, men det är inte bevisat att den är bäst. För det "
            "viktigaste målet kan ingen plan vara mer än {gap} bättre.",
            "The plan keeps every constraint, but it is not proven to be the best. For the most "
            "important aim no plan can be more than {gap} better.",
        ),
        unbounded=(
            "Planen håller alla villkor, men det är inte bevisat att den är bäst. För det "
            "viktigaste målet är inte känt hur mycket bättre en plan kan vara.",
            "The plan keeps every constraint, but it is not proven to be the best. For the most "
            "important aim it is not known how much better a plan can be.",
        ),
        infeasible=(
            "Det finns ingen plan som håller alla villkor; det är bevisat.",
            "No plan keeps every constraint; that is proven.",
        ),
        unknown=(
            "Ingen plan hittades. Det är inte bevisat att det inte finns någon; pröva med "
            "--limit thorough.",
            "No plan was found. It is not proven that there is none; try --limit thorough.",
        ),
    ),
    **family(
        "plan-note",
        nothing_proven=(
            "Den exakta lösaren är inte installerad. Lokalsökningen har planerat ensam, och "
            "planen kan inte bevisas vara bäst.",
            "The exact solver is not installed. The local search has planned alone, and the plan "
            "cannot be proven to be the best.",
        ),
        not_compiled=(
            "Numba är inte installerat: samma plan, men den tar längre tid att få fram.",
            "Numba is not installed: the same plan, but it takes longer.",
        ),
        interrupted=(
            "Planeringen avbröts; det som visas är vad som hann tas fram dittills.",
            "Planning was interrupted; what is shown is what had been found by then.",
        ),
        not_reproducible=(
            "En gräns i sekunder användes; nästa körning kan ge en annan plan.",
            "A limit in seconds was used; another run may give another plan.",
        ),
        solver_wrong=(
            "Den exakta lösaren kallade något omöjligt som har en giltig plan; dess svar har lagts "
            "åt sidan.",
            "The exact solver called impossible what has a valid plan; its answer was put aside.",
        ),
        answer_refused=(
            "Ett förslag klarade inte granskningen och har lagts åt sidan.",
            "A proposal did not pass the examination and was put aside.",
        ),
        within_horizon=(
            "Det som är bevisat gäller planer som är klara inom den tid som lösaren räknade på.",
            "What is proven holds for plans that end within the time the solver looked at.",
        ),
        lags_contradict=(
            "Beroenden, grindar och fasta datum motsäger varandra, oavsett kapacitet.",
            "Dependencies, gates and fixed dates contradict each other, whatever the capacity.",
        ),
        limits=(
            "Gräns: {limit}. Samma anrop ger samma plan. Mer arbete: --limit normal eller "
            "thorough.",
            "Limit: {limit}. The same call gives the same plan. More work: --limit normal or "
            "thorough.",
        ),
        unexamined=(
            "Planen bryter {count} villkor; se tabellen sist. Det som redan har börjat kan ingen "
            "plan ändra.",
            "The plan breaks {count} constraints; see the last table. What has begun no plan can "
            "change.",
            "Planen bryter ett villkor; se tabellen sist. Det som redan har börjat kan ingen plan "
            "ändra.",
            "The plan breaks one constraint; see the last table. What has begun no plan can "
            "change.",
        ),
        waiting=(
            "Arbete som blir liggande mer än två år innan nästa steg börjar: {names}. Kontrollera "
            "att det håller så länge, eller senarelägg det.",
            "Work that lies finished for more than two years before the next step begins: {names}. "
            "Check that it keeps so long, or do it later.",
        ),
        check=(
            "Alla avtal, lagrum och senaste annonsering: modarch check MODELL --plan FIL.",
            "All contracts, legal grounds and latest tenders: modarch check MODEL --plan FILE.",
        ),
        nothing=(
            "Modellen har inga moduler eller plattformar att planera.",
            "The model has no modules or platforms to plan.",
        ),
        compare=(
            "Månader med interimslösning och kostnad räknas på mitten av de avtalsslut som är "
            "kända som ett intervall. Tumreglerna placerar allt så tidigt som villkoren medger.",
            "Interim months and cost count on the middle of contract ends known as an interval. "
            "The rules of thumb place everything as early as the constraints allow.",
        ),
    ),
    **family(
        "move",
        title=("Vad som har flyttats", "What has moved"),
        component=("Modul eller plattform", "Module or platform"),
        tender_was=("Annonsering, tidigare", "Announced, before"),
        tender=("Annonsering, nu", "Announced, now"),
        tender_months=("Ändring", "Change"),
        live_was=("Infört, tidigare", "Live, before"),
        live=("Infört, nu", "Live, now"),
        live_months=("Ändring", "Change"),
        why=("Varför", "Why"),
        happened=(
            "Det har gått på ett annat sätt än planerat.",
            "It has gone otherwise than planned.",
        ),
        passed=(
            "Arbetet skulle ha börjat {month}, men det har inte börjat.",
            "Work should have begun in {month}, but it has not.",
        ),
        better=(
            "Inget hindrar den tidigare månaden; den nya följer av målen för planen som helhet.",
            "Nothing hinders the earlier month; the new one follows from the aims of the whole.",
        ),
        back=("På den tidigare platsen: {texts}", "At its earlier place: {texts}"),
        tenders=(
            "{count} upphandlingar av {all} som inte har annonserats flyttas, sammanlagt {months}.",
            "{count} of the {all} tenders not yet announced move, {months} in all.",
            "En upphandling av {all} som inte har annonserats flyttas, {months}.",
            "One of the {all} tenders not yet announced moves, by {months}.",
        ),
        no_tenders=(
            "Ingen av de {all} upphandlingar som inte har annonserats behöver flyttas.",
            "None of the {all} tenders not yet announced has to move.",
        ),
        fewest=(
            "Det är bevisat att det inte går att flytta färre.",
            "It is proven that fewer cannot be moved.",
        ),
        not_fewest=(
            "Det är inte bevisat att det inte går att flytta färre; minst {bound} måste flyttas.",
            "It is not proven that fewer cannot be moved; at least {bound} must.",
        ),
        more=(
            "Och {count} hinder till.",
            "And {count} more hindrances.",
            "Och ett hinder till.",
            "And one more hindrance.",
        ),
        weighed=(
            "En flyttad upphandling väger som sex månaders flyttning. Så få som möjligt, hur långt "
            "de än flyttas: --objective moved,shift,interim,time.",
            "One tender moved weighs as six months of moving. As few as possible, however far: "
            "--objective moved,shift,interim,time.",
        ),
        kept=(
            "De följande målen, och vad som sägs om dem, gäller med de annonseringsmånader som "
            "står i planen.",
            "The aims that follow, and what is said of them, hold with the tender months of the "
            "plan.",
        ),
        nothing_happened=(
            "Modellen anger inget som faktiskt har hänt (actual); bara månader som har passerat "
            "kan flytta något.",
            "The model states nothing that has happened (actual); only months that have passed "
            "can move anything.",
        ),
    ),
    **family(
        "progress",
        start=(
            "Planerar {count} moduler och plattformar …",
            "Planning {count} modules and platforms …",
            "Planerar en modul eller plattform …",
            "Planning one module or platform …",
        ),
        line=(
            "{seconds} s: {term} {value}, aldrig bättre än {bound} (avstånd {gap}); {work}",
            "{seconds} s: {term} {value}, never better than {bound} (gap {gap}); {work}",
        ),
        none=("{seconds} s: ännu ingen plan; {work}", "{seconds} s: no plan yet; {work}"),
        stopping=(
            "Avbryter och behåller den bästa planen …",
            "Stopping, and keeping the best plan …",
        ),
        wrote=("skrev {path}", "wrote {path}"),
    ),
}
