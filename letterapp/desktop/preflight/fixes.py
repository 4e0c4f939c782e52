"""What the window can do about a problem at once: named changes that can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from letterapp.campaign import changes
from letterapp.campaign.asking import changes_of
from letterapp.campaign.files import SETTINGS
from letterapp.desktop.session.choosing import tick_targets
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.problems import Problem, Remedy

_ID = "{target.id}"
_PATTERN = ("letter", "file_name")
_EDIT = re.compile(r"edits\[(\d+)\]$")
"""The end of the place of own words, as `spell` writes it."""


class Fix(Struct, frozen=True):
    """A change that mends a problem; `name` says what it does."""

    name: str
    apply: Callable[[], None]


def fix_for(session: Session, problem: Problem, letters: Sequence[str] = ()) -> Fix | None:
    """How to mend a problem that these letters have; None where a person has to.

    The problem is to be of the campaign as it is now.
    """
    match problem.remedy:
        case Remedy.UNTICK if letters:
            return _untick(session, letters)
        case Remedy.ADD_ID:
            return _add_id(session)
        case Remedy.DROP_WORDS if problem.letter and len(letters) <= 1:
            return _drop_words(session, problem.letter, problem)
    return None


def _untick(session: Session, letters: Sequence[str]) -> Fix:
    one = len(letters) == 1
    what = shown_name(session.campaign, letters[0]) if one else f"{len(letters):,} letters"
    return Fix(f"Untick {what}", lambda: tick_targets(session, letters, is_ticked=False))


def _add_id(session: Session) -> Fix | None:
    """The id at the end of the pattern for file names, where it has none."""
    settings = session.campaign.settings.letter
    if settings is None or _ID in settings.file_name:
        return None
    name, pattern = f"Add {_ID} to the file names", f"{settings.file_name} {_ID}"
    return Fix(
        name,
        lambda: session.change(
            name, lambda files: changes.with_key(files, SETTINGS, _PATTERN, pattern)
        ),
    )


def _drop_words(session: Session, letter: str, problem: Problem) -> Fix | None:
    """A letter without the own words that no longer fit."""
    own, found = changes_of(session.campaign, letter), _EDIT.search(problem.where.place)
    dropped = int(found.group(1)) - 1 if found else -1
    if own is None or not 0 <= dropped < len(own.edits):
        return None
    kept = [
        {"was": edit.was, "now": edit.now}
        for index, edit in enumerate(own.edits)
        if index != dropped
    ]
    name = f"Drop own words of {shown_name(session.campaign, letter)}"
    return Fix(
        name, lambda: session.change(name, lambda files: changes.with_edits(files, letter, kept))
    )
