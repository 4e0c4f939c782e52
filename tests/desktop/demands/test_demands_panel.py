"""The column as one widget."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.session.session import Session
from tests.desktop import hands
from tests.desktop.demands import lists


class Windows(QObject):
    """Counts the windows that are shown, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        self.count += is_window and event.type() == QEvent.Type.Show
        return False


def test_the_column_shows_no_window_of_its_own_while_it_is_made(
    session: Session, qapp: QApplication, qtbot: QtBot
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    qtbot.addWidget(DemandsPanel(session))
    qapp.removeEventFilter(windows)
    assert windows.count == 0


def test_the_page_and_the_forms_are_not_loaded_before_they_are_wanted() -> None:
    code = (
        "import sys, letterapp.desktop.demands.demands_panel as _;"
        "print([m for m in sys.modules if m.endswith(('details_page', '_form', '_forms'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_the_focus_goes_to_the_page_that_is_shown(panel: DemandsPanel, qtbot: QtBot) -> None:
    panel.setFocus()
    qtbot.waitUntil(lists.view_of(panel).hasFocus)
    lists.press(panel, "act", Qt.Key.Key_Return)
    panel.setFocus()
    qtbot.waitUntil(hands.named(panel, QPushButton, "Back to the list").hasFocus)
