"""The window: its menus, the campaign that is open, and the dialogs that it opens."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from letterapp.desktop.settings import Settings
from letterapp.desktop.turns import TURN
from letterapp.desktop.window.opening import Opening
from letterapp.desktop.window.windows import close_windows_of, open_forms
from letterapp.errors import LetterappError

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from letterapp.batch.last_letter import LastLetter
    from letterapp.batch.previewing import Previewing
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files
    from letterapp.desktop.first_campaign import FirstCampaign
    from letterapp.desktop.session.session import Session
    from letterapp.desktop.window.actions import Actions
    from letterapp.desktop.window.bars import Menus
    from letterapp.desktop.window.enabling import Enabling
    from letterapp.desktop.window.file_tasks import FileTasks
    from letterapp.desktop.window.status import Status
    from letterapp.desktop.window.tasks import Tasks
    from letterapp.desktop.window.workspace import Workspace

_NAME = "main"
_NOTICED = 200
"""Milliseconds of waiting that nobody notices."""


class MainWindow(QMainWindow):
    """One window, one campaign at a time; another campaign is another session.

    With a `first` campaign it is painted bare (`painted`), and furnished and filled after that
    (`open_first`): what a bare window does not need is not loaded before.
    """

    painted = Signal()

    actions_: Actions
    _menus: Menus
    _file_tasks: FileTasks
    _tasks: Tasks
    _status: Status
    _enabling: Enabling

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
        self._opening = self._opening_of(first) if first else None
        self._last = first.last if first else None
        self._is_painted = False
        self.setWindowTitle("letterapp")
        self.resize(1280, 800)
        self.restoreGeometry(self._settings.geometry(_NAME))
        if first is None:
            self._furnish()

    @property
    def is_opening(self) -> bool:
        """Whether the first campaign is still being read, or not all of it is shown."""
        is_half = self._workspace is not None and not self._workspace.is_complete
        return self._opening is not None or is_half

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
        """Opens the campaign of a folder in the place of the open one; says why it cannot.

        What is open is saved first.
        """
        from letterapp.batch.previewing import Previewing
        from letterapp.campaign.files import read_files

        if self._file_tasks.has_open(folder):
            self._status.say("That campaign is open already.")
            return
        if not self._may_leave():
            return
        try:
            self.open_campaign(read_files(folder), None, Previewing())
        except LetterappError as fault:
            self._show_error(fault)

    def open_first(self) -> None:
        """Furnishes the window, and opens the campaign that is being read when it is there."""
        if self._opening is not None:  # the window may have been closed before
            self._opening.begin()

    def open_campaign(
        self,
        files: Files,
        campaign: Campaign | None,
        previewing: Previewing,
        *,
        in_steps: bool = False,
        target: str | None = None,
        last: LastLetter | None = None,
    ) -> None:
        """Shows a campaign in the place of the one that is open, which is to be saved by then.

        `campaign` is what the files make where somebody has read them already. `in_steps` it is
        seen sooner, its lists first. `target` is the one in hand, and `last` its letter as it was
        made before.
        """
        from letterapp.desktop.session.session import Session
        from letterapp.desktop.window.workspace import Workspace

        session = Session(files, self._file_tasks.home, campaign)
        if target is not None:
            session.set_in_hand(target)
        self._cancel_first()
        if self._workspace is not None:
            self._workspace.close_down()
            self._menus.forget_campaign()
        self._workspace = Workspace(
            session, previewing, self._settings, in_steps=in_steps, last=last
        )
        self._tasks.work_on(self._workspace)
        self._file_tasks.work_on(session)
        self.setCentralWidget(self._workspace)
        self._connect_early(self._workspace)
        if not session.campaign.is_shipped:
            self._settings.add_recent(files.folder)
        self._on_changed()
        if in_steps:
            self._workspace.completed.connect(self._on_completed)
        else:
            self._on_completed()

    def _on_first_read(self, files: Files, campaign: Campaign) -> None:
        assert self._opening is not None
        first = self._opening.first
        self._forget_opening()
        self.open_campaign(
            *(files, campaign, first.previewing),
            in_steps=True,
            target=first.target,
            last=first.letter,
        )

    def _on_first_failed(self, fault: Exception) -> None:
        self._forget_opening()
        self._show_nothing()
        if not isinstance(fault, LetterappError):
            raise fault
        self._show_error(fault)

    def _on_completed(self) -> None:
        self._menus.complete(self._settings)
        self._connect_workspace(self.workspace)
        self._on_changed()
        if any(problem.is_error for problem in self.session.campaign.problems):
            self.actions_.check.setChecked(True)

    def _on_changed(self) -> None:
        from letterapp.campaign.texts import shown_in

        campaign = self.session.campaign
        title = shown_in(campaign.settings.title) or campaign.folder.name
        self.setWindowTitle(f"{title} – letterapp")

    def _on_settings_toggled(self, is_shown: bool) -> None:
        if is_shown:
            self.workspace.show_settings()
        else:
            self.workspace.settings_column.set_folded(is_folded=True)

    def _on_settings_folded(self) -> None:
        self.actions_.settings.setChecked(not self.workspace.settings_column.is_folded)

    def _on_forgotten(self) -> None:
        if self._last is not None:
            self._last.clear()
            self._last = None  # nor is it kept at the end

    def _go_to_column(self, number: int) -> None:
        self.workspace.columns.all_columns[number].go_to()

    def _on_guide_wanted(self) -> None:
        self._menus.complete(self._settings)
        self._menus.help.show_guide()

    def _on_own_words(self) -> None:
        """Opens them at what is selected on the pages, if anything is."""
        self.workspace.show_own_words()
        self.workspace.pages.view.activate_paragraph()

    def _on_crashed(self, bug: BaseException) -> None:
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
        """Closes the window, if what is open may be left; a letter is written to its end first."""
        if not self._may_leave():
            event.ignore()
            return
        self._settings.set_geometry(_NAME, self.saveGeometry())
        if self._workspace is not None:
            self._tasks.wait()
            self._workspace.close_down()
            if self._last is not None:
                session, letter = self.session, self._workspace.letter.last
                self._last.keep(session.files, session.campaign, letter)
        self._cancel_first()
        close_windows_of(self)
        super().closeEvent(event)

    def _cancel_first(self) -> None:
        """Another campaign is opened, or none: the first is not waited for any more."""
        if self._opening is not None:
            self._opening.cancel()
            self._forget_opening()

    def _forget_opening(self) -> None:
        assert self._opening is not None
        self._opening.deleteLater()
        self._opening = None

    def _opening_of(self, first: FirstCampaign) -> Opening:
        opening = Opening(first, self)
        opening.furnishable.connect(self._furnish)
        opening.read.connect(self._on_first_read)
        opening.failed.connect(self._on_first_failed)
        return opening

    def _may_leave(self) -> bool:
        """Saves what is open; where that fails the person says what is to become of it.

        What is typed into a form, too, is dropped only by name.
        """
        if self._workspace is None:
            return True
        if not all(form.close() for form in open_forms(self)):
            return False
        self._workspace.settle()
        return self._file_tasks.may_leave(self._workspace.saving)

    def _show_error(self, fault: LetterappError) -> None:
        from letterapp.desktop.dialogs import show_error

        show_error(self, fault)

    def _furnish(self) -> None:
        """Gives the window its menus and its toolbar."""
        from letterapp.desktop.window.actions import Actions
        from letterapp.desktop.window.bars import Menus, add_toolbar
        from letterapp.desktop.window.enabling import Enabling
        from letterapp.desktop.window.file_tasks import FileTasks
        from letterapp.desktop.window.status import Status
        from letterapp.desktop.window.tasks import Tasks

        self._tasks = Tasks(self)
        self._file_tasks = FileTasks(self, self._home_given, self._settings)
        self._status = Status(self)
        self.actions_ = Actions(self)
        self._enabling = Enabling(self.actions_, self)
        self._menus = Menus(self, self.actions_, self._settings)
        add_toolbar(self, self.actions_)
        self._connect()
        if self._opening is None:
            self._show_nothing()
        else:
            QTimer.singleShot(_NOTICED, self, self._show_opening)

    def _show_opening(self) -> None:
        """Says what is waited for, where it takes long enough to be read."""
        from letterapp.desktop.window.blank import opening_page

        if self._opening is not None:
            self.setCentralWidget(opening_page())

    def _show_nothing(self) -> None:
        """No campaign is open: offers to open one, in all ways there are."""
        from letterapp.desktop.window.blank import nothing_page

        self._menus.complete(self._settings)
        self._file_tasks.prepare()
        self.setCentralWidget(nothing_page((self.actions_.new, self.actions_.open)))

    def _connect(self) -> None:
        actions, tasks = self.actions_, self._tasks
        tasks.said.connect(self._status.say)
        tasks.connect_actions(actions)
        self._file_tasks.said.connect(self._status.say)
        self._file_tasks.chosen.connect(self.open_folder)
        self._file_tasks.forgotten.connect(self._on_forgotten)
        self._file_tasks.connect_menus(actions, self._menus.recent)
        actions.close.triggered.connect(self.close)
        actions.quit.triggered.connect(self.close)
        actions.own_words.triggered.connect(self._on_own_words)
        actions.settings.toggled.connect(self._on_settings_toggled)
        for number, action in enumerate(actions.columns):
            action.triggered.connect(lambda _=False, at=number: self._go_to_column(at))
        actions.previous.triggered.connect(lambda: self.session.step(-1))
        actions.next.triggered.connect(lambda: self.session.step(1))

    def _connect_early(self, workspace: Workspace) -> None:
        """What can come before all of a campaign is shown."""
        workspace.session.moved.connect(self._settings.add_recent)
        workspace.letter.crashed.connect(self._on_crashed)
        workspace.welcome.guide_wanted.connect(self._on_guide_wanted)

    def _connect_workspace(self, workspace: Workspace) -> None:
        session, actions = workspace.session, self.actions_
        session.changed.connect(self._on_changed)
        workspace.said.connect(self._status.say)
        actions.check.setChecked(False)
        actions.check.toggled.connect(workspace.show_checks)
        workspace.checks.closed.connect(lambda: actions.check.setChecked(False))
        workspace.settings_column.folded.connect(self._on_settings_folded)
        self._on_settings_folded()
        self._status.follow(workspace.saving)
        self._enabling.follow(workspace)
        QTimer.singleShot(TURN, self, self._file_tasks.prepare)
        actions.history.addStack(session.stack)
        session.stack.setActive()
        self._menus.show_search(workspace.pages.find_bar)
        actions.zoom(workspace.pages.view)
