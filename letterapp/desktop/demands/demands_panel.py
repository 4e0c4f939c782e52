"""The column of demands as one widget: the list, and the page of the demand that is open.

The page and the forms are loaded when they are first wanted: most starts of the program show only
the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from letterapp.desktop.demands.list_page import ListPage
from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.session.session import Session

if TYPE_CHECKING:
    from letterapp.desktop.demands.demand_forms import DemandForms
    from letterapp.desktop.demands.details_page import DetailsPage


class DemandsPanel(QStackedWidget):
    """Shows what the letter in hand asks.

    `said` is a message for the person; `own_words_wanted` asks for a demand, by its id, to be put
    into own words in the letter in hand.
    """

    said = Signal(str)
    own_words_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = DemandsModel(session, self)
        self._list = ListPage(session, self._model)
        self._details_made: DetailsPage | None = None
        self._forms_made: DemandForms | None = None
        self.addWidget(self._list)
        self.setFocusProxy(self._list)
        self.currentChanged.connect(self._on_page_changed)
        commands = self._list.commands
        commands.open_wanted.connect(self.open_demand)
        commands.add_wanted.connect(self.add_demand)
        commands.add_case_wanted.connect(self.add_case)
        commands.change_wanted.connect(self.change)
        self._list.said.connect(self.said)

    def open_demand(self, demand: str) -> None:
        """Shows the page of a demand."""
        self.setCurrentWidget(self._details)
        self._details.show_demand(demand)

    def show_list(self) -> None:
        """Goes back to the list, to the demand that was open."""
        if self.currentWidget() is not self._list:
            self.setCurrentWidget(self._list)
            self._list.view.show_row(self._details.demand)
            self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_demand(self) -> None:
        """Opens the form of a new demand."""
        self._forms.add()

    def add_case(self, demand: str) -> None:
        """Opens the form of a new case of a demand."""
        self._forms.add_case(demand)

    def change(self, demand: str, case: str = "") -> None:
        """Opens the form of a demand, sound or not, or of one of its cases."""
        self._forms.change(demand, case)

    def _on_page_changed(self) -> None:
        if page := self.currentWidget():
            self.setFocusProxy(page)

    def _on_added(self, demand: str, case: str) -> None:
        self._list.view.show_row(demand, case)

    @property
    def _details(self) -> DetailsPage:
        if self._details_made is None:
            from letterapp.desktop.demands.details_page import DetailsPage

            page = DetailsPage(self._session, self._model)
            self.addWidget(page)
            page.closed.connect(self.show_list)
            page.add_case_wanted.connect(self.add_case)
            page.change_wanted.connect(self.change)
            page.own_words_wanted.connect(self.own_words_wanted)
            page.said.connect(self.said)
            self._details_made = page
        return self._details_made

    @property
    def _forms(self) -> DemandForms:
        if self._forms_made is None:
            from letterapp.desktop.demands.demand_forms import DemandForms

            self._forms_made = DemandForms(self._session, self)
            self._forms_made.added.connect(self._on_added)
        return self._forms_made
