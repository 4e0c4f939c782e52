"""What to ask, in the window: ticked, moved, read, worded, added, removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.demands.form_dialog import FormDialog
from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands
from tests.desktop.demands import lists

pytestmark = pytest.mark.real_window
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the letter to France."""
    hands.click_row(hands.targets(window), "France")
    hands.wait_for_text(qtbot, window, "French Republic")
    return window


def dialog_of(window: MainWindow) -> FormDialog:
    (dialog,) = (one for one in window.findChildren(FormDialog) if one.isVisible())
    return dialog


def confirm(qtbot: QtBot, window: MainWindow, dialog: FormDialog) -> None:
    """Clicks OK, after which keys are the window’s again."""
    box = dialog.findChild(QDialogButtonBox)
    assert box
    QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), hands.LEFT)
    hands.take_up(qtbot, window)


def test_a_demand_is_ticked_off_and_on(window: MainWindow, qtbot: QtBot) -> None:
    assert "Kem Ley" in hands.letter_text(window)
    lists.click_box(window, "kem-ley")
    qtbot.waitUntil(lambda: "Kem Ley" not in hands.letter_text(window))
    lists.press(window, "kem-ley", Key.Key_Space)
    hands.wait_for_text(qtbot, window, "Kem Ley")


def test_demands_are_in_the_letter_in_their_order(window: MainWindow, qtbot: QtBot) -> None:
    hands.click_row(hands.targets(window), "Cambodia")
    qtbot.waitUntil(lambda: "French Republic" not in hands.letter_text(window))
    before = hands.letter_text(window)
    lists.press(window, "drop-charges", Key.Key_Up, alt=True)
    qtbot.waitUntil(lambda: hands.letter_text(window) != before)
    QTest.keyClick(lists.view_of(window), Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: hands.letter_text(window) == before)


def test_a_demand_moves_by_keyboard(window: MainWindow) -> None:
    lists.press(window, "kem-ley", Key.Key_Up, Key.Key_Up, alt=True)
    assert lists.order(window)[:2] == ["kem-ley", "act"]


def test_a_demand_is_dragged(window: MainWindow) -> None:
    act, kem_ley = lists.index_of(window, "act"), lists.index_of(window, "kem-ley")
    assert lists.drag(window, act, onto=kem_ley)
    assert lists.order(window)[:3] == ["drop-charges", "kem-ley", "act"]


def test_what_does_not_fit_is_greyed_and_says_why(window: MainWindow) -> None:
    hands.click_row(hands.targets(window), "France")
    assert not lists.is_ticked(window, "review-recommendations")
    assert "made to the Government of Cambodia" in lists.detail(window, "review-recommendations")
    lists.press(window, "review-recommendations", Key.Key_Space)
    assert not lists.is_ticked(window, "review-recommendations")
    assert "made to the Government of Cambodia" in window.statusBar().currentMessage()


def test_a_demand_is_worded_anew_for_all_letters(window: MainWindow, qtbot: QtBot) -> None:
    lists.press(window, "drop-charges", Key.Key_Return)
    field = hands.named(window.workspace.demands, QPlainTextEdit, "Wording")
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " before the river rises")
    hands.wait_for_text(qtbot, window, "before the river rises")
    hands.click_row(hands.targets(window), "Japan")
    hands.wait_for_text(qtbot, window, "Japan")
    assert "before the river rises" in hands.letter_text(window)


def test_the_keyboard_undoes_in_the_wording(window: MainWindow) -> None:
    lists.click_box(window, "kem-ley")
    lists.press(window, "drop-charges", Key.Key_Return)
    field = hands.named(window.workspace.demands, QPlainTextEdit, "Wording")
    field.setFocus()
    QTest.keyClick(field, Key.Key_End, CTRL)
    QTest.keyClicks(field, " now")
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert not field.toPlainText().endswith("now")
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert lists.is_ticked(window, "kem-ley")


def test_a_demand_is_worded_for_this_letter_only(window: MainWindow, qtbot: QtBot) -> None:
    lists.press(window, "drop-charges", Key.Key_Return)
    hands.click(window.workspace.demands, "In this letter only")
    own = window.workspace.own_words
    qtbot.waitUntil(own.isVisible)
    field = hands.named(own, QPlainTextEdit, "Your words")
    qtbot.waitUntil(lambda: "politically motivated" in field.toPlainText())
    hands.retype(own, "Your words", "release them all")
    hands.wait_for_text(qtbot, window, "release them all")
    hands.click_row(hands.targets(window), "Japan")
    qtbot.waitUntil(lambda: "Japan" in hands.letter_text(window))
    assert "release them all" not in hands.letter_text(window)


def test_a_demand_is_added_and_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    hands.choose_of_button(qtbot, window, "New demand or case", "New demand")
    dialog = dialog_of(window)
    hands.retype(dialog, "Title", "Open the locks")
    QTest.keyClicks(hands.named(dialog, QComboBox, "How this role is asked: A sign"), "Named")
    hands.retype(dialog, "Wording", "open the locks of the river")
    confirm(qtbot, window, dialog)
    hands.wait_for_text(qtbot, window, "open the locks of the river")
    lists.press(window, "open-the-locks", Key.Key_Delete)
    qtbot.waitUntil(lambda: "open the locks" not in hands.letter_text(window))
    hands.choose(qtbot, window, "Edit", "Undo Remove “Open the locks”")
    hands.wait_for_text(qtbot, window, "open the locks of the river")


def test_a_case_is_added_and_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    lists.press(window, "drop-charges")
    hands.choose_of_button(qtbot, window, "New demand or case", "New case")
    dialog = dialog_of(window)
    hands.retype(dialog, "Title", "The boatman")
    hands.retype(dialog, "Wording", "the boatman Rudolf Rassendyll")
    confirm(qtbot, window, dialog)
    hands.wait_for_text(qtbot, window, "Rassendyll")
    QTest.keyClick(lists.view_of(window), Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Rassendyll" not in hands.letter_text(window))


def test_f2_in_the_list_changes_the_demand(window: MainWindow, qtbot: QtBot) -> None:
    lists.press(window, "drop-charges", Key.Key_F2)
    assert dialog_of(window).windowTitle().startswith("Change “Drop or overturn")
    dialog_of(window).reject()
    hands.take_up(qtbot, window)
