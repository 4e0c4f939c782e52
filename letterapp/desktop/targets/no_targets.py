"""What stands in the place of the list where there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from letterapp.desktop.empty_state import EmptyState


class NoTargets(QWidget):
    """Why there is nothing, and a button for what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = EmptyState("", "")
        self.button = QPushButton()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(self._words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def say(self, title: str, sentence: str, action: str = "") -> None:
        """Another reason, what to do about it, and the text of the button if there is one."""
        self._words.say(title, sentence)
        self.button.setVisible(bool(action))
        self.button.setText(action)
