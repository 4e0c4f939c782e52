"""Watches the folder of a campaign: its files and its templates, whoever changes them.

What has changed, and whether it is our own doing, is for `saving` to find out.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from letterapp.campaign.files import NAMES

_SETTLING = 60
"""Milliseconds that another program may take for several writes."""


class FolderWatch(QObject):
    """Tells once things have settled: `touched` after anything, `templates_changed` after those."""

    touched = Signal()
    templates_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._templates: Mapping[Path, tuple[int, int]] = {}
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._watcher = QFileSystemWatcher(self)
        self._settling.timeout.connect(self._on_settled)
        self._watcher.fileChanged.connect(self._on_event)
        self._watcher.directoryChanged.connect(self._on_event)

    def move_to(self, folder: Path) -> None:
        """Watches another folder, and looks at it soon."""
        self._folder = folder
        self._templates = _looks(folder / "templates")
        self.renew()
        self.look()

    def look(self) -> None:
        """Tells soon that something may have changed."""
        self._settling.start()

    def renew(self) -> None:
        """Watches what is there now; a file that was replaced is another one."""
        wanted = {str(self._folder), *(str(self._folder / name) for name in NAMES)}
        wanted |= {str(one) for one in (self._folder / "templates", *self._templates)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := [one for one in wanted - watched if os.path.exists(one)]:  # noqa: PTH110
            self._watcher.addPaths(new)

    def _on_event(self, _path: str) -> None:
        self.look()

    def _on_settled(self) -> None:
        """Watches first and looks afterwards, so that nothing is written unseen in between."""
        before, folder = self._templates, self._folder / "templates"
        self._templates = _looks(folder)
        self.renew()
        self._templates = _looks(folder)
        if self._templates != before:
            self.templates_changed.emit()
        self.touched.emit()


def _looks(folder: Path) -> dict[Path, tuple[int, int]]:
    """All that is in a folder, with when it was written and how long it is.

    What cannot be looked at, such as on a drive that is gone, is left out.
    """
    found: dict[Path, tuple[int, int]] = {}
    with contextlib.suppress(OSError):
        for one in folder.rglob("*"):
            with contextlib.suppress(OSError):
                status = one.stat()
                found[one] = (0, 0) if one.is_dir() else (status.st_mtime_ns, status.st_size)
    return found
