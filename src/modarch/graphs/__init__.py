"""Graph algorithms that know nothing of the model: closure, cycles, order, layout, partition."""
