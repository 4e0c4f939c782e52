"""What the parts of the window have to do with one another."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QDialog, QTreeView
from pytestqt.qtbot import QtBot

from letterapp.campaign.asking import changes_of
from letterapp.campaign.changes import with_edits
from letterapp.desktop.campaign.folder_dialog import FolderDialog
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.settings import Settings
from letterapp.desktop.writing.write_dialog import WriteDialog
from tests.desktop import hands
from tests.desktop.conftest import Open
from tests.desktop.own_words.finding import change, field, listed, retype


def test_own_words_are_marked_though_their_panel_is_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    edit = {"was": "Your Excellency,", "now": "Dear Minister,"}
    window.session.change("Own words", lambda files: with_edits(files, "KH", [edit]))
    qtbot.waitUntil(lambda: window.workspace.pages.view.marked_texts == {"Dear Minister,"})
    window.session.stack.undo()
    qtbot.waitUntil(lambda: not window.workspace.pages.view.marked_texts)


def type_words_that_wait(window: MainWindow, qtbot: QtBot) -> None:
    """Types “Dear Minister,” into the letter right after an undo."""
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    own_words = window.workspace.own_words
    window.workspace.show_own_words("Your Excellency,")
    qtbot.waitUntil(lambda: field(own_words).isVisible())
    retype(own_words, "Dear Sir,")
    window.session.stack.undo()
    retype(own_words, "Dear Minister,")


def test_words_that_wait_for_their_passage_are_written_with_the_letter(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    type_words_that_wait(window, qtbot)
    window.actions_.write.trigger()
    dialog = window.findChildren(WriteDialog)[-1]
    hands.click(dialog, "Write the letter")
    qtbot.waitUntil(hands.named(dialog, QTreeView, "What became").isVisible, timeout=20_000)
    hands.click(dialog, "Close")
    (letter,) = (own_folder / "letters").glob("*.docx")
    with ZipFile(letter) as parts:
        assert "Dear Minister," in parts.read("word/document.xml").decode()


def test_words_that_wait_for_their_passage_are_in_a_copy(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    type_words_that_wait(window, qtbot)
    monkeypatch.setattr(FolderDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(FolderDialog, "folder", copy)
    window.actions_.save_copy.trigger()
    assert "Dear Minister," in (copy / "campaign.toml").read_text("utf-8")


def test_words_that_wait_for_their_passage_are_saved_when_the_window_is_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_words_that_wait(window, qtbot)
    folder = window.session.files.folder
    window.close()
    assert "Dear Minister," in (folder / "campaign.toml").read_text("utf-8")


def test_columns_are_as_they_were_left(opened: Open, window: MainWindow) -> None:
    window.workspace.demands_column.set_folded(is_folded=True)
    window.workspace.pages.view.set_zoom(1.5)
    folder = window.session.files.folder
    window.close()
    again = opened(folder)
    assert again.workspace.demands_column.is_folded
    assert again.workspace.pages.view.zoom == 1.5
    assert Settings().recent_campaigns[0] == folder


def test_words_that_wait_are_in_the_letters_that_are_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_in_hand("FR")
    window.workspace.show_own_words()
    panel = window.workspace.own_words
    qtbot.waitUntil(lambda: any("We would be grateful" in row for row in listed(panel)))
    change(qtbot, panel, "We would be grateful", "Please reply.")
    panel.edit("Please reply.")
    retype(panel, "Reply!")
    window.session.undo()
    retype(panel, "Write.")
    window.actions_.write.trigger()
    dialog = window.findChild(WriteDialog)
    assert dialog is not None
    own = changes_of(dialog._offer.campaign, "FR")
    dialog.reject()
    assert own
    assert [edit.now for edit in own.edits] == ["Write."]
