"""The letter that was in hand last, as it was made: to be seen at the next start at once.

It goes with the campaign that `last_read` keeps, and is made again soon after it is shown, so that
what could have changed unseen is seen a moment later. `is_current` looks at all that it depends on
beside its campaign's data: the templates, the program's version, and the day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from letterapp import __version__
from letterapp.batch.drafts import Draft
from letterapp.paths import shipped_templates


class LastLetter(Struct, frozen=True):
    """A sound draft, without its wording; `made_by` is what it depended on."""

    draft: Draft
    made_by: tuple[object, ...]

    def is_current(self, folder: Path) -> bool:
        """Whether what made it, for the campaign in a folder, is as it was."""
        return self.made_by == _makers(folder)


def last_letter(draft: Draft, folder: Path) -> LastLetter:
    """What is kept of a draft that has just been made, for the campaign in a folder."""
    kept = Draft(
        *(draft.target, draft.language, draft.problems),
        data=draft.data,
        file_name=draft.file_name,
        word_template=draft.word_template,
    )
    return LastLetter(kept, _makers(folder))


def _makers(folder: Path) -> tuple[object, ...]:
    templates = [*_looks(shipped_templates()), *_looks(folder / "templates")]
    return (
        __version__,
        sys.version,
        datetime.now().astimezone().date(),
        tuple(templates),
    )


def _looks(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of what is in a folder; nothing where it cannot be looked at."""
    try:
        files = sorted(one for one in folder.rglob("*") if one.is_file())
        for file in files:
            status = file.stat()
            yield str(file), status.st_size, status.st_mtime_ns
    except OSError:
        return
