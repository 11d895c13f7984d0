"""Words for the check of a bidder's platform against what a tender asks."""

from modarch.figures.words.wording import Phrase, family

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {
    **family(
        "column",
        part=("Del", "Part"),
        address=("Adress eller fil", "Address or file"),
        reach=("Kontakt", "Contact"),
        platform_says=("Kallar sig", "Calls itself"),
        met=("Uppfyllda", "Met"),
        different=("Deklareras annorlunda", "Declared differently"),
        absent=("Saknas", "Missing"),
        not_declared=("Deklareras inte", "Not declared"),
        shortfall=("Skall-krav ej uppfyllda", "Mandatory not met"),
        recommended_unmet=("Bör-krav ej uppfyllda", "Recommended not met"),
        requirement=("Krav", "Requirement"),
        level=("Nivå", "Level"),
        outcome=("Utfall", "Verdict"),
        declared=("Deklarerat i stället", "Declared instead"),
        severity=("Grad", "Severity"),
        finding=("Iakttagelse", "Finding"),
        hint=("Åtgärd", "Cure"),
    ),
    **family(
        "title",
        conformance=("{module}: det deklarerade mot kraven", "{module}: declared against asked"),
        unmet=("Krav som inte är uppfyllda", "Requirements that are not met"),
        all_requirements=("Alla krav", "All requirements"),
        conformance_findings=("Brister i svaret", "Defects of the answer"),
    ),
    **family(
        "part",
        fhir=("FHIR", "FHIR"),
        openehr=("openEHR", "openEHR"),
        omop=("OMOP", "OMOP"),
        services=("Tjänstekontrakt", "Service contracts"),
    ),
    **family(
        "verdict",
        met=("uppfyllt", "met"),
        declared_differently=("deklareras annorlunda", "declared differently"),
        missing=("saknas", "missing"),
        not_declared=("deklareras inte", "not declared"),
        not_tried=("går inte att pröva här", "cannot be tried here"),
    ),
    **family(
        "reach",
        ok=("nådd", "reached"),
        refused_address=("adressen används inte", "the address is not used"),
        unreachable=("ingen kontakt", "no contact"),
        untrusted_certificate=("certifikatet är inte betrott", "the certificate is not trusted"),
        too_slow=("svarar inte i tid", "does not answer in time"),
        unauthorised=("kräver inloggning (401)", "wants credentials (401)"),
        forbidden=("nekar åtkomst (403)", "denies access (403)"),
        not_found=("finns inte på adressen", "not found at the address"),
        redirected_elsewhere=("hänvisar till en annan plats", "redirects elsewhere"),
        server_error=("fel i servern", "error in the server"),
        unexpected_answer=("oväntat svar", "unexpected answer"),
        too_large=("svaret är för stort", "the answer is too large"),
        incomplete=("svaret är avbrutet eller trasigt", "the answer is cut off or damaged"),
        not_the_service=("svaret är något annat", "the answer is something else"),
    ),
    **family(
        "defect",
        error=("fel", "error"),
        warning=("varning", "warning"),
        note=("notering", "note"),
    ),
    "note.declared": Phrase(
        "Deklarerat är inte bevisat: verifieringsprotokollet i bilagan prövar med exempeldata.",
        "Declared is not proven: the verification protocol of the annex tests with sample data.",
    ),
    "note.conforms": Phrase("Alla skall-krav är deklarerade.", "Everything mandatory is declared."),
    "note.nothing-mandatory": Phrase(
        "Inget skall-krav ställs här, så bara bör-krav kan brista; --strict räknar dem med.",
        "Nothing is mandatory here, so only recommendations can fall short; --strict counts them.",
    ),
    "note.client": Phrase(
        "{count} krav på modulen som klient framgår inte av en server: begär dem i anbudet och "
        "pröva med --answer.",
        "{count} requirements on the module as a client are not told by a server: ask for them in "
        "the bid and check with --answer.",
        "Ett krav på modulen som klient framgår inte av en server: begär det i anbudet och pröva "
        "med --answer.",
        "One requirement on the module as a client is not told by a server: ask for it in the bid "
        "and check with --answer.",
    ),
    "note.unreached": Phrase(
        "{part}: kontrollen kom inte fram, så inget krav är prövat.",
        "{part}: the check did not get through, so no requirement has been tried.",
    ),
    "note.parts-of": Phrase(
        "{count} krav på delar av det som saknas helt visas inte här.",
        "{count} requirements on parts of what is missing as a whole are not shown here.",
        "Ett krav på en del av det som saknas helt visas inte här.",
        "One requirement on a part of what is missing as a whole is not shown here.",
    ),
    "note.more-optional": Phrase(
        "{count} möjligheter (MAY) som inte är uppfyllda visas inte här.",
        "{count} options (MAY) that are not met are not shown here.",
        "En möjlighet (MAY) som inte är uppfylld visas inte här.",
        "One option (MAY) that is not met is not shown here.",
    ),
}
