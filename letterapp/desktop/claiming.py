"""Keys that a control wants for itself where it has the focus, though the window has them too."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_PLAIN = Qt.KeyboardModifier.NoModifier
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def claims(
    event: QEvent, keys: Collection[Qt.Key], modifiers: Qt.KeyboardModifier = _PLAIN
) -> bool:
    """Whether the event asks who gets one of these keys; then the control does.

    For `QWidget.event`, which ends there: the key itself comes as an event of its own. Without
    this, Qt gives it to the window's command, or, where both are commands, to neither.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held != modifiers or event.key() not in keys:
        return False
    event.accept()
    return True


def is_undoing(event: QEvent) -> bool:
    """Whether keys for undo or redo are offered to a control before the menus get them."""
    is_offer = event.type() is QEvent.Type.ShortcutOverride
    return is_offer and isinstance(event, QKeyEvent) and any(map(event.matches, _UNDOING))
