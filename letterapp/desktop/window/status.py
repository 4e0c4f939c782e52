"""The status bar: what was just said, and whether the open campaign is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from letterapp.desktop.campaign.save_state import SaveState
    from letterapp.desktop.session.saving import Saving

_LONG_ENOUGH = 8_000
"""Milliseconds for which a sentence stands there."""


class Status(QObject):
    """Fills the status bar of one window."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._bar = window.statusBar()
        self._save_state: SaveState | None = None

    def say(self, sentence: str) -> None:
        """Says a sentence at the left, for a while."""
        self._bar.showMessage(sentence, _LONG_ENOUGH)

    def follow(self, saving: Saving) -> None:
        """Says at the right whether a campaign is saved, in the place of the one before."""
        from letterapp.desktop.campaign.save_state import SaveState

        if self._save_state is not None:
            self._bar.removeWidget(self._save_state)
            self._save_state.deleteLater()
        self._save_state = SaveState(saving)
        self._bar.addPermanentWidget(self._save_state)
