"""A box for text of several lines that is as high as its text, within bounds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_FEWEST = 2
_MOST = 8
"""Lines that are shown at once."""


class TextBox(QPlainTextEdit):
    """Tab leaves it. Without breaks, Enter makes no new line."""

    def __init__(self, *, has_breaks: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_breaks = has_breaks
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def has_breaks(self) -> bool:
        """Whether Enter makes a new line."""
        return self._has_breaks

    def show_text(self, text: str) -> None:
        """Shows a text, and tells nobody."""
        was_blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(was_blocked)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for whoever is around it, where there are no breaks."""
        if not self._has_breaks and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(round(self.document().size().height()), _FEWEST), _MOST)
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = lines * self.fontMetrics().lineSpacing() + around + 1
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
