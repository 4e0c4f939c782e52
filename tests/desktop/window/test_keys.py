"""A key is one command’s, wherever in the window it is pressed."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from letterapp.desktop.main_window import MainWindow

CLAIMED = {"F2"}
"""Keys that controls have for themselves (`letterapp.desktop.claiming`)."""


def keys(window: MainWindow, *contexts: Qt.ShortcutContext) -> Counter[str]:
    """How many commands have each key."""
    actions = [one for one in window.findChildren(QAction) if one.shortcutContext() in contexts]
    plain = QKeySequence.SequenceFormat.PortableText
    return Counter(key.toString(plain) for action in actions for key in action.shortcuts())


def test_no_key_of_the_window_has_two_commands(window: MainWindow) -> None:
    everywhere = keys(window, Qt.ShortcutContext.WindowShortcut)
    assert [key for key, count in everywhere.items() if count > 1] == []


def test_a_key_of_a_control_is_not_the_windows_too(window: MainWindow) -> None:
    everywhere = keys(window, Qt.ShortcutContext.WindowShortcut)
    within = (
        Qt.ShortcutContext.WidgetShortcut,
        Qt.ShortcutContext.WidgetWithChildrenShortcut,
    )
    assert set(keys(window, *within)) & set(everywhere) == CLAIMED
