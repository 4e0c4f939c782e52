"""A text of one line."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.fields.typed import as_text, printable
from letterapp.desktop.session.session import Session


class LineField(Field):
    """Blanks at the ends are typed and not kept."""

    def __init__(
        self, session: Session, spot: Spot, words: Words, parent: QWidget | None = None
    ) -> None:
        self._line = QLineEdit()
        super().__init__(session, spot, words, self._line, parent)
        self._line.textEdited.connect(self._on_edited)

    def _on_edited(self, text: str) -> None:
        clean = printable(text)
        if clean != text:
            at = len(printable(text[: self._line.cursorPosition()]))
            self._line.setText(clean)
            self._line.setCursorPosition(at)
        self._set(clean.strip())

    def _on_left(self) -> None:
        if self._line.text() != as_text(self._value()):
            self._display(self._value())

    def _means(self, value: Any) -> bool:
        return as_text(value) in (self._line.text(), self._line.text().strip())

    def _display(self, value: Any) -> None:
        self._line.setText(as_text(value).replace("\n", " "))
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)
