"""The column as one widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.session.session import Session


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
