"""The campaign that a window opens with, from when the bare window is painted until it is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from letterapp.desktop.turns import TURN

if TYPE_CHECKING:
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files
    from letterapp.desktop.first_campaign import FirstCampaign, Outcome


class Opening(QObject):
    """`read` brings the files and the campaign they make, `failed` why there is none: one of them.

    Nothing comes after `cancel`. What shows a campaign is loaded before it is brought.
    """

    read = Signal(object, object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, first: FirstCampaign, parent: QObject) -> None:
        super().__init__(parent)
        self._first = first
        self._is_over = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        first.tell(self._told.emit)

    def cancel(self) -> None:
        """It is not wanted any more."""
        if not self._is_over:
            self._end()
            self._first.cancel()

    def _on_told(self, outcome: Outcome) -> None:
        if self._is_over:
            return
        if isinstance(outcome, Exception):
            self.cancel()
            self.failed.emit(outcome)
            return
        import letterapp.desktop.window.workspace  # noqa: F401  a step by itself, as it takes long

        QTimer.singleShot(TURN, self, partial(self._bring, *outcome))

    def _bring(self, files: Files, campaign: Campaign) -> None:
        if not self._is_over:
            self._end()
            self.read.emit(files, campaign)

    def _end(self) -> None:
        self._is_over = True
        self.deleteLater()
