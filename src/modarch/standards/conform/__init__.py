"""Live checks: what a bidder's platform declares, held against what the tender asks."""
