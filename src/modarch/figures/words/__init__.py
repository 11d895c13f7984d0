"""The texts of figures and tables, in Swedish and in English."""
