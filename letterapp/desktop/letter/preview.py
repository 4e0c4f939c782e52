"""The letter in hand as pages, made anew after every change, in a thread of its own.

The draft comes from a worker process (`batch.previewing`); its pages are laid out in the thread,
which runs while the window waits for nothing. What is asked for while it works replaces what was
asked for before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Condition
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QThread, Signal

from letterapp.batch.drafts import Draft
from letterapp.batch.previewing import Previewing
from letterapp.errors import WordFileError
from letterapp.problems import Place, Problem

if TYPE_CHECKING:
    from letterapp.campaign.campaign import Campaign
    from letterapp.pages.page import Page

_LONG = 150
"""Paragraphs and tables of a letter whose first page is shown before all others are laid out."""


class Wanted(Struct, frozen=True):
    """A letter that is asked for."""

    campaign: Campaign
    target: str

    def is_same(self, other: Wanted) -> bool:
        """Whether the other is of the very same campaign and target."""
        return self.campaign is other.campaign and self.target == other.target


class Shown(Struct, frozen=True):
    """A letter as far as it is laid out; one that is not whole comes once more.

    `losses` are warnings of what its pages do not show.
    """

    wanted: Wanted
    draft: Draft
    pages: tuple[Page, ...] = ()
    is_whole: bool = True
    losses: tuple[Problem, ...] = ()


class Kept(Struct, frozen=True):
    """The letter that was in hand last, which can be shown before it is made again."""

    wanted: Wanted
    draft: Draft


class Preview(QThread):
    """Makes one letter after the other; closed, it ends at once.

    A letter that is `kept` is shown at once, as one that is not whole, if it is asked for first.

    `shown` brings a letter (`Shown`), `tried` one that was only tried out, `passages` a target's id
    and its passages, `crashed` a bug.
    """

    shown = Signal(object)
    tried = Signal(object)
    passages = Signal(str, object)
    crashed = Signal(object)

    def __init__(
        self, previewing: Previewing, parent: QObject | None = None, kept: Kept | None = None
    ) -> None:
        super().__init__(parent)
        self._previewing = previewing
        self._kept = kept
        self._news = Condition()
        self._wanted: Wanted | None = None
        self._wants_trial: Wanted | None = None
        self._wants_passages: Wanted | None = None
        self._is_closed = False

    def ask(self, campaign: Campaign, target: str) -> None:
        """Asks for a letter, instead of whatever was asked for and is not begun."""
        with self._news:
            self._wanted = Wanted(campaign, target)
            self._news.notify()

    def try_out(self, campaign: Campaign, target: str) -> None:
        """Asks for a letter without its pages, after the letter that is asked for."""
        with self._news:
            self._wants_trial = Wanted(campaign, target)
            self._news.notify()

    def ask_passages(self, campaign: Campaign, target: str) -> None:
        """Asks for a letter's passages, after the letter that is asked for."""
        with self._news:
            self._wants_passages = Wanted(campaign, target)
            self._news.notify()

    def close(self) -> None:
        """Ends the thread and its worker."""
        with self._news:
            self._is_closed = True
            self._news.notify()
        self._previewing.close()
        self.wait()

    def run(self) -> None:
        """The work, in its own thread."""
        while work := self._next():
            try:
                work()
            except Exception as bug:  # noqa: BLE001  a bug must not end with the thread
                if not self._is_closed:  # closing kills the worker in the midst of an answer
                    self.crashed.emit(bug)

    def _next(self) -> Callable[[], None] | None:
        """Waits for what to do next; None to end."""
        with self._news:
            self._news.wait_for(self._has_work)
            if self._is_closed:
                return None
            if self._wanted:
                letter, self._wanted = self._wanted, None
                return partial(self._make, letter)
            if self._wants_trial:
                letter, self._wants_trial = self._wants_trial, None
                return partial(self._try_out, letter)
            assert self._wants_passages
            asked, self._wants_passages = self._wants_passages, None
            return partial(self._find_passages, asked)

    def _has_work(self) -> bool:
        wanted = (self._wanted, self._wants_trial, self._wants_passages)
        return self._is_closed or any(wanted)

    def _draft(self, wanted: Wanted) -> Draft:
        return self._previewing.draft(
            wanted.campaign, wanted.target, tells_left_out=False, has_wording=False
        )

    def _make(self, wanted: Wanted) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and kept.wanted.is_same(wanted):
            self._show_kept(kept)
            if self._is_overtaken():
                return
        self._show(wanted, self._draft(wanted))

    def _show_kept(self, kept: Kept) -> None:
        """Shows what is kept, where that can be laid out: the letter itself is made in any case."""
        try:
            self._show(kept.wanted, kept.draft, is_last=False)
        except Exception as bug:  # noqa: BLE001  it is no reason not to make the letter
            self.crashed.emit(bug)

    def _show(self, wanted: Wanted, draft: Draft, *, is_last: bool = True) -> None:
        """Lays a draft out; `is_last` says that no other comes after it."""
        if draft.data is None:
            self.shown.emit(Shown(wanted, draft))
            return
        from letterapp.pages.layout.laying import lay_out, pages_as_laid
        from letterapp.pages.reading.reader import read_document

        try:
            document = read_document(draft.data, Place(draft.word_template))
        except WordFileError as fault:
            self.shown.emit(Shown(wanted, draft, losses=fault.problems))
            return
        if sum(len(section.blocks) for section in document.sections) > _LONG:
            first = next(pages_as_laid(document))
            self.shown.emit(Shown(wanted, draft, (first,), is_whole=False))
            if self._is_overtaken():
                return
        pages = tuple(lay_out(document))
        self.shown.emit(Shown(wanted, draft, pages, is_whole=is_last, losses=document.problems))

    def _try_out(self, wanted: Wanted) -> None:
        self.tried.emit(Shown(wanted, self._draft(wanted)))

    def _find_passages(self, wanted: Wanted) -> None:
        found = self._previewing.passages(wanted.campaign, wanted.target)
        self.passages.emit(wanted.target, found)

    def _is_overtaken(self) -> bool:
        with self._news:
            return self._is_closed or self._wanted is not None


def load_layout() -> None:
    """Imports what `Preview` lays out letters with, which the first would else wait for."""
    import letterapp.pages.layout.laying
    import letterapp.pages.reading.reader  # noqa: F401
