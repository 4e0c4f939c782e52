"""A bar that says what has just happened, offers one thing to do about it, and goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from letterapp.desktop.plain import plain_label

_LASTS = 15_000
"""Milliseconds; while the pointer or the focus is on it, it stays."""


class PassingNotice(QFrame):
    """One notice at a time; the newest counts. `was_due`: it has gone by itself, or stays."""

    was_due = Signal()

    def __init__(self, parent: QWidget | None = None, *, lasts: int = _LASTS) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._act: Callable[[], None] | None = None
        self._words = plain_label()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._close = QPushButton("Close")
        self._close.setAccessibleName("Close this notice")
        self._timer = QTimer(self, singleShot=True, interval=lasts)
        layout = QHBoxLayout(self)
        for widget in (self._words, self._button, self._close):
            layout.addWidget(widget, 1 if widget is self._words else 0)
        self._button.clicked.connect(self._on_clicked)
        self._close.clicked.connect(self.hide)
        self._timer.timeout.connect(self._on_due)
        for button in (self._button, self._close):
            button.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it is not there."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Says a text, and offers to do something."""
        self._words.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._act = act
        self.setAccessibleName(text)
        self.show()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the focus has left, it goes after a while."""
        if event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _on_clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _on_due(self) -> None:
        is_used = self.underMouse() or self._button.hasFocus() or self._close.hasFocus()
        if is_used:
            self._timer.start()
        else:
            self.hide()
        self.was_due.emit()
