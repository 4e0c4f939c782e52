"""What can be done with the row in hand, as actions for buttons and for the context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from letterapp.desktop.demands.editing import remove_case, remove_demand, why_case_stays
from letterapp.desktop.demands.rows import CaseRow, DemandRow, Row
from letterapp.desktop.demands.view import DemandsView
from letterapp.desktop.session.session import Session


class DemandActions(QObject):
    """The actions of one list, enabled as its current row allows.

    Forms and pages are for others: `open_wanted` names a demand, `add_case_wanted` the demand that
    a case is wanted for, `change_wanted` a demand and one of its cases or “”.
    """

    open_wanted = Signal(str)
    add_wanted = Signal()
    add_case_wanted = Signal(str)
    change_wanted = Signal(str, str)
    said = Signal(str)

    def __init__(self, session: Session, view: DemandsView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self.open = self._action("Open", "", self._on_open)
        self.add = self._action("New &demand…", "", self.add_wanted.emit)
        self.add_case = self._action("New &case…", "", self._on_add_case)
        self.change = self._action("C&hange…", "F2", self._on_change)
        self.up = self._action("Move &up", "Alt+Up", self._on_up)
        self.down = self._action("Move do&wn", "Alt+Down", self._on_down)
        self.remove = self._action("&Remove", QKeySequence.StandardKey.Delete, self._on_remove)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_wanted)
        view.row_changed.connect(self.refresh)
        view.opened.connect(self._on_open)
        view.change_wanted.connect(self._on_change)
        session.changed.connect(self.refresh)
        session.in_hand_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Enables what the current row allows."""
        row = self._view.row
        for action in (self.open, self.change, self.remove):
            action.setEnabled(row is not None)
        self.add_case.setEnabled(row is not None and _is_sound(row))
        self.up.setEnabled(self._view.can_step(-1))
        self.down.setEnabled(self._view.can_step(1))

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of all actions."""
        menu = QMenu(parent)
        menu.addActions([self.open, self.change])
        menu.addSeparator()
        menu.addActions([self.up, self.down])
        menu.addSeparator()
        menu.addActions([self.add, self.add_case, self.remove])
        return menu

    def _on_menu_wanted(self) -> None:
        rect = self._view.visualRect(self._view.currentIndex())
        menu = self.menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.viewport().mapToGlobal(rect.center()))

    def _on_open(self) -> None:
        if row := self._view.row:
            if _is_sound(row):
                self.open_wanted.emit(row.demand)
            else:
                self.change_wanted.emit(row.demand, "")

    def _on_add_case(self) -> None:
        if row := self._view.row:
            self.add_case_wanted.emit(row.demand)

    def _on_change(self) -> None:
        if row := self._view.row:
            self.change_wanted.emit(row.demand, row.case if isinstance(row, CaseRow) else "")

    def _on_up(self) -> None:
        self._view.step(-1)

    def _on_down(self) -> None:
        self._view.step(1)

    def _on_remove(self) -> None:
        row = self._view.row
        if row is None:
            return
        if isinstance(row, CaseRow):
            if reason := why_case_stays(self._session, row.demand, row.case):
                self.said.emit(f"“{row.title}” cannot be removed: {reason}. Untick it instead.")
                return
            remove_case(self._session, row.demand, row.case)
        else:
            remove_demand(self._session, row.demand)
        self.said.emit(f"“{row.title}” is removed. Undo brings it back.")

    def _action(
        self, text: str, keys: str | QKeySequence.StandardKey, slot: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self._view)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: slot())
        self._view.addAction(action)
        return action


def _is_sound(row: Row) -> bool:
    return not isinstance(row, DemandRow) or row.is_sound
