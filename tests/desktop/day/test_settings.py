"""What all letters share, in the campaign’s column: on the page at once, and undone by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands
from tests.desktop.conftest import Open

pytestmark = pytest.mark.real_window
CTRL = Qt.KeyboardModifier.ControlModifier


def entry(window: MainWindow, words: str) -> QAction:
    """An entry of a menu whose text begins so."""
    actions = [one for one in window.findChildren(QAction) if one.text().startswith(words)]
    assert len(actions) == 1
    return actions[0]


def test_the_title_is_the_windows_at_once(window: MainWindow) -> None:
    hands.retype(window, "Name of the campaign", "The Mekong")
    assert window.windowTitle() == "The Mekong – letterapp"


def test_sender_date_and_reference_are_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    hands.retype(window, "Organisation", "River Watch")
    hands.retype(window, "Date", "3 October 2016")
    hands.retype(window, "Place", "Berne")
    hands.retype(window, "Reference", "17/2016")
    hands.wait_for_text(qtbot, window, "17/2016")
    text = hands.letter_text(window)
    assert "River Watch" in text
    assert "Berne, 3 October 2016" in text


def test_changes_are_undone_and_redone_by_name(window: MainWindow, qtbot: QtBot) -> None:
    hands.retype(window, "Reference", "17/2016")
    hands.retype(window, "Place", "Berne")
    assert entry(window, "&Undo").text() == "&Undo Change the place"
    hands.choose(qtbot, window, "Edit", "Undo Change the place")
    assert entry(window, "&Undo").text() == "&Undo Change the reference"
    hands.choose(qtbot, window, "Edit", "Redo Change the place")
    place = hands.named(window, QLineEdit, "Place")
    assert place.text() == "Berne"
    hands.wait_for_text(qtbot, window, "Berne, ")


def test_the_keyboard_undoes_wherever_the_focus_is(window: MainWindow, qtbot: QtBot) -> None:
    hands.retype(window, "Place", "Berne")
    tree = hands.targets(window)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Z, CTRL)
    place = hands.named(window, QLineEdit, "Place")
    assert place.text() == "Geneva"
    hands.wait_for_text(qtbot, window, "Geneva, ")


def test_undo_in_the_field_where_one_types_takes_the_change_back(window: MainWindow) -> None:
    place = hands.retype(window, "Place", "Berne")
    QTest.keyClick(place, Qt.Key.Key_Z, CTRL)
    assert hands.named(window, QLineEdit, "Place").text() == "Geneva"
    assert entry(window, "&Undo").text() == "&Undo"


def test_another_wording_makes_other_letters(opened: Open, own_folder: Path, qtbot: QtBot) -> None:
    note = own_folder / "templates" / "note" / "en" / "default.md.j2"
    note.parent.mkdir(parents=True)
    note.write_text("A note to {{ target.in_text }}.\n", "utf-8")
    window = opened(own_folder)
    hands.wait_for_text(qtbot, window, "We would be grateful")
    hands.pick(window, "Wording", "note")
    hands.wait_for_text(qtbot, window, "A note to ")
    QTest.keyClick(hands.targets(window), Qt.Key.Key_Z, CTRL)
    hands.wait_for_text(qtbot, window, "We would be grateful")
