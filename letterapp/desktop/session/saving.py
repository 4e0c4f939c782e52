"""Saves the campaign by itself after each change, and notices what others change in its folder.

The person's own changes are the truth; a file that another program has changed as well is never
overwritten: it is a conflict, and the person says which of the two counts. The other is kept.
Until then our own text is saved beside the file, so that it is as safe as ever.
"""

from __future__ import annotations

import contextlib
import datetime
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, QTimer, Signal

from letterapp.campaign.documents import Document, decoded
from letterapp.campaign.files import NAMES
from letterapp.desktop.session.disk import (
    Aside,
    ForeignChangeError,
    Known,
    Saved,
    changed_since,
    free_beside,
    is_deleted,
    keep_aside,
    known_of,
    pending,
    put_beside,
    read_contents,
    save,
    unsaved,
)
from letterapp.desktop.session.session import Session
from letterapp.desktop.session.watch import FolderWatch
from letterapp.errors import CampaignError
from letterapp.problems import Problem

_PAUSE = 250
"""Milliseconds after the last change until it is saved."""
_LONGEST = 700
"""Milliseconds after the first change that is not saved, however quickly others follow."""


class State(Enum):
    """Whether the campaign's files hold all that was changed."""

    SAVED = "saved"
    UNSAVED = "saving"
    FAILED = "not saved"
    CONFLICT = "changed by another program too"


class Saving(QObject):
    """Keeps the folder of a session as the session has it.

    `state_changed` says that `state`, `reason` or `foreign` has; `taken_over` names the files whose
    changes by another program were taken; `templates_changed` comes after changes to the campaign's
    templates, `looked` after every look at the folder.
    """

    state_changed = Signal()
    taken_over = Signal(tuple)
    templates_changed = Signal()
    looked = Signal()
    _saved = Signal(Saved)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Mapping[str, Known] = known_of(session.files)
        self._asides: Mapping[str, Aside] = {}
        self._unneeded: set[Path] = set()
        self._problems: tuple[Problem, ...] = ()
        self._reason = ""
        self._told: object = (State.SAVED, "", (), ())
        self._is_busy = False
        self._is_due = False
        self._must_look = False
        self._is_closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST)
        self._watch = FolderWatch(self)
        self._connect()
        self._watch.move_to(session.files.folder)

    @property
    def state(self) -> State:
        """Whether all is saved."""
        if self._asides:
            return State.CONFLICT
        if not unsaved(self._session.files, self._known):
            return State.SAVED
        return State.FAILED if self._reason else State.UNSAVED

    @property
    def reason(self) -> str:
        """Why it could not be saved."""
        return self._reason

    @property
    def foreign(self) -> tuple[str, ...]:
        """The names of the files that another program has changed as well."""
        return tuple(name for name in NAMES if name in self._asides)

    @property
    def foreign_problems(self) -> tuple[Problem, ...]:
        """Why files as the other program has left them cannot be read; so they cannot be taken."""
        return self._problems if self._asides else ()

    def retry(self) -> None:
        """Saves what is not saved, now rather than soon, without waiting for it."""
        self._on_due()

    def flush(self) -> bool:
        """Saves what is not saved, now; gives whether all is on the disk.

        While a conflict lasts that is beside the files.
        """
        self._wait()
        for _ in range(2):  # what turns out to be another program's is kept aside then
            if not self._is_pending():
                break
            self._on_saved(save(self._session.files, self._known, self._asides))
        return not self._is_pending()

    def close(self) -> None:
        """Saves nothing from now on; what is just being saved is waited for."""
        self._is_closed = True
        self._wait()
        self._stop_timers()

    def look(self) -> None:
        """Looks soon whether another program has changed the files; drives may not tell."""
        self._watch.look()

    def keep_mine(self) -> None:
        """Ends a conflict: the other program's files are kept beside, and ours are saved.

        Raises OSError where that cannot be done; the conflict stays.
        """
        self._wait()
        folder = self._session.files.folder
        there = read_contents(folder)
        for name in self.foreign:
            if (content := there[name]) is not None:
                put_beside(folder / name, content, _mark("theirs"))
        self._known = {**self._known, **{n: Known(None, there[n]) for n in self.foreign}}
        self._hold([])
        self._on_saved(save(self._session.files, self._known, self._asides))

    def take_theirs(self) -> None:
        """Ends a conflict: our files are kept beside, and the other program's count.

        Raises OSError where that cannot be done, CampaignError where their files cannot be read;
        the conflict stays.
        """
        self._session.settle()
        self._wait()
        files, there = self._session.files, read_contents(self._session.files.folder)
        names = [name for name in self.foreign if there[name] is not None]
        documents = {name: self._read(name, there) for name in names}
        if problems := _problems(documents):
            raise CampaignError(problems)
        keep_aside(files, self._asides)
        self._asides = {}
        self._take(there, documents)
        self._on_changed()

    def _on_changed(self) -> None:
        if self._is_pending():
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()
        else:
            self._stop_timers()
        if self._asides:
            self._watch.look()  # what was undone clashes no more
        self._tell()

    def _on_due(self) -> None:
        self._stop_timers()
        if self._is_closed:
            return
        if self._is_busy:
            self._is_due = True
        elif self._is_pending():
            self._save()

    def _on_saved(self, saved: Saved) -> None:
        self._is_busy = False
        self._known, self._asides = saved.known, saved.asides
        is_foreign = isinstance(saved.fault, ForeignChangeError)
        self._reason = "" if saved.fault is None or is_foreign else _said(saved.fault)
        self._watch.renew()
        if is_foreign or self._must_look:
            self._on_touched()
        elif saved.bug:
            self._stop_timers()  # the same would go wrong again, until something is changed
        elif self._reason:
            self._longest.start()  # try again: a drive may come back
        else:
            self._on_changed()
        if self._is_due and not self._reason:
            self._on_due()
        self._is_due = False
        self._drop_unneeded()
        self._tell()
        if bug := saved.bug:
            sys.excepthook(type(bug), bug, bug.__traceback__)

    def _on_moved(self, folder: Path) -> None:
        self._known = known_of(self._session.files)
        self._watch.move_to(folder)

    def _on_touched(self) -> None:
        """Looks at what the folder holds; our own writes are known by their content."""
        self._must_look = self._is_busy
        if self._is_busy or self._session.campaign.is_shipped:
            return
        there = read_contents(self._session.files.folder)
        documents = {name: self._read(name, there) for name in self._strange(there)}
        if documents:
            self._session.settle()
        self._problems = _problems(documents)
        clashing = set(changed_since(self._session.files, self._known))
        held = [name for name, one in documents.items() if name in clashing or not one.is_readable]
        self._hold(held)
        self._take(there, {name: one for name, one in documents.items() if name not in held})
        if self._is_pending() and not self._longest.isActive():
            self._longest.start()
        self._tell()
        self.looked.emit()

    def _strange(self, there: Mapping[str, bytes | None]) -> list[str]:
        """The names of the files that hold neither what we know nor what we were to write."""
        files = self._session.files
        strange = []
        for name, content in there.items():
            known = self._known[name]
            if content is None or content == known.content:
                is_lost = content is None and is_deleted(files.folder / name)
                self._known = {**self._known, name: replace(known, is_lost=is_lost)}
            elif files.documents[name].is_known and content == files.toml(name).content:
                self._known = {**self._known, name: Known(files.toml(name), content)}
            else:
                strange.append(name)
        return strange

    def _hold(self, names: list[str]) -> None:
        """These files are in conflict, and no others; ours are kept aside meanwhile."""
        folder, mark = self._session.files.folder, _mark("mine")
        new = {n: Aside(free_beside(folder / n, mark)) for n in names if n not in self._asides}
        gone = [aside for name, aside in self._asides.items() if name not in names]
        self._unneeded |= {aside.file for aside in gone if aside.toml}
        self._asides = {name: self._asides.get(name) or new[name] for name in names}

    def _read(self, name: str, there: Mapping[str, bytes | None]) -> Document:
        return decoded(self._session.files.folder / name, there[name] or b"")

    def _take(self, there: Mapping[str, bytes | None], documents: Mapping[str, Document]) -> None:
        """Takes what readable files hold for the campaign, as a change that can be undone."""
        if not documents:
            return
        known = {name: Known(one.toml, there[name]) for name, one in documents.items()}
        self._known = {**self._known, **known}
        before = self._session.files
        self._session.replace("Take over what another program has changed", documents)
        if names := tuple(self._session.files.changed_since(before)):
            self.taken_over.emit(names)

    def _drop_unneeded(self) -> None:
        """Deletes what was kept aside, once the files themselves say it."""
        if self.state is State.SAVED:
            for file in self._unneeded:
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)
            self._unneeded = set()

    def _save(self) -> None:
        self._is_busy = True
        files, known, asides = self._session.files, self._known, self._asides
        self._pool.start(lambda: self._saved.emit(save(files, known, asides)))

    def _wait(self) -> None:
        """Waits for what is being saved, and takes note of it."""
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self)

    def _is_pending(self) -> bool:
        return bool(pending(self._session.files, self._known, self._asides))

    def _tell(self) -> None:
        now = (self.state, self._reason, self.foreign, self.foreign_problems)
        if now != self._told:
            self._told = now
            self.state_changed.emit()

    def _stop_timers(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.moved.connect(self._on_moved)
        self._pause.timeout.connect(self._on_due)
        self._longest.timeout.connect(self._on_due)
        self._watch.touched.connect(self._on_touched)
        self._watch.templates_changed.connect(self.templates_changed)
        self._saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)


def _problems(documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    return tuple(problem for one in documents.values() for problem in one.problems)


def _said(fault: Exception) -> str:
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__


def _mark(whose: str) -> str:
    now = datetime.datetime.now().astimezone()
    return f"{whose}, {now:%Y-%m-%d %H.%M}"
