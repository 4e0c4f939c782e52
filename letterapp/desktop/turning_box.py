"""Widgets side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TurningBox(QWidget):
    """A row of widgets that turns into a column where it is too narrow for a row.

    With `least`, the pixels that each must have in a row, they share all the room; without, each
    has what it asks for.
    """

    def __init__(
        self, widgets: Sequence[QWidget], least: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._least = least
        self._layout = QBoxLayout(_ROW, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in widgets:
            self._layout.addWidget(widget, 1 if least else 0)
        if not least:
            self._layout.addStretch()

    def minimumSizeHint(self) -> QSize:
        """As narrow as a column allows, as high as it is now."""
        widths = [one.minimumSizeHint().width() for one in self._shown()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns where the room is another."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Turns where what is in it needs another room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        widths = [self._least or one.sizeHint().width() for one in self._shown()]
        needed = sum(widths) + self._layout.spacing() * max(0, len(widths) - 1)
        direction = _ROW if self.width() >= needed else _COLUMN
        if direction is not self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [one for one in self._widgets if not one.isHidden()]
