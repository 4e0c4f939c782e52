"""The letter in hand, made anew in memory whenever a choice changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from letterapp.batch.drafting import Drafting
from letterapp.batch.drafts import Draft
from letterapp.campaign.letters import Choices
from letterapp.desktop.session.session import Session


class DraftInHand(QObject):
    """The draft of the letter in hand.

    Changes that come together are one: it is made when the events that are there are done (a
    letter takes a few hundredths of a second). Templates are read each time, so that a change to
    them on disk shows with the next click.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._drafting = Drafting()
        self.destroyed.connect(self._drafting.close)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timeout)
        for change in (session.in_hand_changed, session.changed):
            change.connect(self._timer.start)
        self._timer.start()

    @property
    def draft(self) -> Draft | None:
        """The draft; None before the first, and where there is no target."""
        return self._draft

    def _on_timeout(self) -> None:
        self._draft = self._made()
        self.changed.emit()

    def _made(self) -> Draft | None:
        target = self._session.in_hand
        if target is None:
            return None
        self._drafting.open(self._session.campaign)
        return self._drafting.first(Choices(targets=(target,), tells_left_out=False))
