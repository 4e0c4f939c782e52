"""Reads the campaign that the window opens with, before Qt is there and while that is loaded.

One that is kept as it was read waits for the bare window: then nothing keeps that waiting, neither
what is loaded here nor a process beside it. Any other is read in the worker from the start.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeAlias

from letterapp.batch.last_read import LastRead
from letterapp.paths import cache_folder

if TYPE_CHECKING:
    from letterapp.batch.last_letter import LastLetter
    from letterapp.batch.previewing import Previewing
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files

Outcome: TypeAlias = "tuple[Files, Campaign] | Exception"
Tell = Callable[[Outcome], None]


class FirstCampaign:
    """`previewing` goes on to make the letters of the campaign; `last` is what is kept of it.

    When the campaign is told: `target` is the one that was in hand last, if that is known, and
    `letter` its letter, if it would be made just so.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last = LastRead(cache_folder())
        self.target: str | None = None
        self.letter: LastLetter | None = None
        self._is_cancelled = False
        self._kept = self.last.look(folder)
        self._previewing: Previewing | None = None
        self._outcome: Outcome | None = None
        self._tell: Tell | None = None
        self._turn = Lock()
        if self._kept is None:
            self._start()

    @property
    def previewing(self) -> Previewing:
        """Made when it is first asked for; raises RuntimeError when it is not wanted any more."""
        from letterapp.batch.previewing import Previewing

        with self._turn:
            if self._is_cancelled:
                raise RuntimeError("the first campaign is not wanted any more")
            if self._previewing is None:
                self._previewing = Previewing()
            return self._previewing

    def tell(self, tell: Tell) -> None:
        """Tells once what came of it, when it is there; from a thread of its own.

        To be called when the window is painted.
        """
        with self._turn:
            self._tell = tell
            outcome = self._outcome
        if outcome is not None:
            tell(outcome)
        elif self._kept is not None:
            self._start()

    def cancel(self) -> None:
        """It is not wanted any more: nothing is told from now on, and the process ends."""
        with self._turn:
            self._tell, self._is_cancelled = None, True
        if self._previewing is not None:
            self._previewing.close()

    def _start(self) -> None:
        work = self._unpack if self._kept is not None else self._read
        Thread(target=self._run, args=[work], name="first campaign", daemon=True).start()

    def _run(self, work: Callable[[], tuple[Files, Campaign]]) -> None:
        try:
            outcome: Outcome = work()
            _ = self.previewing  # where its limits are wrong, that is told, too
        except Exception as fault:  # noqa: BLE001  it is told in the window's own thread
            outcome = fault
        with self._turn:
            self._outcome = outcome
            tell = self._tell
        if tell is not None:
            with suppress(RuntimeError):  # who is told is gone just now
                tell(outcome)

    def _unpack(self) -> tuple[Files, Campaign]:
        from letterapp.batch.own_pickles import unpacked

        assert self._kept is not None
        found = unpacked(self._kept)
        if found is None:
            return self._read()
        self._kept = None
        files, campaign, letter = found
        if letter is not None:
            self.target = letter.draft.target
            self.letter = letter if letter.is_current(self.folder) else None
        return files, campaign

    def _read(self) -> tuple[Files, Campaign]:
        files, campaign = self.previewing.load(self.folder)
        self.last.keep(files, campaign)
        return files, campaign
