"""The window: its menus, the campaign that is open, and the writing of letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow

from letterapp.campaign.files import SETTINGS, Files, read_files
from letterapp.campaign.letters import Choices
from letterapp.campaign.texts import shown_in
from letterapp.desktop.dialogs import ask_campaign_folder, show_error
from letterapp.desktop.help.help_menu import HelpMenu
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session
from letterapp.desktop.settings import Settings
from letterapp.desktop.text_size import TextSize
from letterapp.desktop.workspace import Workspace
from letterapp.desktop.writing.offer import Offer, Scope
from letterapp.desktop.writing.write_dialog import WriteDialog
from letterapp.errors import LetterappError


class MainWindow(QMainWindow):
    """One window, one campaign at a time; another campaign is another session."""

    def __init__(self, files: Files, home: Path, settings: Settings | None = None) -> None:
        super().__init__()
        self._home = home
        self._settings = settings or Settings()
        self._write = self._action("&Write this letter…", "Ctrl+Return")
        self._write_all = self._action("Write &all selected…", "Ctrl+Shift+Return")
        self._write.triggered.connect(self._on_write)
        self._write_all.triggered.connect(self._on_write_all)
        self._add_menus()
        self.resize(1280, 800)
        self.open_campaign(files)

    @property
    def session(self) -> Session:
        """What the window works on."""
        return self._session

    def save(self) -> bool:
        """Saves what is not saved yet; gives whether all of the campaign is."""
        return self._saving.flush()

    def open_campaign(self, files: Files) -> None:
        """Shows a campaign in the place of the one that is open, which is saved first."""
        self._session = Session(files, self._home)
        self._saving = Saving(self._session)
        workspace = Workspace(self._session, self._write, self._write_all)
        self._session.setParent(workspace)
        self._saving.setParent(workspace)
        self._session.changed.connect(self._on_changed)
        self._session.in_hand_changed.connect(self._on_changed)
        self.setCentralWidget(workspace)
        self._on_changed()

    def _on_changed(self) -> None:
        session, campaign = self._session, self._session.campaign
        title = shown_in(campaign.settings.title) or campaign.folder.name
        self.setWindowTitle(f"{title} – letterapp")
        self._write.setEnabled(session.in_hand is not None)
        self._write_all.setEnabled(bool(session.targets))
        self._write_all.setText(f"Write &all selected ({len(session.targets)})…")

    def _on_open(self) -> None:
        folder = ask_campaign_folder(self, self._session.files.folder.parent)
        if folder is None:
            return
        try:
            self.open_campaign(read_files(folder))
        except LetterappError as fault:
            show_error(self, fault)

    def _on_write(self) -> None:
        self._write_letters(Scope.THIS)

    def _on_write_all(self) -> None:
        self._write_letters(Scope.TICKED)

    def _on_pattern_changed(self, pattern: str) -> None:
        path = ("letter", "file_name")
        try:
            self._session.set_value("Change the file names", SETTINGS, path, pattern)
        except LetterappError as fault:
            show_error(self, fault)

    def _on_step(self, count: int) -> None:
        self._session.step(count)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes the window; a letter that is being written is finished first."""
        for dialog in self.findChildren(WriteDialog):
            dialog.wait()
        self._saving.flush()
        super().closeEvent(event)

    def _write_letters(self, scope: Scope) -> None:
        """Asks what, where to and how, and writes."""
        session = self._session
        choices = Choices(tells_left_out=False)
        offer = Offer(session.campaign, session.in_hand, tuple(session.targets), scope, choices)
        settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "letterapp", "letterapp"
        )
        dialog = WriteDialog(offer, settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pattern_changed.connect(self._on_pattern_changed)
        dialog.open()

    def _add_menus(self) -> None:
        file = self.menuBar().addMenu("&File")
        opened = self._action("&Open campaign folder…", QKeySequence.StandardKey.Open)
        opened.triggered.connect(self._on_open)
        leave = self._action("&Quit", "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        leave.triggered.connect(self.close)
        file.addActions([opened, self._write, self._write_all])
        file.addSeparator()
        file.addAction(leave)
        view = self.menuBar().addMenu("&View")
        for text, keys, count in (("&Previous", "Ctrl+PgUp", -1), ("&Next", "Ctrl+PgDown", 1)):
            step = self._action(f"{text} selected letter", keys)
            step.triggered.connect(lambda _=False, by=count: self._on_step(by))
            view.addAction(step)
        view.addSeparator()
        view.addActions(TextSize(self._settings, self).actions)
        self.menuBar().addMenu(HelpMenu(self._settings, self))

    def _action(self, text: str, keys: str | QKeySequence.StandardKey | None = None) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action
