"""Bugs are found wherever they come up, logged at once, and shown one at a time."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from letterapp import bugs
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.watch import BugWatch
from letterapp.errors import UsageError
from tests.desktop import hands
from tests.desktop.conftest import Dialogs


class FailingThread(QThread):
    def run(self) -> None:
        raise ZeroDivisionError("Dear Minister")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Unmade:
    def __del__(self) -> None:
        raise KeyError("Dear Minister")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "letterapp.log"
    monkeypatch.setattr(bugs, "log_file", lambda: file)
    return file


@pytest.fixture
def left() -> list[bool]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(log: Path, left: list[bool], clock: Clock) -> Iterator[BugWatch]:
    watch = BugWatch(leave=lambda: left.append(True), clock=clock)
    watch.install()
    yield watch
    watch.uninstall()
    if watch.dialog is not None:
        watch.dialog.close()


def fail(bug: BaseException) -> None:
    """As Python does it with an exception that nobody has caught."""
    try:
        raise bug
    except BaseException as raised:  # noqa: BLE001  what the hook is for
        sys.excepthook(type(raised), raised, raised.__traceback__)


def shown(qtbot: QtBot, watch: BugWatch) -> BugDialog:
    qtbot.waitUntil(lambda: watch.dialog is not None and watch.dialog.isVisible())
    assert watch.dialog is not None
    return watch.dialog


def told(dialog: BugDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_an_exception_of_a_slot_is_logged_and_shown(
    qtbot: QtBot, watch: BugWatch, log: Path
) -> None:
    QTimer.singleShot(0, lambda: int("Dear Minister"))
    assert f"It is logged in {log}." in told(shown(qtbot, watch))
    assert "ValueError" in log.read_text("utf-8")
    assert "Dear Minister" not in log.read_text("utf-8")


def test_an_exception_of_a_thread_is_logged_and_shown(
    qtbot: QtBot, watch: BugWatch, log: Path
) -> None:
    thread = threading.Thread(target=lambda: int("Dear Minister"))
    thread.start()
    shown(qtbot, watch)
    thread.join()
    assert "a bug in a thread" in log.read_text("utf-8")
    assert "Dear Minister" not in log.read_text("utf-8")


def test_an_exception_of_a_thread_of_qt_is_logged_and_shown(
    qtbot: QtBot, watch: BugWatch, log: Path
) -> None:
    thread = FailingThread()
    with qtbot.waitSignal(thread.finished):
        thread.start()
    thread.wait()
    shown(qtbot, watch)
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_an_exception_that_cannot_be_raised_is_only_logged(
    watch: BugWatch, log: Path, qtbot: QtBot
) -> None:
    unmade = Unmade()
    del unmade
    qtbot.waitUntil(log.exists)
    assert "that could not be raised" in log.read_text("utf-8")
    assert "Dear Minister" not in log.read_text("utf-8")
    assert watch.dialog is None


def test_a_storm_shows_one_report_and_counts_the_others(qtbot: QtBot, watch: BugWatch) -> None:
    for number in range(50):
        fail(ValueError(number))
    dialog = shown(qtbot, watch)
    qtbot.waitUntil(lambda: "49 more errors have come up since" in told(dialog))


def test_the_same_bug_is_not_shown_again_at_once_but_later(
    qtbot: QtBot, watch: BugWatch, clock: Clock
) -> None:
    def again() -> None:
        fail(ValueError())

    again()
    hands.click(shown(qtbot, watch), "Go on")
    again()
    fail(KeyError())  # another one is shown: so the first was heard, and left out
    dialog = shown(qtbot, watch)
    assert "KeyError" in dialog.report.trace
    assert "more error" not in told(dialog)
    hands.click(dialog, "Go on")
    clock.now = 10.0
    again()
    assert "ValueError" in shown(qtbot, watch).report.trace


@pytest.mark.parametrize(
    ("is_saved", "sentence"), [(True, "is saved."), (False, "could not be saved just now")]
)
def test_the_report_saves_the_campaign_and_says_so(
    qtbot: QtBot, watch: BugWatch, is_saved: bool, sentence: str
) -> None:
    watch.save = lambda: is_saved
    fail(ValueError())
    assert f"Your campaign {sentence}" in told(shown(qtbot, watch))


def test_a_saving_that_fails_itself_is_told(qtbot: QtBot, watch: BugWatch) -> None:
    def broken() -> bool:
        raise OSError

    watch.save = broken
    fail(ValueError())
    assert "could not be saved just now" in told(shown(qtbot, watch))


def test_quit_leaves_and_go_on_does_not(qtbot: QtBot, watch: BugWatch, left: list[bool]) -> None:
    fail(KeyError())
    hands.click(shown(qtbot, watch), "Go on")
    assert left == []
    fail(ValueError())
    hands.click(shown(qtbot, watch), "Quit")
    assert left == [True]


def test_an_error_of_the_user_is_no_bug(
    qtbot: QtBot, watch: BugWatch, log: Path, dialogs: Dialogs
) -> None:
    fail(UsageError("there is no target “XX”", "Did you mean “YY”?"))
    qtbot.waitUntil(lambda: bool(dialogs.messages))
    assert dialogs.take() == (
        "The call was wrong\n<p>there is no target “XX”</p><p>Did you mean “YY”?</p>"
    )
    assert not log.exists()


def test_everything_is_put_back(log: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    watch = BugWatch()
    watch.install()
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
