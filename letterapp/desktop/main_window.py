"""The window: its menus, the campaign that is open, and the dialogs that it opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from letterapp.batch.previewing import Previewing
from letterapp.desktop.settings import Settings
from letterapp.errors import LetterappError

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QPaintEvent
    from PySide6.QtWidgets import QLabel

    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files
    from letterapp.desktop.campaign.documents import Documents
    from letterapp.desktop.campaign.folder_drop import FolderDrop
    from letterapp.desktop.campaign.save_state import SaveState
    from letterapp.desktop.first_campaign import FirstCampaign
    from letterapp.desktop.session.session import Session
    from letterapp.desktop.window.actions import Actions
    from letterapp.desktop.window.bars import Menus
    from letterapp.desktop.window.tasks import Tasks
    from letterapp.desktop.window.workspace import Workspace

_NAME = "main"
_LONG_ENOUGH = 8_000
"""Milliseconds for which a sentence stands in the status bar."""


class MainWindow(QMainWindow):
    """One window, one campaign at a time; another campaign is another session.

    With a `first` campaign it is painted bare (`painted`), and furnished and filled after that
    (`open_first`): what a bare window does not need is not loaded before.
    """

    painted = Signal()
    _first_read = Signal(object)

    actions_: Actions
    _menus: Menus
    _tasks: Tasks

    def __init__(
        self,
        home: Path | None = None,
        settings: Settings | None = None,
        first: FirstCampaign | None = None,
    ) -> None:
        super().__init__()
        self._home_given = home
        self._settings = settings or Settings()
        self._workspace: Workspace | None = None
        self._first = first
        self._last = first.last if first is not None else None
        self._is_painted = False
        self._documents_made: Documents | None = None
        self._save_state: SaveState | None = None
        self._drop: FolderDrop | None = None
        self.setWindowTitle("letterapp")
        self.resize(1280, 800)
        self.restoreGeometry(self._settings.geometry(_NAME))
        if first is None:
            self._furnish()

    @property
    def is_opening(self) -> bool:
        """Whether the first campaign is still being read, or not all of it is shown."""
        is_half = self._workspace is not None and not self._workspace.is_complete
        return self._first is not None or is_half

    @property
    def session(self) -> Session:
        """What the window works on; a campaign must be open."""
        return self.workspace.session

    @property
    def workspace(self) -> Workspace:
        """What it shows of its campaign, which must be open."""
        assert self._workspace is not None
        return self._workspace

    def save(self) -> bool:
        """Saves what is not saved yet; gives whether all of the campaign is."""
        return self._workspace is None or self._workspace.saving.flush()

    def open_folder(self, folder: Path) -> None:
        """Opens the campaign of a folder in the place of the open one; says why it cannot."""
        from letterapp.campaign.files import read_files

        try:
            self.open_campaign(read_files(folder), None, Previewing())
        except LetterappError as fault:
            from letterapp.desktop.dialogs import show_error

            show_error(self, fault)

    def open_first(self) -> None:
        """Furnishes the window, and opens the campaign that is being read when it is there."""
        from PySide6.QtCore import Qt

        assert self._first is not None
        self._furnish()
        self._first_read.connect(self._on_first_read, Qt.ConnectionType.QueuedConnection)
        self._first.then(self._first_read.emit)
        self._first.unpack()

    def open_campaign(
        self,
        files: Files,
        campaign: Campaign | None,
        previewing: Previewing,
        *,
        in_steps: bool = False,
    ) -> None:
        """Shows a campaign in the place of the one that is open, which is saved first.

        `campaign` is what the files make where somebody has read them already. `in_steps` it is
        seen sooner, its lists first.
        """
        from letterapp.desktop.session.session import Session
        from letterapp.desktop.window.workspace import Workspace

        session = Session(files, self._home, campaign)
        if self._workspace is not None:
            self._workspace.close_down()
        self._workspace = Workspace(session, previewing, self._settings, in_steps=in_steps)
        self._tasks.work_on(self._workspace)
        self.setCentralWidget(self._workspace)
        if not session.campaign.is_shipped:
            self._settings.add_recent(files.folder)
        self._on_changed()
        if in_steps:
            self._workspace.completed.connect(self._on_completed)
        else:
            self._on_completed()

    def _on_first_read(self, outcome: tuple[Files, Campaign] | Exception) -> None:
        assert self._first is not None
        first, self._first = self._first, None
        if isinstance(outcome, tuple):
            self.open_campaign(*outcome, first.previewing, in_steps=True)
            return
        first.previewing.close()
        self.setCentralWidget(_opening("No campaign is open."))
        if not isinstance(outcome, LetterappError):
            raise outcome
        from letterapp.desktop.dialogs import show_error

        show_error(self, outcome)

    def _on_completed(self) -> None:
        self._connect_workspace(self.workspace)
        self._enable()
        self._on_changed()
        if any(problem.is_error for problem in self.session.campaign.problems):
            self.actions_.check.setChecked(True)

    def _on_changed(self) -> None:
        from letterapp.campaign.texts import shown_in

        session, campaign = self.session, self.session.campaign
        title = shown_in(campaign.settings.title) or campaign.folder.name
        self.setWindowTitle(f"{title} – letterapp")
        actions, is_there = self.actions_, self.workspace.is_complete
        for action in (actions.write, actions.print, actions.own_words):
            action.setEnabled(is_there and session.in_hand is not None)
        for action in (actions.write_all, actions.print_all, actions.previous, actions.next):
            action.setEnabled(is_there and bool(session.targets))
        actions.write_all.setText(f"Write all &ticked ({len(session.targets)})…")

    def _on_new(self) -> None:
        self._documents.new()

    def _on_open(self) -> None:
        is_open = self._workspace is not None
        self._documents.open(self.session.files.folder.parent if is_open else self._home)

    def _on_save_copy(self) -> None:
        self._documents.save_copy(self.session)

    def _on_copied(self, folder: Path) -> None:
        self._on_said(f"A copy was saved in {folder}.")

    def _on_show_folder(self) -> None:
        from letterapp.desktop.campaign.campaign_notices import show_folder

        show_folder(self.session.files.folder)

    def _on_settings_toggled(self, is_shown: bool) -> None:
        if is_shown:
            self.workspace.show_settings()
        else:
            self.workspace.settings_column.set_folded(is_folded=True)

    def _on_settings_folded(self) -> None:
        self.actions_.settings.setChecked(not self.workspace.settings_column.is_folded)

    def _on_moved(self, folder: Path) -> None:
        self._settings.add_recent(folder)

    def _go_to_column(self, number: int) -> None:
        self.workspace.columns.all_columns[number].go_to()

    def _on_own_words(self) -> None:
        """Opens them at what is selected on the pages, if anything is."""
        self.workspace.show_own_words()
        self.workspace.pages.view.activate_paragraph()

    def _on_said(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, _LONG_ENOUGH)

    def _on_crashed(self, bug: BaseException) -> None:
        import sys

        sys.excepthook(type(bug), bug, bug.__traceback__)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells once that it is painted, when it is."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Looks after the campaign when the window is taken up again: drives need not tell."""
        super().changeEvent(event)
        if self._workspace is not None and event.type() is event.Type.ActivationChange:
            self._workspace.saving.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes the window; a letter that is being written is finished first."""
        if self._workspace is not None:
            self._tasks.wait()
        self._settings.set_geometry(_NAME, self.saveGeometry())
        if self._workspace is not None and self._workspace.close_down() and self._last is not None:
            self._last.keep(self.session.files, self.session.campaign)
        if self._first is not None:
            self._first.previewing.close()
        super().closeEvent(event)

    @property
    def _documents(self) -> Documents:
        """What makes, finds and copies campaigns; loaded when it is first needed."""
        if self._documents_made is None:
            from letterapp.desktop.campaign.documents import Documents

            self._documents_made = Documents(self, self._home, self._settings)
            self._documents_made.chosen.connect(self.open_folder)
            self._documents_made.copied.connect(self._on_copied)
        return self._documents_made

    @property
    def _home(self) -> Path:
        """Where the person's own campaigns are made."""
        if self._home_given is None:
            from letterapp import paths

            self._home_given = paths.documents_folder()
        return self._home_given

    def _furnish(self) -> None:
        """Gives the window its menus and its toolbar."""
        from letterapp.desktop.window.actions import Actions
        from letterapp.desktop.window.bars import add_menus, add_toolbar
        from letterapp.desktop.window.tasks import Tasks

        self._tasks = Tasks(self)
        self.actions_ = Actions(self)
        self._menus = add_menus(self, self.actions_, self._settings)
        add_toolbar(self, self.actions_)
        self._connect()
        self._enable()
        self.setCentralWidget(_opening())

    def _connect(self) -> None:
        actions, tasks = self.actions_, self._tasks
        tasks.said.connect(self._on_said)
        actions.new.triggered.connect(self._on_new)
        actions.save_copy.triggered.connect(self._on_save_copy)
        actions.show_folder.triggered.connect(self._on_show_folder)
        actions.open.triggered.connect(self._on_open)
        actions.quit.triggered.connect(self.close)
        actions.write.triggered.connect(tasks.write_letter)
        actions.write_all.triggered.connect(tasks.write_ticked)
        actions.print.triggered.connect(tasks.print_letter)
        actions.print_all.triggered.connect(tasks.print_ticked)
        actions.own_words.triggered.connect(self._on_own_words)
        actions.customise.triggered.connect(tasks.customise)
        actions.settings.toggled.connect(self._on_settings_toggled)
        for number, action in enumerate(actions.columns):
            action.triggered.connect(lambda _=False, at=number: self._go_to_column(at))
        actions.previous.triggered.connect(lambda: self.session.step(-1))
        actions.next.triggered.connect(lambda: self.session.step(1))

    def _connect_workspace(self, workspace: Workspace) -> None:
        session, view, actions = workspace.session, workspace.pages.view, self.actions_
        session.changed.connect(self._on_changed)
        session.in_hand_changed.connect(self._on_changed)
        session.moved.connect(self._on_moved)
        workspace.said.connect(self._on_said)
        workspace.welcome.guide_wanted.connect(self._menus.help.show_guide)
        workspace.letter.crashed.connect(self._on_crashed)
        actions.check.setChecked(False)
        actions.check.toggled.connect(workspace.show_checks)
        workspace.checks.closed.connect(lambda: actions.check.setChecked(False))
        workspace.settings_column.folded.connect(self._on_settings_folded)
        self._on_settings_folded()
        self._show_save_state(workspace)
        actions.history.addStack(session.stack)
        session.stack.setActive()
        self._menus.show_search(workspace.pages.find_bar)
        for action, do in (
            (actions.zoom_in, view.zoom_in),
            (actions.zoom_out, view.zoom_out),
            (actions.actual_size, view.actual_size),
            (actions.fit_width, view.fit_width),
            (actions.fit_page, view.fit_page),
            (actions.copy, view.copy),
        ):
            action.triggered.connect(do)

    def _show_save_state(self, workspace: Workspace) -> None:
        """Says at the right of the status bar whether the campaign that is open is saved."""
        from letterapp.desktop.campaign.save_state import SaveState

        if self._save_state is not None:
            self.statusBar().removeWidget(self._save_state)
            self._save_state.deleteLater()
        self._save_state = SaveState(workspace.saving)
        self.statusBar().addPermanentWidget(self._save_state)
        if self._drop is None:
            from letterapp.desktop.campaign.folder_drop import FolderDrop

            self._drop = FolderDrop(self)
            self._drop.dropped.connect(self.open_folder)
            self._documents.fill_recent(self._menus.recent)

    def _enable(self) -> None:
        for action in self.actions_.of_campaign:
            action.setEnabled(self._workspace is not None)


def _opening(text: str = "Opening the campaign …") -> QLabel:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel

    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
