"""The campaign that a window opens with, from when the bare window is painted until it is there."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from letterapp.desktop.turns import TURN, Steps

if TYPE_CHECKING:
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files
    from letterapp.desktop.first_campaign import FirstCampaign, Outcome


class Opening(QObject):
    """`read` brings the files and the campaign they make, `failed` why there is none: one of them.

    Nothing comes after `cancel`. What shows a campaign is loaded meanwhile.
    """

    read = Signal(object, object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, first: FirstCampaign, parent: QObject) -> None:
        super().__init__(parent)
        self._first = first
        self._is_over = False
        self._outcome: tuple[Files, Campaign] | None = None
        self._loading = Steps(_loading(), self)
        self._loading.over.connect(self._bring)
        self._loading.go_on()
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
        self._outcome = outcome
        self._bring()

    def _bring(self) -> None:
        """Brings what was read, when it is there and all is loaded."""
        if self._outcome is not None and self._loading.is_over:
            self._end()
            self.read.emit(*self._outcome)

    def _end(self) -> None:
        self._is_over = True
        self._loading.stop()
        self.deleteLater()


def _loading() -> Generator[int]:
    import letterapp.desktop.demands.demands_panel

    yield TURN
    import letterapp.desktop.targets.targets_panel

    yield TURN
    import letterapp.desktop.window.workspace  # noqa: F401
