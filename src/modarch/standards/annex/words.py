"""The words of the annex, in Swedish and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.landscape.text import Text

if TYPE_CHECKING:
    from modarch.landscape.text import Language

__all__ = ["WORDS", "word"]

WORDS: dict[str, Text] = {
    "annex": Text("Teknisk bilaga", "Technical annex"),
    "file": Text("bilaga", "annex"),
    "fhir-title": Text("krav på FHIR-gränssnitt", "requirements on the FHIR interface"),
    "guide-title": Text("beroenden till guider", "dependencies on guides"),
    "fhir-description": Text(
        "Krav på FHIR-gränssnittet hos modulen {}. SHALL, SHOULD och MAY anges per punkt.",
        "Requirements on the FHIR interface of the module {}. SHALL, SHOULD and MAY per item.",
    ),
    "no-issuer": Text("[upphandlande region]", "[contracting region]"),
    "issued": Text("Utgivare", "Issued by"),
    "date": Text("Datum", "Date"),
    "version": Text("Version", "Version"),
    "module": Text("Modul", "Module"),
    "nothing": Text("Inget krav i denna del.", "No requirement in this part."),
    "levels": Text(
        "SHALL är ett skall-krav, SHOULD ett bör-krav, MAY en möjlighet.",
        "SHALL is mandatory, SHOULD is recommended, MAY is optional.",
    ),
    "assumed": Text(
        "Modulens avgränsning eller standarder är antaganden i modellen. Bekräfta dem innan "
        "bilagan går ut.",
        "The scope or the standards of the module are assumptions in the model. Confirm them "
        "before the annex goes out.",
    ),
    # parts
    "part-objects": Text("Informationsmängder", "Information objects"),
    "intro-objects": Text(
        "Vad modulen lämnar till andra och vad den hämtar, med namn i NI.",
        "What the module gives to others and what it takes, with names in NI.",
    ),
    "part-fhir": Text("FHIR", "FHIR"),
    "intro-fhir": Text(
        "Resurstyper, interaktioner, profiler och sökparametrar. Vid skillnad gäller JSON-filen.",
        "Resource types, interactions, profiles and search parameters. The JSON file prevails.",
    ),
    "part-openehr": Text("openEHR", "openEHR"),
    "intro-openehr": Text(
        "Mallar och arketyper som modulen ska kunna läsa och skriva utan omskrivning.",
        "Templates and archetypes that the module reads and writes unchanged.",
    ),
    "part-omop": Text("OMOP", "OMOP"),
    "intro-omop": Text(
        "Tabeller som modulens flöde till dataplattformen fyller, OMOP CDM 5.4.",
        "Tables that the module's feed to the data platform fills, OMOP CDM 5.4.",
    ),
    "part-services": Text("Nationella tjänstekontrakt", "National service contracts"),
    "intro-services": Text(
        "Producenten svarar på anrop, konsumenten anropar. Tom version: regionen har inte valt.",
        "The producer answers calls, the consumer calls. No version: the region has not chosen.",
    ),
    "part-integrations": Text("Integrationer och adaptrar", "Integrations and adapters"),
    "intro-integrations": Text(
        "Varje utbyte med motpart, om översättning behövs och vem som bygger och äger den.",
        "Every exchange, whether it needs translation, and who builds and owns the translation.",
    ),
    "part-ehds": Text("EHDS", "EHDS"),
    "intro-ehds": Text(
        "Prioriterade kategorier enligt förordning (EU) 2025/327, artikel 14, som modulen berör.",
        "Priority categories of Regulation (EU) 2025/327, article 14, that the module touches.",
    ),
    "part-terminologies": Text("Terminologier och kodverk", "Terminologies and code systems"),
    "intro-terminologies": Text(
        "Kodverk som används i utbytet. Regionen anger urval och version vid avrop.",
        "Code systems used in the exchange. The region states value sets and versions at call-off.",
    ),
    "part-legal": Text("Identitet och juridik", "Identity and law"),
    "intro-legal": Text(
        "Punkter som anbudet besvarar med hänvisning till lag eller föreskrift.",
        "Points that the bid answers, with the act or regulation they rest on.",
    ),
    "part-verification": Text("Verifieringsprotokoll", "Verification protocol"),
    "intro-verification": Text(
        "Så prövas kraven före avtal och driftstart. Det som deklareras är inte därmed bevisat.",
        "How the requirements are tested before contract and before use. Declared is not proven.",
    ),
    # columns
    "object": Text("Informationsmängd", "Information object"),
    "objects": Text("Informationsmängder", "Information objects"),
    "role": Text("Roll", "Role"),
    "standards": Text("Standarder", "Standards"),
    "concepts": Text("NI-begrepp", "NI concepts"),
    "classes": Text("NI-klasser", "NI classes"),
    "nim": Text("NIM", "NIM"),
    "basis": Text("Underlag", "Basis"),
    "type": Text("Resurstyp", "Resource type"),
    "mode": Text("Läge", "Mode"),
    "interactions": Text("Interaktioner", "Interactions"),
    "profiles": Text("Profiler", "Profiles"),
    "search": Text("Sökparametrar", "Search parameters"),
    "guide": Text("Guide", "Guide"),
    "canonical": Text("Adress", "Canonical"),
    "template": Text("Mall", "Template"),
    "root": Text("Rotarketyp", "Root archetype"),
    "archetypes": Text("Arketyper", "Archetypes"),
    "archetype": Text("Arketyp", "Archetype"),
    "hash": Text("Kontrollsumma", "Hash"),
    "level": Text("Nivå", "Level"),
    "table": Text("Tabell", "Table"),
    "fields": Text("Fält", "Fields"),
    "contract": Text("Tjänstekontrakt", "Service contract"),
    "domain": Text("Domän", "Domain"),
    "index": Text("Engagemangsindex", "Engagement index"),
    "counterpart": Text("Motpart", "Counterpart"),
    "standard": Text("Standard", "Standard"),
    "translation": Text("Översättning", "Translation"),
    "via": Text("Känd mappning", "Known mapping"),
    "owner": Text("Byggs och ägs av", "Built and owned by"),
    "category": Text("Kategori", "Category"),
    "terminology": Text("Kodverk", "Code system"),
    "uri": Text("URI", "URI"),
    "point": Text("Krav", "Requirement"),
    "ground": Text("Grund", "Ground"),
    "number": Text("Nr", "No."),
    "what": Text("Vad som prövas", "What is tested"),
    "how": Text("Hur", "How"),
    "result": Text("Utfall", "Result"),
    # captions
    "caption-templates": Text("Mallar", "Templates"),
    "caption-archetypes": Text("Arketyper", "Archetypes"),
    "caption-resources": Text("Resurstyper", "Resource types"),
    "caption-guides": Text("Guider", "Implementation guides"),
    # values
    "keeps": Text("lagrar eller förmedlar åt andra", "keeps or passes on for others"),
    "produces": Text("lämnar", "produces"),
    "consumes": Text("hämtar", "consumes"),
    "producer": Text("producent", "producer"),
    "consumer": Text("konsument", "consumer"),
    "server": Text("server", "server"),
    "client": Text("klient", "client"),
    "yes": Text("ja", "yes"),
    "published": Text("publicerad mappning", "published mapping"),
    "judgement": Text("egen bedömning, bekräftas", "own judgement, to be confirmed"),
    "no-owner": Text("inte bestämt", "not decided"),
    "native": Text("ingen, samma standard", "none, same standard"),
    "mapped": Text("publik mappning finns", "public mapping exists"),
    "adapter": Text("adapter behöver skrivas", "an adapter has to be written"),
    "no-home": Text("standarden saknar plats", "the standard has no place for it"),
    "ehds-1": Text("Patientöversikter", "Patient summaries"),
    "ehds-2": Text("Elektroniska recept", "Electronic prescriptions"),
    "ehds-3": Text("Elektroniska expedieringar", "Electronic dispensations"),
    "ehds-4": Text("Medicinska bilder och utlåtanden", "Medical imaging studies and reports"),
    "ehds-5": Text("Medicinska provresultat", "Medical test results and reports"),
    "ehds-6": Text("Epikriser", "Discharge reports"),
    # verification
    "verify-fhir": Text(
        "Resurstyper, interaktioner, sökning, profiler", "Types, interactions, search, profiles"
    ),
    "how-fhir": Text(
        "Serverns /metadata hålls mot kraven; därefter läses och söks exempeldata.",
        "The server's /metadata is held against the requirements; samples are read and searched.",
    ),
    "verify-openehr": Text("Mallar och arketyper", "Templates and archetypes"),
    "how-openehr": Text(
        "Plattformens mallista hålls mot kraven; en komposition per mall skrivs, läses och frågas.",
        "The platform's list of templates is held against the requirements; one composition per "
        "template is written, read and queried.",
    ),
    "verify-omop": Text("Tabeller och fält", "Tables and fields"),
    "how-omop": Text(
        "Databasens tabeller hålls mot kraven; antal rader jämförs med källan.",
        "The tables are held against the requirements, and row counts against the source.",
    ),
    "verify-services": Text("Tjänstekontrakt", "Service contracts"),
    "how-services": Text(
        "Anslutning i testmiljö visas per kontrakt och version.",
        "Connection in the test environment is shown per contract and version.",
    ),
    "verify-integrations": Text("Integrationer och adaptrar", "Integrations and adapters"),
    "how-integrations": Text(
        "Ett meddelande per utbyte skickas och jämförs hos mottagaren.",
        "One message per exchange is sent and compared at the receiver.",
    ),
    "verify-terminologies": Text("Kodverk", "Code systems"),
    "how-terminologies": Text(
        "Exempeldata granskas mot kodverkens urval.",
        "Sample data is checked against the value sets.",
    ),
    "verify-legal": Text("Identitet, åtkomst, spärr, logg", "Identity, access, blocks, log"),
    "how-legal": Text(
        "Scenarier med spärr, samtycke och nekad åtkomst körs; loggen granskas.",
        "Scenarios with block, consent and refused access are run; the log is audited.",
    ),
}
"""Every word by its key."""


def word(key: str, language: Language) -> str:
    """Return a word of the annex in a language.

    Raises
    ------
    KeyError
        There is no such word; a mistake of ours.
    """
    return WORDS[key].in_language(language)
