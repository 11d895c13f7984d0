"""Words for what stands behind a component of the risk, and for failures, exits and leaks."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "explain-column",
        count=("Antal", "Number"),
        consumer=("Behöver", "Needs it"),
        producer=("Har", "Has it"),
        capability=("Förmåga", "Capability"),
        information=("Informationsmängd", "Information object"),
        reason=("Orsak", "Reason"),
        weight=("Vikt", "Weight"),
        role=("Roll", "Role"),
        share=("Andel", "Share"),
        interfaces=("Gränssnitt", "Interfaces"),
        systems=("System", "Systems"),
        split=("Splittring", "Split"),
        kind=("Slag", "Kind"),
        ends=("Mellan", "Between"),
        new=("Ny", "New"),
        item=("System eller modul", "System or module"),
        depends_on=("Beror på", "Depends on"),
        needed_by=("Behövs av", "Needed by"),
        place=("Läge", "Position"),
        failed=("Fallerar", "Fails"),
        loss=("Förlorat", "Lost"),
        stops=("Stannar också", "Stops too"),
        redundancy=("Reserv", "Redundancy"),
        availability=("Tillgänglighet", "Availability"),
        lost=("Tyngsta förlorade behov", "Heaviest needs lost"),
        owner=("Leverantör", "Supplier"),
        cells=("Förmågor på plats", "Capabilities in place"),
        exit=("Sannolikhet att lämna, per år", "Probability of leaving, per year"),
        contracts=("Avtal", "Contracts"),
        needs_hit=("Behov som drabbas", "Needs hit"),
        first=("Leverantör", "Supplier"),
        second=("Går ihop med", "Merges with"),
        change_points=("Ändring, punkter", "Change, points"),
        after_points=("Efteråt, punkter", "Afterwards, points"),
        where=("Var", "Where"),
        without=("Utan läckage", "Without leaks"),
        p5=("P5", "P5"),
        p95=("P95", "P95"),
        step=("Steg", "Step"),
        module=("Modul", "Module"),
        month=("Månad", "Month"),
        bridges=("Broar", "Bridges"),
        order=("Ordning", "Order"),
        bridge_years=("Broår", "Bridge-years"),
        total=("Summa över stegen", "Sum over the steps"),
        certainty=("Säkerhet", "Certainty"),
    ),
    **family(
        "owner",
        region=("Regionen själv", "The region itself"),
        unknown=("Okänd leverantör: {item}", "Unknown supplier: {item}"),
    ),
    **family(
        "part",
        platform=("Plattform", "Platform"),
        module=("Modul", "Module"),
        system=("System", "System"),
        service=("Nationell tjänst", "National service"),
        supplier=("Leverantör", "Supplier"),
    ),
    **family(
        "forecast",
        mean_loss=("Förlorat vid ett slumpmässigt tillfälle", "Lost at a random moment"),
        any_loss=("Tillfällen då något är förlorat", "Moments at which anything is lost"),
        loss_p95=("Förlorat de värsta 5 % av tillfällena", "Lost in the worst 5% of moments"),
        loss_p99=("Förlorat de värsta 1 % av tillfällena", "Lost in the worst 1% of moments"),
        worst_loss=("Mest förlorat samtidigt", "Most lost at once"),
        lost_need_hours=("Förlorade behovstimmar per år", "Lost need-hours per year"),
        first_order=("Därav av ett enda fel", "Of these by single failures"),
    ),
    **family(
        "leak",
        unmet=("F1 Otillgodosedda behov", "F1 Unmet needs"),
        interfaces=("F3 Splittrade gränssnitt", "F3 Split interfaces"),
        leakage=("F8 Lokala system vid sidan av", "F8 Local systems on the side"),
        local_systems=("Lokala system som skaffas", "Local systems acquired"),
        integrations=("Integrationer för att återställa", "Integrations to restore"),
    ),
    **family(
        "order",
        planned=("Planens ordning", "The plan's order"),
        lowest_peak=("Lägsta topp som hittats", "Lowest peak found"),
        lowest_total=("Minsta summa som hittats", "Least sum found"),
        typical=("Slumpad ordning, median av {count}", "Random order, median of {count}"),
        start=("Före första modulen", "Before the first module"),
    ),
    **family(
        "certainty",
        optimal=("bevisat bäst", "proven best"),
        best_found=("bäst av de sökta", "best of those searched"),
    ),
    **family(
        "risk-note",
        no_exits=(
            "Ingen känd leverantör har system i bruk.",
            "No known supplier has systems in use.",
        ),
        no_outages=(
            "Inget informationsbehov går förlorat när en del fallerar: modellen ger inga behov, "
            "eller så är inget tillgodosett.",
            "No information need is lost when a part fails: the model gives no needs, or none is "
            "met.",
        ),
        outages=(
            "Andel av alla informationsbehov, viktade. Leverantörens bortfall tar alla dess "
            "system.",
            "Share of all information needs, by weight. A supplier's failure takes all its "
            "systems.",
        ),
        no_availability=(
            "Ingen tillgänglighet är känd; slumpmässiga stopp kan inte räknas. Anta en med "
            "--availability 0,995.",
            "No availability is known; random outages cannot be counted. Assume one with "
            "--availability 0.995.",
        ),
        assumed_availability=(
            "Tillgängligheten är antagen för {count} system och känd för {stated}.",
            "Availability is assumed for {count} systems and known for {stated}.",
        ),
        leakage=(
            "Varje förmåga hos varje vårdgivare ({count}) anskaffas lokalt med sannolikheten "
            "{rate}. "
            "Andelen är ett antagande, ingen prognos.",
            "Every capability at every care provider ({count}) is acquired locally with "
            "probability "
            "{rate}. The rate is an assumption, not a forecast.",
        ),
        bridges=(
            "En bro står mellan det som är utbytt och det som inte är det: {direct} par av moduler "
            "utan gemensam plattform, {shared} gamla system som flera moduler ersätter, {attached} "
            "gamla system som plattformar måste bära.",
            "A bridge stands between what is replaced and what is not: {direct} pairs of modules "
            "without a common platform, {shared} old systems that several modules replace, "
            "{attached} old systems that platforms have to carry.",
        ),
    ),
}
