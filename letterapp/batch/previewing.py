"""The door to the letter in hand: its draft after every change, from a worker that is kept.

As in `drafting`, templates can do no harm there. Only what has changed since the last draft is
sent, and of a large campaign only what this letter sees; templates stay compiled while their files
and the styles that they are compiled for do not change.

The window needs this before anything else, so what only the process needs is imported, and the
process started, when something is asked of it.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Self

from letterapp.limits import limits

if TYPE_CHECKING:
    from pathlib import Path

    from letterapp.batch.drafts import Draft
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files
    from letterapp.campaign.letters import Choices
    from letterapp.wording.passages import Passages
    from letterapp.worker import Worker
    from letterapp.worker.parcels import Packer

_Service = tuple[str, str]
_LOADER: _Service = ("letterapp.campaign.loading", "Loader")
_PREVIEWER: _Service = ("letterapp.batch.previewer", "Previewer")


class Previewing:
    """Makes the drafts of letters one at a time; close it when it is no longer needed.

    Its methods may take as long as the limits allow, so a window calls them from a thread; any
    other thread may close it meanwhile. The limits are those of the environment; raises UsageError
    where they are none.
    """

    def __init__(self) -> None:
        self._limits = limits()
        self._worker: Worker | None = None
        self._packer: Packer | None = None
        self._served: _Service | None = None
        self._is_closed = False
        self._turn, self._beginning = Lock(), Lock()
        self._preparing: Thread | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process that runs, or None."""
        return self._worker.pid if self._worker is not None else None

    def load(self, folder: Path) -> tuple[Files, Campaign]:
        """The files in a folder and the campaign they make, read and checked in the process.

        The process goes on to what `prepare` loads. Raises CampaignError where campaign.toml
        cannot be read. Campaigns are no templates: one that goes beyond a limit in the process is
        read in this one instead.
        """
        from letterapp.worker import LimitExceeded

        with self._turn:
            try:
                pickled: bytes = self._serving(_LOADER).call("load", folder)
            except LimitExceeded:
                from letterapp.campaign.loading import loaded

                return loaded(folder)
        self._begin_preparing()
        read: tuple[Files, Campaign] = pickle.loads(pickled)
        return read

    def prepare(self) -> None:
        """Loads what makes drafts into the process, so that the first is soon made.

        Raises LimitExceeded where it cannot be started.
        """
        with self._turn:
            self._serving(_PREVIEWER, self._limits)

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
        from letterapp.worker import Bound, LimitExceeded

        seen = narrowed(campaign, target)
        choices = Choices(targets=(target,), tells_left_out=tells_left_out)
        with self._turn:
            try:
                made: Draft = self._ask("draft" if has_wording else "letter", seen, choices)
                return made
            except LimitExceeded as fault:
                self._forget()
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
        from letterapp.worker import Bound, LimitExceeded

        seen = narrowed(campaign, target)
        with self._turn:
            try:
                found: Passages = self._ask("passages", seen, Choices(targets=(target,)))
            except LimitExceeded as fault:
                self._forget()
                if fault.bound is Bound.START:
                    raise
                return Passages()
        return found

    def close(self) -> None:
        """Ends the process, also in the middle of a draft; may be called twice."""
        with self._beginning:
            self._is_closed = True
        if self._worker is not None:
            self._worker.close()
        if self._preparing is not None:
            self._preparing.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin_preparing(self) -> None:
        preparing = Thread(target=self._prepare, name="previewing", daemon=True)
        preparing.start()
        self._preparing = preparing

    def _prepare(self) -> None:
        """As `prepare`; what keeps it from that, the next draft meets and tells."""
        from letterapp.worker import LimitExceeded

        with suppress(LimitExceeded, RuntimeError):
            self.prepare()

    def _ask(self, method: str, seen: Campaign, choices: Choices) -> Any:
        """An answer of the service, to which everything is sent again where it is a new one."""
        from letterapp.campaign.narrowing import parts_of
        from letterapp.worker.parcels import Forgotten, Packer

        worker = self._serving(_PREVIEWER, self._limits)
        if self._packer is None:
            self._packer = Packer()
        try:
            return worker.call(method, self._packer.packed(seen, parts_of(seen)), choices)
        except Forgotten:
            self._forget()
            return worker.call(method, self._packer.packed(seen, parts_of(seen)), choices)

    def _forget(self) -> None:
        if self._packer is not None:
            self._packer.forget()

    def _serving(self, service: _Service, *args: object) -> Worker:
        """The process, which holds a service from now on."""
        from letterapp.worker import Elsewhere, Worker

        with self._beginning:
            if self._is_closed:
                raise RuntimeError("the preview is closed")
            if self._worker is None:
                self._worker = Worker(self._limits)
        if self._served != service:
            self._served = None
            self._worker.serve(Elsewhere(*service), *args)
            self._served = service
        return self._worker
