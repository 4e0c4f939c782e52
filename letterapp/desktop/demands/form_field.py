"""A field of a form with its label above it, and below it what is still to be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from letterapp.desktop.notice import Notice
from letterapp.desktop.plain import plain_label


class FormField(QWidget):
    """`label` may have a mnemonic, which leads to the control."""

    def __init__(
        self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._hint = hint
        self._label = label.replace("&", "")
        self._problem = Notice()
        name = QLabel(label)
        name.setBuddy(control)
        control.setAccessibleName(self._label)
        control.setAccessibleDescription(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(name)
        if hint:
            layout.addWidget(_wrapping(plain_label(hint)))
        layout.addWidget(control)
        layout.addWidget(self._problem)

    @property
    def label(self) -> str:
        """What it is called."""
        return self._label

    @property
    def problem(self) -> str:
        """What is still to be done; empty where nothing is."""
        return self._problem.text

    def show_problem(self, text: str) -> None:
        """Shows what is to be done, or nothing."""
        if text != self.problem:
            self._problem.say(text)
            self._control.setAccessibleDescription(" ".join(filter(None, (self._hint, text))))


def _wrapping(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label
