"""The door to the letter in hand: its draft after every change, from a worker that is kept.

As in `drafting`, templates can do no harm there. Only what has changed since the last draft is
sent, and of a large campaign only what this letter sees; templates stay compiled while their files
and the styles that they are compiled for do not change.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Self

from letterapp.batch.drafts import Draft, stopped
from letterapp.campaign.letters import Choices, letters_of
from letterapp.campaign.narrowing import narrowed, parts_of
from letterapp.limits import limits
from letterapp.worker import Bound, Elsewhere, LimitExceeded, Worker
from letterapp.worker.parcels import Forgotten, Packer

if TYPE_CHECKING:
    from letterapp.campaign.campaign import Campaign

_LOADER = Elsewhere("letterapp.batch.loading", "Loader")
_PREVIEWER = Elsewhere("letterapp.batch.previewer", "Previewer")


class Previewing:
    """Makes the drafts of letters one at a time; close it when it is no longer needed.

    Its methods may take as long as the limits allow, so a window calls them from a thread; any
    other thread may close it meanwhile. The limits are those of the environment; raises UsageError
    where they are none.
    """

    def __init__(self) -> None:
        self._limits = limits()
        self._worker = Worker(self._limits)
        self._packer = Packer()
        self._served: Elsewhere | None = None
        self._turn = Lock()

    @property
    def pid(self) -> int | None:
        """The id of the process that runs, or None."""
        return self._worker.pid

    def prepare(self) -> None:
        """Starts the process and loads what makes drafts there, so that the first is soon made.

        Raises LimitExceeded where it cannot be started.
        """
        with self._turn:
            self._serve()

    def draft(self, campaign: Campaign, target: str) -> Draft:
        """The draft of the letter to the target of that id, as a batch has it, with its blocks.

        What only a batch can see is not in it: that letters would have the same file name. A
        letter that goes beyond a limit is a draft with the reason. Raises UsageError for an
        unknown target, LimitExceeded where the process cannot be started, and RuntimeError where
        this is closed.
        """
        seen = narrowed(campaign, target)
        with self._turn:
            try:
                return self._made(seen, target)
            except LimitExceeded as fault:
                self._packer.forget()
                [letter] = letters_of(seen, _only(target))
                if fault.bound is Bound.START:
                    raise
                return stopped(target, letter.language, fault)

    def close(self) -> None:
        """Ends the process, also in the middle of a draft; may be called twice."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _made(self, seen: Campaign, target: str) -> Draft:
        """The draft, for which everything is sent again where the process is a new one."""
        self._serve()
        try:
            return self._asked(seen, target)
        except Forgotten:
            self._packer.forget()
            return self._asked(seen, target)

    def _asked(self, seen: Campaign, target: str) -> Draft:
        parcel = self._packer.packed(seen, parts_of(seen))
        draft: Draft = self._worker.call("draft", parcel, target)
        return draft

    def _serve(self) -> None:
        """Lets the process hold what makes drafts, unless it does."""
        if self._served is not _PREVIEWER:
            self._worker.serve(_PREVIEWER, self._limits)
            self._served = _PREVIEWER


def _only(target: str) -> Choices:
    return Choices(targets=(target,))
