"""Words for charts of quantities."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "tooltip",
        month=("Månad", "Month"),
        line=("Linje", "Line"),
        name=("Namn", "Name"),
        share=("Sannolikhet", "Probability"),
        alternative=("Alternativ", "Alternative"),
        value=("Värde", "Value"),
    ),
    **family(
        "over-time",
        axis=("Antal integrationer", "Number of integrations"),
        attachments=("Anslutningar till plattformar", "Attachments to platforms"),
        mappings=("Översättningar", "Mappings"),
        point_to_point=("Punkt-till-punkt", "Point-to-point"),
        interim=("Tillfälliga: en ände ska avvecklas", "Temporary: one end is to be retired"),
    ),
    "over-time.peak": Phrase(
        "Flest integrationer: {count} i {month}. Vid slutet: {final}.",
        "Most integrations: {count} in {month}. At the end: {final}.",
    ),
    "profile.order": Phrase(
        "Siffran före en stapel är numret i teckenförklaringen.",
        "The figure before a bar is its number in the key.",
    ),
    **family(
        "trade-off",
        dominated=("Sämre i båda avseenden", "Worse in both respects"),
        efficient=("Bästa avvägning", "Best trade-off"),
        knee=(
            "Brytpunkt mellan inlåsning och integration",
            "Turning point between lock-in and integration",
        ),
        today=("Modellens indelning", "The model's cut"),
        computed=("Beräknad indelning", "Computed cut"),
    ),
    **family(
        "tornado",
        low=("Vid det låga värdet", "At the low value"),
        high=("Vid det höga värdet", "At the high value"),
        base=(
            "Den lodräta linjen är grundfallet, {value}.",
            "The upright line is the base case, {value}.",
        ),
    ),
    **family(
        "s-curve",
        axis=("Sannolikhet att vara klar", "Probability of being ready"),
        line=(
            "Sannolikhet att vara klar till och med månaden",
            "Probability of being ready by the month",
        ),
        of_ten=("{count} av 10", "{count} in 10"),
        percentile=(
            "Så många utfall av tio är klara då",
            "So many outcomes in ten are ready by then",
        ),
        plan=("Planens datum", "Date of the plan"),
        plan_told=(
            "Sannolikheten att vara klar till planens datum, {month}, är {share}.",
            "The probability of being ready by the date of the plan, {month}, is {share}.",
        ),
    ),
    **family(
        "risk-view",
        risk=("När allt är klart: sannolikhet", "When everything is done: probability"),
        risk_first_use=(
            "När den första nya modulen är i bruk: sannolikhet",
            "When the first new module is in use: probability",
        ),
        risk_spread=(
            "Infört överallt: planen och utfallen",
            "In use everywhere: the plan and the outcomes",
        ),
        risk_causes=(
            "Vad som mest påverkar när allt är klart",
            "What most affects when all is done",
        ),
        risk_interim_causes=(
            "Vad som mest påverkar behovet av interimslösningar",
            "What most affects the need for interim solutions",
        ),
        risk_critical=(
            "Vilka moduler som avgör när allt är klart",
            "Which modules decide when everything is done",
        ),
        risk_capacity=(
            "Belastning mot kapacitet i utfallen",
            "Load against capacity in the outcomes",
        ),
        decides=(
            "Andel av utfallen där modulen avgör när allt är klart",
            "Share of the outcomes in which the module decides when everything is done",
        ),
        end_axis=("När allt är klart, genomsnitt", "When everything is done, on average"),
        interim_axis=(
            "Månader med interimslösning, alla system, genomsnitt",
            "Months of interim solutions, all systems, on average",
        ),
        well=("När just detta går bra", "When this goes well"),
        badly=("När just detta går illa", "When this goes badly"),
    ),
    **family(
        "whiskers",
        plan=("Enligt planen", "As planned"),
        middle=("I 5 av 10 utfall", "In 5 outcomes of 10"),
        eighty=("I 8 av 10 utfall", "In 8 outcomes of 10"),
        spread=("Från 1 av 10 till 9 av 10 utfall", "From 1 to 9 outcomes in 10"),
    ),
    **family(
        "capacity",
        likely=("Belastning i genomsnitt", "Load on average"),
        peak=("Som mest i 9 av 10 utfall", "At most, in 9 outcomes of 10"),
        load=("Planerad belastning", "Planned load"),
        over=("Belastning över kapaciteten", "Load above capacity"),
        limit=("Kapacitet", "Capacity"),
    ),
}
