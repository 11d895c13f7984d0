"""Tables as text, Markdown, CSV, JSON, Excel and HTML."""
