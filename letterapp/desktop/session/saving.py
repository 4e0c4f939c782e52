"""Saves the campaign by itself after each change, and notices what others change in its folder.

The person's own changes are the truth; a file that another program has changed as well is never
overwritten: it is a conflict, and the person says which of the two counts. The other is kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QFileSystemWatcher,
    QObject,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
)

from letterapp.campaign.documents import Document, decoded
from letterapp.campaign.files import NAMES
from letterapp.desktop.session.disk import (
    ForeignChangeError,
    Known,
    known_of,
    put_beside,
    read_contents,
    save,
    unsaved,
)
from letterapp.desktop.session.session import Session

_PAUSE = 250
"""Milliseconds after the last change until it is saved."""
_LONGEST = 700
"""Milliseconds after the first change that is not saved, however quickly others follow."""
_SETTLING = 60
"""Milliseconds that another program may take for several writes."""


class State(Enum):
    """Whether the campaign's files hold all that was changed."""

    SAVED = "saved"
    UNSAVED = "saving"
    FAILED = "not saved"
    CONFLICT = "changed by another program too"


class Saving(QObject):
    """Keeps the folder of a session as the session has it.

    `state_changed` says that `state` has; `taken_over` names the files whose changes by another
    program were taken; `templates_changed` comes after changes to the campaign's templates.
    """

    state_changed = Signal()
    taken_over = Signal(tuple)
    templates_changed = Signal()
    _saved = Signal(object)
    _failed = Signal(Exception)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Mapping[str, Known] = known_of(session.files)
        self._state = State.SAVED
        self._reason = ""
        self._foreign: frozenset[str] = frozenset()
        self._is_busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._watcher = QFileSystemWatcher(self)
        self._connect()
        self._watch()

    @property
    def state(self) -> State:
        """Whether all is saved."""
        return self._state

    @property
    def reason(self) -> str:
        """Why it could not be saved."""
        return self._reason

    @property
    def foreign(self) -> tuple[str, ...]:
        """The names of the files that another program has changed as well."""
        return tuple(name for name in NAMES if name in self._foreign)

    def flush(self) -> bool:
        """Saves what is not saved, now; gives whether all is saved."""
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self)
        if self._state is not State.CONFLICT and self._is_unsaved():
            self._stop_timers()
            try:
                self._on_saved(save(self._session.files, self._known))
            except (OSError, ForeignChangeError) as fault:
                self._on_failed(fault)
        return not self._is_unsaved()

    def keep_mine(self) -> None:
        """Ends a conflict: the other program's files are kept beside, and ours are saved.

        Raises OSError where that cannot be done; the conflict stays.
        """
        folder = self._session.files.folder
        there = read_contents(folder)
        for name in self.foreign:
            if (content := there[name]) is not None:
                put_beside(folder / name, content, _mark("theirs"))
        seen = {name: Known(self._known[name].toml, there[name]) for name in self.foreign}
        self._end_conflict(seen)
        self._save()

    def take_theirs(self) -> None:
        """Ends a conflict: our files are kept beside, and the other program's count.

        Raises OSError where that cannot be done; the conflict stays.
        """
        files = self._session.files
        for name in self.foreign:
            put_beside(files.folder / name, files.toml(name).content, _mark("mine"))
        names = self._foreign
        self._end_conflict({})
        self._take(read_contents(files.folder), names)

    def _on_changed(self) -> None:
        if not self._is_unsaved():
            self._set_state(State.SAVED)
            self._stop_timers()
            return
        if self._state is State.CONFLICT:
            return
        self._set_state(State.UNSAVED)
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_due(self) -> None:
        self._stop_timers()
        self._save()

    def _on_saved(self, known: Mapping[str, Known]) -> None:
        self._is_busy = False
        self._known = known
        self._reason = ""
        self._on_changed()
        self._watch()

    def _on_failed(self, fault: Exception) -> None:
        self._is_busy = False
        if isinstance(fault, ForeignChangeError):
            self._on_settled()
            return
        self._reason = getattr(fault, "strerror", None) or str(fault)
        self._set_state(State.FAILED)
        self._longest.start()  # try again: a drive may come back

    def _on_moved(self, _folder: Path) -> None:
        self._known = known_of(self._session.files)
        self._watch()

    def _on_disk_changed(self, path: str) -> None:
        if Path(path).is_relative_to(self._session.files.folder / "templates"):
            self.templates_changed.emit()
        self._settling.start()

    def _on_settled(self) -> None:
        """Looks at what the folder holds; our own writes are known by their content."""
        self._watch()
        if self._is_busy or self._session.campaign.is_shipped:
            return
        there = read_contents(self._session.files.folder)
        foreign = frozenset(
            name for name in NAMES if there[name] not in (None, self._known[name].content)
        )
        if foreign:
            self._meet(there, foreign)

    def _meet(self, there: Mapping[str, bytes | None], foreign: frozenset[str]) -> None:
        """Takes over what others have changed, unless it was changed here too."""
        clashing = foreign & set(unsaved(self._session.files, self._known))
        broken = {name for name in foreign if not self._read(name, there).is_readable}
        if clashing or broken:
            self._foreign = clashing | broken
            self._stop_timers()
            self._set_state(State.CONFLICT)
        else:
            self._take(there, foreign)

    def _read(self, name: str, there: Mapping[str, bytes | None]) -> Document:
        return decoded(self._session.files.folder / name, there[name] or b"")

    def _take(self, there: Mapping[str, bytes | None], names: frozenset[str]) -> None:
        """Takes what readable files hold for the campaign, as a change that can be undone."""
        documents = {name: self._read(name, there) for name in names}
        taken = {name: one for name, one in documents.items() if one.is_readable}
        known = {name: Known(one.toml, there[name]) for name, one in taken.items()}
        self._known = {**self._known, **known}
        self._session.replace("Changes by another program", taken)
        self.taken_over.emit(tuple(name for name in NAMES if name in taken))

    def _end_conflict(self, seen: Mapping[str, Known]) -> None:
        self._known = {**self._known, **seen}
        self._foreign = frozenset()
        self._set_state(State.UNSAVED if self._is_unsaved() else State.SAVED)

    def _save(self) -> None:
        if self._is_busy or self._state is State.CONFLICT or not self._is_unsaved():
            return
        self._is_busy = True
        files, known = self._session.files, self._known

        def run() -> None:
            try:
                self._saved.emit(save(files, known))
            except (OSError, ForeignChangeError) as fault:
                self._failed.emit(fault)

        self._pool.start(run)

    def _is_unsaved(self) -> bool:
        return bool(unsaved(self._session.files, self._known))

    def _set_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()

    def _stop_timers(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _watch(self) -> None:
        """Watches the folder and what is in it now; a file that was replaced is another one."""
        folder = self._session.files.folder
        templates = folder / "templates"
        inner = list(templates.rglob("*")) if templates.is_dir() else []
        wanted = {str(one) for one in (folder, *(folder / name for name in NAMES), templates)}
        wanted |= {str(one) for one in inner}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := [one for one in wanted - watched if Path(one).exists()]:
            self._watcher.addPaths(new)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.moved.connect(self._on_moved)
        self._pause.timeout.connect(self._on_due)
        self._longest.timeout.connect(self._on_due)
        self._settling.timeout.connect(self._on_settled)
        self._watcher.fileChanged.connect(self._on_disk_changed)
        self._watcher.directoryChanged.connect(self._on_disk_changed)
        self._saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)


def _mark(whose: str) -> str:
    now = datetime.datetime.now().astimezone()
    return f"{whose}, {now:%Y-%m-%d %H.%M}"
