"""When something has been painted, once it is there; watching costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


class Painting(QObject):
    """`find` gives the scroll areas of a window that are to be painted, none before they are there.

    All of them are painted anew when they are found; `tell` is called when the last of them is.
    """

    def __init__(self, find: Callable[[Any], Sequence[Any]], tell: Callable[[], None]) -> None:
        super().__init__()
        self._find = find
        self._tell = tell
        self._awaited: list[QWidget] | None = None

    def look(self, window: Any) -> None:
        """Looks whether they are there."""
        if self._awaited is None and (found := self._find(window)):
            self._awaited = [area.viewport() for area in found]
            for viewport in [*self._awaited]:
                viewport.installEventFilter(self)
                viewport.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Has what is awaited painted here, so that it is known when that is done."""
        if event.type() is not QEvent.Type.Paint or not self._awaited:
            return False
        if watched not in self._awaited:
            return False
        self._awaited.remove(watched)
        QCoreApplication.sendEvent(watched, event)
        if not self._awaited:
            self._tell()
        return True
