"""What the window shows of one campaign: its columns, and what is checked below them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from letterapp.batch.previewing import Previewing
from letterapp.desktop.campaign.campaign_notices import CampaignNotices
from letterapp.desktop.campaign.campaign_panel import CampaignPanel
from letterapp.desktop.campaign.conflict_bar import ConflictBar
from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.letter.letter_column import LetterColumn
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.letter.zoom import Fit
from letterapp.desktop.own_words.commands import changed_texts, edits_of
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.preflight.panel import PreflightPanel
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.preflight.problems_bar import ProblemsBar
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session
from letterapp.desktop.settings import Settings
from letterapp.desktop.targets.targets_panel import TargetsPanel
from letterapp.desktop.welcome import Welcome
from letterapp.desktop.window.column import Column
from letterapp.desktop.window.columns import Columns
from letterapp.desktop.window.places import go_to
from letterapp.problems import Problem

_WIDTHS = (250, 330, 600, 300)
_HEIGHTS = [560, 240]


class Workspace(QWidget):
    """Whom to write to, what to ask, the letter that comes of it, and what all letters share.

    `said` brings a sentence for the status bar.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        previewing: Previewing,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        session.setParent(self)
        self.saving = Saving(session, self)
        self.welcome = Welcome(settings)
        if not session.campaign.is_shipped:
            self.welcome.hide()
        self._conflict = ConflictBar(self.saving)
        self._notices = CampaignNotices(session, self.saving)
        self.letter = LetterInHand(session, previewing, self)
        self.targets = TargetsPanel(session)
        self.demands = DemandsPanel(session)
        self.pages = LetterColumn(session, self.letter)
        self.form = CampaignPanel(session)
        self.settings_column = Column("Campaign", self.form)
        self.preflight = Preflight(session, self)
        self.checks = PreflightPanel(self.preflight)
        self._problems = ProblemsBar()
        self.own_words = OwnWordsPanel(session)
        self.demands_column = Column("Demands", self.demands)
        self.letter_column = Column("The letter", self.pages)
        self._settings = settings
        self.columns = self._columns()
        self._lay_out()
        self._restore_zoom()
        self._restore_sections()
        self._connect()

    def close_down(self) -> bool:
        """Ends what runs, and saves; gives whether all is saved."""
        self.columns.keep()
        for title, section in self.form.sections.items():
            self._settings.set_folded(f"Campaign, {title}", section.is_folded)
        view = self.pages.view
        self._settings.page_zoom = 0.0 if view.fit is Fit.WIDTH else view.zoom
        self.preflight.close()
        self.letter.close()
        return self.saving.flush()

    def _restore_zoom(self) -> None:
        """As large as the pages were the last time; at first as wide as the column."""
        if zoom := self._settings.page_zoom:
            self.pages.view.set_zoom(zoom)
        else:
            self.pages.view.fit_width()

    def show_checks(self, is_shown: bool) -> None:
        """Shows what is checked of all letters below the columns, or hides it."""
        self.checks.setVisible(is_shown)
        if is_shown:
            self.checks.setFocus()

    def show_settings(self, _place: str = "") -> None:
        """Opens what all letters share."""
        self.settings_column.set_folded(is_folded=False)
        self.settings_column.content.setFocus()

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

    def _on_own_words_wanted(self, demand: str) -> None:
        self.show_own_words()
        self.own_words.edit_demand(demand)

    def _on_passages_wanted(self) -> None:
        self.letter.ask_passages()

    def _on_passages_changed(self) -> None:
        if (target := self.session.in_hand) and (passages := self.letter.passages):
            self.own_words.show_passages(target, passages)
            self.pages.view.mark_paragraphs(changed_texts(passages))

    def _on_states_changed(self) -> None:
        self.targets.set_states(self.preflight.states)

    def _on_letter_wanted(self, target: str) -> None:
        self.session.set_in_hand(target)

    def _on_place_wanted(self, problem: Problem) -> None:
        go_to(problem, self)

    def _on_letter_shown(self) -> None:
        shown = self.letter.shown
        self._problems.show_problems((*shown.draft.problems, *shown.losses) if shown else ())
        if edits_of(self.session, self.session.in_hand or ""):
            self.letter.ask_passages()
        else:
            self.pages.view.mark_paragraphs(())

    def _restore_sections(self) -> None:
        for title, section in self.form.sections.items():
            section.set_folded(self._settings.is_folded(f"Campaign, {title}"))

    def _columns(self) -> Columns:
        columns = (
            Column("To", self.targets),
            self.demands_column,
            self.letter_column,
            self.settings_column,
        )
        return Columns(list(zip(columns, _WIDTHS, strict=True)), self._settings)

    def _lay_out(self) -> None:
        rows = QSplitter(Qt.Orientation.Vertical)
        rows.addWidget(self.columns)
        rows.addWidget(self.checks)
        rows.setChildrenCollapsible(False)
        rows.setSizes(_HEIGHTS)
        self.checks.hide()
        self.own_words.hide()
        self.pages.add_below(self.own_words)
        self.pages.add_below(self._problems)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        for bar in (self.welcome, self._conflict, self._notices):
            layout.addWidget(bar)
        layout.addWidget(rows, 1)

    def _connect(self) -> None:
        self.session.moved.connect(self.welcome.hide)
        for said in (self.targets.said, self.demands.said, self.own_words.said):
            said.connect(self.said)
        self.saving.templates_changed.connect(self.letter.refresh)
        self.saving.templates_changed.connect(self.preflight.check_again)
        self.pages.letter_shown.connect(self._on_letter_shown)
        self.pages.view.paragraph_activated.connect(self.show_own_words)
        self.demands.own_words_wanted.connect(self._on_own_words_wanted)
        self.letter.passages_changed.connect(self._on_passages_changed)
        self.own_words.passages_wanted.connect(self._on_passages_wanted)
        self.own_words.paragraph_wanted.connect(self.pages.view.show_paragraph)
        self.own_words.closed.connect(self.hide_own_words)
        self.preflight.changed.connect(self._on_states_changed)
        self.preflight.settled.connect(self._on_states_changed)
        self._problems.place_wanted.connect(self._on_place_wanted)
        self.checks.place_wanted.connect(self._on_place_wanted)
        self.checks.letter_wanted.connect(self._on_letter_wanted)
