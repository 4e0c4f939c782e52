"""The window: a thin door to the same house as the command line."""
