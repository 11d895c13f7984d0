"""The procurement order: problem, schedule, search, proof and explanation."""
