"""The column of demands as one widget: the list, and the page of the demand that is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from letterapp.desktop.demands.demand_forms import DemandForms
from letterapp.desktop.demands.details_page import DetailsPage
from letterapp.desktop.demands.list_page import ListPage
from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.session.session import Session


class DemandsPanel(QStackedWidget):
    """Shows what the letter in hand asks.

    `said` is a message for the person; `own_words_wanted` asks for a demand, by its id, to be put
    into own words in the letter in hand.
    """

    said = Signal(str)
    own_words_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model = DemandsModel(session, self)
        self._list = ListPage(session, model)
        self._details = DetailsPage(session, model)
        self.addWidget(self._list)
        self.addWidget(self._details)
        self._forms = DemandForms(session, self)
        self._forms.added.connect(self._on_added)
        commands = self._list.commands
        commands.add_wanted.connect(self._forms.add)
        for wanting in (commands, self._details):
            wanting.add_case_wanted.connect(self._forms.add_case)
            wanting.change_wanted.connect(self._forms.change)
        commands.open_wanted.connect(self.open_demand)
        self._details.closed.connect(self.show_list)
        self._details.own_words_wanted.connect(self.own_words_wanted)
        for page in (self._list, self._details):
            page.said.connect(self.said)

    def open_demand(self, demand: str) -> None:
        """Shows the page of a demand."""
        self.setCurrentWidget(self._details)
        self._details.show_demand(demand)

    def show_list(self) -> None:
        """Goes back to the list, to the demand that was open."""
        if self.currentWidget() is self._details:
            self.setCurrentWidget(self._list)
            self._list.view.show_row(self._details.demand)
            self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self, demand: str, case: str) -> None:
        self._list.view.show_row(demand, case)
