"""A combo box in a scrolled form: the wheel scrolls the form, and it fits a narrow column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget
from typing_extensions import override

_SHORTEST = 8
"""Characters it is at least wide enough for."""


class ChoiceBox(QComboBox):
    """`wanted` comes before one can choose."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys choose without opening the list."""
        self.wanted.emit()
        super().focusInEvent(event)

    @override
    def showPopup(self) -> None:
        """The list opens."""
        self.wanted.emit()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Chooses nothing by the way."""
        event.ignore()
