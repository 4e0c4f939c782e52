"""The campaign that a window opens with, from when the bare window is painted until it is there."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from letterapp.desktop.turns import TURN, Steps

if TYPE_CHECKING:
    from letterapp.desktop.first_campaign import FirstCampaign, Outcome


class Opening(QObject):
    """Loads what a window shows, step by step, while the campaign is read.

    `furnishable` comes when menus and toolbar can be made. Then `read` brings the files and the
    campaign they make, or `failed` why there is none. Nothing comes after `cancel`.
    """

    furnishable = Signal()
    read = Signal(object, object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, first: FirstCampaign, parent: QObject) -> None:
        super().__init__(parent)
        self.first = first
        self._outcome: Outcome | None = None
        self._is_cancelled = False
        self._steps = Steps(self._loading(), self)
        self._steps.over.connect(self._bring)
        self._told.connect(self._on_told)  # from another thread

    def begin(self) -> None:
        """To be called when the bare window is painted."""
        self._steps.go_on()

    def cancel(self) -> None:
        """It is not wanted any more."""
        self._is_cancelled = True
        self._steps.stop()
        self.first.cancel()

    def _loading(self) -> Generator[int]:
        import letterapp.desktop.window.bars
        import letterapp.desktop.window.file_tasks
        import letterapp.desktop.window.tasks

        yield TURN
        self.furnishable.emit()
        self.first.tell(self._told.emit)
        yield TURN
        import letterapp.desktop.demands.demands_panel

        yield TURN
        import letterapp.desktop.targets.targets_panel

        yield TURN
        import letterapp.desktop.window.workspace  # noqa: F401

    def _on_told(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._bring()

    def _bring(self) -> None:
        """Brings what came of it, when it is there and all is loaded."""
        if self._outcome is None or not self._steps.is_over or self._is_cancelled:
            return
        if isinstance(self._outcome, Exception):
            self.cancel()
            self.failed.emit(self._outcome)
        else:
            self.read.emit(*self._outcome)
