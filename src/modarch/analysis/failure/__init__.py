"""What is lost when parts fail, suppliers leave, or care providers buy systems of their own."""
