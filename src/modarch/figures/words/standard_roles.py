"""Words for the figure that shows which standard does what."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "standard-column",
        standard=("Standard och uppgift", "Standard and task"),
        platforms=("Plattformar", "Platforms"),
        modules=("Moduler som använder den", "Modules that use it"),
        others=("Tjänster och kvarvarande system", "Services and remaining systems"),
        exchanges=("Utbyten med den", "Exchanges with it"),
    ),
    **family(
        "standard-exchange",
        native=("utan översättning", "without a mapping"),
        mapped=("översätts, publik mappning finns", "mapped, a public mapping exists"),
        adapters=("översätts, adapter behöver byggas", "mapped, an adapter has to be built"),
    ),
    **family(
        "standard-task",
        openehr=(
            "Journalen lagras efter innebörd och är oberoende av modulen som skrev den.",
            "The record is kept by meaning, independent of the module that wrote it.",
        ),
        fhir=(
            "Utbyte i realtid mellan moduler, med nationella tjänster och över gränser.",
            "Exchange in real time between modules, with national services and across borders.",
        ),
        omop=(
            "Uppföljning, kvalitet och forskning på det som har hänt.",
            "Follow-up, quality and research on what has happened.",
        ),
        riv_ta=(
            "Nationella tjänstekontrakt, som de nationella tjänsterna används genom i dag.",
            "National service contracts, through which national services are used today.",
        ),
        hl7v2=(
            "Meddelanden med system för diagnostik och utrustning.",
            "Messages with systems for diagnostics and equipment.",
        ),
        dicom=("Bilder och bildundersökningar.", "Images and imaging studies."),
        cda=("Hela dokument, såsom epikriser.", "Whole documents, such as discharge summaries."),
        ihe_xds=("Register över dokument och bilder.", "Registries of documents and images."),
        ieee_11073=(
            "Signaler och kurvor från medicinteknisk utrustning.",
            "Signals and waveforms from medical devices.",
        ),
        iso_13606=("Utdrag ur journaler.", "Extracts of records."),
        edifact=("Äldre meddelanden.", "Older messages."),
        proprietary=(
            "Leverantörens eget format, som bara leverantören kan ändra.",
            "The supplier's own format, which only the supplier can change.",
        ),
    ),
    "standard-names": Phrase("{names} · och {count} till", "{names} · and {count} more"),
    "standard-title": Phrase("Vilken standard gör vad", "Which standard does what"),
    **family(
        "standard-meaning",
        ni=("NI", "NI"),
        ni_told=(
            "Betydelsen: {count} av {total} informationsmängder har namn i den nationella "
            "informationsstrukturen. Namnen gör inte att två moduler kan utbyta något.",
            "The meaning: {count} of {total} information objects have names in the national "
            "information structure. The names do not make two modules able to exchange anything.",
        ),
        terminologies=("Kodverk", "Code systems"),
        terminologies_told=("{names}", "{names}"),
    ),
    **family(
        "standard-note",
        counting=(
            "Ett utbyte är en informationsmängd mellan två grannar i slutläget. Ett utbyte som "
            "översätts räknas hos båda standarderna.",
            "An exchange is an information object between two neighbours in the end state. One "
            "that is mapped is counted under both standards.",
        ),
        unstated=(
            "I {count} utbyten har minst en part ingen angiven standard.",
            "In {count} exchanges at least one side states no standard.",
            "I ett utbyte har minst en part ingen angiven standard.",
            "In one exchange at least one side states no standard.",
        ),
        none=(
            "Modellen säger inte vilken information som utbyts.",
            "The model does not say which information is exchanged.",
        ),
    ),
}
