"""Words for dependencies and for the exchange of information."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "tie",
        hard=("Hårt beroende", "Hard dependency"),
        soft=("Mjukt beroende", "Soft dependency"),
        derived=("Följer av plattformen", "Follows from the platform"),
        information=("Behöver information från", "Needs information from"),
        gate=("Grind: får inte annonseras före", "Gate: no tender notice before"),
        critical=("Kritisk kedja", "Critical chain"),
        cycle=("Cirkulärt beroende", "Circular dependency"),
        cut=("Föreslås brytas", "Proposed cut"),
    ),
    **family(
        "node",
        module=("Modul", "Module"),
        platform=("Plattform", "Platform"),
        system=("Befintligt system", "Existing system"),
        service=("Nationell tjänst", "National service"),
        gate=("Grind", "Gate"),
        group=("Grupp, med antal", "Group, with its number"),
    ),
    **family(
        "standard",
        fhir=("HL7 FHIR", "HL7 FHIR"),
        openehr=("openEHR", "openEHR"),
        hl7v2=("HL7 v2", "HL7 v2"),
        national=("Nationella tjänstekontrakt", "National service contracts"),
        dicom=("DICOM", "DICOM"),
        omop=("OMOP", "OMOP"),
        proprietary=("Leverantörens eget", "Proprietary"),
        other=("Annan standard", "Other standard"),
    ),
    **family(
        "standard-letter",
        fhir=("F", "F"),
        openehr=("O", "O"),
        hl7v2=("H", "H"),
        national=("N", "N"),
        dicom=("D", "D"),
        omop=("M", "M"),
        proprietary=("L", "P"),
        other=("A", "X"),
    ),
    **family(
        "quality",
        native=("Samma standard, utan översättning", "Same standard, no translation"),
        translated=("Översätts", "Translated"),
        unmet=("Behov utan integration", "Need without integration"),
        interim=("Tillfällig integration", "Temporary integration"),
    ),
    "integrations.reading": Phrase(
        "{count} integrationer. En lodrät linje är en anslutning till en plattform; "
        "en linje med hörn är en integration vid sidan av plattformarna.",
        "{count} integrations. An upright line is an attachment to a platform; "
        "a line with corners is an integration past the platforms.",
        "En integration.",
        "One integration.",
    ),
    "integrations.attached": Phrase(
        "{count} anslutningar", "{count} attachments", "{count} anslutning", "{count} attachment"
    ),
    "integrations.grouped": Phrase(
        "{count} parter, grupperade efter område; siffran inom parentes är antalet. "
        "En tjockare linje står för fler integrationer och har den vanligaste standardens färg.",
        "{count} parties, grouped by area; the figure in brackets is their number. "
        "A broader line stands for more integrations and has the colour of the commonest standard.",
    ),
    "integrations.inner": Phrase(
        "{count} integrationer inom ett och samma område visas inte.",
        "{count} integrations within one area are not shown.",
        "En integration inom ett och samma område visas inte.",
        "One integration within one area is not shown.",
    ),
    **family(
        "transfer",
        native=("Överförs utan översättning", "Passed on without translation"),
        translated=("Överförs efter översättning", "Passed on after translation"),
        broken=("Bruten kedja – uppgiften når inte fram", "Broken – the information is not there"),
        nothing=("Inget behöver lämnas över", "Nothing has to be handed over"),
    ),
    "pathway.count": Phrase(
        "Av {count} steg som behöver uppgifter från tidigare steg får {native} dem utan "
        "översättning och {translated} efter översättning; till {broken} når de inte fram.",
        "Of {count} steps that need information from earlier ones, {native} get it without "
        "translation and {translated} after translation; to {broken} it does not get through.",
    ),
    **family(
        "matrix",
        strong=("Hårt beroende", "Hard dependency"),
        weak=("Mjukt beroende", "Soft dependency"),
        feedback=(
            "Återkoppling: beror på något senare i ordningen",
            "Feedback: depends on something later",
        ),
        block=("Cirkelberoende eller grupp", "Circle or group"),
        reading=(
            "Läs radvis: det som står i raden är beroende av det som står i kolumnen. "
            "Märken under diagonalen följer ordningen, märken över den går bakåt.",
            "Read along the rows: what stands in the row depends on what stands in the column. "
            "Marks below the diagonal follow the order, marks above it go against it.",
        ),
    ),
    "matrix.feedback-count": Phrase(
        "{count} av {total} beroenden är återkopplingar.",
        "{count} of {total} dependencies are feedback.",
        "Ett av {total} beroenden är en återkoppling.",
        "One of {total} dependencies is feedback.",
    ),
    "dependencies.before": Phrase("Före start", "Before the start"),
    "dependencies.wave": Phrase("Våg {number}", "Wave {number}"),
    "dependencies.reading": Phrase(
        "Pilen går från det som ska finnas först till det som bygger på det. "
        "Det som står i samma våg kan upphandlas parallellt.",
        "An arrow runs from what must be in place first to what builds on it. "
        "What stands in the same wave can be procured in parallel.",
    ),
    "dependencies.reduced": Phrase(
        "{count} beroenden som följer av de ritade visas inte.",
        "{count} dependencies that follow from those drawn are not shown.",
        "Ett beroende som följer av de ritade visas inte.",
        "One dependency that follows from those drawn is not shown.",
    ),
    "dependencies.needs": Phrase(
        "+ {count} mjuka behov", "+ {count} soft needs", "+ {count} mjukt behov", "+ 1 soft need"
    ),
    "dependencies.folded": Phrase(
        "{count} mjuka beroenden och informationsbehov ritas inte som pilar; antalet står i rutan "
        "för den som behöver.",
        "{count} soft dependencies and information needs are not drawn as arrows; their number "
        "stands in the box of who needs.",
        "Ett mjukt beroende ritas inte som pil; det räknas i rutan för den som behöver.",
        "One soft dependency is not drawn as an arrow; it is counted in the box of who needs.",
    ),
    "dependencies.grouped": Phrase(
        "{count} komponenter, grupperade efter våg och område.",
        "{count} components, grouped by wave and area.",
    ),
}
