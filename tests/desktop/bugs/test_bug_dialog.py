"""The report of a bug: what it tells, and what it copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp import __version__
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.last_crash import last_crash_dialog
from letterapp.desktop.bugs.report import report_of
from tests.desktop import hands
from tests.desktop.conftest import Dialogs


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> BugDialog:
    report = report_of(ValueError("Dear Minister"))
    dialog = BugDialog(report, ["It went wrong."], tmp_path / "letterapp.log")
    qtbot.addWidget(dialog)
    return dialog


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_copying_leaves_out_what_may_hold_words_of_a_letter(dialog: BugDialog) -> None:
    hands.click(dialog, "Copy details")
    assert f"letterapp: {__version__}" in copied()
    assert "ValueError" in copied()
    assert "Dear Minister" not in copied()


def test_the_person_sees_what_the_error_said_and_may_copy_it(dialog: BugDialog) -> None:
    said = hands.named(dialog, QPlainTextEdit, "What the error itself said")
    assert said.toPlainText() == "ValueError: Dear Minister"
    hands.named(dialog, QCheckBox, "Copy this too").click()
    hands.click(dialog, "Copy details")
    assert copied().endswith("ValueError: Dear Minister")


def test_the_log_folder_opens(dialog: BugDialog, dialogs: Dialogs, tmp_path: Path) -> None:
    hands.click(dialog, "Open log folder")
    assert dialogs.opened == [tmp_path]


def test_others_are_counted(dialog: BugDialog, qtbot: QtBot) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.count_another()
    dialog.count_another()
    visible = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "2 more errors have come up since; the log has them." in visible


def test_going_on_and_quitting_are_told_apart(dialog: BugDialog) -> None:
    hands.click(dialog, "Go on")
    assert not dialog.wants_to_quit
    hands.click(dialog, "Quit")
    assert dialog.wants_to_quit


def test_the_last_crash_is_told_without_a_message(qtbot: QtBot) -> None:
    dialog = last_crash_dialog("Fatal Python error: Segmentation fault", None)
    details = hands.named(dialog, QPlainTextEdit, "Details").toPlainText()
    assert "Segmentation fault" in details
    assert [box.isVisibleTo(dialog) for box in dialog.findChildren(QPlainTextEdit)] == [True]
    with qtbot.waitSignal(dialog.destroyed):
        hands.click(dialog, "Close")
