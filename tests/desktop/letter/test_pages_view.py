"""The text of pages, selected, copied, followed and activated as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView
from letterapp.pages.page import Link, Page
from tests.desktop.letter.showing import drag, letter_of, move, spot

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "We urge your Government to drop all charges, " * 4 + "and to say so."
KHMER = "សិទ្ធិមនុស្សនៅកម្ពុជា"
ARABIC = "العدالة للجميع"


NONE = Qt.KeyboardModifier.NoModifier


def click(view: PagesView, words: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifier, spot(view, words))


def double_click(view: PagesView, words: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Clicks twice; of text that is read from the left, in its first letter."""
    QTest.mouseDClick(view.viewport(), LEFT, modifier, spot(view, words) + QPoint(2, 0))


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


def test_alt_and_a_double_click_bring_the_paragraph(view: PagesView, qtbot: QtBot) -> None:
    view.show_pages(letter_of("Dear Minister,", LONG))
    with qtbot.waitSignal(view.paragraph_activated) as told:
        double_click(view, "so.", ALT)
    assert told.args == [LONG]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_keys_bring_the_paragraph_at_the_selection(
    view: PagesView, qtbot: QtBot, key: Qt.Key
) -> None:
    view.show_pages(letter_of("Dear Minister,", LONG))
    with qtbot.assertNotEmitted(view.paragraph_activated):
        QTest.keyClick(view, key)
    double_click(view, "Minister")
    with qtbot.waitSignal(view.paragraph_activated) as told:
        QTest.keyClick(view, key)
    assert told.args == ["Dear Minister,"]


def test_the_menu_copies_and_brings_the_paragraph_under_it(view: PagesView, qtbot: QtBot) -> None:
    view.show_pages(letter_of("Dear Minister,", LONG))
    menu = view.context_menu(spot(view, "Government"))
    copy, select_all, change = [one for one in menu.actions() if not one.isSeparator()]
    assert [copy.isEnabled(), select_all.isEnabled(), change.isEnabled()] == [False, True, True]
    with qtbot.waitSignal(view.paragraph_activated) as told:
        change.trigger()
    assert told.args == [LONG]
    menu.close()


def test_the_menu_beside_the_text_changes_nothing(view: PagesView) -> None:
    view.show_pages(letter_of("Dear Minister,"))
    menu = view.context_menu(QPoint(5, 5))
    assert not menu.actions()[-1].isEnabled()
    menu.close()


def linked(address: str) -> Page:
    """A page with a link in its upper left corner."""
    return Page(400, 300, [], (Link(10, 10, 100, 20, address),))


def at_link(view: PagesView) -> QPoint:
    return view.rect_of(0, QRectF(10, 10, 100, 20)).center().toPoint()


def test_a_link_is_seen_and_followed(view: PagesView, qtbot: QtBot) -> None:
    view.show_pages([linked("https://example.org/?a=1&b=2")])
    move(view, at_link(view))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.link_activated) as told:
        QTest.mouseClick(view.viewport(), LEFT, pos=at_link(view))
    assert told.args == ["https://example.org/?a=1&b=2"]


def test_a_link_tells_its_address(view: PagesView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    view.show_pages([linked("https://example.org/?a=1&b=2")])
    place = at_link(view)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert shown == ["<p>https://example.org/?a=1&amp;b=2</p>"]


def test_a_bookmark_is_scrolled_to(view: PagesView, qtbot: QtBot) -> None:
    pages = [linked("#annex"), *(Page(400, 900, []) for _ in range(2))]
    view.show_pages([*pages, Page(400, 2000, [], (), (("annex", 120.0),))])
    with qtbot.assertNotEmitted(view.link_activated):
        QTest.mouseClick(view.viewport(), LEFT, pos=at_link(view))
    found = view.spot_at(QPointF(0, 0))
    assert found is not None
    assert (found.page, round(found.y)) == (3, 120)


def test_a_screen_reader_hears_where_one_is_and_what_stands_there(
    view: PagesView, qtbot: QtBot
) -> None:
    view.show_pages(letter_of("Dear Minister,", "\fYours sincerely,"))
    there = QAccessible.queryAccessibleInterface(view)
    assert there.text(QAccessible.Text.Name) == "Pages of the letter"
    said = QAccessible.Text.Description
    qtbot.waitUntil(lambda: there.text(said) == "Page 1 of 2\nDear Minister,")
    view.show_page(2)
    qtbot.waitUntil(lambda: there.text(said) == "Page 2 of 2\nYours sincerely,")
