"""Answers: one module per question, each a function of a checked landscape."""
