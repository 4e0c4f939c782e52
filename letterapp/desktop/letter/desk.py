"""What pages lie on and what marks them: the ground, the paper's edge, matches, the selection.

Marks are multiplied with the paper, so that the text under them stays as dark as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QRegion

_SHADOWS = ((3, 12), (2, 18), (1, 26))
"""Pixels that each layer of the shadow reaches beyond the paper, and how dark it is (of 255)."""
_EDGE = QColor(0, 0, 0, 80)
_MATCH, _UNDER, _CURRENT, _FRAME = "#fff0a0", "#a07800", "#ffc53d", "#5c3a00"
_BAR = "#1a5fb4"
_FOCUS = 2
_PALE = 0.65


def paint_ground(painter: QPainter, area: QRect, pages: Iterable[QRect], palette: QPalette) -> None:
    """Paints what pages lie on, as far as they leave it free."""
    free = QRegion(area)
    for box in pages:
        free -= QRegion(box.adjusted(1, 1, -1, -1))  # what is snapped to pixels leaves no gap
    painter.save()
    painter.setClipRegion(free, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, palette.color(QPalette.ColorRole.Window).darker(112))
    painter.restore()


def paint_edge(painter: QPainter, box: QRect) -> None:
    """Paints a hairline around a page, and its shadow, both outside of it."""
    right, bottom = box.right() + 1, box.bottom() + 1
    for reach, darkness in _SHADOWS:
        colour = QColor(0, 0, 0, darkness)
        painter.fillRect(QRect(right, box.top() + reach, reach, box.height()), colour)
        painter.fillRect(QRect(box.left() + reach, bottom, box.width() - reach, reach), colour)
    painter.setPen(QPen(_EDGE, 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(-1, -1, 0, 0))


def paint_selection(painter: QPainter, boxes: Iterable[QRectF], palette: QPalette) -> None:
    """Marks text that is selected."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    parts = (colour.red(), colour.green(), colour.blue())
    pale = QColor(*(round(255 * _PALE + part * (1 - _PALE)) for part in parts))
    _multiply(painter, boxes, pale)


def paint_matches(painter: QPainter, boxes: Iterable[QRectF]) -> None:
    """Marks what was found, also by a line below it."""
    found = list(boxes)
    _multiply(painter, found, QColor(_MATCH))
    for box in found:
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(_UNDER))


def paint_current(painter: QPainter, boxes: Iterable[QRectF]) -> None:
    """Marks the match in hand, with a frame."""
    found = list(boxes)
    _multiply(painter, found, QColor(_CURRENT))
    painter.setPen(QPen(QColor(_FRAME), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in found:
        painter.drawRect(box.adjusted(-1, 0, 1, 0))


def paint_bars(painter: QPainter, bars: Iterable[QRectF]) -> None:
    """Marks paragraphs in the margin beside them."""
    for bar in bars:
        painter.fillRect(bar, QColor(_BAR))


def focus_frame(area: QRect) -> QRegion:
    """Where the frame is that shows where keys go."""
    return QRegion(area) - QRegion(area.adjusted(_FOCUS, _FOCUS, -_FOCUS, -_FOCUS))


def paint_focus(painter: QPainter, area: QRect, palette: QPalette) -> None:
    """Shows that keys go to the pages."""
    painter.save()
    painter.setClipRegion(focus_frame(area), Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
    painter.restore()


def _multiply(painter: QPainter, boxes: Iterable[QRectF], colour: QColor) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for box in boxes:
        painter.fillRect(box, colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
