"""From a landscape and its analyses to what the figures show, one module per figure."""
