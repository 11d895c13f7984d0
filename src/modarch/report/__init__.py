"""Documents for people, made of figures and tables."""
