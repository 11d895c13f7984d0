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
        procured=("Upphandlas", "Procured"),
        in_house=("Egenutvecklas", "Developed in-house"),
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
    "platform.more": Phrase("+ {count} till", "+ {count} more"),
    "platform.other-area": Phrase("Övrigt", "Other"),
}
