"""The start: a window, or a word on why there is none; and a word on the last crash."""

from __future__ import annotations

import faulthandler
import signal
import sys
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from letterapp import paths
from letterapp.desktop import app, application
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.watch import BugWatch
from letterapp.desktop.main_window import MainWindow
from letterapp.paths import shipped_campaigns
from tests.desktop.conftest import Dialogs


class OneRun:
    """Stands for the application, of which there is one in a process already."""

    crashes: ClassVar[list[str]] = []
    """What was told of crashes of earlier runs."""
    seen: ClassVar[list[str]] = []
    """The titles of the windows."""

    def __init__(self, _argv: list[str]) -> None:
        self.titles: list[str] = []

    def __getattr__(self, _name: str) -> object:
        return lambda _value: None

    def exec(self) -> int:
        shown = filter(QWidget.isVisible, QApplication.topLevelWidgets())
        [window] = [one for one in shown if isinstance(one, MainWindow)]
        while window.is_opening:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert isinstance(getattr(sys.excepthook, "__self__", None), BugWatch)
        visible = list(filter(QWidget.isVisible, QApplication.topLevelWidgets()))
        for report in (one for one in visible if isinstance(one, BugDialog)):
            self.crashes.append(report.report.trace)
            report.close()
        self.titles.append(window.windowTitle())
        window.close()
        OneRun.seen += self.titles
        return 0


@pytest.fixture(autouse=True)
def _own_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "QApplication", OneRun)
    monkeypatch.setattr(OneRun, "crashes", [])
    monkeypatch.setattr(OneRun, "seen", [])
    for name in ("enable", "disable"):  # pytest has its own use of it
        monkeypatch.setattr(faulthandler, name, lambda *_: None)
    monkeypatch.setattr(signal, "signal", lambda _number, _handler: None)


def test_run_shows_the_campaign_until_the_window_is_closed() -> None:
    assert app.run(shipped_campaigns() / "cambodia") == 0
    assert OneRun.crashes == []
    assert OneRun.seen == ["Cambodia and the 1991 Paris Peace Agreements – letterapp"]
    assert list(paths.log_file().parent.glob("crash-*")) == []


def test_a_crash_of_the_last_run_is_told_once() -> None:
    file = paths.log_file().with_name("crash-1.txt")
    file.parent.mkdir(parents=True)
    file.write_text("Fatal Python error: Segmentation fault\n")
    assert app.run(shipped_campaigns() / "cambodia") == 0
    assert not file.exists()
    assert OneRun.crashes == ["Fatal Python error: Segmentation fault"]


def test_the_hooks_of_before_are_back_after_the_run(tmp_path: Path, dialogs: Dialogs) -> None:
    before = sys.excepthook
    app.run(tmp_path)
    dialogs.take()
    assert sys.excepthook == before


def test_a_folder_that_is_no_campaign_is_told_and_the_window_stays(
    tmp_path: Path, dialogs: Dialogs
) -> None:
    assert app.run(tmp_path) == 0
    assert OneRun.seen == ["letterapp"]
    assert "campaign.toml" in dialogs.take()


def test_a_library_that_qt_lacks_is_said_and_the_command_line_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "letterapp.desktop.application", None)
    with pytest.raises(ImportError):  # a bug of ours stays one
        app.run(Path())
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    monkeypatch.delitem(sys.modules, "letterapp.desktop.application")
    with pytest.raises(app.QtError, match="Qt cannot be loaded") as caught:
        app.run(Path())
    assert "letterapp write --help" in caught.value.hint
