"""The columns of the window: gone to by keys, folded, and as wide as they need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from letterapp.desktop.demands.view import DemandsView
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.session import choosing
from letterapp.desktop.window.column import Column
from tests.desktop import hands
from tests.desktop.accessibility import faults

CONTROL = Qt.KeyboardModifier.ControlModifier
FOUR = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def column(window: MainWindow, title: str) -> Column:
    (found,) = (one for one in window.findChildren(Column) if one.title == title)
    return found


def has_focus(column: Column) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and column.isAncestorOf(focused)


def test_at_first_only_the_column_of_the_campaign_is_folded(window: MainWindow) -> None:
    folded = [one.title for one in window.findChildren(Column) if one.is_folded]
    assert folded == ["Campaign"]


@pytest.mark.parametrize(("key", "number"), list(zip(FOUR, range(4), strict=True)))
def test_a_key_opens_a_column_and_goes_into_it(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, number: int
) -> None:
    wanted = window.workspace.columns.all_columns[number]
    wanted.set_folded(is_folded=True)
    QTest.keyClick(window, key, CONTROL)
    assert not wanted.is_folded
    qtbot.waitUntil(lambda: has_focus(wanted))


def test_a_column_that_is_opened_has_room_for_its_fields(window: MainWindow, qtbot: QtBot) -> None:
    hands.click(window, "Open “Campaign”")
    qtbot.waitUntil(lambda: column(window, "Campaign").width() >= 240)
    assert all(one.width() >= 240 for one in window.findChildren(Column))


def test_a_column_opens_as_wide_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    demands = column(window, "Demands")
    before = demands.width()
    hands.click(window, "Fold “Demands” away")
    qtbot.waitUntil(lambda: demands.width() < 60)
    hands.click(window, "Open “Demands”")
    qtbot.waitUntil(lambda: abs(demands.width() - before) <= 2)


def test_the_toolbar_takes_a_change_back(window: MainWindow) -> None:
    before = window.session.targets
    choosing.set_targets(window.session, ["FR"])
    (undo,) = (
        one
        for one in window.findChildren(QToolButton)
        if one.text() == "Undo" and one.defaultAction() is window.actions_.undo
    )
    undo.click()
    assert window.session.targets == before


def test_f2_changes_the_demand_in_hand(window: MainWindow, qtbot: QtBot) -> None:
    (view,) = window.findChildren(DemandsView)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len(window.findChildren(QDialog)) == 1)
    window.findChildren(QDialog)[0].close()


def test_f2_changes_the_paragraph_in_which_text_is_selected(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    view = window.workspace.pages.view
    view.setFocus()
    with qtbot.waitSignal(view.paragraph_activated):
        QTest.keyClick(view, Qt.Key.Key_F2)


def open_everything(window: MainWindow) -> None:
    window.workspace.show_settings()
    window.actions_.check.setChecked(True)
    window.workspace.show_own_words()
    window.workspace.show_demand("drop-charges")
    window.workspace.pages.find_bar.open()


def test_all_that_can_be_open_at_once_has_no_faults(window: MainWindow, qtbot: QtBot) -> None:
    open_everything(window)
    qtbot.waitUntil(lambda: bool(window.workspace.letter.passages))
    assert faults(window) == []
