"""Writes letters in three steps: what and where to; the run; what became of each."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from letterapp.batch.drafts import Draft
from letterapp.batch.outcomes import Outcome, Outcomes, State
from letterapp.batch.plan import Edited
from letterapp.batch.write import Prepared
from letterapp.desktop.fitting import room_for
from letterapp.desktop.target_names import shown_names
from letterapp.desktop.writing.job import Job
from letterapp.desktop.writing.offer import Offer, Order
from letterapp.desktop.writing.order_page import OrderPage
from letterapp.desktop.writing.progress_page import ProgressPage
from letterapp.desktop.writing.remembered import Remembered
from letterapp.desktop.writing.results import merged, targets_of
from letterapp.desktop.writing.tally_page import TallyPage
from letterapp.errors import LetterappError

_CHARACTERS = 96
_LINES = 34
"""The size of the dialog in characters of its font; it can be resized."""

Begin = Callable[[Order, Prepared], Outcomes]


class WriteDialog(QDialog):
    """Takes an order, runs it and those that follow from it, one job at a time.

    `pattern_changed` brings the file-name pattern that the person has written letters with, where
    it is another than the campaign's: whoever has the campaign keeps it.
    """

    pattern_changed = Signal(str)

    def __init__(
        self,
        offer: Offer,
        settings: QSettings,
        parent: QWidget | None = None,
        begin: Begin = Order.begin,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._offer = offer
        self._begin = begin
        self._job: Job | None = None
        self._order: Order | None = None
        self._again: State | None = None
        self._run: Order | None = None
        self._before: tuple[Outcome, ...] = ()
        self._outcomes: list[Outcome] = []
        self._end = ""
        names = shown_names(offer.campaign)
        self._order_page = OrderPage(offer, Remembered(settings, offer.campaign.folder))
        self._progress = ProgressPage(names, now=now)
        self._tally = TallyPage(names)
        self._lay_out()
        self._connect()

    @property
    def is_running(self) -> bool:
        """Whether letters are being written."""
        return self._job is not None and not self._job.isFinished()

    @property
    def order_page(self) -> OrderPage:
        """The first step, for whoever has more to show there, such as what pre-flight finds."""
        return self._order_page

    def wait(self) -> None:
        """Stops after the letter that is being written."""
        if self._job:
            self._job.stop()
            self._job.wait()

    def _on_ordered(self) -> None:
        order = self._order_page.order
        self._order_page.remember()
        if self._order_page.pattern != self._offer.pattern:
            self.pattern_changed.emit(self._order_page.pattern)
        self._order = order
        self._start(order, None)

    def _on_try_again(self) -> None:
        self._start_again(State.FAILED, None)

    def _on_write_beside(self) -> None:
        self._start_again(State.KEPT, Edited.BESIDE)

    def _on_prepared(self, _draft: Draft) -> None:
        self._progress.show_prepared()

    def _on_advanced(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._progress.show_outcome(outcome)

    def _on_failed(self, fault: LetterappError) -> None:
        self._end = " ".join(filter(None, (f"{fault.title}: {fault.message}.", fault.hint)))

    def _on_crashed(self, bug: BaseException) -> None:
        self._end = "Stopped by an error in letterapp itself."
        sys.excepthook(type(bug), bug, bug.__traceback__)

    def _on_finished(self) -> None:
        assert self._order
        assert self._run
        begun = len({outcome.target for outcome in self._outcomes})
        count = len(self._run.targets)
        if begun < count and not self._end:
            self._end = _stopped(count - begun, count)
        self._before = merged(self._before, self._outcomes, self._again)
        folder = self._order.writing.folder
        self._tally.show_outcomes(self._before, self._order.targets, folder, self._end)
        self._pages.setCurrentWidget(self._tally)
        self._tally.begin()

    def reject(self) -> None:
        """Closes the dialog; while letters are being written it stops that first."""
        if self._job and self.is_running:
            self._job.stop()
            self._progress.show_stopping()
        else:
            super().reject()

    def _start_again(self, state: State, edited: Edited | None) -> None:
        """Another run for the letters that had an end."""
        if self._order:
            self._start(self._order.again(targets_of(self._before, state), edited), state)

    def _start(self, order: Order, again: State | None) -> None:
        self._run, self._again = order, again
        self._outcomes, self._end = [], ""
        self._pages.setCurrentWidget(self._progress)
        self._progress.begin(order)
        job = Job(lambda prepared: self._begin(order, prepared), self)
        job.prepared.connect(self._on_prepared)
        job.advanced.connect(self._on_advanced)
        job.failed.connect(self._on_failed)
        job.crashed.connect(self._on_crashed)
        job.finished.connect(self._on_finished)
        self._job = job
        job.start()

    def _connect(self) -> None:
        self._order_page.ordered.connect(self._on_ordered)
        self._order_page.cancelled.connect(self.reject)
        self._progress.cancelled.connect(self.reject)
        self._tally.try_again.connect(self._on_try_again)
        self._tally.write_beside.connect(self._on_write_beside)
        self._tally.closed.connect(self.reject)

    def _lay_out(self) -> None:
        self.setWindowTitle("Write letters")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._pages = QStackedLayout(self)
        for page in (self._order_page, self._progress, self._tally):
            self._pages.addWidget(page)
        self.resize(room_for(self, _CHARACTERS, _LINES))
        self._order_page.begin()


def _stopped(left: int, count: int) -> str:
    """That a run was stopped, and how to go on."""
    if left == count:
        return "Stopped before the first letter was written: everything is as it was."
    return (
        f"Stopped: {left:,} of {count:,} letters were not begun. Write again to go on; those that "
        "are written stay as they are."
    )
