"""What a letter says: Jinja wording and light Markdown, composed to blocks."""
