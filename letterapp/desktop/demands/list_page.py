"""The first page of the column: for which letters, the list, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.action_button import ActionButton
from letterapp.desktop.demands.demand_actions import DemandActions
from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.demands.scope_switch import ScopeSwitch
from letterapp.desktop.demands.view import DemandsView
from letterapp.desktop.empty_state import EmptyState
from letterapp.desktop.flow_layout import FlowLayout
from letterapp.desktop.plain import plain_label
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name

_NONE = (
    "No demands yet",
    "A demand is something that letters ask, in the words that fit each addressee.",
)


class ListPage(QWidget):
    """Shows the demands, or how to come to the first one."""

    said = Signal(str)

    def __init__(
        self, session: Session, model: DemandsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._label = plain_label()
        self.view = DemandsView(model, "Demands and their cases: tick what to ask")
        self.view.setAccessibleDescription(
            "Space ticks, Enter opens, Alt with the up and down arrows moves."
        )
        self.commands = DemandActions(session, self.view)
        self._none = EmptyState(*_NONE, [self._first_action()])
        self._lay_out()
        self._label.setBuddy(self.view)
        self.setFocusProxy(self.view)
        model.refused.connect(self.said)
        self.commands.said.connect(self.said)
        session.changed.connect(self._on_changed)
        session.in_hand_changed.connect(self._on_changed)
        self._on_changed()
        if model.rows:
            self.view.show_row(model.rows[0].demand)

    def _on_changed(self) -> None:
        rows = self._model.rows
        count = sum(row.is_ticked for row in rows)
        in_hand = self._session.in_hand
        name = shown_name(self._session.campaign, in_hand) if in_hand else ""
        whose = f" for {name.replace('&', '&&')}" if name else ""
        self._label.setText(f"&Demands: {count} of {len(rows)}{whose}")
        self._stack.setCurrentIndex(0 if rows else 1)
        self._buttons.setVisible(bool(rows))

    def _lay_out(self) -> None:
        self._label.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._none)
        self._buttons = self._button_row()
        layout = QVBoxLayout(self)
        layout.addWidget(ScopeSwitch(self._session))
        layout.addWidget(self._label)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._buttons)

    def _first_action(self) -> QAction:
        action = QAction("Add the &first demand…", self)
        action.triggered.connect(self.commands.add.trigger)
        return action

    def _button_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(ActionButton(self.commands.open))
        add = QMenu(row)
        add.addActions([self.commands.add, self.commands.add_case])
        flow.addWidget(_menu_button("New", "New demand or case", add))
        flow.addWidget(_menu_button("More", "More for this row", self.commands.menu(row)))
        return row


def _menu_button(text: str, name: str, menu: QMenu) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMenu(menu)
    return button
