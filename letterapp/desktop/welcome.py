"""The welcome of the first start: a slim banner that gets out of the way, and stays away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from letterapp.desktop.plain import plain_label
from letterapp.desktop.settings import Settings

_TEXT = (
    "Welcome. This is the example campaign that comes with letterapp: choose a name under “To”, "
    "and its letter appears. Your first change makes a copy of your own in your Documents folder."
)


class Welcome(QFrame):
    """Visible until it was closed once; `guide_wanted` asks for the guide."""

    guide_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        text = plain_label(_TEXT)
        text.setForegroundRole(QPalette.ColorRole.Text)
        text.setWordWrap(True)
        guide = QPushButton("&Read the guide")
        guide.clicked.connect(self.guide_wanted)
        close = QPushButton("Got &it")
        close.setAccessibleName("Got it: close this welcome")
        close.clicked.connect(self._on_close)
        layout = QHBoxLayout(self)
        layout.addWidget(text, stretch=1)
        layout.addWidget(guide)
        layout.addWidget(close)
        if settings.was_welcomed:
            self.hide()  # to show it here would make a window of it, which takes the focus

    def _on_close(self) -> None:
        self._settings.was_welcomed = True
        self.hide()
