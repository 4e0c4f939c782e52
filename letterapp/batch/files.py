"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from pathlib import Path

_BESIDE = re.compile(r"\.~\d+-")
_A_DAY = 86_400
"""Seconds; another run, perhaps on another machine, may be writing what is younger."""
_LONGEST = 250
"""Bytes of UTF-8 of a name; file systems take 255, or as many characters."""


def replace_file(
    file: Path, data: bytes, *, flushes_folder: bool = True, keeps_mode: bool = False
) -> None:
    """Writes beside the file, flushes to the disk, then replaces it; raises OSError.

    Whatever goes wrong, the file is as it was and nothing is left beside it. Whoever replaces many
    files of a folder may flush it once, after the last. With `keeps_mode`, whoever may read and
    write the file that was there may do so afterwards.
    """
    place = str(file)
    folder, name = os.path.split(place)
    cut = f".~{os.getpid()}-{name}".encode(errors="ignore")[:_LONGEST].decode(errors="ignore")
    beside = os.path.join(folder, cut)  # noqa: PTH118  for speed
    try:
        with open(beside, "wb", buffering=0) as stream:  # noqa: PTH123  for speed
            rest = memoryview(data)
            while rest:
                rest = rest[stream.write(rest) :]
            os.fsync(stream.fileno())
        if keeps_mode:
            with contextlib.suppress(OSError):
                shutil.copymode(place, beside)
        os.replace(beside, place)  # noqa: PTH105  for speed
    except BaseException:  # an interruption leaves nothing either
        with contextlib.suppress(OSError):
            Path(beside).unlink(missing_ok=True)
        raise
    if flushes_folder:
        flush_folder(file.parent)


def sweep(folder: Path) -> None:
    """Removes what runs that were killed in the midst of a file have left beside it."""
    with contextlib.suppress(OSError):
        long_ago = time.time() - _A_DAY
        for file in folder.iterdir():
            if _BESIDE.match(file.name) and file.stat().st_mtime < long_ago:
                file.unlink()


def open_elsewhere(file: Path) -> Path | None:
    """The lock file that says a document is open in Word or LibreOffice; None where it is not.

    Word puts `~$` before the name, or in the place of its first one or two characters;
    LibreOffice writes `.~lock.NAME#`.
    """
    name = file.name
    candidates = [f".~lock.{name}#", *(f"~${name[cut:]}" for cut in (0, 1, 2))]
    return next((lock for lock in map(file.with_name, candidates) if lock.exists()), None)


def flush_folder(folder: Path) -> None:
    """Makes the new name durable where the system can: not on Windows, nor on every network drive.

    The file is in its place by now, so that a system that cannot is no failure.
    """
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
