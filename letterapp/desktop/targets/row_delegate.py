"""Draws the rows of the targets: a name with the office below it, or a long name on two lines.

All rows are of one height, so that lists of thousands are laid out at once.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from letterapp.desktop.inks import row_inks
from letterapp.desktop.targets.targets_model import IS_IN_HAND, SECOND_LINE
from letterapp.desktop.text_size import scaled

_Index = QModelIndex | QPersistentModelIndex
_SMALL = 0.9
"""How large the second line is beside the first."""
_PALENESS = 0.72
"""How much of the text's colour the second line keeps: enough contrast to read it easily."""
_GAP = 3
"""Pixels above and below a row's text, and before and after it."""


class RowDelegate(QStyledItemDelegate):
    """For views with rows of one height."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Room for two lines; the width is the view's."""
        height = _height(option.font) + _height(scaled(option.font, _SMALL))
        return QSize(0, height + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The style draws ground, box, icon and focus; the two lines are our own."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        style = self._view.style()
        element = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(element, option, self._view).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        name, second = option.text, index.data(SECOND_LINE)
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        font = QFont(option.font)
        font.setBold(bool(index.data(IS_IN_HAND)))
        ink, pale = row_inks(option, _PALENESS)
        painter.save()
        if second is None or _is_wider(name, font, room.width()):
            first, second = _broken(name, font, room.width())
            _draw(painter, room, (first, font), (second, font), (ink, ink))
        else:
            _draw(painter, room, (name, font), (second, scaled(option.font, _SMALL)), (ink, pale))
        painter.restore()


def _draw(
    painter: QPainter,
    room: QRect,
    first: tuple[str, QFont],
    second: tuple[str, QFont],
    inks: tuple[QColor, QColor],
) -> None:
    """Draws what there is of two lines, in the middle of the row's height."""
    lines = [(text, font, ink) for (text, font), ink in zip((first, second), inks, strict=True)]
    lines = [line for line in lines if line[0]]
    top = room.top() + (room.height() - sum(_height(font) for _, font, _ in lines)) // 2
    for text, font, ink in lines:
        place = QRect(room.left(), top, room.width(), _height(font))
        painter.setFont(font)
        painter.setPen(ink)
        line = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip  # Khmer stands out of its line
        flags = Qt.AlignmentFlag.AlignVCenter | line
        painter.drawText(place, flags, _elided(text, font, room.width()))
        top += place.height()


def _broken(text: str, font: QFont, width: int) -> tuple[str, str]:
    """A text on two lines of a width."""
    layout = QTextLayout(text, font)
    anywhere = QTextOption()
    anywhere.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(anywhere)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    end = line.textLength()
    layout.endLayout()
    return text[:end].rstrip(), text[end:]


def _is_wider(text: str, font: QFont, width: int) -> bool:
    return QFontMetrics(font).horizontalAdvance(text) > width


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _elided(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
