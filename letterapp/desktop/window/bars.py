"""The menus and the toolbar of the main window: where each of its actions stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from letterapp.desktop.settings import Settings
from letterapp.desktop.text_size import TextSize
from letterapp.desktop.window.actions import Actions

if TYPE_CHECKING:
    from letterapp.desktop.help.help_menu import HelpMenu
    from letterapp.desktop.letter.find_bar import FindBar


class Menus(QObject):
    """The menus of one window; what belongs to a campaign is put in when that is opened.

    `complete` adds what nobody needs while the first campaign is opened, and what takes longest.
    """

    help: HelpMenu

    def __init__(self, window: QMainWindow, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._is_complete = False
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
        self._edit.addActions([actions.undo, actions.redo])
        self._edit.addSeparator()
        self._edit.addActions([actions.cut, actions.copy, actions.paste, actions.select_all])
        self._edit.addSeparator()
        self._edit.addAction(actions.own_words)
        self._edit.addSeparator()  # before what is found, and not shown while nothing can be
        letter = bar.addMenu("&Letter")
        letter.addActions([actions.previous, actions.next])
        letter.addSeparator()
        letter.addActions([actions.check, actions.write, actions.write_all])
        letter.addSeparator()
        letter.addAction(actions.customise)
        self.view = bar.addMenu("&View")
        self.view.addActions(actions.columns)
        self.view.addSeparator()
        self.view.addAction(actions.settings)
        self.view.addSeparator()
        self.view.addActions([actions.zoom_in, actions.zoom_out, actions.actual_size])
        self.view.addActions([actions.fit_width, actions.fit_page])
        self.view.addSeparator()
        self.view.addActions(TextSize(settings, window).actions)
        self._search: list[QAction] = []

    def complete(self, settings: Settings) -> None:
        """Adds the help, and has the Edit menu follow the focus; once."""
        if self._is_complete:
            return
        from letterapp.desktop.help.help_menu import HelpMenu
        from letterapp.desktop.window.editing import Editing

        self._is_complete = True
        Editing(self._actions, self._edit)
        self.help = HelpMenu(settings, self._window)
        self._window.menuBar().addMenu(self.help)

    def show_search(self, bar: FindBar) -> None:
        """Puts finding text in the pages of the campaign that is open in the Edit menu."""
        self._search = [bar.find_action, bar.next_action, bar.previous_action]
        self._edit.addActions(self._search)

    def forget_campaign(self) -> None:
        """Takes out what belongs to the campaign; to be called while that is still there."""
        for action in self._search:
            self._edit.removeAction(action)
        self._search = []


def add_toolbar(window: QMainWindow, actions: Actions) -> QToolBar:
    """Gives a window a toolbar of what is used most, in the order of the work.

    What the pages look like comes last: it is what a narrow window leaves out first.
    """
    bar = QToolBar("Toolbar", window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    for group in (
        (actions.undo, actions.redo),
        (actions.previous, actions.next),
        (actions.settings, actions.own_words, actions.check),
        (actions.print, actions.write, actions.write_all),
        (actions.zoom_out, actions.zoom_in, actions.fit_width),
    ):
        if bar.actions():
            bar.addSeparator()
        bar.addActions(group)
    for action in bar.actions():
        if action.isSeparator():  # of a class that Python does not know, and looks for among all
            continue
        if isinstance(button := bar.widgetForAction(action), QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if not action.iconText().isascii() or len(action.iconText()) == 1:
                button.setAccessibleName(action.text().replace("&", ""))
    window.addToolBar(bar)
    return bar
