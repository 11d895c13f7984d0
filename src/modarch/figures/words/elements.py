"""Words for the parts of a landscape: layers, statuses, kinds, standards."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "layer",
        citizen=("Invånartjänster", "Citizen services"),
        modules=("Moduler/applikationer", "Modules/applications"),
        core=("Kärnsystem", "Core system"),
        application=("Applikationsplattform", "Application platform"),
        integration=("Integrationsplattform", "Integration platform"),
        information=("Informationsplattform", "Information platform"),
        data=("Dataplattform", "Data platform"),
        device=("MTP-plattform", "Medical device platform"),
        regional=("Regionala stödtjänster", "Regional support services"),
        national=(
            "Nationella tjänster och kvalitetsregister",
            "National services and quality registers",
        ),
    ),
    **family(
        "status",
        existing=("Befintlig", "Existing"),
        procured=("Upphandlad", "Procured"),
        in_house=("Egenutvecklad", "Developed in-house"),
        to_be_replaced=("Ska ersättas", "To be replaced"),
        external=("Extern, nationell", "External, national"),
        planned=("Planerad", "Planned"),
    ),
    **family(
        "letter",
        existing=("B", "E"),
        procured=("U", "P"),
        in_house=("E", "I"),
        to_be_replaced=("Er", "R"),
        external=("N", "N"),
        planned=("P", "Pl"),
        new=("+", "+"),
        removed=("−", "−"),
        changed=("≠", "≠"),
        same=("=", "="),
    ),
    **family(
        "change",
        new=("Tillkommer", "New"),
        removed=("Utgår", "Removed"),
        changed=("Ändras", "Changed"),
        same=("Oförändrad", "Unchanged"),
    ),
    **family(
        "spectrum",
        function=("Funktioner i befintliga system", "Functions in existing systems"),
        supplement=("Komplement till upphandlade moduler", "Supplements to procured modules"),
        module=("Enskilda moduler", "Single modules"),
        platform=("Gemensamma plattformsdelar", "Parts of shared platforms"),
        core=("Komplett kärnsystem", "Complete core system"),
        grows=(
            "Eget ansvar för regelverk, drift, support och kompetens ökar",
            "Own responsibility for regulation, operation, support and skills grows",
        ),
        little=("Litet eget åtagande", "Small commitment"),
        reading=(
            "Varje egenutvecklad del står under den nivå den hör till.",
            "Each part developed in-house stands below its level.",
        ),
    ),
    "spectrum.nothing": Phrase(
        "Ingen del utvecklas i egen regi i den här modellen.",
        "Nothing is developed in-house in this model.",
    ),
    **family(
        "spectrum-told",
        function=(
            "Formulär, rapporter och anpassningar inom ramen för leverantörens system.",
            "Forms, reports and adaptations inside a supplier's system.",
        ),
        supplement=(
            "Mindre tillämpningar för det som upphandlade moduler inte täcker.",
            "Small applications for what is procured does not cover.",
        ),
        module=(
            "Hela moduler i egen regi på gemensamma plattformar.",
            "Whole modules in-house on shared platforms.",
        ),
        platform=(
            "Delar av informations-, integrations- eller dataplattformen.",
            "Parts of the information, integration or data platform.",
        ),
        core=(
            "Ett kärnsystem som utvecklas, certifieras och förvaltas av regionen.",
            "A core system developed, certified and maintained by the region.",
        ),
    ),
    "platform.grouped": Phrase(
        "{count} moduler, grupperade efter område; siffran efter områdets namn är antalet moduler.",
        "{count} modules, grouped by area; the figure after the name of an area is its number of "
        "modules.",
    ),
    "platform.capabilities": Phrase(
        "{count} förmågor", "{count} capabilities", "{count} förmåga", "{count} capability"
    ),
    "platform.first-capabilities": Phrase(
        "Av förmågorna står högst tre på varje kort, och hur många fler de är.",
        "At most three capabilities stand on each card, and how many more there are.",
    ),
    "platform.counted-capabilities": Phrase(
        "Förmågorna får inte plats i läsbar storlek; på varje kort står hur många de är.",
        "The capabilities do not fit at a readable size; each card says how many there are.",
    ),
    "platform.first-names": Phrase(
        "Allt får inte plats i läsbar storlek: förmågorna står som antal, och av system och "
        "exempel står de första och hur många fler de är.",
        "Not everything fits at a readable size: capabilities stand as counts, and of systems and "
        "examples the first are named, and how many more there are.",
    ),
    "platform.group": Phrase("{name} ({count})", "{name} ({count})"),
    "platform.group-told": Phrase(
        "Siffran efter ett område i kärnsystemet är antalet förmågor.",
        "The figure after an area of the core system is its number of capabilities.",
    ),
    "platform.products": Phrase("Exempel: {names}", "Examples: {names}"),
    "platform.products-told": Phrase(
        "Namn efter • och efter ”Exempel” är exempel på produkter och leverantörer, inte förslag.",
        "Names after • and after “Examples” are examples of products and suppliers, not proposals.",
    ),
    "platform.modules-stores": Phrase(
        "{count} moduler lagrar sin information i informationsplattformen",
        "{count} modules store their information on the information platform",
        "en modul lagrar sin information i informationsplattformen",
        "one module stores its information on the information platform",
    ),
    "platform.modules-connects": Phrase(
        "{count} moduler utbyter information genom integrationsplattformen",
        "{count} modules exchange information through the integration platform",
        "en modul utbyter information genom integrationsplattformen",
        "one module exchanges information through the integration platform",
    ),
    "platform.core-stores": Phrase(
        "kärnsystemet lagrar sin information i informationsplattformen",
        "the core system stores its information on the information platform",
    ),
    "platform.core-connects": Phrase(
        "kärnsystemet utbyter information genom integrationsplattformen",
        "the core system exchanges information through the integration platform",
    ),
    "platform.unjoined": Phrase(
        "{count} moduler utbyter inte information genom någon gemensam plattform.",
        "{count} modules exchange no information through a shared platform.",
        "En modul utbyter inte information genom någon gemensam plattform.",
        "One module exchanges no information through a shared platform.",
    ),
    "platform.feeds": Phrase("underlag till dataplattformen", "material for the data platform"),
    "platform.measures": Phrase(
        "mätvärden från medicinteknisk utrustning", "measurements from medical devices"
    ),
    "platform.names-only": Phrase(
        "{count} moduler utan områden att gruppera efter; bara namnen visas.",
        "{count} modules without areas to group by; only their names are shown.",
    ),
    "platform.more": Phrase(
        "+\N{NO-BREAK SPACE}{count}\N{NO-BREAK SPACE}till",
        "+\N{NO-BREAK SPACE}{count}\N{NO-BREAK SPACE}more",
    ),
    "platform.other-area": Phrase("Övrigt", "Other"),
}
