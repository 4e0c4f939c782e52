"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def replace_file(file: Path, data: bytes) -> None:
    """Writes beside the file, flushes to the disk, then replaces it; raises OSError.

    Whatever goes wrong, the file is as it was and nothing is left beside it.
    """
    beside = file.with_name(f".~{os.getpid()}-{file.name}"[:250])
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except BaseException:  # an interruption leaves nothing either
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _flush_folder(file.parent)


def open_elsewhere(file: Path) -> Path | None:
    """The lock file that says a document is open in Word or LibreOffice; None where it is not.

    Word puts `~$` before the name, or in the place of its first one or two characters;
    LibreOffice writes `.~lock.NAME#`.
    """
    name = file.name
    candidates = [f".~lock.{name}#", *(f"~${name[cut:]}" for cut in (0, 1, 2))]
    return next((lock for lock in map(file.with_name, candidates) if lock.exists()), None)


def _flush_folder(folder: Path) -> None:
    """Makes the new name durable where the system can: not on Windows, nor on every network drive.

    The file is in its place by now, so that a system that cannot is no failure.
    """
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
