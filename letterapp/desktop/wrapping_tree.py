"""A tree of one column whose texts wrap at its width: the lists of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from letterapp.desktop.wrapping_delegate import GREYED, WrappingDelegate

_GREYNESS = 0.62
"""How much of the text's colour greyed text keeps: enough contrast to read the reason."""


class WrappingTree(QTreeWidget):
    """Rows with check boxes, icons and texts of several lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(WrappingDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def set_greyed(self, item: QTreeWidgetItem, *, is_greyed: bool) -> None:
        """Draws a row as not to be had; it can still be read and reached with the keyboard."""
        item.setData(0, GREYED, is_greyed)
        item.setData(0, Qt.ItemDataRole.ForegroundRole, self._grey() if is_greyed else None)
        flags = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags if is_greyed else flags | Qt.ItemFlag.ItemIsUserCheckable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the texts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _grey(self) -> QColor:
        ink = self.palette().color(QPalette.ColorRole.Text)
        paper = self.palette().color(QPalette.ColorRole.Base)
        return QColor(
            _mixed(ink.red(), paper.red()),
            _mixed(ink.green(), paper.green()),
            _mixed(ink.blue(), paper.blue()),
        )


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows right below one; below the invisible root the first ones."""
    return [child for row in range(item.childCount()) if (child := item.child(row))]


def _mixed(ink: int, paper: int) -> int:
    return round(_GREYNESS * ink + (1 - _GREYNESS) * paper)
