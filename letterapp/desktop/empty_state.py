"""What stands in the place of something that is not there yet: why, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from letterapp.desktop.action_button import ActionButton
from letterapp.desktop.plain import plain_label
from letterapp.desktop.text_size import scaled

_TITLE = 1.3
"""How much larger the title is than other text."""
_WIDEST = 520
"""Pixels of a line of words; longer ones are hard to read."""


class EmptyState(QWidget):
    """A title, a sentence that says what to do, and a button for each action."""

    def __init__(
        self,
        title: str,
        sentence: str,
        actions: Iterable[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = plain_label(title)
        self._sentence = plain_label(sentence)
        self._enlarge_title()
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._column(actions), stretch=_WIDEST)  # which its own width bounds
        row.addStretch(1)

    def say(self, title: str, sentence: str) -> None:
        """Another reason, and what to do about that."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def changeEvent(self, event: QEvent) -> None:
        """The title follows the application’s font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._enlarge_title()

    def _enlarge_title(self) -> None:
        font = scaled(self.font(), _TITLE)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)

    def _column(self, actions: Iterable[QAction]) -> QWidget:
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(column)
        layout.addStretch()
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for action in actions:
            buttons.addWidget(ActionButton(action))
        buttons.addStretch()
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch()
        return column
