"""How long a step waits for the one before, so that the event loop has a turn between them."""

from __future__ import annotations

TURN = 1
"""Milliseconds. A single shot after none is a posted event: it comes before keys and clicks that
wait, and before timers, so that steps which follow each other hold the window up as one."""
