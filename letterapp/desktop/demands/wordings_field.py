"""The texts of a demand or a case in one language: for all roles, and for roles of their own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.paragraphs import unwrapped, wrapped
from letterapp.campaign.texts import DEFAULT_ROLE
from letterapp.desktop.demands.raw_texts import role_text_at
from letterapp.desktop.demands.wording_field import WordingField
from letterapp.desktop.target_names import role_label

_LINES = 5


class WordingsField(QWidget):
    """Shows one text, and which others there are; `edited` is a role and its text for the file."""

    edited = Signal(str, str)

    def __init__(self, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: Any = None
        self._language = ""
        self._roles = [DEFAULT_ROLE, *campaign.settings.roles]
        self._labels = ["All roles without one of their own"]
        self._labels += [role_label(campaign, role) for role in campaign.settings.roles]
        self._role = QComboBox()
        self._field = WordingField(_LINES)
        self._lay_out()
        self._role.currentIndexChanged.connect(self._on_role_changed)
        self._field.textChanged.connect(self._on_text_changed)

    def show_texts(self, texts: Any, language: str) -> None:
        """Shows texts as a file has them, in a language."""
        self._texts, self._language = texts, language
        for index, (role, label) in enumerate(zip(self._roles, self._labels, strict=True)):
            has_text = role != DEFAULT_ROLE and bool(role_text_at(texts, language, role))
            self._role.setItemText(index, f"{label} (has its own)" if has_text else label)
        kept = role_text_at(texts, language, self._shown_role)
        shown = self._field.toPlainText()
        if shown != unwrapped(kept) and wrapped(shown) != kept:
            with QSignalBlocker(self._field):
                self._field.setPlainText(unwrapped(kept))

    @property
    def _shown_role(self) -> str:
        return self._roles[self._role.currentIndex()]

    def _on_role_changed(self) -> None:
        self.show_texts(self._texts, self._language)

    def _on_text_changed(self) -> None:
        self.edited.emit(self._shown_role, wrapped(self._field.toPlainText()))

    def _lay_out(self) -> None:
        self._role.addItems(self._labels)
        self._role.setAccessibleName("Wording for which role")
        self._role.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setFocusProxy(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._role)
        layout.addWidget(self._field)
