"""The three columns of the window and the buttons below them, for one session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.action_button import ActionButton
from letterapp.desktop.demands_panel import DemandsPanel
from letterapp.desktop.draft_in_hand import DraftInHand
from letterapp.desktop.letter_panel import LetterPanel
from letterapp.desktop.sender_panel import SenderPanel
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets_panel import TargetsPanel

_NOTE = (
    "What you change in this window lasts until you close it: the campaign folder stays as it is."
)
_MARGIN = 9
"""Pixels at the sides of the buttons, so that they are in line with the columns."""
_WIDTHS = (270, 360, 650)


class Workspace(QWidget):
    """Whom to write to, what to ask and who asks it, and the letter that comes of it."""

    def __init__(
        self, session: Session, write: QAction, write_all: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        tabs = QTabWidget()
        tabs.addTab(DemandsPanel(session), "&Demands")
        tabs.addTab(SenderPanel(session), "Sende&r")
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(TargetsPanel(session))
        columns.addWidget(tabs)
        columns.addWidget(LetterPanel(session, DraftInHand(session, self)))
        columns.setChildrenCollapsible(False)
        columns.setSizes(list(_WIDTHS))
        for column, width in enumerate(_WIDTHS):
            columns.setStretchFactor(column, width)
        layout = QVBoxLayout(self)
        layout.addWidget(columns, 1)
        layout.addLayout(_bar(write, write_all))


def _bar(*actions: QAction) -> QHBoxLayout:
    """What writing does, beside its buttons."""
    note = QLabel(_NOTE)
    note.setWordWrap(True)
    bar = QHBoxLayout()
    bar.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    bar.addWidget(note, 1)
    for action in actions:
        bar.addWidget(ActionButton(action))
    return bar
