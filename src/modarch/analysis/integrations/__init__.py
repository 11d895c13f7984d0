"""How many integrations it takes, now, at the end, and at every moment in between."""
