"""A box for text of several lines that is as high as its text, within bounds."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from letterapp.desktop.showing_anew import show_anew

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
        show_anew(self, text)
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
        line = self.fontMetrics().lineSpacing()
        around = 2 * (self.frameWidth() + round(self.document().documentMargin())) + 1
        text = math.ceil(self._text_height(_MOST * line))
        height = min(max(text, _FEWEST * line), _MOST * line) + around
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _text_height(self, most: int) -> float:
        """How high the text is, whose scripts may need more than a line; or more than `most`."""
        height = 0.0
        block = self.document().firstBlock()
        while block.isValid() and height <= most:
            height += self.blockBoundingGeometry(block).height()
            block = block.next()
        return height
