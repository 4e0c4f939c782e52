"""The fields of a case of a demand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from letterapp.campaign.campaign import Campaign
from letterapp.desktop.demands.soundness import case_problems
from letterapp.desktop.demands.texts_form import TextsForm


class CaseForm(TextsForm):
    """Shows a case as the file has it; what has changed since stays as it is."""

    def __init__(
        self, campaign: Campaign, values: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(campaign, values, case_problems, parent)
        self._add_wording()
        self._layout.addStretch(1)
        self.show_all()
