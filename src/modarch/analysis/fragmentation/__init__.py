"""How fragmented a landscape is, eight components at a time, now, later and over time."""
