"""Which roles are asked a demand, and how; of a role that is not asked, why not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Asked
from letterapp.campaign.texts import DEFAULT_ROLE
from letterapp.desktop.demands.raw_texts import text_at
from letterapp.desktop.plain import plain_label
from letterapp.desktop.target_names import role_label

_HOW = ("", str(Asked.NAMED), str(Asked.DERIVED))
_HOW_LABELS = ("Not asked", "Named by the source", "Derived by the sender")


class RolesField(QWidget):
    """`asked` is a role and how it is asked, “” for not; `refused` a role and the reason."""

    asked = Signal(str, str)
    refused = Signal(str, str)

    def __init__(self, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaign = campaign
        self._choices: dict[str, QComboBox] = {}
        self._reasons: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for role in campaign.settings.roles:
            self._add_role(role, role_label(campaign, role))
        if self._choices:
            self.setFocusProxy(next(iter(self._choices.values())))

    def show_roles(self, asked_of: Any, not_for: Any, language: str) -> None:
        """Shows who is asked, as a file has it."""
        asked = asked_of if isinstance(asked_of, Mapping) else {}
        reasons = not_for if isinstance(not_for, Mapping) else {}
        for role in asked:
            if role not in self._choices:
                self._add_role(role, f"{role} (no role of this campaign)")
        usual = text_at(reasons.get(DEFAULT_ROLE), language) or "Why not, as you will read it"
        for role, choice in self._choices.items():
            how = str(asked.get(role, ""))
            with QSignalBlocker(choice):
                choice.setCurrentIndex(_HOW.index(how) if how in _HOW else -1)
            reason = self._reasons[role]
            reason.setVisible(role not in asked)
            reason.setPlaceholderText(usual)
            if reason.text() != (text := text_at(reasons.get(role), language)):
                reason.setText(text)
                reason.setCursorPosition(0)

    def _on_chosen(self, role: str, index: int) -> None:
        self.asked.emit(role, _HOW[index])

    def _on_reason_edited(self, role: str, text: str) -> None:
        self.refused.emit(role, text)

    def _add_role(self, role: str, label: str) -> None:
        name = plain_label(label)
        name.setWordWrap(True)
        choice, reason = QComboBox(), QLineEdit()
        choice.addItems(_HOW_LABELS)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setAccessibleName(f"How this role is asked: {label}")
        reason.setAccessibleName(f"Why this role is not asked: {label}")
        choice.currentIndexChanged.connect(partial(self._on_chosen, role))
        reason.textEdited.connect(partial(self._on_reason_edited, role))
        row = 2 * len(self._choices)
        self._choices[role], self._reasons[role] = choice, reason
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(choice, row, 1)
        self._grid.addWidget(reason, row + 1, 0, 1, 2)
