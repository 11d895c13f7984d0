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
        "Siffran före en stapel är alternativets nummer i förklaringen.",
        "The figure before a bar is the number of the alternative in the key.",
    ),
    **family(
        "trade-off",
        dominated=("Sämre i båda avseenden", "Worse in both respects"),
        efficient=("Bästa avvägning", "Best trade-off"),
        knee=("Knäpunkt", "Knee"),
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
        percentile=("Percentiler", "Percentiles"),
        plan=("Planens datum", "Date of the plan"),
        plan_told=(
            "Sannolikheten att vara klar till planens datum, {month}, är {share}.",
            "The probability of being ready by the date of the plan, {month}, is {share}.",
        ),
    ),
    **family(
        "capacity",
        load=("Planerad belastning", "Planned load"),
        over=("Belastning över kapaciteten", "Load above capacity"),
        limit=("Kapacitet", "Capacity"),
    ),
}
