"""Boxes that can be seen in the dark: Qt’s Fusion style draws their outline as dark as the ground.

Fusion takes the outline of check boxes, of the views and menus they stand in, and of fields from
the role Window, which those widgets use for nothing else; so on a dark palette they get a lighter
one. Other styles are left alone.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

CLASSES: tuple[Any, ...] = (
    *("QAbstractItemView", "QCheckBox", "QMenu", "QRadioButton"),
    *("QLineEdit", "QPlainTextEdit", "QTextEdit"),
)
"""Any: PySide’s stubs ask for bytes, and PySide itself takes nothing but str."""
_WINDOW = QColor("#b0b0b0")
"""Fusion’s outlines are a good deal darker than this, and lighter than any dark ground."""
_DARK = 128


class Outlines(QObject):
    """Sees to it at once, and again whenever the system goes from light to dark and back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_dark = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.apply()

    def apply(self) -> None:
        """Goes by the palette and the style that the application has now."""
        window = QApplication.palette().color(QPalette.ColorRole.Window)
        is_dark = window.lightness() < _DARK and QApplication.style().name() == "fusion"
        if is_dark or self._was_dark:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Window, _WINDOW if is_dark else window)
            for name in CLASSES:
                QApplication.setPalette(palette, name)
        self._was_dark = is_dark

    def _on_scheme_changed(self) -> None:
        """The application’s palette changes with the scheme, but after this."""
        QTimer.singleShot(0, self.apply)
