"""What stands in the place of the list where there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from letterapp.desktop.plain import plain_label


class NoTargets(QWidget):
    """Why there is nothing, and a button for what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(self._words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def say(self, words: str, action: str) -> None:
        """Another reason, and the text of the button."""
        self._words.setText(words)
        self.button.setText(action)
