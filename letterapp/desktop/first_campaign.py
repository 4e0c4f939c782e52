"""Reads the campaign that the window opens with, in the worker, while Qt is loaded and painted.

Imports nothing of Qt, because it is begun before Qt is there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from letterapp.batch.last_read import LastRead
from letterapp.batch.previewing import Previewing
from letterapp.paths import cache_folder

if TYPE_CHECKING:
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files


class FirstCampaign:
    """Begins at once. `previewing` goes on to make the letters of the campaign.

    What was read is unpacked from `unpack` on, as that takes the interpreter for a while.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.previewing = Previewing()
        self.last = LastRead(cache_folder())
        self._painted = Event()
        self._outcome: tuple[Files, Campaign] | Exception | None = None
        self._tell: Callable[[tuple[Files, Campaign] | Exception], None] | None = None
        self._turn = Lock()
        self._thread = Thread(target=self._run, name="first campaign", daemon=True)
        self._thread.start()

    def unpack(self) -> None:
        """The window is painted: what was read can be taken in."""
        self._painted.set()

    def then(self, tell: Callable[[tuple[Files, Campaign] | Exception], None]) -> None:
        """Tells what came of it, once, when it is there; from a thread of its own."""
        with self._turn:
            self._tell = tell
            outcome = self._outcome
        if outcome is not None:
            tell(outcome)

    def cancel(self) -> None:
        """It is not wanted any more: nothing is told from now on, and the process ends."""
        with self._turn:
            self._tell = None
        self.previewing.close()
        self._painted.set()

    def _run(self) -> None:
        try:
            outcome: tuple[Files, Campaign] | Exception
            outcome = self.previewing.load(self.folder, self._painted, self.last)
        except Exception as fault:  # noqa: BLE001  it is told in the window's own thread
            outcome = fault
        with self._turn:
            self._outcome = outcome
            tell = self._tell
        if tell is not None:
            tell(outcome)
