"""What the File menu does with campaigns as a whole, from the window's side.

What makes, finds and copies them (`campaign.documents`) is loaded when it is first needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from letterapp import paths
from letterapp.desktop.campaign.folder_drop import FolderDrop
from letterapp.desktop.settings import Settings

if TYPE_CHECKING:
    from letterapp.desktop.campaign.documents import Documents
    from letterapp.desktop.session.saving import Saving
    from letterapp.desktop.session.session import Session
    from letterapp.desktop.window.actions import Actions


class FileTasks(QObject):
    """`chosen` names a folder to be opened; `said` brings a sentence.

    `forgotten`: what was open before is to be kept nowhere.

    `home` is where the person's own campaigns are made, found out when it is None.
    """

    chosen = Signal(Path)
    said = Signal(str)
    forgotten = Signal()

    def __init__(self, window: QWidget, home: Path | None, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._settings = settings
        self._session: Session | None = None
        self._documents_made: Documents | None = None
        self._recent: QMenu | None = None
        FolderDrop(window).dropped.connect(self.chosen)

    @property
    def home(self) -> Path:
        """Where the person's own campaigns are made."""
        if self._home is None:
            self._home = paths.documents_folder()
        return self._home

    def connect_menus(self, actions: Actions, recent: QMenu) -> None:
        """Does what these say."""
        actions.new.triggered.connect(self._on_new)
        actions.open.triggered.connect(self._on_open)
        actions.save_copy.triggered.connect(self.save_copy)
        actions.show_folder.triggered.connect(self._on_show_folder)
        self._recent = recent
        recent.aboutToShow.connect(self.prepare)

    def work_on(self, session: Session) -> None:
        """From now on it is this campaign."""
        self._session = session

    def prepare(self) -> None:
        """Fills the menu of recent campaigns, from now on each time it is opened."""
        if self._recent is not None:
            self._recent.aboutToShow.disconnect(self.prepare)
            self._documents.fill_recent(self._recent)
            self._recent = None

    def has_open(self, folder: Path) -> bool:
        """Whether the open campaign is that of a folder, by whatever path."""
        try:
            return self._session is not None and self._session.files.folder.samefile(folder)
        except OSError:
            return False

    def may_leave(self, saving: Saving) -> bool:
        """Saves the open campaign, and asks where that fails; gives whether it may be left."""
        from letterapp.desktop.window.leaving import may_leave

        return may_leave(saving, self._window, self.save_copy)

    def save_copy(self) -> bool:
        """Saves a copy of the open campaign elsewhere; gives whether there is one."""
        if self._session is None:
            return False
        self._session.settle()
        return self._documents.save_copy(self._session)

    def _on_new(self) -> None:
        self._documents.new()

    def _on_open(self) -> None:
        open_one = self._session
        self._documents.open(open_one.files.folder.parent if open_one else self.home)

    def _on_copied(self, folder: Path) -> None:
        self.said.emit(f"A copy was saved in {folder}.")

    def _on_show_folder(self) -> None:
        from letterapp.desktop.campaign.campaign_notices import show_folder

        if self._session is not None:
            show_folder(self._session.files.folder)

    @property
    def _documents(self) -> Documents:
        if self._documents_made is None:
            from letterapp.desktop.campaign.documents import Documents

            self._documents_made = Documents(self._window, self.home, self._settings)
            self._documents_made.chosen.connect(self.chosen)
            self._documents_made.copied.connect(self._on_copied)
            self._documents_made.forgotten.connect(self.forgotten)
        return self._documents_made
