"""Whom to write to: the targets in a list, ticked, searched, added, changed and removed."""
