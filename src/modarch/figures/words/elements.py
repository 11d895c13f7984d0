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
    "platform.grouped": Phrase(
        "{count} moduler, grupperade efter område; siffran efter områdets namn är antalet moduler.",
        "{count} modules, grouped by area; the figure after the name of an area is its number of "
        "modules.",
    ),
    "platform.more": Phrase("+ {count} till", "+ {count} more"),
    "platform.other-area": Phrase("Övrigt", "Other"),
}
