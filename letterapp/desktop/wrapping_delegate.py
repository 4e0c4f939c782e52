"""Draws the rows of lists: long texts wrapped."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

_Index = QModelIndex | QPersistentModelIndex
_ENDLESS = 100_000


class WrappingDelegate(QStyledItemDelegate):
    """For trees of one column: a row is as high as its text needs at the column's width."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height that a row needs; its width is the tree's."""
        one_line = super().sizeHint(option, index)
        style = self._tree.style()
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        option.rect = QRect(0, 0, self._width(index), _ENDLESS)
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._tree)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._tree) + 1
        room = QRect(0, 0, text.width() - 2 * margin, _ENDLESS)
        flags = Qt.TextFlag.TextWordWrap.value
        needed = option.fontMetrics.boundingRect(room, flags, str(index.data())).height()
        return QSize(0, max(one_line.height(), needed + 2 * margin))

    def _width(self, index: _Index) -> int:
        """The width of a row without its indentation."""
        depth = 1 if self._tree.rootIsDecorated() else 0
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return self._tree.viewport().width() - depth * self._tree.indentation()
