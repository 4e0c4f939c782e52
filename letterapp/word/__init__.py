"""Word templates: read, compiled, filled with blocks and values, written as a package."""
