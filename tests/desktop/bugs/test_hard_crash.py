"""A crash that ends the process is written down, and told at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterapp import bugs
from letterapp.desktop.bugs.hard_crash import HardCrashes, told

RUN = """
import ctypes, sys
from pathlib import Path
from letterapp.desktop.bugs.hard_crash import HardCrashes
crashes = HardCrashes(Path(sys.argv[1]))
crashes.watch()
if sys.argv[2] == "crash":
    ctypes.string_at(0)
crashes.end()
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bugs, "log_file", lambda: tmp_path / "letterapp.log")
    return tmp_path / "letterapp.log"


def run(folder: Path, how: str) -> int:
    call = [sys.executable, "-c", RUN, str(folder), how]
    return subprocess.run(call, check=False, stderr=subprocess.DEVNULL).returncode


def test_a_crash_is_told_once_at_the_next_start_and_logged(log: Path) -> None:
    assert run(log.parent, "crash") != 0
    crash = HardCrashes(log.parent).take()
    assert crash is not None
    assert "fault" in crash or "access violation" in crash
    assert "python/ctypes/__init__.py, line" in crash
    assert crash in log.read_text("utf-8")
    assert HardCrashes(log.parent).take() is None


def test_a_run_that_ends_well_leaves_nothing(log: Path) -> None:
    assert run(log.parent, "end") == 0
    assert list(log.parent.iterdir()) == []


def test_the_file_of_a_run_that_goes_on_is_left_alone(log: Path) -> None:
    other = log.parent / "crash-1.txt"
    other.touch()
    assert HardCrashes(log.parent).take() is None
    assert other.exists()
    os.utime(other, (0, 0))
    HardCrashes(log.parent).take()
    assert not other.exists()


def test_only_lines_of_known_form_are_told() -> None:
    written = (
        "Fatal Python error: Aborted\n\nCurrent thread 0x00007f (most recent call first):\n"
        '  File "/home/kem/Kem Ley.md.j2", line 3 in Kem Ley\n  Kem Ley\n'
    )
    assert told(written).splitlines() == [
        "Fatal Python error: Aborted",
        "Current thread 0x00007f",
        "  (a file outside the program), line 3",
    ]
    assert told("Kem Ley") == ""
