"""The demands and their cases, each with a box; what does not fit the letter in hand is greyed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from letterapp.campaign.letters import why_not
from letterapp.campaign.model import Asked, Demand
from letterapp.campaign.texts import shown_in
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.desktop.wrapping_tree import WrappingTree, children

_DEMAND = Qt.ItemDataRole.UserRole
_CASE = Qt.ItemDataRole.UserRole + 1
_ASKED = {
    Asked.NAMED: "the source itself asks it of this addressee",
    Asked.DERIVED: "in the sender’s own name, derived from the source",
}


class DemandsPanel(QWidget):
    """The boxes show what the letter in hand asks; a tick counts for all letters."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._about = plain_label()
        self._about.setWordWrap(True)
        self._tree = WrappingTree("Demands and their cases: tick what to ask")
        self._tree.setRootIsDecorated(False)
        self._about.setBuddy(self._tree)
        self._fill()
        layout = QVBoxLayout(self)
        layout.addWidget(self._about)
        layout.addWidget(self._tree)
        self._tree.itemChanged.connect(self._on_item_changed)
        session.changed.connect(self._on_changed)
        session.in_hand_changed.connect(self._on_changed)
        self._on_changed()

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        is_ticked = item.checkState(0) is Qt.CheckState.Checked
        demand, case = item.data(0, _DEMAND), item.data(0, _CASE)
        if case:
            choosing.tick_case(self._session, demand, case, is_ticked=is_ticked)
        else:
            choosing.tick_demand(self._session, demand, is_ticked=is_ticked)
        self._on_changed()

    def _on_changed(self) -> None:
        with QSignalBlocker(self._tree):
            for item in children(self._tree.invisibleRootItem()):
                self._show_demand(item)
        self._tree.scheduleDelayedItemsLayout()
        self._about.setText(self._scope())

    def _scope(self) -> str:
        """For which letters a tick counts."""
        in_hand = self._session.in_hand
        name = shown_name(self._session.campaign, in_hand) if in_hand else ""
        if self._session.has_own_ticks:
            return f"For {name} alone: its letter has demands of its own."
        is_greying = any(self._reason(demand) for demand in self._session.campaign.demands)
        return f"Ticks are for all letters.{f' Grey is not for {name}.' if is_greying else ''}"

    def _fill(self) -> None:
        campaign = self._session.campaign
        for demand_id in self._session.ticks.order:
            demand = campaign.demand(demand_id)
            item = _item(self._tree.invisibleRootItem(), demand_id)
            for case in demand.cases if demand else ():
                child = _item(item, demand_id, case.id)
                child.setText(0, shown_in(case.title))
        self._tree.expandAll()

    def _show_demand(self, item: QTreeWidgetItem) -> None:
        demand_id = item.data(0, _DEMAND)
        demand = self._session.campaign.demand(demand_id)
        reason = self._reason(demand)
        is_ticked = demand_id in self._session.ticks.demands
        item.setText(0, self._text(demand_id, demand, reason))
        item.setToolTip(0, as_rich(self._tool_tip(demand)))
        self._tree.set_greyed(item, is_greyed=reason is not None)
        item.setCheckState(0, _check_state(is_ticked and reason is None))
        for child in children(item):
            self._show_case(child, is_asked=is_ticked and reason is None)

    def _show_case(self, item: QTreeWidgetItem, *, is_asked: bool) -> None:
        cases = self._session.ticks.cases.get(item.data(0, _DEMAND), frozenset())
        self._tree.set_greyed(item, is_greyed=not is_asked)
        item.setCheckState(0, _check_state(is_asked and item.data(0, _CASE) in cases))

    def _reason(self, demand: Demand | None) -> str | None:
        """Why a demand is not for the target in hand."""
        campaign = self._session.campaign
        target = campaign.target(self._session.in_hand or "")
        return why_not(campaign, demand, target, "en") if demand and target else None

    def _text(self, demand_id: str, demand: Demand | None, reason: str | None) -> str:
        if demand is None:
            return f"{demand_id}\nHas errors: see the campaign’s problems."
        title = shown_in(demand.title)
        return f"{title}\nNot for this letter: {reason}" if reason else title

    def _tool_tip(self, demand: Demand | None) -> str:
        """What kind of demand it is, and who asks it."""
        target = self._session.campaign.target(self._session.in_hand or "")
        asked = demand.asked_of.get(target.role) if demand and target else None
        kind = f"{demand.kind}".capitalize() if demand else ""
        return f"{kind}: {_ASKED[asked]}" if asked else kind


def _item(parent: QTreeWidgetItem, demand: str, case: str = "") -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent)
    item.setData(0, _DEMAND, demand)
    item.setData(0, _CASE, case)
    return item


def _check_state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
