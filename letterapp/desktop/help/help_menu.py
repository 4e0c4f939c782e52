"""The Help menu: the user guide, and what runs here; both are loaded when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from letterapp import paths
from letterapp.desktop.settings import Settings

if TYPE_CHECKING:
    from letterapp.desktop.help.help_window import HelpWindow


class HelpMenu(QMenu):
    """Opens the guide in one window, read when it is first asked for."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__("&Help", parent)
        self._settings = settings
        self._window: HelpWindow | None = None
        guide = QAction("User &guide", self)
        guide.setShortcuts(QKeySequence.StandardKey.HelpContents)
        guide.triggered.connect(self._on_guide)
        about = QAction("&About letterapp", self)
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(self._on_about)
        self.addAction(guide)
        self.addSeparator()
        self.addAction(about)

    def show_guide(self, page: str | None = None) -> HelpWindow:
        """Shows the guide, at a page by the name of its file; gives its window."""
        from letterapp.desktop.help.guide import read_guide
        from letterapp.desktop.help.help_window import HelpWindow

        if self._window is None:
            guide = read_guide(paths.shipped_guide())
            self._window = HelpWindow(guide, self._settings, self.parentWidget())
        if page is not None:
            self._window.show_page(page)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return self._window

    def _on_guide(self) -> None:
        self.show_guide()

    def _on_about(self) -> None:
        from letterapp.desktop.help.about_dialog import AboutDialog

        AboutDialog(self.parentWidget()).exec()
