"""What the window shows while no campaign is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from letterapp.desktop.empty_state import EmptyState


def opening_page() -> QLabel:
    """The campaign is being read."""
    label = QLabel("Opening the campaign …")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def nothing_page(actions: Iterable[QAction]) -> EmptyState:
    """No campaign could be opened; a button for each action."""
    sentence = "Make a new one, or open a campaign’s folder: it can also be dropped here."
    return EmptyState("No campaign is open", sentence, actions)
