"""The size of all text of the window, in steps beside the system’s, remembered.

Works through the application’s font, so every widget and every layout follows.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QApplication

from letterapp.desktop.settings import Settings

_STEP = 1.125
"""How much larger one step makes text; six of them double it."""
_SIZES = range(-3, 9)

# As Word has it. Not Ctrl+Alt with a sign: on Windows that is AltGr, with which people type signs.
_LARGER, _SMALLER = "Ctrl+>", "Ctrl+<"


class TextSize(QObject):
    """Sets the application’s font; the three actions are for the View menu."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._normal = QApplication.font()
        self.larger = self._action("&Larger text", _LARGER)
        self.smaller = self._action("S&maller text", _SMALLER)
        self.normal = self._action("N&ormal text")
        self.larger.triggered.connect(self._on_larger)
        self.smaller.triggered.connect(self._on_smaller)
        self.normal.triggered.connect(self._on_normal)
        self._apply(settings.text_size)

    @property
    def actions(self) -> list[QAction]:
        """Larger, smaller, normal."""
        return [self.larger, self.smaller, self.normal]

    def _on_larger(self) -> None:
        self._change(self._settings.text_size + 1)

    def _on_smaller(self) -> None:
        self._change(self._settings.text_size - 1)

    def _on_normal(self) -> None:
        self._change(0)

    def _change(self, steps: int) -> None:
        self._settings.text_size = steps
        self._apply(steps)

    def _apply(self, steps: int) -> None:
        steps = min(max(steps, _SIZES[0]), _SIZES[-1])
        font = scaled(self._normal, _STEP**steps)
        if font != QApplication.font():
            QApplication.setFont(font)
        self.larger.setEnabled(steps < _SIZES[-1])
        self.smaller.setEnabled(steps > _SIZES[0])
        self.normal.setEnabled(steps != 0)

    def _action(self, text: str, keys: str = "") -> QAction:
        return QAction(text, self, shortcut=QKeySequence(keys))


def scaled(font: QFont, factor: float) -> QFont:
    """A font so many times as large, be its size in points or in pixels."""
    larger = QFont(font)
    if font.pointSizeF() > 0:
        larger.setPointSizeF(font.pointSizeF() * factor)
    else:
        larger.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return larger
