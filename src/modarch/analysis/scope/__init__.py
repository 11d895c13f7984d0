"""The right size and scope of modules: how capabilities are best divided, and what that changes."""
