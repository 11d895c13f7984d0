"""The procurement order: problem, schedule, search, proof, explanation and simulation."""
