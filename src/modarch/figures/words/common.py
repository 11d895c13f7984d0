"""Words that every figure and table may use."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "frame",
        as_of=("läget {date}", "as of {date}"),
        assumptions=("Innehåller antaganden", "Contains assumptions"),
        end_state=("målbilden", "the end state"),
        legend=("Teckenförklaring", "Key"),
        source=("Källa: {source}", "Source: {source}"),
        stands_for=(
            "motsvarar källans figur {number}",
            "corresponds to figure {number} of the source",
        ),
        model=("modarch, modell {hash}", "modarch, model {hash}"),
    ),
    **family(
        "severity",
        ok=("Bra", "Good"),
        note=("Att beakta", "To note"),
        warning=("Risk", "Risk"),
        bad=("Allvarligt", "Serious"),
        unknown=("Kan inte bedömas", "Cannot be judged"),
    ),
}
