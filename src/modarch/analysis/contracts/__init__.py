"""What a plan means for every contract, and by when each tender must start."""
