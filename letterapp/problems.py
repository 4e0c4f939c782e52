"""The one type for what is wrong, shown alike by the app and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a problem is: an `error` stops its letter, a `warning` never blocks."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a line in it (from 1) and words for the spot."""

    file: Path | None = None
    line: int | None = None
    place: str = ""

    def __str__(self) -> str:
        where = str(self.file) if self.file else ""
        if self.line is not None:
            where = f"{where}:{self.line}" if where else f"line {self.line}"
        return ": ".join(part for part in (where, self.place) if part)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, how bad, where, for which letter, and what to do.

    `letter` is the id of the target whose letter has the problem, or None for all.
    """

    severity: Severity
    message: str
    hint: str = ""
    where: Place = NOWHERE
    letter: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the problem stops its letter."""
        return self.severity is Severity.ERROR

    def for_letter(self, letter: str) -> Problem:
        """The same problem, said of one letter."""
        return Problem(self.severity, self.message, self.hint, self.where, letter)

    def as_json(self) -> dict[str, object]:
        """The problem as the command line's `--json` gives it; `file` is absolute or null."""
        return {
            "severity": str(self.severity),
            "file": str(self.where.file.absolute()) if self.where.file else None,
            "line": self.where.line,
            "place": self.where.place,
            "letter": self.letter,
            "message": self.message,
            "hint": self.hint,
        }

    def __str__(self) -> str:
        start = ": ".join(part for part in (str(self.where), str(self.severity)) if part)
        tail = f" ({self.hint})" if self.hint else ""
        return f"{start}: {self.message}{tail}"


def error(message: str, hint: str = "", where: Place = NOWHERE) -> Problem:
    """A problem that stops its letter."""
    return Problem(Severity.ERROR, message, hint, where)


def warning(message: str, hint: str = "", where: Place = NOWHERE) -> Problem:
    """A problem that only wants to be known."""
    return Problem(Severity.WARNING, message, hint, where)


def near(word: str, known: Iterable[str]) -> str:
    """A hint that names what may have been meant; empty where nothing is near."""
    by_folded = {name.casefold(): name for name in known}
    matches = get_close_matches(word.casefold(), by_folded, n=3, cutoff=0.6)
    if not matches:
        return ""
    return "Did you mean " + " or ".join(f"“{by_folded[match]}”" for match in matches) + "?"
