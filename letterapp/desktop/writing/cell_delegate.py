"""Draws the cells of a table of texts that wrap, each at the width of its column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

_Index = QModelIndex | QPersistentModelIndex
_ENDLESS = 100_000
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CellDelegate(QStyledItemDelegate):
    """For trees without branches: texts and icons stand at the top of their row."""

    def __init__(self, table: QTreeView) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.header()

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """How a cell looks."""
        super().initStyleOption(option, index)
        option.displayAlignment = _TOP
        option.decorationAlignment = _TOP

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height that a cell needs in its column; its width is the column's."""
        metric = QStyle.PixelMetric.PM_FocusFrameHMargin
        margin = self._table.style().pixelMetric(metric, None, self._table) + 1
        room = self._header.sectionSize(index.column()) - 2 * margin
        needed = _height(str(index.data()), room, option.fontMetrics)
        return QSize(0, max(needed, option.decorationSize.height()) + 2 * margin)


def _height(text: str, room: int, metrics: QFontMetrics) -> int:
    """How high a text is that wraps at a width."""
    lines = text.split("\n")
    if text.isascii() and all(metrics.horizontalAdvance(line) < room for line in lines):
        return len(lines) * metrics.lineSpacing()
    flags = Qt.TextFlag.TextWordWrap.value
    return metrics.boundingRect(QRect(0, 0, room, _ENDLESS), flags, text).height()
