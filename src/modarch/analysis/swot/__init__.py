"""What is said for and against alternatives, what they share, and what measures say of it."""
