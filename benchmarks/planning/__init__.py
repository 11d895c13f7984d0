"""The planner on generated programmes."""
