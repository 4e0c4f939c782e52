"""A plain text in lines of some width: measured and drawn alike."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

_LINE_SEPARATOR = "\u2028"


class WrappedText:
    """Breaks between words, and within one where it is wider than the line."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        self._layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._height = self._break(max(width, 1)) if text else 0.0

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return math.ceil(self._height)

    def draw(self, painter: QPainter, rect: QRect, ink: QColor) -> None:
        """Draws the lines from the top left of a rectangle on."""
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(rect.topLeft()))

    def _break(self, width: int) -> float:
        self._layout.beginLayout()
        height = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        return height
