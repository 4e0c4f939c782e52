"""Makes dialogs and icons as large as words need, which Qt does not do by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QDialog


def fit_to_words(dialog: QDialog, characters: int) -> None:
    """Widens it to so many characters of its font, and heightens it until nothing is cut off."""
    layout = dialog.layout()
    assert layout is not None, "the dialog has a layout"
    width = max(dialog.width(), dialog.fontMetrics().averageCharWidth() * characters)
    dialog.resize(width, max(dialog.height(), layout.totalHeightForWidth(width)))


def room_for(dialog: QDialog, characters: int, lines: int) -> QSize:
    """The room that so many characters in so many lines of its font take, if the screen has it."""
    metrics = dialog.fontMetrics()
    wanted = QSize(characters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    return wanted.boundedTo(dialog.screen().availableSize())


def fit_icons(view: QAbstractItemView) -> None:
    """Makes the icons of a view as high as its text; to be called again for another font."""
    side = view.fontMetrics().height()
    view.setIconSize(QSize(side, side))
