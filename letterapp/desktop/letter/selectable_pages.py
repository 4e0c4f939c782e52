"""Pages whose text is selected with the mouse, word by word too, and copied.

What else one does with the text is `PagesView`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from letterapp.desktop.letter.clicks import Clicks
from letterapp.desktop.letter.desk import paint_selection
from letterapp.desktop.letter.letter_text import LetterText, Position
from letterapp.desktop.letter.pages_area import PagesArea
from letterapp.desktop.letter.selection import Selection, Unit

_UNITS = {1: Unit.CHARACTER, 2: Unit.WORD, 3: Unit.PARAGRAPH}
_EVERY = 40
"""Milliseconds between two steps of scrolling while the mouse is held beyond the edge."""


class SelectablePages(PagesArea):
    """Knows what pages say, and which part of it is selected."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = LetterText()
        self._selection = Selection()
        self._clicks = Clicks()
        self._pressed: QPointF | None = None
        self._dragged_to = QPointF()
        self._dragged = QTimer(self, interval=_EVERY)
        self._dragged.timeout.connect(self._on_drag_beyond)
        self.pages_changed.connect(self._on_text_changed)

    @property
    def selected_text(self) -> str:
        """What is selected, as it is copied: a paragraph a line."""
        return self._selection.text

    def select_all(self) -> None:
        """Selects the whole letter."""
        if ends := self._text.ends():
            self._selection.select(*ends)
            self._show_selection()

    def copy(self) -> None:
        """Copies what is selected, if anything is."""
        if text := self._selection.text:
            QGuiApplication.clipboard().setText(text)

    def _on_text_changed(self) -> None:
        self._text = self._text.changed(self._pages)
        self._selection.change(self._text)

    def _on_drag_beyond(self) -> None:
        """Scrolls on, and selects what comes."""
        y, bar = self._dragged_to.y(), self.verticalScrollBar()
        beyond = y - min(max(y, 0), self.viewport().height())
        bar.setValue(bar.value() + round(beyond))
        self._extend(self._dragged_to)

    def paint_over(self, painter: QPainter, page: int) -> None:
        """Marks the selection."""
        if span := self._selection.span:
            paint_selection(painter, self._boxes(page, *span), self.palette())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies and selects."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to select, or selects on with Shift."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(event, self._clicks.pressed(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects a word."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(event, self._clicks.pressed_twice(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects on while the button is held."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        is_beyond = not self.viewport().rect().contains(event.position().toPoint())
        if is_beyond and not self._dragged.isActive():
            self._dragged.start()
        elif not is_beyond:
            self._dragged.stop()
        self._dragged_to = event.position()
        self._extend(self._dragged_to)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selects no more."""
        self._dragged.stop()
        self._pressed = None
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows that keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _press(self, event: QMouseEvent, count: int) -> None:
        self._pressed = event.position()
        position = self._position_near(event.position())
        if position is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(position)
        else:
            self._selection.begin(position, _UNITS[count])
        self._show_selection()

    def _extend(self, place: QPointF) -> None:
        if position := self._position_near(place):
            self._selection.extend(position)
            self._show_selection()

    def _position_near(self, place: QPointF) -> Position | None:
        """The position in the text that is nearest to a place of the viewport."""
        spot = self.spot_at(place)
        return self._text.position_at(spot.page, spot.x, spot.y) if spot else None

    def _position_under(self, place: QPointF) -> Position | None:
        """The position in the text that is at a place of the viewport, if there is text."""
        spot = self.spot_at(place)
        is_text = spot is not None and self._text.is_at_text(spot.page, spot.x, spot.y)
        return self._position_near(place) if is_text else None

    def _show_selection(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    def _boxes(self, page: int, start: Position, end: Position) -> list[QRectF]:
        """Where what stands between two positions is in the viewport, as far as on a page."""
        return [self.rect_of(page, box) for box in self._text.boxes(page, start, end)]
