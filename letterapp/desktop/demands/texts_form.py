"""What the forms of demands and cases share: a language, a title, a wording, and problems."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.merging import differences
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.demands.form_field import FormField
from letterapp.desktop.demands.raw_texts import (
    languages_of,
    text_at,
    with_role_text,
    with_text,
)
from letterapp.desktop.demands.soundness import Problems
from letterapp.desktop.demands.wordings_field import WordingsField
from letterapp.desktop.targets.language_names import language_name

Check = Callable[[Mapping[str, Any]], Problems]

_BESIDE = 8
"""Pixels between the fields and the scroll bar beside them."""
_WORDING_HINT = (
    "{{ target.in_text }}, {{ sender.organisation }} and the like are filled in for each letter."
)


class TextsForm(QWidget):
    """A table of demands.toml being written, valid or not; `check` says what is missing."""

    changed = Signal()

    def __init__(
        self,
        campaign: Campaign,
        values: Mapping[str, Any],
        check: Check,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._start = values
        self._values: dict[str, Any] = copy.deepcopy(dict(values))
        self._check = check
        self._fields: dict[str, FormField] = {}
        self._languages = languages_of(campaign, values)
        self._picker = QComboBox()
        self._title = QLineEdit()
        self._wordings = WordingsField(campaign)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, _BESIDE, 0)
        self._picker.addItems([language_name(one) for one in self._languages])
        self._picker.currentIndexChanged.connect(self._on_language_changed)
        self._title.textEdited.connect(self._on_title_edited)
        self._wordings.edited.connect(self._on_wording_edited)
        if not self._is_only:
            self._add("language", "&Language of the texts below", self._picker)
        self._add("title", "&Title", self._title)

    @property
    def values(self) -> Mapping[str, Any]:
        """The table as the fields have it."""
        return self._values

    @property
    def typed(self) -> Sequence[KeyPath]:
        """The paths of what is in the fields otherwise than at first."""
        return [path for path, _ in differences(self._start, self._values)]

    @property
    def problems(self) -> Problems:
        """What is still to be done, by field."""
        return self._check(self._values)

    def label(self, path: KeyPath) -> str:
        """What the form calls a value, with its language, role and the like."""
        first, *inner = map(str, path)
        called = self._fields[first].label if first in self._fields else first
        if inner and inner[0] in self._languages:
            inner[0] = language_name(inner[0])
        return f"{called} ({', '.join(inner)})" if inner else called

    def problem_at(self, key: str) -> str:
        """What is shown below a field."""
        return self._fields[key].problem

    def show_all(self) -> None:
        """Shows the table in its fields."""
        if self._title.text() != (title := text_at(self._values.get("title"), self._language)):
            self._title.setText(title)
            self._title.setCursorPosition(0)
        self._wordings.show_texts(self._values.get("text"), self._language)
        problems = self.problems
        for key, field in self._fields.items():
            field.show_problem(problems.get(key, ""))

    @property
    def _language(self) -> str:
        return self._languages[max(self._picker.currentIndex(), 0)]

    @property
    def _is_only(self) -> bool:
        """Whether there is only one language to write."""
        return len(self._languages) == 1

    def _on_language_changed(self) -> None:
        with QSignalBlocker(self):
            self.show_all()

    def _on_title_edited(self, text: str) -> None:
        self._put_text("title", text)

    def _on_wording_edited(self, role: str, text: str) -> None:
        texts = self._values.get("text")
        is_only = self._is_only
        self._put("text", with_role_text(texts, self._language, role, text, is_only=is_only))

    def _put_text(self, key: str, text: str) -> None:
        texts = self._values.get(key)
        self._put(key, with_text(texts, self._language, text, is_only=self._is_only))

    def _put(self, key: str, value: Any) -> None:
        """Sets a key, or removes it where the value is None."""
        self._values.pop(key, None) if value is None else self._values.update({key: value})
        self.show_all()
        self.changed.emit()

    def _add_wording(self) -> None:
        self._add("text", "&Wording", self._wordings, _WORDING_HINT)

    def _add(self, key: str, label: str, control: QWidget, hint: str = "") -> None:
        self._fields[key] = FormField(label, control, hint)
        self._layout.addWidget(self._fields[key])
