"""Words for what can be measured of an alternative, and how it is worked out."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "measure",
        first_use=("Tid till första användning", "Time to first use"),
        half=("Tid till halva vården", "Time to half of care"),
        full=("Tid till fullt införande", "Time to full rollout"),
        duration=("Tid från första arbete till fullt införande", "Time from first work to full"),
        interim_months=("Interimslösningar, månader", "Interim solutions, months"),
        interim_cost=("Interimslösningar, kostnad", "Interim solutions, cost"),
        contracts_breached=("System vars avtal inte räcker", "Systems whose contract is too short"),
        contracts_unknown=("System vars avtal inte kan bedömas", "Systems that cannot be judged"),
        integrations_now=("Integrationer i dag", "Integrations today"),
        integrations_peak=("Integrationer som mest", "Integrations at the peak"),
        integrations_end=("Integrationer vid slutet", "Integrations at the end"),
        interim_integrations=("Tillfälliga integrationer som mest", "Most interim integrations"),
        unmet=("F1 Otillgodosedda informationsbehov", "F1 Unmet information needs"),
        translation=("F2 Beroende av översättning", "F2 Dependence on translation"),
        interfaces=("F3 Splittrade användargränssnitt", "F3 Split user interfaces"),
        integration_load=("F4 Integrationsbörda", "F4 Integration load"),
        propagation=("F5 Spridning av ändringar", "F5 Spread of changes"),
        blast=("F6 Skada när en del fallerar", "F6 Damage when one part fails"),
        supplier_exposure=("F7 Leverantörsexponering", "F7 Supplier exposure"),
        leakage=("F8 Lokala system vid sidan av", "F8 Local systems on the side"),
        fragmentation=("Fragmenteringsrisk, samlat", "Fragmentation risk, together"),
        module_failure=(
            "Behov som faller när en modul fallerar",
            "Needs lost when one module fails",
        ),
        suppliers=("Leverantörer", "Suppliers"),
        largest_supplier=("Största leverantörens andel", "Share of the largest supplier"),
        procurements=("Upphandlingar", "Procurements"),
        largest_procurement=("Största upphandlingens andel", "Share of the largest procurement"),
        replaceability=("Utbytbarhet", "Replaceability"),
        changes_per_year=("Driftstarter per vårdform och år", "Go-lives per setting and year"),
        largest_change=("Största ändringen på en gång", "Largest change at once"),
        systems_per_role=("Användargränssnitt per roll", "User interfaces per role"),
        in_house=("Egenutvecklad andel", "Share developed in-house"),
        certificates=("Certifikat som saknas", "Certificates missing"),
        assumptions=("Antaganden", "Assumptions"),
    ),
    **family(
        "measure-told",
        first_use=(
            "Månader från programmets start till den första modulen används någonstans. Det som "
            "alla jämförda alternativ har lika, och det som ingen grind håller, räknas inte.",
            "Months from the start of the programme until the first module is used anywhere. What "
            "all compared alternatives have alike, and what no gate holds, is not counted.",
        ),
        half=(
            "Månader från programmets start tills nya delar har tagit över hälften av vårdens "
            "funktioner (en förmåga på en plats).",
            "Months from the start of the programme until new parts have taken over half of the "
            "functions of care (a capability at a place).",
        ),
        full=(
            "Månader från programmets start tills allt som grindar håller är infört överallt.",
            "Months from the start of the programme until everything that gates hold is in use "
            "everywhere.",
        ),
        duration=(
            "Som tid till fullt införande, räknat från det första arbetet med någon av delarna.",
            "As time to full rollout, counted from the first work on any of the parts.",
        ),
        interim_months=(
            "Månader som befintliga system behövs efter att avtalen tagit slut, summerat över "
            "systemen. Av ett osäkert slut räknas det som är säkert; spannet räknar med resten.",
            "Months that existing systems are needed after their contracts have ended, summed over "
            "the systems. Of an uncertain end, what is certain is counted; the span counts the "
            "rest.",
        ),
        interim_cost=(
            "Vad de månaderna kostar; kostnaden per månad är ofta ett antagande.",
            "What those months cost; the cost per month is often an assumption.",
        ),
        contracts_breached=(
            "System som behövs längre än avtal och optioner räcker, var i sitt intervall slutet än "
            "ligger.",
            "Systems that are needed longer than contract and options last, wherever in its "
            "interval the end lies.",
        ),
        contracts_unknown=(
            "System där det hänger på en månad som inte är känd.",
            "Systems for which that hangs on a month that is not known.",
        ),
        integrations_now=(
            "Anslutningar, översättningar och punkt-till-punkt vid programmets start.",
            "Attachments, mappings and point-to-point at the start of the programme.",
        ),
        integrations_peak=(
            "Som mest under planen, broar till system som ska bort medräknade.",
            "At most under the plan, bridges to systems that are to go included.",
        ),
        integrations_end=("När allt är infört.", "When everything is in use."),
        interim_integrations=(
            "De av integrationerna som ska bort igen, som mest.",
            "Those of the integrations that are to go again, at most.",
        ),
        unmet=("Vid slutet; se modarch fragmentation.", "At the end; see modarch fragmentation."),
        translation=("Vid slutet.", "At the end."),
        interfaces=("Vid slutet.", "At the end."),
        integration_load=(
            "Vid slutet, mot dagens antal i det första alternativet.",
            "At the end, against today's number in the first alternative.",
        ),
        propagation=("Vid slutet.", "At the end."),
        blast=("Vid slutet.", "At the end."),
        supplier_exposure=("Vid slutet.", "At the end."),
        leakage=("Vid slutet.", "At the end."),
        fragmentation=(
            "F1–F8 vid slutet, sammanvägda i fem familjer som väger lika.",
            "F1–F8 at the end, put together in five families that weigh alike.",
        ),
        module_failure=(
            "Andel av alla informationsbehov som faller när den modul fallerar som tar mest med "
            "sig, vid slutet. Bara behov som är tillgodosedda kan falla; läs måttet bredvid F1.",
            "Share of all information needs lost when the module fails that takes most with it, at "
            "the end. Only needs that are met can be lost; read it beside F1.",
        ),
        suppliers=(
            "Leverantörer bakom det som vården använder vid slutet. En okänd leverantör räknas som "
            "en egen.",
            "Suppliers behind what care uses at the end. An unknown supplier counts as one of its "
            "own.",
        ),
        largest_supplier=(
            "Andel av vårdens funktioner som vilar på den största. Egen utveckling är ingen "
            "leverantör.",
            "Share of the functions of care that rest on the largest. Own development is no "
            "supplier.",
        ),
        procurements=(
            "Delar som det återstår att upphandla.",
            "Parts that remain to be procured.",
        ),
        largest_procurement=(
            "Andel av vårdens funktioner i den största upphandling som återstår.",
            "Share of the functions of care in the largest procurement that remains.",
        ),
        replaceability=(
            "Sannolikheten att två funktioner, dragna på måfå, ligger i olika system, så att den "
            "ena kan bytas utan den andra.",
            "The probability that two functions drawn at random lie in different systems, so that "
            "one can be replaced without the other.",
        ),
        changes_per_year=(
            "Hur många gånger om året en vårdform får något nytt, i medel från programmets start "
            "till den sista driftstarten.",
            "How many times a year a care setting gets something new, on average from the start of "
            "the programme to the last go-live.",
        ),
        largest_change=(
            "Andel av en vårdforms funktioner som ändras vid den största driftstarten.",
            "Share of a setting's functions that change at the largest go-live.",
        ),
        systems_per_role=(
            "Användargränssnitt som en roll arbetar i vid slutet, i medel efter rollernas andel.",
            "User interfaces that a role works in at the end, on average by the roles' shares.",
        ),
        in_house=(
            "Andel av vårdens funktioner i det som regionen utvecklar själv.",
            "Share of the functions of care in what the region builds itself.",
        ),
        certificates=(
            "Produkter i en klass som ett anmält organ prövar och som veterligen saknar "
            "certifikat; spannet räknar med dem där det inte är känt.",
            "Products in a class that a notified body examines and that are known to lack a "
            "certificate; the span counts those for which it is not known.",
        ),
        assumptions=(
            "Antaganden och omärkta element bland det som måtten räknas fram ur.",
            "Assumptions and unmarked elements among what the measures are worked out from.",
        ),
    ),
    **family(
        "gauge-area",
        time=("Tid", "Time"),
        interim=("Interimslösningar och avtal", "Interim solutions and contracts"),
        integrations=("Integrationer", "Integrations"),
        fragmentation=("Fragmenteringsrisk", "Fragmentation risk"),
        suppliers=("Leverantörer och sårbarhet", "Suppliers and vulnerability"),
        change=("Förändring för vården", "Change for care"),
        ground=("Regelverk och underlag", "Regulation and ground"),
    ),
}
