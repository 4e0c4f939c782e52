"""The campaign that was open last, as it was read: the next start need not read it again.

One file in the person's cache folder, which nobody else may read; it holds the campaign's texts,
and the letter that was in hand (`last_letter`). It counts only where the program, the folder and
every byte of the campaign's files are what they were: reading is a function of these, so what it
gives is what reading would give. `own_pickles` unpacks it. This module is loaded before the bare
window is painted, and so loads little.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import zlib
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
_SUM = 4
_CODE = ("", "campaign", "batch")
"""The packages whose classes are kept, or which make them."""


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
            head, kept = _head(folder, contents), self._read()
        except OSError:
            return None
        packed = kept[len(head) + _SUM :]
        return packed if kept == head + _sum(packed) + packed else None

    def keep(self, files: Files, campaign: Campaign, letter: LastLetter | None = None) -> None:
        """Keeps a campaign, and a letter of it, in the place of the one before.

        What cannot be kept is not.
        """
        if OFF in os.environ or not all(files.documents[name].is_readable for name in NAMES):
            return
        import pickle

        contents = [files.toml(name).content for name in NAMES]
        packed = pickle.dumps((files, campaign, letter), pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError):
            kept = _head(files.folder, contents) + _sum(packed) + packed
            if len(kept) <= _LARGEST:
                self._write(kept)

    def clear(self) -> None:
        """Forgets what is kept, also what could not be kept to its end."""
        with contextlib.suppress(OSError):
            for file in self._file.parent.glob(f"{_NAME}*"):
                file.unlink()

    def _read(self) -> bytes:
        """What is kept, where it is a file of this person's; raises OSError."""
        # Without waiting for whoever may write into it, should it be a pipe.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(self._file, flags), "rb") as file:
            status = os.fstat(file.fileno())
            is_own = sys.platform == "win32" or status.st_uid == os.getuid()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST or not is_own:
                raise OSError("what is kept is not ours")
            return file.read()

    def _write(self, kept: bytes) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._file.with_name(f"{_NAME} {os.getpid()}")
        beside.unlink(missing_ok=True)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
                file.write(kept)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._file)
        finally:
            beside.unlink(missing_ok=True)


def _sum(packed: bytes) -> bytes:
    """What tells of damage."""
    return zlib.crc32(packed).to_bytes(_SUM, "big")


def _head(folder: Path, contents: list[bytes]) -> bytes:
    """All that what was read depends on."""
    has_templates = (folder / "templates").is_dir()
    what = (__version__, sys.version, str(folder.resolve()), has_templates, _code())
    words = "\n".join(map(str, what)).encode()
    return b"".join(len(part).to_bytes(8, "big") + part for part in (words, *contents))


def _code() -> list[tuple[str, int, int]]:
    """What campaigns are read with, so that a changed program reads them anew; raises OSError."""
    package = Path(__file__).resolve().parents[1]
    sources = []
    for name in _CODE:
        with os.scandir(package / name) as entries:
            sources += [(one.path, one.stat()) for one in entries if one.name.endswith(".py")]
    return sorted((path, status.st_size, status.st_mtime_ns) for path, status in sources)
