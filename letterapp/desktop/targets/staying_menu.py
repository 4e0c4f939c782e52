"""A menu in which several things are ticked one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class StayingMenu(QMenu):
    """Stays open when something in it is ticked, with the mouse or with Space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on what can be ticked."""
        if not _ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space on what can be ticked."""
        if event.key() != Qt.Key.Key_Space or not _ticked(self.activeAction()):
            super().keyPressEvent(event)


def _ticked(action: QAction | None) -> bool:
    """Ticks an action, where it can be ticked."""
    if action is None or not action.isCheckable() or not action.isEnabled():
        return False
    action.trigger()
    return True
