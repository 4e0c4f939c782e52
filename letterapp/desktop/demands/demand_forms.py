"""Opens the forms of demands and cases, and makes one command of what was written in one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from letterapp.desktop.demands import editing
from letterapp.desktop.demands.case_form import CaseForm
from letterapp.desktop.demands.demand_form import NEW_DEMAND, DemandForm
from letterapp.desktop.demands.form_dialog import FormDialog, Keep, Values
from letterapp.desktop.demands.texts_form import TextsForm
from letterapp.desktop.meanwhile import Meanwhile
from letterapp.desktop.session.choosing import case_title, demand_title
from letterapp.desktop.session.session import Session

_DEMAND_GONE = (
    "Meanwhile the demand of this case has been removed by another program or window, so that "
    "there is no place for the case. Copy what you still need, and cancel."
)


class DemandForms(QObject):
    """`added` names the demand, and the case or “”, that there is now."""

    added = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def add(self) -> None:
        """Opens the form of a new demand."""
        form = DemandForm(self._session.campaign, NEW_DEMAND)

        def keep(values: Values) -> str:
            self.added.emit(editing.add_demand(self._session, values), "")
            return ""

        self._open("New demand", form, keep)

    def add_case(self, demand: str) -> None:
        """Opens the form of a new case of a demand."""
        form = CaseForm(self._session.campaign, {})
        title = f"New case of “{demand_title(self._session.campaign, demand)}”"
        self._open(title, form, partial(self._keep_new_case, demand))

    def change(self, demand: str, case: str) -> None:
        """Opens the form of a demand, or of one of its cases, as the file has it."""
        if case:
            self._change_case(demand, case)
        else:
            self._change_demand(demand)

    def _change_demand(self, demand: str) -> None:
        session, campaign = self._session, self._session.campaign
        form = DemandForm(campaign, editing.demand_values(session, demand))
        meanwhile = Meanwhile(lambda: editing.demand_values(session, demand), form.label)

        def keep(values: Values) -> str:
            if meanwhile.is_gone:
                self.added.emit(editing.add_demand(session, values), "")
            else:
                editing.change_demand(session, demand, values)
            return ""

        self._open(f"Change “{demand_title(campaign, demand)}”", form, keep, meanwhile)

    def _change_case(self, demand: str, case: str) -> None:
        session, campaign = self._session, self._session.campaign
        form = CaseForm(campaign, editing.case_values(session, demand, case))
        meanwhile = Meanwhile(lambda: editing.case_values(session, demand, case), form.label)

        def keep(values: Values) -> str:
            if meanwhile.is_gone:
                return self._keep_new_case(demand, values)
            editing.change_case(session, demand, case, values)
            return ""

        self._open(f"Change “{case_title(campaign, demand, case)}”", form, keep, meanwhile)

    def _keep_new_case(self, demand: str, values: Values) -> str:
        """Adds a case, where its demand is still there."""
        if not editing.demand_values(self._session, demand):
            return _DEMAND_GONE
        self.added.emit(demand, editing.add_case(self._session, demand, values))
        return ""

    def _open(
        self, title: str, form: TextsForm, keep: Keep, meanwhile: Meanwhile | None = None
    ) -> None:
        FormDialog(title, form, keep, self._parent, meanwhile).open()
