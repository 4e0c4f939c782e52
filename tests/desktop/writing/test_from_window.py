"""Writing from the main window: its letters are offered, and it waits for the one in hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.writing.folders import proposed_folder
from letterapp.desktop.writing.write_dialog import WriteDialog
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.conftest import Open


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


def test_a_letter_that_is_written_elsewhere_is_known_as_written(
    window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = begun(window, "Write this letter")
    field(dialog, "Folder for the letters").setText(str(tmp_path / "elsewhere"))
    hands.click(dialog, "Write the letter")
    qtbot.waitUntil(lambda: not dialog.is_running)
    dialog.close()
    qtbot.waitUntil(lambda: state_in_hand(window) is LetterState.WRITTEN, timeout=15_000)
    folder = window.session.files.folder
    window.close()
    again = opened(folder)
    qtbot.waitUntil(lambda: state_in_hand(again) is LetterState.WRITTEN, timeout=15_000)


def state_in_hand(window: MainWindow) -> LetterState | None:
    return window.workspace.preflight.states.get(window.session.in_hand or "")


def test_letters_of_a_shipped_campaign_are_looked_for_where_they_are_proposed(
    opened: Open, qtbot: QtBot
) -> None:
    window = opened(shipped_campaigns() / "cambodia")
    preflight, session = window.workspace.preflight, window.session
    assert preflight.folder == proposed_folder(session.campaign)
    session.set_value("Change the place", "campaign.toml", ("letter", "place"), "Rome")
    qtbot.waitUntil(lambda: preflight.folder == session.files.folder / "letters")
