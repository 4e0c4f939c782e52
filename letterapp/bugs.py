"""The log of bugs: tracebacks, rotated, and never the text of a letter."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from letterapp.paths import log_file

_LONGEST = 200_000
"""Bytes of one log file; three older ones are kept."""


def log_bug(bug: BaseException) -> Path | None:
    """Logs an unexpected error; gives the log, or None where it cannot be written."""
    file = log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_LONGEST, backupCount=3, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    record = logging.LogRecord(
        __name__, logging.ERROR, "", 0, "a bug", None, (type(bug), bug, bug.__traceback__)
    )
    handler.handle(record)
    handler.close()
    return file
