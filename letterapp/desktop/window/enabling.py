"""Which actions can be done just now, with the campaign and the letter as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from letterapp.desktop.window.actions import Actions

if TYPE_CHECKING:
    from letterapp.desktop.window.workspace import Workspace


class Enabling(QObject):
    """Enables the actions of one window, and says in them how many letters are ticked."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._workspace: Workspace | None = None
        for action in actions.of_campaign:
            action.setEnabled(False)

    def follow(self, workspace: Workspace) -> None:
        """From now on it is this campaign, all of which is there."""
        self._workspace = workspace
        for action in self._actions.of_campaign:
            action.setEnabled(True)
        for change in (workspace.session.changed, workspace.session.in_hand_changed):
            change.connect(self._on_changed)
        workspace.letter.changed.connect(self._on_letter_changed)
        self._on_changed()
        self._on_letter_changed()

    def _on_changed(self) -> None:
        if self._workspace is None:
            return
        session, actions = self._workspace.session, self._actions
        actions.write.setEnabled(session.in_hand is not None)
        actions.write_all.setEnabled(bool(session.targets))
        actions.write_all.setText(f"Write all &ticked ({len(session.targets)})…")
        actions.print_all.setEnabled(bool(session.targets))

    def _on_letter_changed(self) -> None:
        """What comes with each letter alone, lest it should flicker while one types."""
        if self._workspace is not None:
            self._actions.print.setEnabled(self._workspace.letter.printable is not None)
