"""A radio button whose long text is shortened in the middle where the column is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QWidget

_FEWEST = 8
"""Characters that are always shown."""


class ElidingRadio(QRadioButton):
    """Its accessible name and its tool tip have the whole text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_whole(self, text: str) -> None:
        """Sets the text, which may have a mnemonic."""
        if text != self._whole:
            self._whole = text
            plain = text.replace("&", "")
            self.setAccessibleName(plain)
            self.setToolTip(plain)
            self.updateGeometry()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as much of the text as fits."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The size of the whole text."""
        return QSize(self._around() + self._room(self._whole), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the first few characters."""
        width = self._around() + self.fontMetrics().averageCharWidth() * _FEWEST
        return QSize(width, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - self._around()
        mode = Qt.TextElideMode.ElideMiddle
        flags = Qt.TextFlag.TextShowMnemonic.value
        self.setText(self.fontMetrics().elidedText(self._whole, mode, room, flags))

    def _room(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text).width()

    def _around(self) -> int:
        style, metric = self.style(), QStyle.PixelMetric
        width = style.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, self)
        return width + style.pixelMetric(metric.PM_RadioButtonLabelSpacing, None, self) + 4
