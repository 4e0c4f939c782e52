"""Unexpected errors in the window: found wherever they come up, logged, and shown as a report."""
