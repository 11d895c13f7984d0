"""Standards for health information: catalogue, bindings, translation and live checks."""
