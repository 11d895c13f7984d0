"""Rules that `modarch validate` checks on a landscape whose form is right."""
