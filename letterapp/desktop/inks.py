"""The colours that a delegate writes a row in."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def row_inks(option: QStyleOptionViewItem, strength: float) -> tuple[QColor, QColor]:
    """The colours of what counts in a row and of what does not, on the row's ground.

    `strength`, from 0 to 1, is how much of the text's colour the second keeps. On a selected row,
    whose ground may be of any colour, both are the same.
    """
    role, state = QPalette.ColorRole, QStyle.StateFlag
    group = QPalette.ColorGroup.Active
    if state.State_Active not in option.state:
        group = QPalette.ColorGroup.Inactive
    if state.State_Selected in option.state:
        ink = option.palette.color(group, role.HighlightedText)
        return ink, ink
    ink, paper = option.palette.color(group, role.Text), option.palette.color(group, role.Base)
    return ink, QColor(
        _mixed(ink.red(), paper.red(), strength),
        _mixed(ink.green(), paper.green(), strength),
        _mixed(ink.blue(), paper.blue(), strength),
    )


def _mixed(ink: int, paper: int, strength: float) -> int:
    return round(strength * ink + (1 - strength) * paper)
