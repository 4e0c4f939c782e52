"""Writing from the window: what became of each letter, and stopping between two."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from letterapp.batch.outcomes import Outcome
from letterapp.batch.write import Writing, write_letters
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.desktop import main_window
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.write_dialog import WriteDialog
from tests.desktop import hands
from tests.desktop.conftest import Dialogs


def begin(window: MainWindow) -> WriteDialog:
    hands.click(window, "Write all selected")
    dialog = window.findChild(WriteDialog)
    assert dialog is not None
    return dialog


def ended(qtbot: QtBot, dialog: WriteDialog) -> list[tuple[str, str, str]]:
    """The rows of the table once the job is done."""
    qtbot.waitUntil(lambda: close_button(dialog).text() == "&Close")
    table = hands.named(dialog, QTableWidget, "What became")
    return [(name, state, what) for name, state, what in hands.cells(table)]


def told(dialog: WriteDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def close_button(dialog: WriteDialog) -> QPushButton:
    return next(
        button
        for button in dialog.findChildren(QPushButton)
        if button.text() in ("Cancel", "&Close")
    )


def close(qtbot: QtBot, dialog: WriteDialog) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        hands.click(dialog, "Close")


def test_all_selected_letters_are_written_and_the_folder_opens(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.folders = [tmp_path]
    dialog = begin(window)
    rows = ended(qtbot, dialog)
    assert len(rows) == len(list(tmp_path.glob("*.docx"))) == 18
    assert {state for _, state, _ in rows} == {"Written"}
    assert "18 written." in told(dialog)
    hands.click(dialog, "Open folder")
    assert dialogs.opened == [tmp_path]
    close(qtbot, dialog)


def test_a_letter_changed_by_hand_is_kept_and_one_that_fails_stops_no_other(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.folders = [tmp_path, tmp_path]
    (tmp_path / "Japan 2016-09-28 en.docx").mkdir()
    first = begin(window)
    ended(qtbot, first)
    close(qtbot, first)
    france = tmp_path / "France 2016-09-28 en.docx"
    france.write_bytes(france.read_bytes() + b"my words")
    second = begin(window)
    states = {name: (state, what) for name, state, what in ended(qtbot, second)}
    assert france.read_bytes().endswith(b"my words")
    assert states["France"][0] == "Kept"
    assert "changed by hand" in states["France"][1]
    assert states["Japan"][0] == "Failed"
    assert states["China"][0] == "Unchanged"
    assert "16 unchanged, 1 kept, 1 failed." in told(second)
    close(qtbot, second)


def test_cancel_stops_between_two_letters(
    window: MainWindow,
    dialogs: Dialogs,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = threading.Event()

    def gated(campaign: Campaign, choices: Choices, writing: Writing) -> Iterator[Outcome]:
        for outcome in write_letters(campaign, choices, writing):
            yield outcome
            gate.wait()

    monkeypatch.setattr(main_window, "write_letters", gated)
    dialogs.folders = [tmp_path]
    dialog = begin(window)
    table = hands.named(dialog, QTableWidget, "What became")
    qtbot.waitUntil(lambda: table.rowCount() == 1)
    hands.click(dialog, "Cancel")
    assert dialog.isVisible()
    assert "Stopping after this letter" in told(dialog)
    gate.set()
    rows = ended(qtbot, dialog)
    assert len(rows) == len(list(tmp_path.glob("*.docx"))) < 18
    assert f"{18 - len(rows)} of 18 letters were not begun" in told(dialog)
    close(qtbot, dialog)


def test_a_folder_that_cannot_be_made_is_told(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    dialogs.folders = [tmp_path / "file" / "letters"]
    dialog = begin(window)
    assert ended(qtbot, dialog) == []
    assert "The letters cannot be written there" in told(dialog)
    assert "Choose another folder." in told(dialog)
    close(qtbot, dialog)


def test_a_bug_ends_the_run_and_is_reported(
    window: MainWindow,
    dialogs: Dialogs,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> Iterator[Outcome]:
        raise ZeroDivisionError

    reported: list[type[BaseException]] = []
    monkeypatch.setattr(main_window, "write_letters", broken)
    monkeypatch.setattr(sys, "excepthook", lambda kind, _bug, _trace: reported.append(kind))
    dialogs.folders = [tmp_path]
    dialog = begin(window)
    assert ended(qtbot, dialog) == []
    assert reported == [ZeroDivisionError]
    assert "Stopped by an error in letterapp itself." in told(dialog)
    close(qtbot, dialog)


def test_closing_the_window_waits_for_the_letter_that_is_being_written(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.folders = [tmp_path]
    dialog = begin(window)
    window.close()
    assert not dialog.is_running
    assert not list(tmp_path.glob(".~*"))


def test_nothing_happens_when_no_folder_is_chosen(window: MainWindow, dialogs: Dialogs) -> None:
    dialogs.folders = [None]
    hands.click(window, "Write this letter")
    assert window.findChild(WriteDialog) is None


def test_the_proposed_folder_is_there_to_be_chosen_and_gone_where_it_was_not(
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    dialogs.folders = [None]
    hands.click(window, "Write this letter")
    assert dialogs.asked == [tmp_path / "letters"]
    assert not (tmp_path / "letters").exists()
