"""Pages -> a PDF file whose text can be searched and copied."""
