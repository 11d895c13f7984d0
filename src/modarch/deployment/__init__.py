"""Who serves what, where, in a given month, and how the parts can exchange information."""
