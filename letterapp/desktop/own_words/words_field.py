"""A field for words of a letter, under its label: to be changed, or only to be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from letterapp.desktop.claiming import claims, is_undoing

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = 3
"""Lines that it has at least."""


class WordsField(QWidget):
    """Shows Markdown as typed; `typed` comes when the person has changed it."""

    typed = Signal()
    finished = Signal()
    """Ctrl+Enter."""

    def __init__(
        self, label: str, *, is_to_read: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = _Edit()
        self.edit.setReadOnly(is_to_read)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(label.replace("&", ""))
        self.edit.textChanged.connect(self.typed)
        self.edit.finished.connect(self.finished)
        above = QLabel(label)
        above.setBuddy(self.edit)
        above.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(above)
        layout.addWidget(self.edit, 1)

    @property
    def text(self) -> str:
        """What it holds."""
        return self.edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Shows a text, which nobody has typed, unless it does; the cursor stays where it was."""
        if text == self.text:
            return
        place = self.edit.textCursor().position()
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(text)
        cursor = self.edit.textCursor()
        cursor.setPosition(min(place, self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)


class _Edit(QPlainTextEdit):
    finished = Signal()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is for the words here, not for the letter; undo is the campaign's."""
        if is_undoing(event):
            event.ignore()
            return True
        is_mine = claims(event, _ENTER, Qt.KeyboardModifier.ControlModifier)
        return is_mine or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter ends typing."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Room for a few lines."""
        frame = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        hint = super().minimumSizeHint()
        return QSize(hint.width(), _LINES * self.fontMetrics().lineSpacing() + frame)

    def sizeHint(self) -> QSize:
        """As little as it can do with: whoever has room gives more."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())
