"""The door to pre-flight: the letters of a campaign, inspected in a worker that is kept.

As in `drafting`, templates can do no harm there. The campaign is sent as the texts of its files,
and letters come back without their bytes, so that the caller's interpreter has little to do; a
caller that stops between two portions keeps the process, with all that is compiled in it.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Self

from msgspec import Struct

from letterapp.batch.drafts import stopped
from letterapp.batch.inspected import Inspected, There
from letterapp.batch.outcomes import State
from letterapp.campaign.files import Files
from letterapp.limits import limits
from letterapp.problems import Problem
from letterapp.worker import Bound, Elsewhere, LimitExceeded, Worker
from letterapp.worker.parcels import Forgotten

_SINGLES = 64
"""So many letters are made one by one, when one of a portion went beyond a limit."""

_INSPECTOR = Elsewhere("letterapp.batch.inspector", "Inspector")


class Portion(Struct, frozen=True):
    """Some letters, and in the first portion what is wrong with the folder for all of them."""

    letters: tuple[Inspected, ...] = ()
    problems: tuple[Problem, ...] = ()


class Inspecting:
    """Inspects campaigns; close it when it is no longer needed, from whatever thread.

    The limits are those of the environment; raises UsageError where they are none.
    """

    def __init__(self) -> None:
        self._limits = limits()
        self._worker = Worker(self._limits)
        self._is_served = False

    @property
    def pid(self) -> int | None:
        """The id of the process that runs, or None."""
        return self._worker.pid

    def portions(
        self, files: Files, targets: tuple[str, ...], folder: Path
    ) -> Generator[Portion, None, None]:
        """Portions of letters, together all `targets`: those that the files select, in order.

        `folder` is where they would be written. A letter that goes beyond a limit has failed with
        the reason. Raises LimitExceeded where the campaign itself cannot be read within the
        limits or the process cannot be started, and RuntimeError where this is closed.
        """
        yield Portion(problems=self._begun(files, folder))
        count, singles = 0, 0
        while count < len(targets):
            try:
                letters = self._some(files, folder, count, is_single=singles > 0)
            except LimitExceeded as fault:
                if fault.bound is Bound.START:
                    raise
                if not singles:
                    singles = _SINGLES  # one of the portion is it
                    continue
                letters = (_failed(targets[count], fault),)
            if not letters:
                return
            yield Portion(letters)
            count += len(letters)
            singles = max(singles - len(letters), 0)

    def close(self) -> None:
        """Ends the process, also in the middle of a letter; may be called twice."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begun(self, files: Files, folder: Path) -> tuple[Problem, ...]:
        """Begins with a campaign, in a new process where the last one has ended meanwhile."""
        try:
            return self._told(files, folder)
        except LimitExceeded as fault:
            if fault.bound is not Bound.PROCESS:
                raise
            return self._told(files, folder)

    def _told(self, files: Files, folder: Path) -> tuple[Problem, ...]:
        if not self._is_served:
            self._worker.serve(_INSPECTOR, self._limits)
            self._is_served = True
        problems: tuple[Problem, ...] = self._worker.call("begin", files, folder)
        return problems

    def _some(
        self, files: Files, folder: Path, start: int, *, is_single: bool
    ) -> tuple[Inspected, ...]:
        """Letters from the one of that number on; a process that is new begins anew."""
        letters: tuple[Inspected, ...]
        try:
            letters = self._worker.call("some", start, is_single)
        except Forgotten:
            self._begun(files, folder)
            letters = self._worker.call("some", start, is_single)
        return letters


def _failed(target: str, fault: LimitExceeded) -> Inspected:
    """The letter to a target that went beyond a limit."""
    problems = stopped(target, "", fault).problems
    return Inspected(target, State.FAILED, There.UNKNOWN, problems)
