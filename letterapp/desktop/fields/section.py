"""A part of a form under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

_GAP = 10
"""Pixels between fields."""


class Section(QWidget):
    """`folded` says that the person has folded it, or unfolded it again."""

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QToolButton()
        self._heading.setText(title)
        self._heading.setCheckable(True)
        self._heading.setChecked(True)
        self._heading.setAutoRaise(True)
        self._heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setSpacing(_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._heading)
        layout.addWidget(self._content)
        self._heading.toggled.connect(self._on_toggled)
        self._show_fold()

    @property
    def is_folded(self) -> bool:
        """Whether only the heading is seen."""
        return not self._heading.isChecked()

    def set_folded(self, is_folded: bool) -> None:
        """Folds it away, or unfolds it."""
        self._heading.setChecked(not is_folded)

    def add(self, widget: QWidget) -> None:
        """Puts a widget below the others."""
        self._layout.addWidget(widget)

    def _on_toggled(self, is_open: bool) -> None:
        self._show_fold()
        self.folded.emit(not is_open)

    def _show_fold(self) -> None:
        arrows = Qt.ArrowType
        is_open = self._heading.isChecked()
        self._heading.setArrowType(arrows.DownArrow if is_open else arrows.RightArrow)
        self._heading.setAccessibleDescription("Unfolded" if is_open else "Folded")
        self._content.setVisible(is_open)
