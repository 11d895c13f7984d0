"""Results as tables, one module per analysis."""
