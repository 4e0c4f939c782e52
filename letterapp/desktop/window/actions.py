"""All that the main window can be told to do, each with its words and its keys.

What an action does is connected by the window; where it stands, menu and toolbar say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from letterapp.desktop.letter.pages_area import PagesArea

_STANDARD = QKeySequence.StandardKey
_COLUMNS = ("&targets", "&demands", "the l&etter", "the &campaign")
_Keys = str | QKeySequence.StandardKey | None


class Actions:
    """The actions of one window, which owns them."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.new = self._action("&New campaign…", _STANDARD.New)
        self.open = self._action("&Open campaign folder…", _STANDARD.Open)
        self.show_folder = self._action("Show campaign &folder")
        self.save_copy = self._action("Save a &copy as…", _STANDARD.SaveAs)
        self.print = self._action("&Print this letter…", _STANDARD.Print)
        self.print_all = self._action("Print all tic&ked…", "Ctrl+Shift+P")
        self.quit = self._action("&Quit", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.history = QUndoGroup(window)
        self.undo = self.history.createUndoAction(window, "&Undo")
        self.undo.triggered.disconnect()  # what is typed and waits goes in before
        self.undo.setShortcuts(_STANDARD.Undo)
        self.redo = self.history.createRedoAction(window, "&Redo")
        self.redo.triggered.disconnect()
        self.redo.setShortcuts(_STANDARD.Redo)
        self.close = self._action("C&lose", "Ctrl+W")
        self.cut = self._shown_with("Cu&t", _STANDARD.Cut)
        self.copy = self._shown_with("&Copy", _STANDARD.Copy)
        self.paste = self._shown_with("&Paste", _STANDARD.Paste)
        self.select_all = self._shown_with("Select &all", _STANDARD.SelectAll)
        self.own_words = self._action("&Own words for this letter…", "F2")
        self.settings = self._action("&Sender and letter settings", is_checkable=True)
        self.previous = self._action("&Previous ticked letter", "Ctrl+PgUp")
        self.next = self._action("&Next ticked letter", "Ctrl+PgDown")
        self.write = self._action("&Write this letter…", "Ctrl+Return")
        self.write_all = self._action("Write all &ticked…", "Ctrl+Shift+Return")
        self.check = self._action("&Check all letters", "F7", is_checkable=True)
        self.customise = self._action("Customise wor&ding and letterhead…")
        self.columns = [
            self._action(f"Go to {where}", f"Ctrl+{number}")
            for number, where in enumerate(_COLUMNS, start=1)
        ]
        self.zoom_in = self._action("Zoom &in", _STANDARD.ZoomIn)
        self.zoom_out = self._action("Zoom o&ut", _STANDARD.ZoomOut)
        self.actual_size = self._action("&Actual size", "Ctrl+0")
        self.fit_width = self._action("Fit &width", "Ctrl+9")
        self.fit_page = self._action("Fit w&hole page", "Ctrl+8")

        self._shorten()

    @property
    def of_campaign(self) -> Sequence[QAction]:
        """Those that need a campaign to be open."""
        return (
            *(
                self.show_folder,
                self.save_copy,
                self.print,
                self.print_all,
                self.own_words,
            ),
            *self.columns,
            *(self.settings, self.previous, self.next, self.write, self.write_all, self.check),
            *(self.customise, self.zoom_in, self.zoom_out, self.actual_size),
            *(self.fit_width, self.fit_page),
        )

    def zoom(self, view: PagesArea) -> None:
        """From now on these pages are zoomed; others that were are to be gone soon."""
        for action, do in (
            (self.zoom_in, view.zoom_in),
            (self.zoom_out, view.zoom_out),
            (self.actual_size, view.actual_size),
            (self.fit_width, view.fit_width),
            (self.fit_page, view.fit_page),
        ):
            action.triggered.connect(do)

    def _shorten(self) -> None:
        """What the toolbar says, where the menu says more."""
        for action, text in (
            (self.previous, "◀ Previous"),
            (self.next, "Next ▶"),
            (self.zoom_in, "+"),
            (self.zoom_out, "−"),
            (self.undo, "Undo"),
            (self.redo, "Redo"),
            (self.own_words, "Own words"),
            (self.settings, "Sender"),
            (self.check, "Check all"),
            (self.print, "Print"),
            (self.write, "Write this letter"),
        ):
            action.setIconText(text)

    def _shown_with(self, text: str, keys: _Keys) -> QAction:
        """An action whose keys the menu only shows: whatever has the focus has them itself.

        Those of a menu's widget count where this has the focus, and that a menu never has.
        """
        action = self._action(text, keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _action(self, text: str, keys: _Keys = None, *, is_checkable: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(is_checkable)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action
