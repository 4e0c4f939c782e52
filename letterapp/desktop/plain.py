"""Data in labels and tool tips: shown as typed, where Qt would guess at rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_AS_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def plain_label(text: str = "") -> QLabel:
    """A label whose text is never taken for HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def as_rich(text: str) -> str:
    """A plain text for a place where Qt takes only rich text or guesses, as in tool tips."""
    return f"<p>{text.translate(_AS_HTML)}</p>" if text else ""
