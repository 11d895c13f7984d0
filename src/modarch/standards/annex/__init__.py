"""The technical annex of a tender: FHIR artefacts, and ten parts for people to read."""
