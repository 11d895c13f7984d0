"""The model: elements, contracts, plans, months and provenance; reading and checking it."""
