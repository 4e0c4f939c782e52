"""What is known of a letter before and after it is written, as lists mark it."""

from __future__ import annotations

from enum import Enum


class LetterState(Enum):
    """A letter's state; lists show one icon a state, of a shape of its own."""

    UNKNOWN = "not checked yet"
    READY = "ready"
    ATTENTION = "needs attention"
    ERROR = "error"
    SKIPPED = "skipped"
    WRITTEN = "written"
    EDITED = "edited by hand"

    @property
    def words(self) -> str:
        """The state in words, for tool tips and screen readers."""
        return self.value
