"""What keys do on pages."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key = Qt.Key


class Scroll(Struct, frozen=True):
    """How far to scroll: lines, pages of the window, or all there is; back where negative."""

    steps: int
    is_page: bool = False
    is_whole: bool = False
    is_down: bool = True


_SCROLLS = {
    _Key.Key_Up: Scroll(-1),
    _Key.Key_Down: Scroll(1),
    _Key.Key_Left: Scroll(-1, is_down=False),
    _Key.Key_Right: Scroll(1, is_down=False),
    _Key.Key_PageUp: Scroll(-1, is_page=True),
    _Key.Key_PageDown: Scroll(1, is_page=True),
    _Key.Key_Space: Scroll(1, is_page=True),
    _Key.Key_Home: Scroll(-1, is_whole=True),
    _Key.Key_End: Scroll(1, is_whole=True),
}
_IGNORED = Qt.KeyboardModifier.KeypadModifier


def scroll_of(event: QKeyEvent) -> Scroll | None:
    """How a key scrolls, if it does. Keys with Ctrl or Alt are the window's own."""
    modifiers = event.modifiers() & ~_IGNORED
    key = _Key(event.key())
    if key is _Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
        return Scroll(-1, is_page=True)
    is_plain = modifiers == Qt.KeyboardModifier.NoModifier
    is_end = key in (_Key.Key_Home, _Key.Key_End)
    is_ctrl = modifiers == Qt.KeyboardModifier.ControlModifier
    return _SCROLLS.get(key) if is_plain or (is_ctrl and is_end) else None
