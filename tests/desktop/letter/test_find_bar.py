"""Words looked for on the pages, as a person types them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from letterapp.desktop.letter.find_bar import FindBar
from letterapp.desktop.letter.pages_view import PagesView
from tests.desktop.hands import named
from tests.desktop.letter.showing import letter_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "We urge your Government to drop all charges, " * 4 + "and to say so."


def field(bar: FindBar) -> QLineEdit:
    return named(bar, QLineEdit, "Find in the letter")


def tally(bar: FindBar) -> str:
    return bar.findChildren(QLabel)[-1].text()


def look_for(view: PagesView, bar: FindBar, words: str) -> None:
    """Opens the bar and types."""
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(field(bar), words)


def test_ctrl_f_opens_the_bar_and_esc_closes_it(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of("Dear Minister,"))
    assert not bar.isVisible()
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    assert field(bar).hasFocus()
    QTest.keyClick(field(bar), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.hasFocus()


def test_matches_are_counted_and_stepped_through(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of(LONG))
    look_for(view, bar, "charges")
    assert tally(bar) == "1 of 4"
    QTest.keyClick(field(bar), Qt.Key.Key_Return)
    QTest.keyClick(field(bar), Qt.Key.Key_F3)
    assert tally(bar) == "3 of 4"
    QTest.keyClick(field(bar), Qt.Key.Key_F3, SHIFT)
    named(bar, QAbstractButton, "Previous match").click()
    named(bar, QAbstractButton, "Previous match").click()
    assert tally(bar) == "4 of 4"


def test_what_is_not_there_is_said(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of("Dear Minister,"))
    look_for(view, bar, "Ambassador")
    assert tally(bar) == field(bar).accessibleDescription() == "Not found"
    assert not named(bar, QAbstractButton, "Next match").isEnabled()


def test_a_search_stays_when_the_pages_change(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of("law", "law", "law"))
    look_for(view, bar, "law")
    QTest.keyClick(field(bar), Qt.Key.Key_F3)
    view.show_pages(letter_of("law", "law", "law and law"))
    assert tally(bar) == "2 of 4"
    view.show_pages(letter_of("peace"))
    assert tally(bar) == "Not found"


def test_a_match_out_of_sight_is_scrolled_to(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of("One.", "\fTwo.", "\fThree."))
    look_for(view, bar, "three")
    assert view.page_number == 3


def test_matches_are_marked_and_that_in_hand_is_framed(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of("law", "law"))
    look_for(view, bar, "law")
    image = view.viewport().grab().toImage()
    shown = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(60, 200)}
    assert {"#fff0a0", "#a07800", "#ffc53d", "#5c3a00"} <= shown


def test_the_match_in_hand_is_selected_at_the_end(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of(LONG))
    look_for(view, bar, "government to drop")
    QTest.keyClick(field(bar), Qt.Key.Key_Escape)
    assert view.selected_text == "Government to drop"


def test_f3_opens_the_closed_bar_with_the_selected_words(view: PagesView, bar: FindBar) -> None:
    view.show_pages(letter_of("Dear Minister,"))
    look_for(view, bar, "minister")
    QTest.keyClick(field(bar), Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_F3)
    assert (field(bar).text(), tally(bar)) == ("Minister", "1 of 1")
