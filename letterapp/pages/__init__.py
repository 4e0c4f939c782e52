"""From a .docx to pages, as it will print: no Word and no LibreOffice needed."""
