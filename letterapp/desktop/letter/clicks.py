"""How often the mouse was clicked at one place: Qt counts to two, and begins again."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication, QMouseEvent

_THRICE = 3


class Clicks:
    """Counts clicks that follow each other."""

    def __init__(self) -> None:
        self._time: int | None = None
        self._place = QPointF()

    def pressed(self, event: QMouseEvent) -> int:
        """Which click this is: the third, or the first."""
        time, self._time = self._time, None
        if time is None:
            return 1
        hints = QGuiApplication.styleHints()
        far = (event.position() - self._place).manhattanLength()
        is_soon = event.timestamp() - time <= hints.mouseDoubleClickInterval()
        return _THRICE if is_soon and far <= hints.mouseDoubleClickDistance() else 1

    def pressed_twice(self, event: QMouseEvent) -> int:
        """Takes note of a double click."""
        self._time, self._place = event.timestamp(), event.position()
        return 2
