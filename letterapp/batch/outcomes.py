"""What became of each letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from letterapp.problems import Problem


class State(StrEnum):
    """What became of a letter; `ready` is what a check says of one that could be written."""

    READY = "ready"
    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    SKIPPED = "skipped"
    FAILED = "failed"


class Outcome(Struct, frozen=True):
    """One letter's end: its state, its file where it has one, why, and all its problems."""

    target: str
    language: str
    state: State
    file: Path | None = None
    reason: str = ""
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The outcome as the command line's `--json` gives it."""
        return {
            "target": self.target,
            "language": self.language,
            "file": str(self.file.absolute()) if self.file else None,
            "outcome": str(self.state),
            "reason": self.reason,
            "problems": [problem.as_json() for problem in self.problems],
        }


Outcomes = Generator[Outcome, None, None]
"""A batch as it goes: an outcome a letter; closed, it stops between two of them."""


def tally(outcomes: Iterable[Outcome]) -> str:
    """How many letters had which end: “17 written, 1 kept”."""
    counted = Counter(outcome.state for outcome in outcomes)
    return (
        ", ".join(f"{counted[state]} {state}" for state in State if counted[state]) or "no letters"
    )
