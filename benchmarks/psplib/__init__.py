"""The planner on public project scheduling instances, beside PyJobShop."""
