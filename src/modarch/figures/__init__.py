"""Results as tables, diagrams and charts, worded in Swedish and English."""
