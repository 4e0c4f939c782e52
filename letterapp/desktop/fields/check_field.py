"""Something that is so or not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session


class CheckField(Field):
    """The label stands on the box itself; what is as it is by default needs no key."""

    def __init__(
        self,
        session: Session,
        spot: Spot,
        words: Words,
        *,
        default: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._box = QCheckBox(words.label)
        self._default = default
        super().__init__(session, spot, words, self._box, parent)
        self._label.hide()
        self._box.toggled.connect(self._on_toggled)

    def _on_toggled(self, is_checked: bool) -> None:
        self._set(None if is_checked == self._default else is_checked)

    def _means(self, value: Any) -> bool:
        return self._box.isChecked() == (self._default if value is None else value is True)

    def _display(self, value: Any) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(self._default if value is None else value is True)
