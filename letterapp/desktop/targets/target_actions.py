"""Adding, changing and removing targets from the list: actions for buttons, menus and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.targets_view import TargetsView

if TYPE_CHECKING:
    from letterapp.desktop.letter.letter_in_hand import LetterInHand


class TargetActions(QObject):
    """What can be done with the current row; `said` tells what was done."""

    said = Signal(str)

    def __init__(
        self, session: Session, view: TargetsView, letter: LetterInHand | None = None
    ) -> None:
        super().__init__(view)
        self._session = session
        self._letter = letter
        self._view = view
        self.add = self._action("Add…", ["Ins"], "Add a target")
        self.change = self._action("Change…", ["Return", "Enter"], "Change the current target")
        self.remove = self._action("Remove", ["Del"], "Remove the current target")
        self.add.triggered.connect(self._on_add)
        self.change.triggered.connect(self._on_change)
        self.remove.triggered.connect(self._on_remove)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.selectionModel().currentChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What needs a target is there only where the current row is one."""
        for action in (self.change, self.remove):
            action.setEnabled(self._view.current_target is not None)

    def _on_add(self) -> None:
        self._open(None)

    def _on_change(self) -> None:
        if target := self._view.current_target:
            self._open(target)

    def _on_remove(self) -> None:
        """Asks nothing, because it can be undone; the letter of the next one is then in hand."""
        target = self._view.current_target
        if target is None:
            return
        after = self._view.neighbour
        from letterapp.desktop.targets.editing import remove_target

        self.said.emit(remove_target(self._session, target))
        if after in self._session.all_targets and target not in self._session.all_targets:
            self._session.set_in_hand(str(after))

    def _open(self, target: str | None) -> None:
        from letterapp.desktop.targets.target_dialog import TargetDialog

        dialog = TargetDialog(self._session, target, self._view.window(), self._letter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(self.said)
        dialog.open()

    def _action(self, text: str, keys: Sequence[str], tip: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shown})")
        self._view.addAction(action)
        return action
