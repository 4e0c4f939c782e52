"""Whether something has been painted, once it is there; watching costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Painting(QObject):
    """`find` gives the scroll areas of a window that are to be painted, none before they are there.

    All of them are painted anew when they are found.
    """

    def __init__(self, find: Callable[[Any], Sequence[Any]]) -> None:
        super().__init__()
        self._find = find
        self._awaited: list[QWidget] | None = None

    def is_done(self, window: Any) -> bool:
        """Whether all have been painted."""
        if self._awaited is None and (found := self._find(window)):
            self._awaited = [area.viewport() for area in found]
            for viewport in list(self._awaited):
                viewport.installEventFilter(self)
                viewport.update()
        return self._awaited == []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Strikes out what is painted; whatever paints is done when the event loop turns again."""
        if event.type() is QEvent.Type.Paint and self._awaited and watched in self._awaited:
            self._awaited.remove(watched)
        return False
