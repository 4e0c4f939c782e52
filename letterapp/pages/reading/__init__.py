"""A Word file -> its content, with all looks worked out: no lengths of text, no pages."""
