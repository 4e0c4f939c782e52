"""Printing from the window: the letter in hand, and all ticked ones, with a preview."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.session import choosing
from tests.desktop import hands
from tests.desktop.conftest import Dialogs


def preview(window: MainWindow, qtbot: QtBot) -> QPrintPreviewDialog:
    qtbot.waitUntil(lambda: window.findChild(QPrintPreviewDialog) is not None)
    dialog = window.findChild(QPrintPreviewDialog)
    assert dialog is not None
    return dialog


def page_count(dialog: QPrintPreviewDialog, qtbot: QtBot) -> int:
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.pageCount() > 0)
    return shown.pageCount()


def test_the_letter_in_hand_is_previewed(window: MainWindow, qtbot: QtBot) -> None:
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    window.actions_.print.trigger()
    dialog = preview(window, qtbot)
    assert dialog.windowTitle() == "Print preview – Cambodia"
    assert page_count(dialog, qtbot) == window.workspace.pages.view.page_count
    dialog.close()


def test_all_ticked_letters_are_previewed_together(window: MainWindow, qtbot: QtBot) -> None:
    choosing.set_targets(window.session, ["KH", "FR", "SR"])
    window.actions_.print_all.trigger()
    dialog = preview(window, qtbot)
    assert page_count(dialog, qtbot) == 6
    dialog.close()


def test_letters_that_cannot_be_made_are_told(
    window: MainWindow, qtbot: QtBot, dialogs: Dialogs
) -> None:
    choosing.set_targets(window.session, ["FR"])
    window.session.set_value("x", SETTINGS, ("letter", "wording"), "none")
    window.actions_.print_all.trigger()
    qtbot.waitUntil(lambda: bool(dialogs.messages))
    assert "no letter can be made: France" in dialogs.take()


def test_what_cannot_be_printed_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    actions = window.actions_
    qtbot.waitUntil(actions.print.isEnabled)
    window.session.set_value("x", SETTINGS, ("letter", "wording"), "none")
    qtbot.waitUntil(lambda: not actions.print.isEnabled())
    window.session.stack.undo()
    qtbot.waitUntil(actions.print.isEnabled)
    choosing.set_targets(window.session, [])
    assert not actions.print_all.isEnabled()
    assert not actions.write_all.isEnabled()
    choosing.set_targets(window.session, ["FR"])
    assert actions.print_all.isEnabled()


def test_a_letter_that_is_not_the_one_in_hand_any_more_is_not_printed(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    window.session.set_in_hand("FR")
    window._tasks.print_letter()
    assert window.findChild(QPrintPreviewDialog) is None
    assert "still being made" in window.statusBar().currentMessage()
    letter = window.workspace.letter
    qtbot.waitUntil(lambda: letter.printable is not None)
    window.session.set_value("x", SETTINGS, ("letter", "reference"), "R 1")
    assert letter.printable is None
    assert window.actions_.print.isEnabled()
    qtbot.waitUntil(lambda: letter.printable is not None)
