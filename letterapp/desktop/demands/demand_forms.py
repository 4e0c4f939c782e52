"""Opens the forms of demands and cases, and makes one command of what was written in one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from letterapp.desktop.demands import editing
from letterapp.desktop.demands.case_form import CaseForm
from letterapp.desktop.demands.demand_form import NEW_DEMAND, DemandForm
from letterapp.desktop.demands.form_dialog import FormDialog
from letterapp.desktop.demands.texts_form import TextsForm
from letterapp.desktop.session.choosing import case_title, demand_title
from letterapp.desktop.session.session import Session


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

        def keep() -> None:
            self.added.emit(editing.add_demand(self._session, form.values), "")

        self._open("New demand", form).accepted.connect(keep)

    def add_case(self, demand: str) -> None:
        """Opens the form of a new case of a demand."""
        form = CaseForm(self._session.campaign, {})

        def keep() -> None:
            self.added.emit(demand, editing.add_case(self._session, demand, form.values))

        title = f"New case of “{demand_title(self._session.campaign, demand)}”"
        self._open(title, form).accepted.connect(keep)

    def change(self, demand: str, case: str) -> None:
        """Opens the form of a demand, or of one of its cases, as the file has it."""
        session, campaign = self._session, self._session.campaign
        if case:
            inner = CaseForm(campaign, editing.case_values(session, demand, case))
            dialog = self._open(f"Change “{case_title(campaign, demand, case)}”", inner)
            dialog.accepted.connect(
                lambda: editing.change_case(session, demand, case, inner.values)
            )
            return
        form = DemandForm(campaign, editing.demand_values(session, demand))
        dialog = self._open(f"Change “{demand_title(campaign, demand)}”", form)
        dialog.accepted.connect(lambda: editing.change_demand(session, demand, form.values))

    def _open(self, title: str, form: TextsForm) -> FormDialog:
        dialog = FormDialog(title, form, self._parent)
        dialog.open()
        return dialog
