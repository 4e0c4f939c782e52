"""A label that stands beside the first line of a field, however high the field is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


def level_label(text: str, line_height: int, buddy: QWidget | None = None) -> QLabel:
    """Level with a field's first line, so many pixels high; QFormLayout would put it lower.

    `buddy` is where its mnemonic leads to.
    """
    label = QLabel(text)
    if buddy is not None:
        label.setBuddy(buddy)
    label.setFixedHeight(max(line_height, label.sizeHint().height()))
    return label
