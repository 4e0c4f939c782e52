"""What pre-flight knows of a letter: what it would be, and what stands in its place."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct

from letterapp.batch.outcomes import State
from letterapp.problems import Problem


class There(Enum):
    """What stands where a letter is to be written, in words."""

    NOTHING = "not yet"
    SAME = "written"
    OTHER = "would change"
    """Ours, of an earlier state of the campaign."""
    EDITED = "edited by hand"
    FOREIGN = "another file"
    """A file that this program did not write."""
    UNKNOWN = "not known"
    """It cannot be told, or the letter has no name."""


class Inspected(Struct, frozen=True):
    """One letter, made in memory and not written.

    `state` is READY, SKIPPED or FAILED; `file` its place, None where it has none. What a person
    should know of a file that is there is among the problems, and so is why a letter is skipped.
    """

    target: str
    state: State
    there: There
    problems: tuple[Problem, ...] = ()
    file: Path | None = None

    @property
    def has_warnings(self) -> bool:
        """Whether there is something to look at that does not stop it."""
        return any(not problem.is_error for problem in self.problems)
