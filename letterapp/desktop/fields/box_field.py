"""What fields with a box of several lines share: what is typed is taken, cleaned, as a value."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.fields.text_box import TextBox
from letterapp.desktop.fields.typed import as_text, printable
from letterapp.desktop.session.session import Session


class BoxField(Field):
    """Subclasses say what value a text comes to."""

    def __init__(
        self,
        session: Session,
        spot: Spot,
        words: Words,
        *,
        has_breaks: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._box = TextBox(has_breaks=has_breaks)
        super().__init__(session, spot, words, self._box, parent)
        self._box.textChanged.connect(self._on_edited)

    def _meant(self, text: str) -> Any:
        """The value that a text in the box comes to."""
        raise NotImplementedError

    def _on_edited(self) -> None:
        text = self._box.toPlainText()
        if (clean := printable(text)) != text:
            cursor = self._box.textCursor()
            at = len(printable(text[: cursor.position()]))
            self._box.show_text(clean)
            cursor.setPosition(min(at, len(clean)))
            self._box.setTextCursor(cursor)
        self._set(self._meant(clean))

    def _on_left(self) -> None:
        if self._box.toPlainText() != as_text(self._value()):
            self._display(self._value())

    def _means(self, value: Any) -> bool:
        text = self._box.toPlainText()
        return as_text(value) in (text, as_text(self._meant(text)))

    def _display(self, value: Any) -> None:
        self._box.show_text(as_text(value))
