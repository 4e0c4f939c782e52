"""The letter in hand as the session has it: asked of the preview after every change, and kept."""

from __future__ import annotations

from datetime import datetime
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from letterapp.batch.last_letter import LastLetter, last_letter
from letterapp.batch.previewing import Previewing
from letterapp.campaign.campaign import Campaign
from letterapp.desktop.letter.preview import Kept, Preview, Shown, Wanted, load_layout
from letterapp.desktop.session.session import Session
from letterapp.wording.passages import Passages


class LetterInHand(QObject):
    """Follows a session.

    `changed` comes with every letter that is made, `passages_changed` with its passages after they
    were asked for. `tried` brings a letter that was tried out, `crashed` a bug of the thread.

    The `last` letter is that of the session's target in hand as it was made at the run before: it
    comes first, once this is told to `load`, and is then made again.
    """

    changed = Signal()
    passages_changed = Signal()
    tried = Signal(object)
    crashed = Signal(object)

    def __init__(
        self,
        session: Session,
        previewing: Previewing,
        parent: QObject | None = None,
        last: LastLetter | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._last = last
        self._shown: Shown | None = None
        self._made = datetime.now().astimezone()
        self._passages: Passages | None = None
        self._preview = Preview(previewing, self, self._kept())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_due)
        self._preview.shown.connect(self._on_shown)
        self._preview.passages.connect(self._on_passages)
        self._preview.tried.connect(self.tried)
        self._preview.crashed.connect(self._on_crashed)
        for change in (session.changed, session.in_hand_changed):
            change.connect(self._on_due)
        self._preview.start()
        if last is None:
            self._soon.start()

    @property
    def shown(self) -> Shown | None:
        """The letter that was made last; None before the first, and where there is no target."""
        return self._shown

    @property
    def printable(self) -> Shown | None:
        """That letter where all of its pages are there, and it is the one in hand as it is now.

        None else, or where it cannot be made.
        """
        shown, session = self._shown, self._session
        if shown is None or not shown.pages or not shown.is_whole:
            return None
        now = Wanted(session.campaign, session.in_hand or "")
        return shown if shown.wanted.is_same(now) else None

    @property
    def last(self) -> LastLetter | None:
        """What is to be kept of it for the next run; None where there is nothing to show then."""
        shown = self._shown
        if shown is None or not shown.pages or shown.wanted.campaign is not self._session.campaign:
            return None
        if self._last is not None and shown.draft is self._last.draft:
            return self._last
        return last_letter(shown.draft, self._session.files.folder, self._made)

    @property
    def passages(self) -> Passages | None:
        """What of it can be put into own words, when that was last asked for; None before."""
        return self._passages

    def ask_passages(self) -> None:
        """Looks for the passages of the letter as it is now."""
        if target := self._session.in_hand:
            self._preview.ask_passages(self._session.campaign, target)

    def try_out(self, campaign: Campaign, target: str) -> None:
        """Makes a letter of a campaign that is not the session's, such as one not kept yet."""
        self._preview.try_out(campaign, target)

    def load(self) -> None:
        """Loads what lays pages out, in the background, while the first letter is made."""
        if self._last is not None:
            self._soon.start()  # what is kept is laid out at once, which loads all of it
        else:
            Thread(target=load_layout, name="layout", daemon=True).start()

    def refresh(self) -> None:
        """Makes the letter again, of templates that have changed on the disk."""
        self._soon.start()

    def close(self) -> None:
        """Ends the thread."""
        self._soon.stop()
        self._preview.close()

    def _kept(self) -> Kept | None:
        if self._last is None:
            return None
        draft = self._last.draft
        return Kept(Wanted(self._session.campaign, draft.target), draft)

    def _on_due(self) -> None:
        target = self._session.in_hand
        if target is None:
            self._shown = None
            self.changed.emit()
            return
        self._preview.ask(self._session.campaign, target)

    def _on_shown(self, shown: Shown) -> None:
        if shown.wanted.target == self._session.in_hand:
            self._shown, self._made = shown, datetime.now().astimezone()
            self.changed.emit()

    def _on_crashed(self, bug: BaseException) -> None:
        """A letter that was only kept is no letter, where it cannot be made again."""
        if self._shown is not None and self._last and self._shown.draft is self._last.draft:
            self._shown = None
            self.changed.emit()
        self.crashed.emit(bug)

    def _on_passages(self, target: str, passages: Passages) -> None:
        if target == self._session.in_hand:
            self._passages = passages
            self.passages_changed.emit()
