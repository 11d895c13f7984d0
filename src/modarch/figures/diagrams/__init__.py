"""Figures of structure and time: Graphviz and exact drawings."""
