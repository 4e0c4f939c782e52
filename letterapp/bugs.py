"""The log of bugs: what happened and where, rotated, and never the text of a letter.

`traces` says what is told of an exception. What the log was told before in this run is only
counted, so that a storm of errors does not push the first one out.
"""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path
from threading import RLock

from letterapp import __version__
from letterapp.paths import log_file
from letterapp.traces import trace

_LONGEST = 200_000
"""Bytes of one log file; three older ones are kept."""


def log_bug(bug: BaseException, where: str = "") -> Path | None:
    """Logs an unexpected error; gives the log, or None where it cannot be written.

    `where` says what kind of place it came from, such as “in a thread”.
    """
    return log_line(_entry(trace(bug), where))


def log_line(text: str) -> Path | None:
    """Logs a text that holds nothing of a letter; gives the log, or None."""
    from logging.handlers import RotatingFileHandler

    file = log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_LONGEST, backupCount=3, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.handle(logging.LogRecord(__name__, logging.ERROR, "", 0, text, None, None))
    handler.close()
    return file


def versions() -> str:
    """The program, Python and the system, in a line."""
    import platform

    return f"letterapp {__version__}, Python {platform.python_version()}, {platform.platform()}"


class BugLog:
    """The log of one run, from any thread: what repeats is told at its 10th, 100th, … time."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._lock = RLock()  # a destructor can fail while something is logged
        self.file: Path | None = None

    def add(self, bug: BaseException, where: str = "") -> None:
        """Logs a bug; `file` is then the log, or None where it could not be written."""
        told = trace(bug)
        self.add_line(_entry(told, where), key=told)

    def add_line(self, text: str, *, key: str) -> None:
        """Logs a text that holds nothing of a letter; texts of one key are one thing."""
        with self._lock:
            self._times[key] += 1
            times = self._times[key]
            if times == 1:
                self.file = log_line(text)
            elif str(times).rstrip("0") == "1":
                log_line(f"{times} times by now: {key.splitlines()[-1].strip()}")


def _entry(told: str, where: str) -> str:
    return f"{' '.join(('a bug', where)).strip()}\n{versions()}\n{told}"
