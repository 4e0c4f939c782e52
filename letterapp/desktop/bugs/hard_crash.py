"""Crashes that end the process (a segmentation fault, Qt’s abort): written down as they happen.

Python’s faulthandler writes into a file of this run, which a run that ends well takes away again;
so a file with a crash in it tells the next start. Only its lines of known form are told: what the
crash was, threads, and frames as `letterapp.traces` tells them.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import re
import time
from pathlib import Path
from typing import TextIO

from letterapp.bugs import log_line
from letterapp.traces import OUTSIDE, shown_file

_FATAL = re.compile(r"Fatal Python error: [A-Za-z ]+|Windows fatal exception: [A-Za-z0-9 ]+")
_THREAD = re.compile(r"(Current thread|Thread) 0x[0-9a-f]+")
_FRAME = re.compile(r'  File "(?P<file>[^"]+)", line (?P<line>\d+) in (?P<function>.+)')
_MONTH = 30 * 24 * 3600
"""Seconds after which the empty file of a run that was killed is taken away."""


class HardCrashes:
    """The crash files of a folder: this run’s own, and those that earlier runs have left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"crash-{os.getpid()}-{time.time_ns()}.txt"  # pids come again
        self._file: TextIO | None = None

    def watch(self) -> None:
        """From now on a crash is written down; without a folder to write in, not."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._own.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The run has ended well: there is nothing to tell."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._own.unlink()

    def take(self) -> str | None:
        """What is known of the last crash, told once; it goes to the log, with older ones."""
        crashes = [text for file in self._files() if (text := _taken(file))]
        for text in crashes:
            log_line(f"a crash of an earlier run\n{text}")
        return crashes[-1] if crashes else None

    def _files(self) -> list[Path]:
        """The files of other runs, the newest last."""
        found = [file for file in self._folder.glob("crash-*.txt") if file != self._own]
        return sorted(found, key=_time)


def told(written: str) -> str:
    """What faulthandler has written, by its lines of known form; empty without a crash."""
    lines = [shown for line in written.splitlines() if (shown := _shown(line))]
    return "\n".join(lines) if any(map(_FATAL.match, lines)) else ""


def _taken(file: Path) -> str:
    """A crash, whose file is taken away, as is that of a run killed long ago."""
    try:
        text = told(file.read_text("utf-8", "replace"))
        if text or time.time() - _time(file) > _MONTH:
            file.unlink()
    except OSError:
        return ""
    return text


def _shown(line: str) -> str:
    if frame := _FRAME.fullmatch(line):
        file = shown_file(frame["file"])
        function = "" if file == OUTSIDE else f", in {frame['function']}"
        return f"  {file}, line {frame['line']}{function}"
    known = _FATAL.match(line) or _THREAD.match(line)
    return known[0] if known else ""


def _time(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
