"""The second step of writing: how far it is, with the letter in hand and the time left."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from letterapp.batch.outcomes import Outcome, tally
from letterapp.desktop.plain import plain_label
from letterapp.desktop.writing.offer import Order
from letterapp.desktop.writing.pace import Pace, time_left


class ProgressPage(QWidget):
    """Shows one run: each letter counts when it is prepared and again when it is written.

    `now` is a clock in seconds.
    """

    cancelled = Signal()

    def __init__(
        self,
        names: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._now = now
        self._targets: tuple[str, ...] = ()
        self._files = 1
        self._prepared = 0
        self._outcomes: list[Outcome] = []
        self._ended: Counter[str] = Counter()
        self._pace = Pace(0, now)
        self._is_stopping = False
        self._told = plain_label()
        self._bar = QProgressBar()
        self._left = plain_label()
        self._so_far = plain_label()
        self._cancel = QPushButton("Cancel")
        self._lay_out()

    def begin(self, order: Order) -> None:
        """A run of these letters begins."""
        self._targets = order.targets
        self._files = len(order.writing.formats)
        self._prepared, self._is_stopping = 0, False
        self._outcomes, self._ended = [], Counter()
        self._pace = Pace(2 * len(order.targets), self._now)
        self._bar.setRange(0, max(1, 2 * len(order.targets)))
        self._cancel.setEnabled(True)
        self._cancel.setFocus()
        self._so_far.clear()
        self._show("Preparing", 0)

    def show_prepared(self) -> None:
        """One more letter is prepared."""
        self._prepared += 1
        self._pace.advance()
        if self._prepared < len(self._targets):
            self._show("Preparing", self._prepared)
        else:
            self._show("Writing", 0)

    def show_outcome(self, outcome: Outcome) -> None:
        """A file has come to its end."""
        is_next = outcome.target not in self._ended
        self._outcomes.append(outcome)
        self._ended[outcome.target] += 1
        if is_next:
            self._pace.advance()
        is_done = self._ended[outcome.target] == self._files
        in_hand = len(self._ended) if is_done else len(self._ended) - 1
        self._so_far.setText(f"So far: {tally(self._outcomes)}.")
        self._show("Writing", min(in_hand, len(self._targets) - 1))

    def show_stopping(self) -> None:
        """The person has asked to stop, which comes after the letter in hand."""
        self._is_stopping = True
        self._cancel.setEnabled(False)
        self._left.clear()
        self._told.setText("Stopping after this letter…")

    def _lay_out(self) -> None:
        self._told.setWordWrap(True)
        self._bar.setAccessibleName("Progress of writing")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.cancelled)
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for part in (self._told, self._bar, self._left, self._so_far):
            layout.addWidget(part)
        layout.addStretch(2)
        layout.addWidget(buttons)

    def _show(self, doing: str, at: int) -> None:
        """Shows the letter in hand, by its place among the letters."""
        self._bar.setValue(self._prepared + len(self._ended))
        if self._is_stopping or not self._targets:
            return
        target, count = self._targets[at], len(self._targets)
        said = f"{doing} {self._names.get(target, target)}, {at + 1:,} of {count:,}"
        self._told.setText(said)
        self._bar.setAccessibleDescription(said)
        left = time_left(self._pace.seconds_left)
        self._left.setText(left[:1].upper() + left[1:])
