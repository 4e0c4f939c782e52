"""What the window shows of one campaign: its columns, and what is checked below them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterapp.batch.previewing import Previewing
from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.letter.letter_column import LetterColumn
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.letter.zoom import Fit
from letterapp.desktop.problem_list import ProblemList
from letterapp.desktop.sender_panel import SenderPanel
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session
from letterapp.desktop.settings import Settings
from letterapp.desktop.targets.targets_panel import TargetsPanel
from letterapp.desktop.window.column import Column
from letterapp.desktop.window.columns import Columns

_WIDTHS = (250, 330, 600, 300)


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
        self.letter = LetterInHand(session, previewing, self)
        self.targets = TargetsPanel(session)
        self.demands = DemandsPanel(session)
        self.pages = LetterColumn(session, self.letter)
        self.settings_column = Column("Campaign", SenderPanel(session))
        self._problems = ProblemList("Problems of this letter")
        self.pages.add_below(self._problems)
        columns = (
            Column("To", self.targets),
            Column("Demands", self.demands),
            Column("The letter", self.pages),
            self.settings_column,
        )
        self.columns = Columns(list(zip(columns, _WIDTHS, strict=True)), settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.columns, 1)
        self._settings = settings
        self._restore_zoom()
        self.targets.said.connect(self.said)
        self.demands.said.connect(self.said)
        self.saving.templates_changed.connect(self.letter.refresh)
        self.pages.letter_shown.connect(self._on_letter_shown)

    def close_down(self) -> bool:
        """Ends what runs, and saves; gives whether all is saved."""
        self.columns.keep()
        view = self.pages.view
        self._settings.page_zoom = 0.0 if view.fit is Fit.WIDTH else view.zoom
        self.letter.close()
        return self.saving.flush()

    def _restore_zoom(self) -> None:
        """As large as the pages were the last time; at first as wide as the column."""
        if zoom := self._settings.page_zoom:
            self.pages.view.set_zoom(zoom)
        else:
            self.pages.view.fit_width()

    def _on_letter_shown(self) -> None:
        shown = self.letter.shown
        self._problems.show_problems((*shown.draft.problems, *shown.losses) if shown else ())
