"""Widgets side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TurningBox(QWidget):
    """A row of widgets that turns into a column when it is narrower than what they ask for.

    `least` pixels a widget is the least that they ask for, `stretches` says that they share the
    room; else it stays free behind them.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget],
        least: int = 0,
        *,
        stretches: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._least = least
        self._layout = QBoxLayout(_COLUMN, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self._layout.addWidget(widget, int(stretches))
        if not stretches:
            self._layout.addStretch()

    def minimumSizeHint(self) -> QSize:
        """As narrow as a column allows, as high as it is now."""
        widths = [one.minimumSizeHint().width() for one in self._shown()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns."""
        super().resizeEvent(event)
        shown = self._shown()
        needed = sum(
            max(one.sizeHint().width() if not self._least else 0, self._least) for one in shown
        )
        needed += self._layout.spacing() * max(0, len(shown) - 1)
        direction = _ROW if self.width() >= needed else _COLUMN
        if direction is not self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [one for one in self._widgets if not one.isHidden()]
