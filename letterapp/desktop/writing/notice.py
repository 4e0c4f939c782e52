"""A line that says what is in the way or worth knowing, with an icon; it vanishes when empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QWidget

from letterapp.desktop.plain import plain_label

_GAP = 6


class Notice(QWidget):
    """Shows a plain text beside one of the style's icons."""

    def __init__(
        self,
        icon: QStyle.StandardPixmap = QStyle.StandardPixmap.SP_MessageBoxWarning,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.set_icon(icon)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it is not there."""
        return self._text.text()

    def set_icon(self, icon: QStyle.StandardPixmap) -> None:
        """Shows another icon."""
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, self)
        self._icon.setPixmap(self.style().standardIcon(icon).pixmap(size, size))

    def say(self, text: str) -> None:
        """Says something, or vanishes."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.setVisible(bool(text))
