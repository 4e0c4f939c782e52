"""The pages of a letter in the window: shown, read, searched."""
