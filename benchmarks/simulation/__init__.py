"""Speed and memory of the simulation, as ratios and limits within one run."""
