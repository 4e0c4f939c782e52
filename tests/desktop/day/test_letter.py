"""The letter in hand, in the window: walked through, zoomed, searched, copied, in its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.find_bar import FindBar
from letterapp.desktop.letter.pages_view import PagesView
from letterapp.desktop.letter.zoom import Fit
from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands

pytestmark = pytest.mark.real_window
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> PagesView:
    """The pages of the letter to France, with the focus."""
    hands.click_row(hands.targets(window), "France")
    hands.wait_for_text(qtbot, window, "French Republic")
    view = hands.named(window, PagesView, "Pages of the letter")
    view.setFocus()
    return view


def test_the_keyboard_goes_through_the_ticked_letters(
    window: MainWindow, view: PagesView, qtbot: QtBot
) -> None:
    QTest.keyClick(view, Qt.Key.Key_PageDown, CTRL)
    hands.wait_for_text(qtbot, window, "Republic of India")
    assert hands.says(window, "letter 7 of 18")
    QTest.keyClick(view, Qt.Key.Key_PageUp, CTRL)
    hands.wait_for_text(qtbot, window, "French Republic")
    hands.click(window, "Previous ticked letter")
    hands.wait_for_text(qtbot, window, "China")


def test_pages_are_made_larger_and_fit_the_width_again(
    window: MainWindow, view: PagesView, qtbot: QtBot
) -> None:
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.zoom == 1
    hands.choose(qtbot, window, "View", "Zoom in")
    assert view.zoom > 1
    QTest.keyClick(view, Qt.Key.Key_9, CTRL)
    assert view.fit is Fit.WIDTH
    assert view.horizontalScrollBar().maximum() == 0


def test_words_are_found_and_copied(window: MainWindow, view: PagesView) -> None:
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    bar = hands.named(window, QLineEdit, "Find in the letter")
    QTest.keyClicks(bar, "kem ley")
    found = window.findChild(FindBar)
    assert found
    assert [one.text() for one in found.findChildren(QLabel)][-1].startswith("1 of ")
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Kem Ley"


def test_all_of_a_letter_is_copied_from_the_menu(
    window: MainWindow, view: PagesView, qtbot: QtBot
) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    hands.choose(qtbot, window, "Edit", "Copy")
    assert "We would be grateful for a reply" in QGuiApplication.clipboard().text()


def test_the_letter_keeps_its_place_over_a_change(
    window: MainWindow, view: PagesView, qtbot: QtBot
) -> None:
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    place = view.verticalScrollBar().value()
    assert place > 0
    hands.retype(window, "Place", "Berne")
    qtbot.waitUntil(lambda: "Berne, " in hands.letter_text(window))
    assert view.verticalScrollBar().value() == place
