"""The campaign that a window works on: its changes, undone and redone, saved and watched."""
