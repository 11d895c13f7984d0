"""Alternatives side by side: what each measures, and which differences are certain."""
