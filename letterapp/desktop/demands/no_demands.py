"""What stands in place of the list where a campaign asks nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from letterapp.desktop.plain import plain_label

_WORDS = (
    "This campaign has no demands yet.\n"
    "A demand is something that letters ask, in the words that fit each addressee."
)


class NoDemands(QWidget):
    """Says what a demand is, and leads to the first."""

    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = plain_label(_WORDS)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        add = QPushButton("Add the &first demand…")
        add.clicked.connect(self.add_wanted)
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(words)
        layout.addWidget(add, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
