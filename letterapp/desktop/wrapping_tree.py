"""A tree of one column whose texts wrap at its width: the lists of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from letterapp.desktop.fitting import fit_icons
from letterapp.desktop.wrapping_delegate import WrappingDelegate


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
        fit_icons(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the texts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            fit_icons(self)


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows right below one; below the invisible root the first ones."""
    return [child for row in range(item.childCount()) if (child := item.child(row))]
