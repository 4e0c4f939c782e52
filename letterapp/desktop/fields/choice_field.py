"""A value of those there are; where it may be another one too, it can be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker

from letterapp.desktop.fields.choice_box import ChoiceBox
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.fields.typed import as_text, printable
from letterapp.desktop.session.session import Session


class Choice(Struct, frozen=True):
    """A value, and what is shown for it."""

    value: str
    label: str


Choices = Callable[[Session], Sequence[Choice]]


class ChoiceField(Field):
    """Asks for the choices when one is about to choose; a value that is none of them is shown.

    `default` is what counts where the file says nothing.
    """

    def __init__(
        self,
        session: Session,
        spot: Spot,
        words: Words,
        choices: Choices,
        *,
        default: str = "",
        is_editable: bool = False,
    ) -> None:
        self._box = ChoiceBox()
        self._choices = choices
        self._default = default
        self._box.setEditable(is_editable)
        self._box.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        super().__init__(session, spot, words, self._box)
        if (line := self._box.lineEdit()) is not None:
            line.setAccessibleName(self._box.accessibleName())
        self._box.wanted.connect(self._on_wanted)
        self._box.activated.connect(self._on_chosen)
        self._box.editTextChanged.connect(self._on_edited)

    def _on_wanted(self) -> None:
        """Renews the choices; what is shown stays."""
        known = [Choice(self._box.itemData(n), self._box.itemText(n)) for n in range(self._count)]
        if list(self._offered(self._value())) != known:
            self._display(self._value())

    def _on_chosen(self, index: int) -> None:
        self._set(self._box.itemData(index))

    def _on_edited(self, text: str) -> None:
        index = self._box.findText(text)
        self._set(printable(text).strip() if index < 0 else self._box.itemData(index))

    @property
    def _count(self) -> int:
        return self._box.count()

    def _offered(self, value: Any) -> Sequence[Choice]:
        text = as_text(value) or self._default
        choices = list(self._choices(self._session))
        if text and text not in [choice.value for choice in choices] and not self._box.isEditable():
            choices.insert(0, Choice(text, text))
        return choices

    def _means(self, value: Any) -> bool:
        text = as_text(value) or self._default
        if self._box.isEditable():
            return text in (self._box.currentText().strip(), self._box.currentData())
        return bool(self._count) and self._box.currentData() == text

    def _display(self, value: Any) -> None:
        text = as_text(value) or self._default
        with QSignalBlocker(self._box):
            self._box.clear()
            for choice in self._offered(value):
                self._box.addItem(choice.label, choice.value)
            self._box.setCurrentIndex(self._box.findData(text))
            if self._box.isEditable() and self._box.currentIndex() < 0:
                self._box.setEditText(text)
