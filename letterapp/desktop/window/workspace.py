"""What the window shows of one campaign: its columns, and what is checked below them.

What only the letter and the checks need is loaded when the lists are painted.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from letterapp.batch.previewing import Previewing
from letterapp.campaign.files import SETTINGS
from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session
from letterapp.desktop.settings import Settings, own_store
from letterapp.desktop.targets.targets_panel import TargetsPanel
from letterapp.desktop.turns import TURN, Steps
from letterapp.desktop.welcome import Welcome
from letterapp.desktop.window.column import Column
from letterapp.desktop.window.columns import Columns
from letterapp.desktop.window.looks import keep_looks, restore_folds, restore_zoom
from letterapp.desktop.window.windows import close_windows_of

if TYPE_CHECKING:
    from letterapp.batch.last_letter import LastLetter
    from letterapp.desktop.campaign.campaign_panel import CampaignPanel
    from letterapp.desktop.letter.letter_column import LetterColumn
    from letterapp.desktop.own_words.panel import OwnWordsPanel
    from letterapp.desktop.preflight.panel import PreflightPanel
    from letterapp.desktop.preflight.preflight import Preflight
    from letterapp.desktop.preflight.problems_bar import ProblemsBar
    from letterapp.problems import Problem

_WIDTHS = (275, 320, 610, 300)
_HEIGHTS = [500, 300]
_AT_REST = 200
"""Milliseconds after which all is painted: what is loaded in a thread would make that slower."""
_LONGEST_WAIT = 2_000
"""Milliseconds that what is not seen at first waits for the first letter."""


class Workspace(QWidget):
    """Whom to write to, what to ask, the letter that comes of it, and what all letters share.

    `said` brings a sentence for the status bar. Made `in_steps`, it has the lists at first, the
    letter when these are painted, and all else when that is shown: then `completed` comes. Then the
    `last` letter may be shown before it is made.
    """

    said = Signal(str)
    completed = Signal()

    pages: LetterColumn
    form: CampaignPanel
    preflight: Preflight
    checks: PreflightPanel
    own_words: OwnWordsPanel
    _problems: ProblemsBar

    def __init__(
        self,
        session: Session,
        previewing: Previewing,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        in_steps: bool = False,
        last: LastLetter | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        session.setParent(self)
        self.saving = Saving(session, self)
        self.welcome = Welcome(settings)
        if not session.campaign.is_shipped:
            self.welcome.hide()
        self.letter = LetterInHand(session, previewing, self, last)
        self.targets = TargetsPanel(session, letter=self.letter)
        self.demands = DemandsPanel(session)
        self._letter_room, self._settings_room = QStackedWidget(), QStackedWidget()
        self.demands_column = Column("Demands", self.demands)
        self.letter_column = Column("The letter", self._letter_room)
        self.settings_column = Column("Campaign", self._settings_room, is_on_right=True)
        self._settings = settings
        self.columns = self._columns()
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._is_complete = self._is_painted = False
        self._steps = Steps(self._completing(), self)
        session.moved.connect(self._on_moved)
        if not in_steps:
            self._steps.take_all()

    @property
    def is_complete(self) -> bool:
        """Whether all of it is there."""
        return self._is_complete

    def close_down(self) -> None:
        """Ends what runs, and closes its windows; saving is to be done before.

        Only what is complete keeps its looks.
        """
        close_windows_of(self)
        self._steps.stop()
        if self._is_complete:
            self.columns.keep()
            keep_looks(self.pages.view, self.form, self._settings)
            self.preflight.close()
        self.letter.close()
        self.saving.close()

    def settle(self) -> None:
        """Puts what is typed and waits for something into the campaign, so that it is saved."""
        self.session.settle()

    def look_for_letters(self) -> None:
        """Checks the letters where they were last written."""
        from letterapp.desktop.writing.folders import letters_folder

        self.preflight.set_folder(letters_folder(self.session.campaign, own_store()))
        self.preflight.check_again()

    def show_checks(self, is_shown: bool) -> None:
        """Shows what is checked of all letters below the columns, or hides it."""
        self.checks.setVisible(is_shown)
        if is_shown:
            self.checks.setFocus()

    def show_settings(self, place: str = "") -> bool:
        """Opens what all letters share, at a place of campaign.toml; gives whether it is there."""
        self.settings_column.go_to()
        return self.form.show_place(SETTINGS, place) if place else True

    def show_demand(self, demand: str) -> None:
        """Opens a demand."""
        self.demands_column.set_folded(is_folded=False)
        self.demands.open_demand(demand)

    def show_own_words(self, paragraph: str = "") -> None:
        """Opens the own words of the letter in hand, at a paragraph of its pages if one is given.

        What is there to be changed is looked for from now on, until they are closed.
        """
        self.letter_column.set_folded(is_folded=False)
        self.own_words.show()
        self.own_words.setFocus()
        if paragraph:
            self.own_words.edit(paragraph)

    def hide_own_words(self) -> None:
        """Closes them; keys go to the pages."""
        self.own_words.hide()
        self.pages.view.setFocus()

    def _on_moved(self) -> None:
        self.welcome.hide()
        if self._is_complete:  # else it looks when it is
            QTimer.singleShot(0, self, self.look_for_letters)  # when the session has moved, too

    def _on_own_words_wanted(self, demand: str) -> None:
        self.show_own_words()
        self.own_words.edit_demand(demand)

    def _on_states_changed(self) -> None:
        self.targets.set_states(self.preflight.states)

    def _on_place_wanted(self, problem: Problem) -> None:
        from letterapp.desktop.window.places import go_to

        go_to(problem, self)

    def _on_letter_shown(self) -> None:
        shown = self.letter.shown
        self._problems.setVisible(shown is not None)
        if shown is not None and not shown.pages and not shown.draft.skip_reason:
            self._problems.set_open(True)
        problems = (*shown.draft.problems, *shown.losses) if shown else ()
        behind = (
            one
            for one in self.session.campaign.problems
            if any(problem.where.holds(one.where) for problem in problems if problem.is_error)
        )
        self._problems.show_problems((*problems, *behind))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lists are painted, when this is done: the letter can come, and after it all else."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._steps.go_on()

    def _columns(self) -> Columns:
        columns = (
            Column("To", self.targets),
            self.demands_column,
            self.letter_column,
            self.settings_column,
        )
        widths = list(zip(columns, _WIDTHS, strict=True))
        return Columns(widths, self._settings, folded_at_first=[self.settings_column])

    def _lay_out(self) -> None:
        self._rows.addWidget(self.columns)
        self._rows.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        self._bars = QVBoxLayout()
        self._bars.addWidget(self.welcome)
        layout.addLayout(self._bars)
        layout.addWidget(self._rows, 1)

    def _completing(self) -> Generator[int]:
        """Adds what the lists have not waited for.

        What takes long to load is a step by itself, so that keys need not wait for more than that.
        """
        import letterapp.desktop.letter.letter_column

        yield TURN
        self._add_letter()
        self.letter.load()
        self.letter.changed.connect(self._steps.go_on)
        yield _LONGEST_WAIT
        self.letter.changed.disconnect(self._steps.go_on)
        import letterapp.desktop.campaign.campaign_panel

        yield TURN
        self._add_settings()
        yield TURN
        import letterapp.desktop.own_words.panel

        yield TURN
        self._add_own_words()
        yield TURN
        import letterapp.desktop.preflight.preflight

        yield TURN
        import letterapp.desktop.preflight.panel  # noqa: F401

        yield TURN
        self._add_checks()
        yield TURN
        self._add_bars()
        yield TURN
        self._connect()
        yield TURN
        self.look_for_letters()
        self._on_letter_shown()
        self._is_complete = True
        self.completed.emit()
        yield _AT_REST
        self.session.prepare()

    def _add_letter(self) -> None:
        from letterapp.desktop.letter.letter_column import LetterColumn

        self.pages = LetterColumn(self.session, self.letter)
        _put(self._letter_room, self.pages)
        restore_zoom(self.pages.view, self._settings)

    def _add_settings(self) -> None:
        from letterapp.desktop.campaign.campaign_panel import CampaignPanel

        self.form = CampaignPanel(self.session)
        _put(self._settings_room, self.form)
        restore_folds(self.form, self._settings)

    def _add_own_words(self) -> None:
        from letterapp.desktop.own_words.panel import OwnWordsPanel

        self.own_words = OwnWordsPanel(self.session)
        self.own_words.hide()
        self.pages.add_below(self.own_words)

    def _add_checks(self) -> None:
        from letterapp.desktop.preflight.panel import PreflightPanel
        from letterapp.desktop.preflight.preflight import Preflight
        from letterapp.desktop.preflight.problems_bar import ProblemsBar

        self.preflight = Preflight(self.session, self)
        self.checks = PreflightPanel(self.preflight)
        self.checks.hide()
        self._rows.addWidget(self.checks)
        self._rows.setSizes(_HEIGHTS)
        self._problems = ProblemsBar()
        self.pages.add_below(self._problems)

    def _add_bars(self) -> None:
        from letterapp.desktop.campaign.campaign_notices import CampaignNotices
        from letterapp.desktop.campaign.conflict_bar import ConflictBar

        conflict, notices = ConflictBar(self.saving), CampaignNotices(self.session, self.saving)
        self._bars.addWidget(conflict)
        self._bars.addWidget(notices)
        notices.tell_what_is_left()

    def _connect(self) -> None:
        from letterapp.desktop.window.own_words_link import OwnWordsLink

        OwnWordsLink(self.session, self.letter, self.pages, self.own_words)
        for said in (self.targets.said, self.demands.said, self.own_words.said):
            said.connect(self.said)
        self.saving.templates_changed.connect(self.letter.refresh)
        self.saving.templates_changed.connect(self.preflight.check_again)
        self.pages.letter_shown.connect(self._on_letter_shown)
        self.pages.view.paragraph_activated.connect(self.show_own_words)
        self.demands.own_words_wanted.connect(self._on_own_words_wanted)
        self.own_words.closed.connect(self.hide_own_words)
        self.preflight.changed.connect(self._on_states_changed)
        self.preflight.settled.connect(self._on_states_changed)
        self._problems.place_wanted.connect(self._on_place_wanted)
        self.checks.place_wanted.connect(self._on_place_wanted)
        self.checks.letter_wanted.connect(self.session.set_in_hand)


def _put(room: QStackedWidget, content: QWidget) -> None:
    """Puts into a column what it has kept room for."""
    room.addWidget(content)
    room.setCurrentWidget(content)
    room.setFocusProxy(content)
