"""The fields of a demand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Kind
from letterapp.desktop.demands.raw_texts import text_at, with_text
from letterapp.desktop.demands.roles_field import RolesField
from letterapp.desktop.demands.soundness import demand_problems
from letterapp.desktop.demands.sources_field import SourcesField
from letterapp.desktop.demands.texts_form import TextsForm

NEW_DEMAND: Mapping[str, Any] = {"kind": str(Kind.DEMAND)}
"""What a demand is before anything is written."""

_KIND_LABELS = {
    Kind.DEMAND: "Demand: completes “we ask your Government to …”",
    Kind.QUESTION: "Question: a whole sentence",
    Kind.ENCOURAGEMENT: "Encouragement: a whole sentence",
    Kind.ENDORSEMENT: "Endorsement: a whole sentence",
    Kind.STATED_NEED: "Stated need: whole sentences",
}
_SUBJECT_HINT = "What the letter is about where this demand comes first."


class DemandForm(TextsForm):
    """Shows a demand as the file has it, sound or not."""

    def __init__(
        self, campaign: Campaign, values: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(campaign, values, partial(demand_problems, campaign), parent)
        self._kind = QComboBox()
        self._roles = RolesField(campaign)
        self._subject = QLineEdit()
        self._sources = SourcesField(campaign, values.get("sources"))
        self._needs_case = QCheckBox("Asks &nothing without one of its cases")
        self._add("kind", "&Kind", self._kind)
        self._add("asked_of", "Who is &asked", self._roles)
        self._add_wording()
        self._add("subject", "Su&bject", self._subject, _SUBJECT_HINT)
        self._add("sources", "&Sources", self._sources)
        self._layout.addWidget(self._needs_case)
        self._connect()
        self.show_all()

    def show_all(self) -> None:
        """Shows the table in its fields."""
        super().show_all()
        values = self.values
        kinds = [str(kind) for kind in Kind]
        kind = values.get("kind")
        with QSignalBlocker(self._kind), QSignalBlocker(self._needs_case):
            self._kind.setCurrentIndex(kinds.index(kind) if kind in kinds else -1)
            self._needs_case.setChecked(values.get("needs_case") is True)
        self._roles.show_roles(values.get("asked_of"), values.get("not_for"), self._language)
        if self._subject.text() != (text := text_at(values.get("subject"), self._language)):
            self._subject.setText(text)
            self._subject.setCursorPosition(0)

    def _on_kind_chosen(self, index: int) -> None:
        self._put("kind", str(list(Kind)[index]))

    def _on_asked(self, role: str, how: str) -> None:
        asked = _table(self.values.get("asked_of"))
        if how:
            asked[role] = how
        else:
            asked.pop(role, None)
        self._put("asked_of", asked)

    def _on_refused(self, role: str, reason: str) -> None:
        refused = _table(self.values.get("not_for"))
        is_only = self._is_only
        text = with_text(refused.get(role), self._language, reason, is_only=is_only)
        if text is None:
            refused.pop(role, None)
        else:
            refused[role] = text
        self._put("not_for", refused or None)

    def _on_subject_edited(self, text: str) -> None:
        self._put_text("subject", text)

    def _on_sources_ticked(self, sources: list[str]) -> None:
        self._put("sources", sources)

    def _on_needs_case_toggled(self, is_needed: bool) -> None:
        self._put("needs_case", True if is_needed else None)

    def _connect(self) -> None:
        self._kind.addItems([_KIND_LABELS[kind] for kind in Kind])
        self._kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind.currentIndexChanged.connect(self._on_kind_chosen)
        self._roles.asked.connect(self._on_asked)
        self._roles.refused.connect(self._on_refused)
        self._subject.textEdited.connect(self._on_subject_edited)
        self._sources.ticked.connect(self._on_sources_ticked)
        self._needs_case.toggled.connect(self._on_needs_case_toggled)


def _table(raw: Any) -> dict[str, Any]:
    return dict(raw) if isinstance(raw, Mapping) else {}
