"""The start: a window, or a word on why there is none; and what becomes of a bug."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp import bugs
from letterapp.desktop import app, application
from letterapp.desktop.bug_dialog import BugDialog
from letterapp.desktop.exception_hook import report
from letterapp.desktop.main_window import MainWindow
from letterapp.errors import UsageError
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.conftest import Dialogs


class OneRun:
    """Stands for the application, of which there is one in a process already."""

    def __init__(self, _argv: list[str]) -> None:
        self.titles: list[str] = []

    def __getattr__(self, _name: str) -> object:
        return lambda _value: None

    def exec(self) -> int:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow):
                self.titles.append(widget.windowTitle())
                widget.close()
        assert self.titles == ["Cambodia and the 1991 Paris Peace Agreements – letterapp"]
        return 0


@pytest.fixture(autouse=True)
def _own_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "QApplication", OneRun)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(signal, "signal", lambda _number, _handler: None)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bugs, "log_file", lambda: tmp_path / "letterapp.log")
    return tmp_path / "letterapp.log"


def test_run_shows_the_campaign_until_the_window_is_closed() -> None:
    assert app.run(shipped_campaigns() / "cambodia") == 0
    assert sys.excepthook is report


def test_a_folder_that_is_no_campaign_is_told_in_a_dialog(tmp_path: Path, dialogs: Dialogs) -> None:
    assert app.run(tmp_path) == 1
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


def test_a_bug_is_logged_and_shown(log: Path, dialogs: Dialogs) -> None:
    bug = ZeroDivisionError("a bug")
    report(type(bug), bug, None)
    assert dialogs.take() == "An error in letterapp"
    assert "ZeroDivisionError: a bug" in log.read_text("utf-8")
    assert not logging.getLogger("letterapp").handlers


def test_an_error_of_the_user_is_no_bug(log: Path, dialogs: Dialogs) -> None:
    fault = UsageError("there is no target “XX”", "Did you mean “YY”?")
    report(type(fault), fault, None)
    assert dialogs.take() == (
        "The call was wrong\n<p>there is no target “XX”</p><p>Did you mean “YY”?</p>"
    )
    assert not log.exists()


def test_the_details_of_a_bug_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = BugDialog(ZeroDivisionError("a bug"), tmp_path / "letterapp.log", None)
    qtbot.addWidget(dialog)
    hands.click(dialog, "Copy details")
    details = hands.named(dialog, QPlainTextEdit, "Details").toPlainText()
    assert "ZeroDivisionError: a bug" in details
    assert QGuiApplication.clipboard().text() == details
