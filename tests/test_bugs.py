"""The log of bugs: what it holds, what it leaves out, and that it stays small."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp import __version__, bugs
from letterapp.bugs import BugLog, log_bug, log_line


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "log" / "letterapp.log"
    monkeypatch.setattr(bugs, "log_file", lambda: file)
    return file


def test_a_bug_is_logged_with_versions_and_without_its_message(log: Path) -> None:
    assert log_bug(ZeroDivisionError("Kem Ley"), "in a thread") == log
    text = log.read_text("utf-8")
    assert "a bug in a thread" in text
    assert f"letterapp {__version__}" in text
    assert "ZeroDivisionError" in text
    assert "Kem Ley" not in text


def test_the_log_is_rotated_and_three_older_ones_are_kept(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bugs, "_LONGEST", 1_000)
    for _ in range(40):
        log_line("x" * 200)
    assert len(list(log.parent.iterdir())) == 4
    assert all(file.stat().st_size <= 1_000 for file in log.parent.iterdir())


def test_a_storm_of_one_bug_does_not_push_others_out(log: Path) -> None:
    run = BugLog()
    run.add(KeyError("first"))
    for _ in range(500):
        run.add(ZeroDivisionError())
    lines = log.read_text("utf-8").splitlines()
    assert [line[24:] for line in lines if "times by now" in line] == [
        "10 times by now: ZeroDivisionError",
        "100 times by now: ZeroDivisionError",
    ]
    assert len(lines) < 12


def test_a_log_that_cannot_be_written_is_none(log: Path) -> None:
    log.parent.write_text("in the way")
    run = BugLog()
    run.add(KeyError())
    assert run.file is None
