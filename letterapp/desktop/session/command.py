"""One change to a campaign as Qt's undo stack keeps it: the files before, and the files after.

Files share what a change leaves alone, so that keeping both costs little.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from letterapp.campaign.files import Files


class ChangeCommand(QUndoCommand):
    """`name` is what the menu says after “Undo”; changes of one `kind` in a row are one change."""

    def __init__(
        self, name: str, before: Files, after: Files, show: Callable[[Files], None], kind: str = ""
    ) -> None:
        super().__init__(name.replace("&", "&&"))  # the menu takes one for a mnemonic
        self._before = before
        self._after = after
        self._show = show
        self._kind = kind
        self._is_void = False

    @property
    def before(self) -> Files:
        """The files before the change."""
        return self._before

    @property
    def kind(self) -> str:
        """What makes changes in a row one change; empty where it is one by itself."""
        return self._kind

    def make_void(self) -> None:
        """Once it is undone it never was: it cannot be made anew."""
        self._is_void = True

    def undo(self) -> None:
        """Goes back to the files before."""
        self.setObsolete(self._is_void)
        self._show(self._before)

    def redo(self) -> None:
        """Goes on to the files after; also when it is done the first time."""
        self._show(self._after)

    def id(self) -> int:
        """Which commands Qt asks to merge: those of a kind."""
        return hash(self._kind) & 0x7FFF_FFFF if self._kind else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes in the next change, where it is of the same kind."""
        if not isinstance(other, ChangeCommand) or other._kind != self._kind:
            return False
        self._after = other._after
        self.setObsolete(not any(self._after.changed_since(self._before)))
        return True
