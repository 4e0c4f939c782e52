"""What the File menu does with campaigns as a whole: new, open recent, show, save a copy.

Which campaign the window shows is for the window: `chosen` asks it to open one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from letterapp.campaign.documents import read_document
from letterapp.campaign.files import SETTINGS
from letterapp.campaign.folders import shipped_names
from letterapp.campaign.texts import shown_in
from letterapp.desktop.campaign.folder_dialog import FolderDialog, Origin
from letterapp.desktop.campaign.making import copy_campaign, make_campaign
from letterapp.desktop.dialogs import ask_campaign_folder, show_error
from letterapp.desktop.session.session import Session
from letterapp.errors import LetterappError
from letterapp.paths import shipped_campaigns


class Recents(Protocol):
    """What remembers the campaigns that were opened last."""

    @property
    def recent_campaigns(self) -> tuple[Path, ...]:
        """The newest first, without those that are gone."""

    def forget_recent(self) -> None:
        """Empties the list."""


class Documents(QObject):
    """`chosen` names a folder to be opened, `copied` one that a copy was saved in.

    `forgotten`: nothing of the campaigns that were open before is to be kept.

    `home` is where the person's campaigns are made.
    """

    chosen = Signal(Path)
    copied = Signal(Path)
    forgotten = Signal()

    def __init__(self, window: QWidget, home: Path, recents: Recents) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._recents = recents

    def new(self) -> None:
        """Asks from which shipped campaign, makes a new one, and has it opened."""
        origins = shipped_origins()
        dialog = FolderDialog("New campaign", "Make it", origins, self._home, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                folder = make_campaign(dialog.origin.folder, dialog.folder, dialog.title)
            except LetterappError as fault:
                show_error(self._window, fault)
            else:
                self.chosen.emit(folder)
        dialog.deleteLater()

    def open(self, start: Path) -> None:
        """Asks for a folder, beginning at one, and has it opened."""
        if folder := ask_campaign_folder(self._window, start):
            self.chosen.emit(folder)

    def save_copy(self, session: Session) -> bool:
        """Asks where to, and saves a copy of the open campaign, as it is now; it stays open.

        Gives whether there is a copy.
        """
        title = shown_in(session.campaign.settings.title) or session.files.folder.name
        origin = Origin(session.files.folder, title)
        dialog = FolderDialog("Save a copy", "Save it", (origin,), self._home, self._window)
        copy: Path | None = None
        if dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                copy = copy_campaign(session, dialog.folder, dialog.title)
            except LetterappError as fault:
                show_error(self._window, fault)
            else:
                self.copied.emit(copy)
        dialog.deleteLater()
        return copy is not None

    def fill_recent(self, menu: QMenu) -> None:
        """Fills a menu with the campaigns opened last, each time it is opened."""
        menu.aboutToShow.connect(lambda: self._show_recent(menu))
        self._show_recent(menu)

    def _on_forget(self) -> None:
        self._recents.forget_recent()
        self.forgotten.emit()

    def _show_recent(self, menu: QMenu) -> None:
        menu.clear()
        folders = self._recents.recent_campaigns
        for count, folder in enumerate(folders, 1):
            name = folder.name.replace("&", "&&")
            action = menu.addAction(f"&{count} {name}" if count < len("0123456789") else name)
            action.setToolTip(str(folder))
            action.setStatusTip(str(folder))
            action.triggered.connect(lambda _=False, one=folder: self.chosen.emit(one))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        forget = menu.addAction("&Forget these", self._on_forget)
        forget.setEnabled(bool(folders))


def shipped_origins() -> Sequence[Origin]:
    """The shipped campaigns by their titles."""
    return tuple(_origin(shipped_campaigns() / name) for name in shipped_names())


def _origin(folder: Path) -> Origin:
    title = read_document(folder / SETTINGS).values.get("title")
    texts = title if isinstance(title, dict) else {"": title or folder.name}
    return Origin(folder, shown_in(texts))
