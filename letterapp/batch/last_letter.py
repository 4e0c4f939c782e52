"""The letter that was in hand last, as it was made: to be seen at the next start at once.

It goes with the campaign that `last_read` keeps, and is made again soon after it is shown, so that
what could have changed unseen is seen a moment later. `is_current` looks at all that it depends on
beside its campaign's data: the templates, the program's version, and the day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from letterapp import __version__
from letterapp.batch.drafts import Draft
from letterapp.paths import shipped_templates

_Look = tuple[str, int, int]


class LastLetter(Struct, frozen=True):
    """A sound draft, without its wording; `made_by` is what it depended on."""

    draft: Draft
    made_by: tuple[object, ...]

    def is_current(self, folder: Path) -> bool:
        """Whether what made it, for the campaign in a folder, is as it was."""
        return self.made_by == _makers(_looks(folder))


def last_letter(draft: Draft, folder: Path, made: datetime) -> LastLetter | None:
    """What is kept of a draft that was made at that time, for the campaign in a folder.

    Nothing, where the templates or the day are others since, or the folder cannot be looked at.
    """
    try:
        looks = _looks(folder)
    except OSError:
        return None
    if made.date() != datetime.now().astimezone().date():
        return None
    if any(changed > made.timestamp() * 1e9 for _, _, changed in looks):
        return None
    kept = Draft(
        *(draft.target, draft.language, draft.problems),
        data=draft.data,
        file_name=draft.file_name,
        word_template=draft.word_template,
    )
    return LastLetter(kept, _makers(looks))


def _makers(looks: Sequence[_Look]) -> tuple[object, ...]:
    return (__version__, sys.version, datetime.now().astimezone().date(), tuple(looks))


def _looks(folder: Path) -> Sequence[_Look]:
    """Name, size and time (ns) of every template that a campaign's letters may be made of."""
    return [*_looks_in(shipped_templates()), *_looks_in(folder / "templates")]


def _looks_in(folder: Path) -> Iterator[_Look]:
    for file in sorted(folder.rglob("*")):
        try:
            status = file.stat()
        except OSError:  # it goes just now
            yield str(file), 0, 0
        else:
            yield str(file), status.st_size, status.st_mtime_ns
