"""A bug in a slot: reported, the campaign saved, and the window goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp import paths
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.watch import BugWatch
from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands

pytestmark = pytest.mark.real_window


@pytest.fixture
def watch(window: MainWindow) -> Iterator[BugWatch]:
    """What finds bugs in the program."""
    watch = BugWatch(leave=lambda: None)
    watch.save = window.save
    watch.install()
    yield watch
    watch.uninstall()


def fail() -> None:
    """A command with a bug in it."""
    raise ZeroDivisionError("Dear Minister")


def report(qtbot: QtBot, watch: BugWatch) -> BugDialog:
    qtbot.waitUntil(lambda: watch.dialog is not None and watch.dialog.isVisible())
    assert watch.dialog is not None
    return watch.dialog


def test_the_campaign_is_saved_and_the_window_goes_on(
    window: MainWindow, watch: BugWatch, own_folder: Path, qtbot: QtBot
) -> None:
    window.actions_.show_folder.triggered.disconnect()
    window.actions_.show_folder.triggered.connect(fail)
    hands.retype(window, "Place", "Rome")
    hands.choose(qtbot, window, "File", "Show campaign folder")
    dialog = report(qtbot, watch)
    assert 'place = "Rome"' in (own_folder / "campaign.toml").read_text("utf-8")
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Your campaign is saved." in told
    assert "ZeroDivisionError" in hands.named(dialog, QPlainTextEdit, "Details").toPlainText()
    assert "Dear Minister" not in paths.log_file().read_text("utf-8")
    hands.click(dialog, "Go on")
    hands.retype(window, "Place", "Vienna")
    hands.wait_for_text(qtbot, window, "Vienna, ")
