"""Writing from the main window: its letters are offered, and it waits for the one in hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.writing.write_dialog import WriteDialog
from tests.desktop import hands


def begun(window: MainWindow, button: str) -> WriteDialog:
    hands.click(window, button)
    dialog = window.findChild(WriteDialog)
    assert dialog is not None
    return dialog


def field(dialog: WriteDialog, name: str) -> QLineEdit:
    return hands.named(dialog, QLineEdit, name)


def test_all_selected_letters_are_written_and_the_window_keeps_the_pattern(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = begun(window, "Write all ticked")
    field(dialog, "Folder for the letters").setText(str(tmp_path))
    field(dialog, "Pattern").setText("{target.id}")
    hands.click(dialog, "Write 18 letters")
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert len(list(tmp_path.glob("*.docx"))) == 18
    letter = window.session.campaign.settings.letter
    assert letter
    assert letter.file_name == "{target.id}"
    dialog.close()


def test_a_dialog_that_is_closed_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    dialog = begun(window, "Write this letter")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_closing_the_window_waits_for_the_letter_that_is_being_written(
    window: MainWindow, tmp_path: Path
) -> None:
    dialog = begun(window, "Write all ticked")
    field(dialog, "Folder for the letters").setText(str(tmp_path / "letters"))
    hands.click(dialog, "Write 18 letters")
    window.close()
    assert not dialog.is_running
    assert not list(tmp_path.rglob(".~*"))
