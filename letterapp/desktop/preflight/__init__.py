"""Pre-flight in the window: every letter checked before one is written."""
