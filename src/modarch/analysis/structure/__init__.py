"""How a landscape hangs together: visibility, core, groups, weak points, concentration."""
