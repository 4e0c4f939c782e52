"""The campaign that was open last, as it was read: the next start need not read it again.

One file in the person's cache folder, which nobody else may read; it holds the campaign's texts.
It counts only where the program, the folder and every byte of the campaign's files are what they
were: reading is a function of these, so what it gives is what reading would give. `own_pickles`
unpacks it. This module is loaded before the bare window is painted, and so loads little.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from letterapp import __version__
from letterapp.campaign.file_names import NAMES

if TYPE_CHECKING:
    from letterapp.batch.last_letter import LastLetter
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files

OFF = "LETTERAPP_NO_CACHE"
"""The environment variable that, whatever it says, has nothing kept and nothing used."""

_NAME = "last campaign"
_LARGEST = 16_000_000
"""Bytes of a campaign that is kept."""


class LastRead:
    """What is kept in a cache folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME

    def look(self, folder: Path) -> bytes | None:
        """What `own_pickles.unpacked` takes, where just this campaign is kept."""
        if OFF in os.environ:
            return None
        try:
            contents = [(folder / name).read_bytes() for name in NAMES]
            kept = self._file.read_bytes()
        except OSError:
            return None
        head = _head(folder, contents)
        return kept[len(head) :] if kept.startswith(head) else None

    def keep(self, files: Files, campaign: Campaign, letter: LastLetter | None = None) -> None:
        """Keeps a campaign, and a letter of it, in the place of the one before.

        What cannot be kept is not.
        """
        if OFF in os.environ or not all(files.documents[name].is_readable for name in NAMES):
            return
        import pickle

        contents = [files.toml(name).content for name in NAMES]
        packed = pickle.dumps((files, campaign, letter), pickle.HIGHEST_PROTOCOL)
        kept = _head(files.folder, contents) + packed
        if len(kept) <= _LARGEST:
            with contextlib.suppress(OSError):
                self._write(kept)

    def clear(self) -> None:
        """Forgets what is kept."""
        with contextlib.suppress(OSError):
            self._file.unlink()

    def _write(self, kept: bytes) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._file.with_name(f"{_NAME} {os.getpid()}")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(kept)
        beside.replace(self._file)


def _head(folder: Path, contents: list[bytes]) -> bytes:
    """All that what was read depends on."""
    has_templates = (folder / "templates").is_dir()
    what = (__version__, sys.version, str(folder.resolve()), has_templates, _code())
    words = "\n".join(map(str, what)).encode()
    return b"".join(len(part).to_bytes(8, "big") + part for part in (words, *contents))


def _code() -> list[tuple[str, int, int]]:
    """What campaigns are read with, so that a changed program reads them anew."""
    package = Path(__file__).resolve().parents[1] / "campaign"
    with os.scandir(package) as entries:
        sources = [(one.name, one.stat()) for one in entries if one.name.endswith(".py")]
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in sources)
