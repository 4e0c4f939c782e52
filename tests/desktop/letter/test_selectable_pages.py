"""The text of pages, selected and copied as a person does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView
from tests.desktop.letter.showing import double_click, drag, letter_of, move, spot

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "We urge your Government to drop all charges, " * 4 + "and to say so."
KHMER = "សិទ្ធិមនុស្សនៅកម្ពុជា"
ARABIC = "العدالة للجميع"


def click(
    view: PagesView, words: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifier, spot(view, words))


def copied(view: PagesView) -> str:
    """What Ctrl+C puts into the clipboard."""
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text()


def test_a_drag_selects_and_ctrl_c_copies(view: PagesView) -> None:
    view.show_pages(letter_of("Drop all charges now."))
    drag(view, spot(view, "all"), spot(view, " now"))
    assert copied(view) == "all charges"


def test_a_drag_beyond_the_edge_scrolls_and_selects_on(view: PagesView, qtbot: QtBot) -> None:
    view.show_pages(letter_of("First words.", "\fSecond.", "\fLast words."))
    start, port = spot(view, "First"), view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    move(view, QPoint(start.x(), port.height() + 300), LEFT)
    qtbot.waitUntil(lambda: view.page_number == 3)
    QTest.mouseRelease(port, LEFT, pos=start + QPoint(0, 300))
    assert view.selected_text.startswith("First words.\nSecond.")


def test_lines_of_a_paragraph_are_copied_as_one(view: PagesView) -> None:
    view.show_pages(letter_of("Dear Minister,", LONG))
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert copied(view) == f"Dear Minister,\n{LONG}"


def test_a_paragraph_across_pages_is_copied_as_one(view: PagesView) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    pages = letter_of(words, "Yours")
    assert len(pages) > 1
    view.show_pages(pages)
    view.select_all()
    assert view.selected_text == f"{words}\nYours"


def test_a_double_click_selects_a_word_and_a_third_the_paragraph(view: PagesView) -> None:
    view.show_pages(letter_of("Dear Minister,", LONG))
    double_click(view, "Government")
    assert view.selected_text == "Government"
    click(view, "Government")
    assert view.selected_text == LONG


def test_shift_and_a_click_extend(view: PagesView) -> None:
    view.show_pages(letter_of("Drop all charges now."))
    click(view, "Drop")
    click(view, " charges", SHIFT)
    assert view.selected_text == "Drop all"


def test_a_word_of_a_script_without_spaces_is_selected(view: PagesView) -> None:
    view.show_pages(letter_of(KHMER))
    double_click(view, "នៅ")
    assert view.selected_text == "នៅ"


def test_text_read_from_the_right_is_selected_and_copied_in_its_order(view: PagesView) -> None:
    view.show_pages(letter_of(f"Law {ARABIC} now"))
    view.select_all()
    assert copied(view) == f"Law {ARABIC} now"
    double_click(view, "لل")
    assert view.selected_text in ARABIC.split()


def test_a_selection_stays_where_its_words_stay(view: PagesView) -> None:
    view.show_pages(letter_of("Drop all charges.", "Now."))
    double_click(view, "charges")
    view.show_pages(letter_of("Drop all charges.", "At once."))
    assert view.selected_text == "charges"
    view.show_pages(letter_of("Release them."))
    assert view.selected_text == ""
