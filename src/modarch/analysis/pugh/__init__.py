"""The Pugh matrix: alternatives scored against a reference, and how far the outcome holds."""
