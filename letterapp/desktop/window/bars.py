"""The menus and the toolbar of the main window: where each of its actions stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from letterapp.desktop.help.help_menu import HelpMenu
from letterapp.desktop.settings import Settings
from letterapp.desktop.text_size import TextSize
from letterapp.desktop.window.actions import Actions
from letterapp.desktop.window.editing import Editing

if TYPE_CHECKING:
    from letterapp.desktop.letter.find_bar import FindBar


class Menus(QObject):
    """The menus of one window; what belongs to a campaign is put in when that is opened."""

    def __init__(self, window: QMainWindow, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        bar = window.menuBar()
        self.recent = QMenu("Open &recent", window)
        file = bar.addMenu("&File")
        file.addActions([actions.new, actions.open])
        file.addMenu(self.recent)
        file.addActions([actions.save_copy, actions.show_folder])
        file.addSeparator()
        file.addActions([actions.print, actions.print_all])
        file.addSeparator()
        file.addActions([actions.close, actions.quit])
        self._edit = bar.addMenu("&Edit")
        self._cut = actions.cut
        self._edit.addActions([actions.cut, actions.copy, actions.paste, actions.select_all])
        self._edit.addSeparator()
        self._edit.addAction(actions.own_words)
        Editing(actions, self._edit)
        letter = bar.addMenu("&Letter")
        letter.addActions([actions.previous, actions.next])
        letter.addSeparator()
        letter.addActions([actions.check, actions.write, actions.write_all])
        letter.addSeparator()
        letter.addAction(actions.customise)
        self.view = bar.addMenu("&View")
        self.view.addAction(actions.settings)
        self.view.addSeparator()
        self.view.addActions([actions.zoom_in, actions.zoom_out, actions.actual_size])
        self.view.addActions([actions.fit_width, actions.fit_page])
        self.view.addSeparator()
        self.view.addActions(TextSize(settings, window).actions)
        self.help = HelpMenu(settings, window)
        bar.addMenu(self.help)
        self._made: list[QAction] = []
        self._found: list[QAction] = []

    def show_history(self, stack: QUndoStack) -> None:
        """Puts undo and redo of a campaign, with the names of its changes, in the Edit menu."""
        self.forget_campaign()
        undo = stack.createUndoAction(self, "&Undo")
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        redo = stack.createRedoAction(self, "&Redo")
        redo.setShortcuts(QKeySequence.StandardKey.Redo)
        separator = QAction(self)
        separator.setSeparator(True)
        self._made = [undo, redo, separator]
        self._edit.insertActions(self._cut, self._made)

    def show_search(self, bar: FindBar) -> None:
        """Puts finding text in the pages in the Edit menu."""
        self._found = [bar.find_action, bar.next_action, bar.previous_action]
        self._edit.addActions(self._found)

    def forget_campaign(self) -> None:
        """Takes out what belongs to the campaign; to be called while that is still there."""
        for action in (*self._made, *self._found):
            self._edit.removeAction(action)
        for action in self._made:
            action.deleteLater()
        self._made, self._found = [], []


def add_menus(window: QMainWindow, actions: Actions, settings: Settings) -> Menus:
    """Fills a window's menu bar."""
    return Menus(window, actions, settings)


def add_toolbar(window: QMainWindow, actions: Actions) -> QToolBar:
    """Gives a window a toolbar of what is used most."""
    bar = QToolBar("Toolbar", window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    bar.addActions([actions.previous, actions.next])
    bar.addSeparator()
    bar.addActions([actions.zoom_out, actions.zoom_in, actions.fit_width])
    bar.addSeparator()
    bar.addActions([actions.check, actions.settings])
    bar.addSeparator()
    bar.addActions([actions.print, actions.write, actions.write_all])
    for action in bar.actions():
        if isinstance(button := bar.widgetForAction(action), QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    window.addToolBar(bar)
    return bar
