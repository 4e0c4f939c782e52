"""The second page of the column: one demand, its cases, its wording, and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from letterapp.campaign.model import Demand
from letterapp.campaign.texts import shown_in
from letterapp.desktop.demands.cases_view import CasesView
from letterapp.desktop.demands.demand_actions import DemandActions
from letterapp.desktop.demands.facts import changes_since, sources_of
from letterapp.desktop.demands.facts_text import FactsText
from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.demands.rows import CaseRow, asked_as, reason_against, target_in_hand
from letterapp.desktop.demands.tall_area import TallArea
from letterapp.desktop.demands.wording_editor import WordingEditor
from letterapp.desktop.flow_layout import FlowLayout
from letterapp.desktop.plain import plain_label
from letterapp.desktop.session.session import Session


class DetailsPage(QWidget):
    """Shows one demand as it stands for the letter in hand; `closed` is the way back.

    `change_wanted` names the demand, and one of its cases or “”; `add_case_wanted` the demand.
    """

    closed = Signal()
    change_wanted = Signal(str, str)
    add_case_wanted = Signal(str)
    own_words_wanted = Signal(str)
    said = Signal(str)

    def __init__(
        self, session: Session, model: DemandsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._demand = ""
        self._back = QPushButton("Back to the list")
        self._title = _wrapping(plain_label())
        self._about = _wrapping(plain_label())
        self._cases_label = QLabel("Cases")
        self._cases = CasesView(model)
        self._case_actions = DemandActions(session, self._cases)
        self._wording = WordingEditor(session)
        self._facts = FactsText("Sources, and what has changed since")
        self._change = QPushButton("Change the demand…")
        self._add_case = QPushButton("New case…")
        self._lay_out()
        self._connect()

    @property
    def demand(self) -> str:
        """The id of the demand that is shown."""
        return self._demand

    def show_demand(self, demand: str) -> None:
        """Shows a demand from its top on."""
        self._demand = demand
        self._cases.show_demand(demand)
        self._refresh()
        self._area.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_case_opened(self, demand: str) -> None:
        row = self._cases.row
        self.change_wanted.emit(demand, row.case if isinstance(row, CaseRow) else "")

    def _on_change_clicked(self) -> None:
        self.change_wanted.emit(self._demand, "")

    def _on_add_case_clicked(self) -> None:
        self.add_case_wanted.emit(self._demand)

    def _on_case_row_changed(self) -> None:
        rect = self._cases.visualRect(self._cases.currentIndex())
        spot = self._cases.viewport().mapTo(self._content, rect.center())
        self._area.ensureVisible(spot.x(), spot.y(), 0, rect.height())

    def _refresh(self) -> None:
        demand = self._session.campaign.demand(self._demand)
        if demand is None:
            self.closed.emit()
            return
        self._title.setText(shown_in(demand.title) or demand.id)
        self._about.setText(self._about_text(demand))
        self._cases_label.setVisible(bool(demand.cases))
        self._cases.setVisible(bool(demand.cases))
        self._wording.show_demand(demand.id, is_asked=self._is_asked(demand))
        self._facts.show_text(self._facts_text(demand))

    def _is_asked(self, demand: Demand) -> bool:
        """Whether the letter in hand asks the demand."""
        target = target_in_hand(self._session)
        is_ticked = demand.id in self._session.ticks.demands
        return (
            is_ticked
            and bool(target)
            and not reason_against(self._session.campaign, demand, target)
        )

    def _about_text(self, demand: Demand) -> str:
        target = target_in_hand(self._session)
        words = (str(demand.kind).capitalize(), asked_as(demand, target))
        kind = " · ".join(filter(None, words))
        reason = reason_against(self._session.campaign, demand, target)
        return f"{kind}\nNot for this letter: {reason}" if reason else kind

    def _facts_text(self, demand: Demand) -> str:
        campaign = self._session.campaign
        sources = sources_of(campaign, demand) or ["No source is named."]
        since = changes_since(campaign, demand)
        parts = [f"It rests on:\n{sources[0]}", *sources[1:]]
        if since:
            parts += [f"What has changed since:\n{since[0]}", *since[1:]]
        return "\n\n".join(parts)

    def _connect(self) -> None:
        self.setFocusProxy(self._back)
        self._back.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        self._change.clicked.connect(self._on_change_clicked)
        self._add_case.clicked.connect(self._on_add_case_clicked)
        self._cases.row_changed.connect(self._on_case_row_changed)
        self._case_actions.open_wanted.connect(self._on_case_opened)
        self._case_actions.change_wanted.connect(self.change_wanted)
        self._case_actions.add_case_wanted.connect(self.add_case_wanted)
        self._case_actions.said.connect(self.said)
        self._wording.own_words_wanted.connect(self.own_words_wanted)
        self._session.changed.connect(self._on_changed)
        self._session.in_hand_changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._cases_label.setBuddy(self._cases)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._add_case)
        flow.addWidget(self._change)
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        head: tuple[QWidget, ...] = (self._title, self._about, self._cases_label, self._cases)
        for part in (*head, buttons, self._wording, self._facts):
            inner.addWidget(part)
        inner.addStretch()
        self._area = TallArea(self._content)
        layout = QVBoxLayout(self)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._area, 1)


def _wrapping(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label
