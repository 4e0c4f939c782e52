"""How pages are scrolled: by keys, to a part that is wanted, and within which bounds."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea

_Key = Qt.Key
LINE = 48
"""Pixels that an arrow key scrolls by."""


class Scroll(Struct, frozen=True):
    """How far to scroll: lines, pages of the window, or all there is; back where negative."""

    steps: int
    is_page: bool = False
    is_whole: bool = False
    is_down: bool = True


_SCROLLS = {
    _Key.Key_Up: Scroll(-1),
    _Key.Key_Down: Scroll(1),
    _Key.Key_Left: Scroll(-1, is_down=False),
    _Key.Key_Right: Scroll(1, is_down=False),
    _Key.Key_PageUp: Scroll(-1, is_page=True),
    _Key.Key_PageDown: Scroll(1, is_page=True),
    _Key.Key_Space: Scroll(1, is_page=True),
    _Key.Key_Home: Scroll(-1, is_whole=True),
    _Key.Key_End: Scroll(1, is_whole=True),
}
_IGNORED = Qt.KeyboardModifier.KeypadModifier


def scroll_of(event: QKeyEvent) -> Scroll | None:
    """How a key scrolls, if it does. Keys with Ctrl or Alt are the window's own."""
    modifiers = event.modifiers() & ~_IGNORED
    key = _Key(event.key())
    if key is _Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
        return Scroll(-1, is_page=True)
    is_plain = modifiers == Qt.KeyboardModifier.NoModifier
    is_end = key in (_Key.Key_Home, _Key.Key_End)
    is_ctrl = modifiers == Qt.KeyboardModifier.ControlModifier
    return _SCROLLS.get(key) if is_plain or (is_ctrl and is_end) else None


def scroll_by(area: QAbstractScrollArea, scroll: Scroll) -> None:
    """Scrolls as a key says; a page of the window leaves a line of it in sight."""
    bar = area.verticalScrollBar() if scroll.is_down else area.horizontalScrollBar()
    if scroll.is_whole:
        bar.setValue(bar.maximum() if scroll.steps > 0 else 0)
    elif scroll.is_page:
        bar.setValue(bar.value() + scroll.steps * (area.viewport().height() - LINE))
    else:
        bar.setValue(bar.value() + scroll.steps * LINE)


def corner_of(area: QAbstractScrollArea) -> QPointF:
    """What of the content is in the viewport's top left corner."""
    return QPointF(area.horizontalScrollBar().value(), area.verticalScrollBar().value())


def bring_into_sight(area: QAbstractScrollArea, wanted: QRectF) -> None:
    """Puts a part of the content into the middle, in each direction in which not all is seen."""
    seen = QRectF(area.viewport().rect()).translated(corner_of(area))
    if wanted.top() < seen.top() or wanted.bottom() > seen.bottom():
        area.verticalScrollBar().setValue(round(wanted.center().y() - seen.height() / 2))
    if wanted.left() < seen.left() or wanted.right() > seen.right():
        area.horizontalScrollBar().setValue(round(wanted.center().x() - seen.width() / 2))


def bound(area: QAbstractScrollArea, content: QSize, corner: QPointF) -> None:
    """Lets content of a size be scrolled from end to end, with that of it in the corner."""
    room = area.viewport().size()
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    extents = (content.width(), room.width()), (content.height(), room.height())
    for bar, (extent, seen), value in zip(bars, extents, corner.toTuple(), strict=True):
        bar.setRange(0, max(0, extent - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(LINE)
        bar.setValue(round(value))
