"""The Edit menu acts on the text that has the focus; and keys that two want have one owner."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTreeView
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands


@pytest.fixture
def place(window: MainWindow, qtbot: QtBot) -> QLineEdit:
    """A field that shows a text; the clipboard has something else."""
    QGuiApplication.clipboard().setText("before")
    window.workspace.show_settings()
    field = hands.named(window, QLineEdit, "Place")
    qtbot.waitUntil(lambda: bool(field.text()))
    return field


def show_menu(window: MainWindow) -> None:
    menus = window.menuBar().findChildren(QMenu)
    [edit] = [menu for menu in menus if menu.title() == "&Edit"]
    edit.aboutToShow.emit()


def test_copy_takes_what_is_selected_in_the_field(window: MainWindow, place: QLineEdit) -> None:
    place.setFocus()
    place.setSelection(0, 7)
    window.actions_.copy.trigger()
    assert QGuiApplication.clipboard().text() == place.text()[:7]


def test_cut_paste_and_select_all_are_for_fields(window: MainWindow, place: QLineEdit) -> None:
    actions, name = window.actions_, place.text()
    place.setFocus()
    place.selectAll()
    actions.cut.trigger()
    assert place.text() == ""
    actions.paste.trigger()
    actions.paste.trigger()
    assert place.text() == name + name
    actions.select_all.trigger()
    assert place.selectedText() == place.text()


def test_the_pages_are_copied_where_they_have_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    window.workspace.pages.view.setFocus()
    window.actions_.select_all.trigger()
    window.actions_.copy.trigger()
    assert "Kingdom of Cambodia" in QGuiApplication.clipboard().text()


def test_the_menu_shows_keys_that_stay_with_what_has_the_focus(
    window: MainWindow, place: QLineEdit, qtbot: QtBot
) -> None:
    actions, name = window.actions_, place.text()
    heard: list[bool] = []
    for action in (actions.cut, actions.copy, actions.paste, actions.select_all):
        assert action.shortcut().toString()
        action.triggered.connect(heard.append)
    place.setFocus()
    for key in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Cut):
        QTest.keySequence(place, QKeySequence(key))
    assert (place.text(), QGuiApplication.clipboard().text()) == ("", name)
    tree = hands.targets(window)
    tree.setFocus()
    QTest.keySequence(tree, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == tree.currentIndex().data()
    assert heard == []


def test_the_menu_offers_what_can_be_done(window: MainWindow, place: QLineEdit) -> None:
    actions = window.actions_
    offered = (actions.cut, actions.copy, actions.paste, actions.select_all)
    place.setFocus()
    place.selectAll()
    show_menu(window)
    assert [action.isEnabled() for action in offered] == [True, True, True, True]
    hands.targets(window).setFocus()
    show_menu(window)
    assert [action.isEnabled() for action in offered] == [False, False, False, False]


def test_the_window_is_closed_with_a_key(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_f2_changes_the_demand_in_hand_and_elsewhere_opens_own_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    demands = hands.named(window, QTreeView, "Demands")
    demands.setFocus()
    demands.setCurrentIndex(demands.model().index(0, 0))
    QTest.keyClick(demands, Qt.Key.Key_F2)
    [form] = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert not window.workspace.own_words.isVisible()
    form.reject()
    targets = hands.targets(window)
    targets.setFocus()
    QTest.keyClick(targets, Qt.Key.Key_F2)
    qtbot.waitUntil(window.workspace.own_words.isVisible)
    assert QApplication.focusWidget() is not targets


def test_undo_and_redo_have_what_waits_put_in_before(
    window: MainWindow, place: QLineEdit, qtbot: QtBot
) -> None:
    session, name = window.session, place.text()
    session.set_value("Change the place", "campaign.toml", ("letter", "place"), "Zenda")
    with qtbot.waitSignal(session.settling):
        hands.choose(qtbot, window, "Edit", "Undo Change the place")
    assert place.text() == name
    with qtbot.waitSignal(session.settling):
        hands.choose(qtbot, window, "Edit", "Redo Change the place")
    assert (place.text(), session.stack.index()) == ("Zenda", 1)
