"""The state and the problems of every ticked letter, found out in the background after changes.

A worker process does the work, a thread takes its answers, and the window gets them in portions.
What a check means is for `checks`, showing it for the panel.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from letterapp.batch.inspected import Inspected
from letterapp.batch.inspecting import Inspecting, Portion
from letterapp.batch.write import default_folder
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.preflight.checks import state_of
from letterapp.desktop.preflight.run import Run
from letterapp.desktop.session.session import Session
from letterapp.errors import LetterappError
from letterapp.problems import Problem

_PAUSE = 500
"""Milliseconds without a change, after which letters are checked."""


class Preflight(QObject):
    """Checks all ticked letters; close it with the window, and `inspecting` with it.

    `changed` brings the ids of the targets (a frozenset) whose letters are not as they were;
    `progress` how many letters of how many are checked, `settled` that a check has ended. Until
    then what was known before stands.
    """

    changed = Signal(object)
    progress = Signal(int, int)
    settled = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        pause: int = _PAUSE,
        inspecting: Inspecting | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._letters: dict[str, Inspected] = {}
        self._states: dict[str, LetterState] = {}
        self._of_folder: tuple[Problem, ...] = ()
        self._fault: LetterappError | None = None
        self._done = 0
        self._targets: tuple[str, ...] = ()
        self._is_current = False
        self._folder: Path | None = None
        self._work = _Work(inspecting or Inspecting())
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._on_timeout)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.check_again)
        session.changed.connect(self.check_again)
        self.destroyed.connect(self._work.close)
        self._timer.start()

    @property
    def session(self) -> Session:
        """Whose letters are checked."""
        return self._session

    @property
    def states(self) -> Mapping[str, LetterState]:
        """The states of the letters by their targets' ids, as far as they were checked."""
        return MappingProxyType(self._states)

    @property
    def letters(self) -> Mapping[str, Inspected]:
        """What was found out about the letters, by their targets' ids."""
        return MappingProxyType(self._letters)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the campaign's files, and with the folder for the letters."""
        return (*self._session.campaign.problems, *self._of_folder)

    @property
    def fault(self) -> LetterappError | None:
        """Why the letters could not be checked; None where they could."""
        return self._fault

    @property
    def is_current(self) -> bool:
        """Whether all is known of the letters as they are now."""
        return self._is_current

    @property
    def pid(self) -> int | None:
        """The id of the process that checks, or None."""
        return self._work.inspecting.pid

    @property
    def folder(self) -> Path:
        """The folder whose letters are looked at."""
        return self._folder or default_folder(self._session.campaign).absolute()

    def set_folder(self, folder: Path | None) -> None:
        """Looks at another folder for the letters; None for the campaign's own."""
        if folder != self._folder:
            self._folder = folder
            self.check_again()

    def close(self) -> None:
        """Ends it, with its thread and its process; may be called twice."""
        self._timer.stop()
        self._work.close()

    @Slot()
    def check_again(self) -> None:
        """Begins anew when nothing has changed for a moment: a template was saved, for example."""
        if self._work.is_closed:
            return
        self._work.stop()
        self._timer.start()
        if self._is_current:
            self._is_current = False
            self.progress.emit(0, len(self._session.targets))

    def _on_timeout(self) -> None:
        """Begins, or waits for the end of the check that was stopped."""
        if self._work.run is not None:
            return
        session, folder = self._session, self.folder
        self._targets, self._done, self._fault = session.targets, 0, None
        files, targets = session.files, self._targets
        run = Run(lambda: self._work.inspecting.portions(files, targets, folder))
        run.advanced.connect(self._on_advanced)
        run.failed.connect(self._on_failed)
        run.crashed.connect(self._on_crashed)
        run.finished.connect(self._on_finished)
        self._forget_others()
        self._watch(folder)
        self.progress.emit(0, len(targets))
        self._work.begin(run)

    def _on_advanced(self, portion: Portion) -> None:
        if self._work.is_stopped:
            return
        if not self._done and not portion.letters:
            self._of_folder = portion.problems
        self._done += len(portion.letters)
        known = self._letters
        new = {one.target: one for one in portion.letters if known.get(one.target) != one}
        known.update(new)
        self._states.update({target: state_of(one) for target, one in new.items()})
        if new:
            self.changed.emit(frozenset(new))
        self.progress.emit(self._done, len(self._targets))

    def _on_failed(self, fault: LetterappError) -> None:
        if not self._work.is_stopped:
            self._fault = fault

    def _on_crashed(self, bug: Exception) -> None:
        if not self._work.is_stopped:
            raise bug

    def _on_finished(self) -> None:
        was_stopped = self._work.is_stopped
        self._work.end()
        if not was_stopped:
            self._is_current = self._fault is None and self._done == len(self._targets)
            self.settled.emit()
        elif not (self._timer.isActive() or self._work.is_closed):
            self._on_timeout()  # the pause is over

    def _watch(self, folder: Path) -> None:
        """Notices letters that are written or changed by hand: programs replace files to save."""
        watched = self._watcher.directories()
        if [str(folder)] != watched:
            if watched:
                self._watcher.removePaths(watched)
            if os.path.isdir(folder):  # noqa: PTH112  false where it cannot be looked at
                self._watcher.addPath(str(folder))

    def _forget_others(self) -> None:
        """Drops what is known of letters that are not ticked any more."""
        gone = frozenset(self._letters) - frozenset(self._targets)
        for target in gone:
            del self._letters[target], self._states[target]
        if gone:
            self.changed.emit(gone)


class _Work:
    """The worker and the run that is under way, which outlive no window."""

    def __init__(self, inspecting: Inspecting) -> None:
        self.inspecting = inspecting
        self.run: Run | None = None
        self.is_closed = False
        self.is_stopped = False

    def begin(self, run: Run) -> None:
        self.run, self.is_stopped = run, False
        run.start()

    def stop(self) -> None:
        """Lets the run end after the portion that it is at; what it brings is not wanted."""
        if self.run is not None:
            self.is_stopped = True
            self.run.stop()

    def end(self) -> None:
        """Lets go of a run that has ended."""
        if self.run is not None:
            self.run.wait()
            self.run = None

    def close(self) -> None:
        """Ends the process, then the thread, which sees that."""
        self.is_closed = True
        self.stop()
        self.inspecting.close()
        self.end()
