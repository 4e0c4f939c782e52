"""Paragraphs in own words have a bar in the margin of the pages, which says what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from letterapp.desktop.letter.pages_view import PagesView
from tests.desktop.letter.showing import letter_of, spot

BAR = QColor("#1a5fb4")


def bar_beside(view: PagesView, words: str, page: int = 0) -> QPoint | None:
    """Where left of some words a bar is painted."""
    image, place = view.viewport().grab().toImage(), spot(view, words, page)
    found = (x for x in range(place.x(), 0, -1) if image.pixelColor(x, place.y()) == BAR)
    x = next(found, None)
    return None if x is None else QPoint(x, place.y())


def test_a_marked_paragraph_has_a_bar_and_no_other_has(view: PagesView) -> None:
    view.show_pages(letter_of("Dear Minister,", "Open the ferry.", "Yours,"))
    view.mark_paragraphs(["Open  the\nferry."])
    assert bar_beside(view, "Open")
    assert not bar_beside(view, "Dear")
    view.mark_paragraphs([])
    assert not bar_beside(view, "Open")


def test_the_bar_follows_its_paragraph_to_other_pages(view: PagesView) -> None:
    view.mark_paragraphs(["Yours,"])
    view.show_pages(letter_of("Yours,", "Dear Minister,"))
    assert bar_beside(view, "Yours")
    view.show_pages(letter_of("Dear Minister,", "\fYours,"))
    assert not bar_beside(view, "Dear")
    view.show_paragraph("Yours,")
    assert view.page_number == 2
    assert bar_beside(view, "Yours", page=1)


def test_the_bar_says_what_it_means(view: PagesView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    view.show_pages(letter_of("Dear Minister,", "Yours,"))
    view.mark_paragraphs(["Dear Minister,"])
    for place in (bar_beside(view, "Dear"), spot(view, "Yours")):
        assert place
        spot_global = view.viewport().mapToGlobal(QPointF(place)).toPoint()
        QApplication.sendEvent(
            view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, spot_global)
        )
    assert shown == ["<p>Your own words</p>", ""]


def test_a_paragraph_that_is_not_there_is_not_gone_to(view: PagesView) -> None:
    view.show_pages(letter_of("Dear Minister,", "\fYours,"))
    view.show_paragraph("Sire,")
    assert view.page_number == 1
