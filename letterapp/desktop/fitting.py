"""Makes a dialog as large as its words need, which labels that wrap do not ask for themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_to_words(dialog: QDialog, characters: int) -> None:
    """Widens it to so many characters of its font, and heightens it until nothing is cut off."""
    layout = dialog.layout()
    assert layout is not None, "the dialog has a layout"
    width = max(dialog.width(), dialog.fontMetrics().averageCharWidth() * characters)
    dialog.resize(width, max(dialog.height(), layout.totalHeightForWidth(width)))
