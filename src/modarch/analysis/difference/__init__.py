"""What differs between two landscapes, such as two scenarios of one model."""
