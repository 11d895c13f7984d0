"""Words for the rules on medical devices."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "regulation",
        title=("Regelverk per modul och plattform", "Regulation per module and platform"),
        counts=("Antal per läge", "Number per standing"),
        high_risk=("hög risk", "high risk"),
        unclassified=("inte klassad", "not classified"),
        none=("ingen", "none"),
        held=("har {held}", "has {held}"),
    ),
    **family(
        "regulation-column",
        component=("Modul eller plattform", "Module or platform"),
        risk_class=("Klass", "Class"),
        standing=("Läge", "Standing"),
        ai=("AI-förordningen", "AI act"),
        in_house=("Egenutvecklas", "In-house"),
        certified=("Certifikat klart", "Certificate done"),
        first_use=("Första användning", "First use"),
        slack=("Marginal", "Margin"),
        report=("Senare vid 18 mån", "Later at 18 mo"),
        survey=("Senare vid 24 mån", "Later at 24 mo"),
        count=("Antal", "Number"),
    ),
    **family(
        "regulation-standing",
        free=("Inget anmält organ", "No notified body"),
        self_declared=("Tillverkaren intygar själv", "Declared by the manufacturer"),
        certified=("Certifierad i rätt klass", "Certified in the right class"),
        planned=("Certifieras före användning", "Certified before use"),
        missing=("Saknar certifikat", "Lacks a certificate"),
        own_use=("Egen tillverkning (MDR 5.5)", "Own manufacture (MDR 5.5)"),
        unknown=("Certifikat okänt", "Certificate unknown"),
        unclassified=("Inte klassad", "Not classified"),
    ),
    **family(
        "regulation-note",
        use=(
            "En medicinteknisk produkt får inte användas förrän den är certifierad i rätt klass. "
            "Underlag för planering, inte juridisk rådgivning.",
            "A medical device may not be used before it is certified in the right class. For "
            "planning; not legal advice.",
        ),
        spans=(
            "Ett anmält organ tar 6–18 månader enligt delrapporten. Enligt EU-kommissionens enkät "
            "(till februari 2025) tar det oftast 13–18 månader, och 19–24 för 29 procent. De sista "
            "kolumnerna säger hur mycket senare modulen då kan användas, allt annat lika.",
            "A notified body takes 6–18 months by the report. By the European Commission's survey "
            "(to February 2025) it mostly takes 13–18 months, and 19–24 for 29 per cent. The last "
            "columns say how much later the module can then be used, all else equal.",
        ),
        unknown=(
            "Där certifikatet är okänt räknar planen inte med någon certifiering. De sista "
            "kolumnerna gäller då om det saknas och certifieringen börjar med anpassningen.",
            "Where the certificate is unknown the plan reckons with no certification. The last "
            "columns then hold if it is missing and certification begins with the build.",
        ),
        own=(
            "Egen tillverkning utan certifikat är tillåten bara om marknaden saknar en likvärdig "
            "produkt, och bara för den egna verksamheten.",
            "Own manufacture without a certificate is allowed only if the market has no equivalent "
            "product, and only for one's own use.",
        ),
        ai=(
            "AI i en produkt som ett anmält organ prövar är ett AI-system med hög risk "
            "(AI-förordningen, artikel 6.1).",
            "AI in a product that a notified body examines is a high-risk AI system (AI act, "
            "article 6.1).",
        ),
    ),
}
