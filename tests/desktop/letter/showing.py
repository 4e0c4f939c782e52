"""A view of pages in a window, letters to show in it, and what a person does there."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from letterapp.desktop.letter.find_bar import FindBar
from letterapp.desktop.letter.letter_text import LetterText
from letterapp.desktop.letter.pages_view import PagesView
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.page import Page
from letterapp.pages.reading.reader import read_document
from letterapp.problems import Place
from tests.word.plain_document import plain_document


def letter_of(*paragraphs: str) -> Sequence[Page]:
    """The pages of a Word file of paragraphs; one with a form feed before it begins a page."""
    made = plain_document()
    for text in paragraphs:
        added = made.add_paragraph(text.lstrip("\f"))
        added.paragraph_format.page_break_before = text.startswith("\f")
    stream = io.BytesIO()
    made.save(stream)
    return lay_out(read_document(stream.getvalue(), Place()))


def spot(view: PagesView, words: str, page: int = 0) -> QPoint:
    """Where in the viewport some words of a page begin, half as high as their line."""
    text = LetterText(view.pages)
    for line in text.lines(page):
        at = line.units.find(words, line.start, line.end)
        if at >= 0:
            ((left, _),) = line.edges(at, at + 1)
            _, top, _, bottom = line.box
            return view.rect_of(page, QRectF(left, top, 0, bottom - top)).center().toPoint()
    raise AssertionError(f"{words} is not on the page")


class Host(QWidget):
    """A window with a view and its bar."""

    def __init__(self) -> None:
        super().__init__()
        self.view = PagesView()
        self.bar = FindBar(self.view)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.view)
        rows.addWidget(self.bar)
        self.resize(900, 700)


def drag(view: PagesView, start: QPoint, end: QPoint) -> None:
    """Moves the mouse with its left button held."""
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    move(view, end, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def move(view: PagesView, place: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Moves the mouse; QTest leaves the event out where the pointer is there already."""
    port = view.viewport()
    event = QMouseEvent(
        *(QMouseEvent.Type.MouseMove, QPointF(place), QPointF(port.mapToGlobal(place))),
        *(Qt.MouseButton.NoButton, buttons, Qt.KeyboardModifier.NoModifier),
    )
    QApplication.sendEvent(port, event)


def double_click(
    view: PagesView,
    words: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Clicks twice; of text that is read from the left, in its first letter."""
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, modifier, spot(view, words) + QPoint(2, 0)
    )
