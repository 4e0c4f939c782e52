"""A line that says how to go on with some letters, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from letterapp.desktop.icons import Mark
from letterapp.desktop.notice import Notice


class Remedy(QWidget):
    """It is there only while there is something to go on with."""

    taken = Signal()

    def __init__(self, button: str, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice(mark)
        self.button = QPushButton(button)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.taken)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._notice, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.button)
        self.hide()

    def offer(self, text: str, button: str = "") -> None:
        """Says how to go on, and what the button does if another; nothing to say takes it away."""
        self._notice.say(text)
        if button:
            self.button.setText(button)
        self.button.setAccessibleDescription(text)
        self.setVisible(bool(text))
