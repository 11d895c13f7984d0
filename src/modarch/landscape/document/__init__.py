"""How a landscape is written: YAML with positions, scenarios, checked forms, JSON Schema."""
