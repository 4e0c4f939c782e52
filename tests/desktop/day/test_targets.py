"""Whom to write to, in the window: searched, ticked, filtered, added, changed, removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.targets.target_dialog import TargetDialog
from tests.desktop import hands

pytestmark = pytest.mark.real_window
SIGNATORIES = "A signatory of the Paris"
CTRL = Qt.KeyboardModifier.ControlModifier


def form(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> TargetDialog:
    """The form that a key of the list opens."""
    tree = hands.targets(window)
    tree.setFocus()
    QTest.keyClick(tree, key)
    dialog = window.findChildren(TargetDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def type_in(dialog: TargetDialog, name: str, text: str) -> None:
    """Types over what is in the field that can be seen."""
    shown = [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]
    (field,) = (one for one in shown if one.accessibleName() == name)
    field.selectAll()
    QTest.keyClicks(field, text)


def test_who_is_searched_for_is_found_and_taken_in_hand(window: MainWindow, qtbot: QtBot) -> None:
    tree = hands.targets(window)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    QTest.keyClick(window, Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    field = hands.named(window, QLineEdit, "Search targets")
    QTest.keyClicks(field, "rench repub")
    assert [one for one in hands.rows(tree) if not one.endswith(")")] == ["France"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(tree.hasFocus)
    hands.click_row(tree, "France")
    hands.wait_for_text(qtbot, window, "French Republic")


def test_a_group_is_ticked_in_one_click_and_says_when_some_are_not(window: MainWindow) -> None:
    tree = hands.targets(window)
    hands.click_box(tree, "France")
    assert hands.box(tree, SIGNATORIES) is Qt.CheckState.PartiallyChecked
    hands.named(window, QAbstractButton, "Write all ticked (17)")
    hands.click_box(tree, SIGNATORIES)
    hands.click_box(tree, SIGNATORIES)
    hands.named(window, QAbstractButton, "Write all ticked (1)")


def test_the_keyboard_ticks_and_walks(window: MainWindow, qtbot: QtBot) -> None:
    tree = hands.targets(window)
    tree.setFocus()
    QTest.keyClicks(tree, "jap")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert not hands.is_ticked(tree, "Japan")
    assert hands.says(window, "not ticked")
    QTest.keyClick(tree, Qt.Key.Key_Down)
    hands.wait_for_text(qtbot, window, "Lao")


def test_a_filter_leaves_those_of_a_capacity(window: MainWindow, qtbot: QtBot) -> None:
    hands.choose_of_button(qtbot, window, "Filter targets", "P-5")
    shown = [one for one in hands.rows(hands.targets(window)) if not one.endswith(")")]
    assert len(shown) == 5
    assert "France" in shown


def test_a_target_is_added_and_its_letter_is_there(window: MainWindow, qtbot: QtBot) -> None:
    hands.click_row(hands.targets(window), "France")
    dialog = form(qtbot, window, Qt.Key.Key_Insert)
    hands.show_tab(dialog, "English")
    type_in(dialog, "Short name", "Germany")
    type_in(dialog, "Formal name", "the Federal Republic of Germany")
    type_in(dialog, "Name in a sentence", "Germany")
    type_in(dialog, "Signed as", "the Federal Republic of Germany")
    hands.click(dialog, "Add")
    hands.wait_for_text(qtbot, window, "Federal Republic of Germany")
    assert window.statusBar().currentMessage() == "Germany is added."
    hands.choose(qtbot, window, "Edit", "Undo Add Germany")
    assert "Germany" not in hands.rows(hands.targets(window))


def test_a_changed_office_is_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    hands.click_row(hands.targets(window), "France")
    dialog = form(qtbot, window, Qt.Key.Key_Return)
    hands.show_tab(dialog, "English")
    type_in(dialog, "Office", "Keeper of the Seals")
    hands.click(dialog, "Change")
    hands.wait_for_text(qtbot, window, "Keeper of the Seals")


def test_a_removed_target_gives_way_to_the_next_and_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    tree = hands.targets(window)
    hands.click_row(tree, "France")
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert "France" not in hands.rows(tree)
    hands.wait_for_text(qtbot, window, "Republic of India")
    QTest.keyClick(tree, Qt.Key.Key_Z, CTRL)
    assert hands.is_ticked(tree, "France")
