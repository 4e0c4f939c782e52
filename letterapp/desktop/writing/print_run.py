"""The pages of several letters, made off the main thread, for the printer."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtCore import QObject, QThread, Signal

from letterapp.batch.drafting import made_drafts
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.desktop.writing.printing import pages_of
from letterapp.errors import LetterappError
from letterapp.pages.page import Page
from letterapp.problems import Place


class PrintRun(QThread):
    """Makes the letters that choices ask for, one after the other, and stops between two of them.

    `advanced` says how many are done. In the end `pages` holds those of all sound letters, and
    `left_out` the targets of the others. `failed` brings a LetterappError, `crashed` a bug.
    """

    advanced = Signal(int)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, campaign: Campaign, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._campaign = campaign
        self._choices = choices
        self.pages: list[Page] = []
        self.left_out: list[str] = []

    def stop(self) -> None:
        """Asks it to stop after the letter that it is at; there is nothing to print then."""
        self.requestInterruption()

    def run(self) -> None:
        """The work, in its own thread."""
        try:
            self._make()
        except LetterappError as fault:
            self.failed.emit(fault)
        except Exception as bug:  # noqa: BLE001  a bug must not end with the thread
            self.crashed.emit(bug)

    def _make(self) -> None:
        with closing(made_drafts(self._campaign, self._choices)) as drafts:
            for count, draft in enumerate(drafts, start=1):
                if draft.data is None:
                    self.left_out.append(draft.target)
                else:
                    self.pages += pages_of(draft.data, Place(draft.word_template))
                self.advanced.emit(count)
                if self.isInterruptionRequested():
                    self.pages.clear()
                    return
