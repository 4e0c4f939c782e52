"""A line that says what is in the way or worth knowing, with an icon; it vanishes when empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.plain import plain_label

_GAP = 6


class Notice(QWidget):
    """Shows a plain text beside a mark."""

    def __init__(self, mark: Mark = Mark.WARNING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._icon = QLabel()
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self._show_mark()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it is not there."""
        return self._text.text()

    def set_mark(self, mark: Mark) -> None:
        """Shows another mark."""
        self._mark = mark
        self._show_mark()

    def say(self, text: str) -> None:
        """Says something, or vanishes."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """The mark follows the colours and the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._show_mark()

    def _show_mark(self) -> None:
        size = self.fontMetrics().height()
        self._icon.setAccessibleName(self._mark.label)
        self._icon.setPixmap(icon(self._mark, self.palette()).pixmap(QSize(size, size)))
