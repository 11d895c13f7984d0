"""Words for standards: what represents what, and what stands between two of them."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "column",
        mapped=("Publik mappning finns", "Public mapping exists"),
        adapters=("Att bygga", "To be built"),
        no_home=("Varav utan plats i standarden", "Of which no place in the standard"),
        native=("Samma standard", "Same standard"),
        producer=("Från", "From"),
        consumer=("Till", "To"),
        standards=("Standarder", "Standards"),
        translation=("Översättning", "Translation"),
        owner=("Ägare", "Owner"),
        mapping=("Publik mappning", "Public mapping"),
        count=("Antal", "Number"),
        objects=("Informationsmängder", "Information objects"),
        id=("Id", "Id"),
        name=("Namn", "Name"),
        fhir=("FHIR", "FHIR"),
        openehr=("openEHR", "openEHR"),
        omop=("OMOP", "OMOP"),
        ni=("NI", "NI"),
        services=("Tjänstekontrakt", "Service contracts"),
        ehds=("EHDS", "EHDS"),
        evidence=("Underlag", "Evidence"),
        standard=("Standard", "Standard"),
        represented=("Representeras av", "Represented by"),
        platform=("Plattform", "Platform"),
        hl7v2=("HL7 version 2", "HL7 version 2"),
        dicom=("DICOM", "DICOM"),
        xds=("IHE XDS", "IHE XDS"),
        cda=("HL7 CDA", "HL7 CDA"),
        terminologies=("Kodverk", "Code systems"),
        type=("Resurstyp", "Resource type"),
        canonical=("Adress", "Canonical"),
        versions=("Versioner", "Versions"),
        package=("Guide", "Guide"),
        module=("Modul", "Module"),
        use=("Användning", "Use"),
        must_speak=("Måste tala", "Must speak"),
        speaks=("Talar", "Speaks"),
        choice=("Plattformens standard", "Platform's standard"),
        landscape_mappings=("Översättningar i hela landskapet", "Mappings in the whole landscape"),
        landscape_total=("Integrationer i hela landskapet", "Integrations in the whole landscape"),
    ),
    **family(
        "title",
        mappings=("Vad översättningarna kräver", "What the mappings take"),
        adapters=("Översättningar att bygga", "Mappings to build"),
        public_mappings=("Publika mappningar att använda", "Public mappings to use"),
        homeless=(
            "Samma standard, men utan plats för informationen",
            "Same standard, but no place for the information",
        ),
        catalogue=("Informationsmängder och standarder", "Information objects and standards"),
        bindings=(
            "{name}: hur standarderna representerar den",
            "{name}: how standards represent it",
        ),
        ways=("{name}: från en standard till en annan", "{name}: from one standard to another"),
        profiles=("{name}: kända FHIR-profiler", "{name}: known FHIR profiles"),
        object_coverage=("Var informationen har sin plats", "Where the information has its place"),
        module_speech=("Vad modulerna måste tala", "What the modules must speak"),
        canonical=(
            "Om {platform} valde en annan standard",
            "If {platform} chose another standard",
        ),
        canonical_objects=(
            "Var valet av standard gör skillnad",
            "Where the choice of standard makes a difference",
        ),
    ),
    **family(
        "translation",
        native=("samma standard", "same standard"),
        mapped=("publik mappning finns", "public mapping exists"),
        adapter=("adapter att bygga", "adapter to be built"),
        no_home=("utan plats i standarden", "no place in the standard"),
    ),
    **family(
        "reason",
        no_standard=("en sida har ingen angiven standard", "one side states no standard"),
        not_in_catalogue=("finns inte i katalogen", "not in the catalogue"),
        no_mapping=("ingen publik mappning är känd", "no public mapping is known"),
        other_version=(
            "publik mappning finns för en annan version",
            "a public mapping exists for another version",
        ),
        elsewhere=(
            "publik mappning lägger den på annan plats",
            "a public mapping puts it elsewhere",
        ),
        no_place=("standarden saknar plats för den", "the standard has no place for it"),
    ),
    **family(
        "use",
        native=("lagrar i plattformen", "keeps its data there"),
        synced=("synkar", "synchronises"),
        api=("läser och skriver", "reads and writes"),
        attached=("ansluten", "attached"),
    ),
    **family(
        "place",
        missing=("ingen plats", "no place"),
        unknown=("okänt", "unknown"),
    ),
    "by.translation": Phrase("översättning", "translation"),
    "choice.mappings": Phrase("{count} ({build} att bygga)", "{count} ({build} to build)"),
    "choice.as-is": Phrase("{standards} (som i modellen)", "{standards} (as in the model)"),
    "evidence.own": Phrase("egen bedömning, bekräftas", "own judgement, to be confirmed"),
    "evidence.region": Phrase("regionens egen bindning", "the region's own binding"),
    "evidence.none": Phrase("obunden", "unbound"),
    "note.mappings": Phrase(
        "En publik mappning täcker vad dess utgivare har täckt, utkast medräknade. Det som saknar "
        "plats i standarden räknas som att bygga, men löses inte av en adapter.",
        "A public mapping covers what its publisher has covered, drafts included. What has no "
        "place in the standard counts as to be built, but no adapter solves it.",
    ),
    "note.unowned": Phrase(
        "{count} av dem har ingen angiven ägare; skriv owner: på en integration.",
        "{count} of them have no stated owner; write owner: on an integration.",
        "En av dem har ingen angiven ägare; skriv owner: på en integration.",
        "One of them has no stated owner; write owner: on an integration.",
    ),
    "note.canonical": Phrase(
        "En översättning räknas per system och informationsmängd som inte kan utbytas i "
        "plattformens egen standard. Moduler som lagrar i plattformen följer dess standard.",
        "One mapping is counted for each system and object that cannot be exchanged in the "
        "platform's own standard. Modules that keep their data there follow its standard.",
    ),
    "note.object-coverage": Phrase(
        "Standarden som plattformen håller informationen i. Tomt: den passerar inte plattformen.",
        "The standard in which the platform keeps it. Empty: it does not pass the platform.",
    ),
    "note.differing": Phrase(
        "Antal översättningar per informationsmängd vid varje val.",
        "Mappings per information object under each choice.",
    ),
    "note.own-judgement": Phrase(
        "{count} av {total} rader vilar enbart på egen bedömning.",
        "{count} of {total} rows rest on our own judgement alone.",
        "En av {total} rader vilar enbart på egen bedömning.",
        "One of {total} rows rests on our own judgement alone.",
    ),
}
