"""Words for reachability and for care pathways walked step by step."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "reach",
        native=("Utan översättning", "Without translation"),
        translated=("Efter översättning", "After translation"),
        unmet=("Når inte fram", "Does not get there"),
    ),
    **family(
        "cause",
        none=("når fram utan översättning", "gets there without translation"),
        no_standard=("ingen gemensam standard", "no standard in common"),
        no_link=("ingen koppling", "no connection"),
        platform_not_live=("plattformen är inte i drift än", "the platform is not live yet"),
        legal=("hinder i lag", "blocked by law"),
        no_producer=("ingen har informationen här", "nobody has the information here"),
        no_consumer=("ingen betjänar den som behöver", "nobody serves the one who needs it"),
    ),
    **family(
        "walk-column",
        pathway=("Vårdkedja", "Pathway"),
        weight=("Vikt", "Weight"),
        steps=("Steg", "Steps"),
        systems=("System", "Systems"),
        hand_overs=("Överlämningar", "Hand-overs"),
        broken=("Brutna", "Broken"),
        fragmentation=("Splittring (FCI)", "Fragmentation (FCI)"),
        number=("Nr", "No"),
        capability=("Förmåga", "Capability"),
        where=("Var", "Where"),
        role=("Roll", "Role"),
        system=("I system", "In system"),
        needs=("Behöver", "Needs"),
        source=("Från steg", "From step"),
        reach=("Hur det når fram", "How it gets there"),
        way=("Väg", "Way"),
        reason=("Orsak", "Reason"),
        group=("Grupp", "Group"),
        count=("Behov", "Needs"),
        native=("Utan översättning", "Without translation"),
        translated=("Efter översättning", "After translation"),
        unmet=("Når inte fram", "Do not get there"),
    ),
    **family(
        "walk-title",
        reach=(
            "Informationsbehov och hur de tillgodoses",
            "Information needs and how they are met",
        ),
        pathways=("Vårdkedjor", "Care pathways"),
        steps=("{name}: stegen", "{name}: the steps"),
        hand_overs=("{name}: vad varje steg behöver", "{name}: what each step needs"),
        pathway=("per vårdkedja", "by pathway"),
        information=("per informationsmängd", "by information object"),
        providers=("mellan vårdgivare", "between care providers"),
        setting=("per vårdform", "by care setting"),
        role=("per roll", "by role"),
        cause=("efter orsak", "by reason"),
        by=("Informationsbehov {by}", "Information needs {by}"),
    ),
    **family(
        "walk",
        all=("Alla behov", "All needs"),
        nowhere=("ingen", "nobody"),
        between=("{consumer} behöver från {producer}", "{consumer} needs from {producer}"),
        no_pathway=("utanför vårdkedjor", "outside pathways"),
        no_role=("ingen roll angiven", "no role stated"),
        everywhere=("överallt", "everywhere"),
        crosses=("mellan vårdgivare i lagens mening", "between care providers in law"),
        partly=("når inte fram i {share} av fallen", "does not get there in {share} of cases"),
        from_step=("{object} från steg {number}", "{object} from step {number}"),
        told=(
            "{count} steg i {systems} system. {broken} av {all} överlämningar når inte fram "
            "överallt.",
            "{count} steps in {systems} systems. {broken} of {all} hand-overs do not get there "
            "everywhere.",
        ),
        told_alone=(
            "{count} steg i {systems} system. Inget steg behöver uppgifter från ett tidigare.",
            "{count} steps in {systems} systems. No step needs information from an earlier one.",
        ),
        continuity=(
            "Sannolikheten att två steg möter samma system är {coc}; splittringen (FCI) är {fci}.",
            "The probability that two steps meet the same system is {coc}; fragmentation (FCI) is "
            "{fci}.",
        ),
        needs=(
            "{stated} behov är angivna i modellen eller följer av vårdkedjor, {derived} är "
            "härledda "
            "ur förmågorna.",
            "{stated} needs are stated in the model or follow from pathways, {derived} are derived "
            "from the capabilities.",
        ),
        none=(
            "Modellen har inga vårdkedjor.",
            "The model has no pathways.",
        ),
    ),
}
