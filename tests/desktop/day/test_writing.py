"""Letters written and printed from the window: one, the ticked, as PDF, over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.session.choosing import set_targets
from letterapp.desktop.writing.write_dialog import WriteDialog
from tests.desktop import hands
from tests.desktop.conftest import Dialogs

pytestmark = pytest.mark.real_window
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, with two letters ticked."""
    set_targets(window.session, ["FR", "JP"])
    hands.click_row(hands.targets(window), "France")
    hands.wait_for_text(qtbot, window, "French Republic")
    return window


def order(qtbot: QtBot, window: MainWindow) -> WriteDialog:
    """The dialog for the ticked letters, opened with its keys."""
    hands.take_up(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL | SHIFT)
    dialog = window.findChildren(WriteDialog)[-1]
    hands.take_up(qtbot, dialog)
    return dialog


def written(qtbot: QtBot, dialog: WriteDialog) -> list[list[str]]:
    """Writes; gives what became of each letter."""
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    table = hands.named(dialog, QTreeView, "What became")
    qtbot.waitUntil(table.isVisible, timeout=20_000)
    return hands.cells(table)


def close(qtbot: QtBot, dialog: WriteDialog) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        hands.click(dialog, "Close")


def told(dialog: WriteDialog) -> str:
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_ticked_letters_are_written_as_word_files_and_pdf(
    window: MainWindow, own_folder: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialog = order(qtbot, window)
    hands.click(dialog, "PDF")
    rows = [row[:2] for row in written(qtbot, dialog)]
    assert rows == 2 * [["France", "Written"]] + 2 * [["Japan", "Written"]]
    assert "4 written." in told(dialog)
    suffixes = sorted(file.suffix for file in (own_folder / "letters").glob("[!.]*.*"))
    assert suffixes.count(".docx") == suffixes.count(".pdf") == 2
    hands.click(dialog, "Open folder")
    assert dialogs.opened == [own_folder / "letters"]
    close(qtbot, dialog)


def test_a_letter_that_was_edited_by_hand_is_kept_and_marked(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    first = order(qtbot, window)
    written(qtbot, first)
    close(qtbot, first)
    (france,) = (own_folder / "letters").glob("France*.docx")
    france.write_bytes(france.read_bytes() + b"my words")
    again = order(qtbot, window)
    assert [row[:2] for row in written(qtbot, again)] == [
        ["France", "Kept"],
        ["Japan", "Unchanged"],
    ]
    assert "1 kept" in told(again)
    close(qtbot, again)
    assert france.read_bytes().endswith(b"my words")
    says = hands.row(hands.targets(window), "France").data
    role = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "edited by hand" in says(role), timeout=10_000)


def test_the_letter_in_hand_is_previewed_for_the_printer(window: MainWindow, qtbot: QtBot) -> None:
    pages = hands.named(window, PagesView, "Pages of the letter").page_count
    hands.choose(qtbot, window, "File", "Print this letter")
    preview = window.findChild(QPrintPreviewWidget)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.pageCount() == pages)
    dialog = window.findChild(QPrintPreviewDialog)
    assert dialog is not None
    dialog.reject()


def test_all_ticked_letters_are_previewed_for_the_printer(window: MainWindow, qtbot: QtBot) -> None:
    hands.choose(qtbot, window, "File", "Print all ticked")
    qtbot.waitUntil(lambda: window.findChild(QPrintPreviewWidget) is not None, timeout=20_000)
    preview = window.findChild(QPrintPreviewWidget)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.pageCount() == 4)
    dialog = window.findChild(QPrintPreviewDialog)
    assert dialog is not None
    dialog.reject()


def test_without_ticked_letters_there_is_nothing_to_write(window: MainWindow) -> None:
    set_targets(window.session, [])
    assert not hands.named(window, QAbstractButton, "Write all ticked (0)").isEnabled()


def test_what_was_checked_is_said_before_it_is_written(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.workspace.preflight.is_current, timeout=20_000)
    dialog = order(qtbot, window)
    assert "All 2 letters have warnings." in told(dialog)
    dialog.reject()
