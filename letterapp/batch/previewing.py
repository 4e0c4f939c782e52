"""The door to the letter in hand: its draft after every change, from a worker that is kept.

As in `drafting`, templates can do no harm there. Only what has changed since the last draft is
sent, and of a large campaign only what this letter sees; templates stay compiled while their files
and the styles that they are compiled for do not change.

The window needs this before anything else, so what only drafts need is imported when the first is
asked for.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Self

from letterapp.limits import limits
from letterapp.worker import Bound, Elsewhere, LimitExceeded, Worker
from letterapp.worker.parcels import Forgotten, Packer

if TYPE_CHECKING:
    from pathlib import Path

    from letterapp.batch.drafts import Draft
    from letterapp.batch.last_read import LastRead
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files
    from letterapp.campaign.letters import Choices
    from letterapp.wording.passages import Passages

_LOADER = Elsewhere("letterapp.campaign.loading", "Loader")
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
        self._preparing: Thread | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process that runs, or None."""
        return self._worker.pid

    def load(
        self, folder: Path, ready: Event | None = None, last: LastRead | None = None
    ) -> tuple[Files, Campaign]:
        """The files in a folder and the campaign they make, read and checked in the process.

        They are unpacked here when `ready` is set, since that keeps the interpreter from other
        threads for a while; the process goes on to what `prepare` loads. Raises CampaignError
        where campaign.toml cannot be read. Campaigns are no templates: one that goes beyond a
        limit in the process is read in this one instead. One that is kept in `last` is not read,
        and the process starts when `ready` is set.
        """
        if last is not None and (kept := last.look(folder)) is not None:
            from letterapp.batch.last_read import unpacked

            if ready is not None:
                ready.wait()
            if (found := unpacked(kept)) is not None:
                self._begin_preparing()
                return found
        with self._turn:
            try:
                self._serve(_LOADER)
                pickled: bytes = self._worker.call("load", folder)
            except LimitExceeded:
                from letterapp.campaign.loading import loaded

                return loaded(folder)
        self._begin_preparing()
        if ready is not None:
            ready.wait()
        files, campaign = pickle.loads(pickled)
        if last is not None:
            last.keep(files, campaign)
        return files, campaign

    def prepare(self) -> None:
        """Loads what makes drafts into the process, so that the first is soon made.

        Raises LimitExceeded where it cannot be started.
        """
        with self._turn:
            self._serve(_PREVIEWER, self._limits)

    def draft(
        self,
        campaign: Campaign,
        target: str,
        *,
        tells_left_out: bool = True,
        has_wording: bool = True,
    ) -> Draft:
        """The draft of the letter to the target of that id, as a batch has it.

        `tells_left_out` is that of `Choices`; `has_wording` brings its blocks, too. What only a
        batch can see is not in it: that letters would have the same file name. A letter that goes
        beyond a limit is a draft with the reason. Raises UsageError for an unknown target,
        LimitExceeded where the process cannot be started, and RuntimeError where this is closed.
        """
        from letterapp.batch.drafts import stopped
        from letterapp.campaign.letters import Choices, letters_of
        from letterapp.campaign.narrowing import narrowed

        seen = narrowed(campaign, target)
        choices = Choices(targets=(target,), tells_left_out=tells_left_out)
        with self._turn:
            try:
                made: Draft = self._ask("draft" if has_wording else "letter", seen, choices)
                return made
            except LimitExceeded as fault:
                self._packer.forget()
                if fault.bound is Bound.START:
                    raise
                [letter] = letters_of(seen, choices)
                return stopped(target, letter.language, fault)

    def passages(self, campaign: Campaign, target: str) -> Passages:
        """The passages of the letter to a target; none of one that cannot be rendered.

        Raises as `draft` does.
        """
        from letterapp.campaign.letters import Choices
        from letterapp.campaign.narrowing import narrowed
        from letterapp.wording.passages import Passages

        seen = narrowed(campaign, target)
        with self._turn:
            try:
                found: Passages = self._ask("passages", seen, Choices(targets=(target,)))
            except LimitExceeded as fault:
                self._packer.forget()
                if fault.bound is Bound.START:
                    raise
                return Passages()
        return found

    def close(self) -> None:
        """Ends the process, also in the middle of a draft; may be called twice."""
        self._worker.close()
        if self._preparing is not None:
            self._preparing.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin_preparing(self) -> None:
        self._preparing = Thread(target=self._prepare, name="previewing", daemon=True)
        self._preparing.start()

    def _prepare(self) -> None:
        """As `prepare`; what keeps it from that, the next draft meets and tells."""
        with suppress(LimitExceeded, RuntimeError):
            self.prepare()

    def _ask(self, method: str, seen: Campaign, choices: Choices) -> Any:
        """An answer of the service, to which everything is sent again where it is a new one."""
        self._serve(_PREVIEWER, self._limits)
        try:
            return self._answer(method, seen, choices)
        except Forgotten:
            self._packer.forget()
            return self._answer(method, seen, choices)

    def _answer(self, method: str, seen: Campaign, choices: Choices) -> Any:
        from letterapp.campaign.narrowing import parts_of

        return self._worker.call(method, self._packer.packed(seen, parts_of(seen)), choices)

    def _serve(self, service: Elsewhere, *args: object) -> None:
        """Lets the process hold a service, unless it does."""
        if self._served is not service:
            self._served = None
            self._worker.serve(service, *args)
            self._served = service
