"""Other tools' formats, one module for each."""
