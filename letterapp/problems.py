"""The one type for what is wrong, shown alike by the app and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace


class Severity(StrEnum):
    """How bad a problem is: an `error` stops its letter, a `warning` never blocks."""

    ERROR = "error"
    WARNING = "warning"


class Topic(StrEnum):
    """What a problem is about, as a person checks a letter before it goes."""

    ADDRESS = "address"
    SALUTATION = "salutation"
    FIELDS = "fields"
    """Names that templates use and that are unknown or empty."""
    DEMANDS = "demands"
    OWN_WORDS = "own words"
    LENGTH = "length"
    FACTS = "facts"
    SENDER = "sender"
    TEMPLATE = "template"
    FILE_NAME = "file name"
    FILE = "written before"
    """What stands where the letter is to be written."""
    CAMPAIGN = "campaign files"


class Remedy(StrEnum):
    """What the program itself could do about a problem, if the person wants it."""

    ADD_ID = "add {target.id} to the file names"
    DROP_WORDS = "drop the own words"
    UNTICK = "untick the letter"


class Place(Struct, frozen=True):
    """Where something stands: a file, a line in it (from 1) and words for the spot."""

    file: Path | None = None
    line: int | None = None
    place: str = ""

    def holds(self, other: Place) -> bool:
        """Whether the other is a spot within this one: `targets[1].role` in `targets[1]`."""
        is_within = other.place.startswith((f"{self.place}.", f"{self.place}["))
        return bool(self.place) and self.file == other.file and is_within

    def __str__(self) -> str:
        where = str(self.file) if self.file else ""
        if self.line is not None:
            where = f"{where}:{self.line}" if where else f"line {self.line}"
        return ": ".join(part for part in (where, self.place) if part)


NOWHERE = Place()


class Problem(Struct, frozen=True):
    """What is wrong, how bad, where, for which letter, and what to do.

    `letter` is the id of the target whose letter has the problem, or None for all. `topic` says
    what it is about, where whoever found it knows; `lacking` which value is empty that a template
    needs, as templates call it: “target.signed_as”.
    """

    severity: Severity
    message: str
    hint: str = ""
    where: Place = NOWHERE
    letter: str | None = None
    topic: Topic | None = None
    remedy: Remedy | None = None
    lacking: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the problem stops its letter."""
        return self.severity is Severity.ERROR

    def for_letter(self, letter: str) -> Problem:
        """The same problem, said of one letter."""
        said = (self.severity, self.message, self.hint, self.where)
        return Problem(*said, letter, self.topic, self.remedy, self.lacking)

    def about(self, topic: Topic) -> Problem:
        """The same problem with this topic, unless it has one."""
        return self if self.topic else replace(self, topic=topic)

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


def error(
    message: str,
    hint: str = "",
    where: Place = NOWHERE,
    topic: Topic | None = None,
    remedy: Remedy | None = None,
    lacking: str = "",
) -> Problem:
    """A problem that stops its letter."""
    return Problem(Severity.ERROR, message, hint, where, None, topic, remedy, lacking)


def warning(
    message: str,
    hint: str = "",
    where: Place = NOWHERE,
    topic: Topic | None = None,
    remedy: Remedy | None = None,
) -> Problem:
    """A problem that only wants to be known."""
    return Problem(Severity.WARNING, message, hint, where, None, topic, remedy)


def near(word: str, known: Iterable[str]) -> str:
    """A hint that names what may have been meant; empty where nothing is near."""
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    matches = get_close_matches(word.casefold(), by_folded, n=3, cutoff=0.6)
    if not matches:
        return ""
    return "Did you mean " + " or ".join(f"“{by_folded[match]}”" for match in matches) + "?"
