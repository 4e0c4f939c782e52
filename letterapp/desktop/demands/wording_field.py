"""A field for wording: some lines high in any size of text, its tags set apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from letterapp.desktop.demands.tag_highlighter import TagHighlighter


class WordingField(QPlainTextEdit):
    """Tab leads on to the next field."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._highlighter = TagHighlighter(self)
        self.setAccessibleName("Wording")
        self.setTabChangesFocus(True)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Its height follows the font, its tags the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange:
            self._highlighter.rehighlight()

    def _fit(self) -> None:
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(self._lines * self.fontMetrics().lineSpacing() + around)
