"""The text of pages, followed, activated and heard as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView
from letterapp.pages.page import Link, Page
from tests.desktop.letter.showing import double_click, letter_of, move, spot

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
LONG = "We urge your Government to drop all charges, " * 4 + "and to say so."


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
