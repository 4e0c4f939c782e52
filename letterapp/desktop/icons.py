"""Small icons, painted from paths in colours that fit the palette; each has a shape of its own.

They stand for what letters and problems are, so that no meaning is by colour alone; `Mark.label`
is the same in words, for tool tips and screen readers. Pixmaps are made for every usual size and
scaling, so that they are sharp. Whoever shows many rows asks once a mark, and again when the
palette changes (QEvent.PaletteChange).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)

from letterapp.desktop.shapes import GRID, SHAPES

_SIZES = (*range(12, 36, 4), 40, 48, 64, 96)
"""Pixels: 16 and 24 at scalings of 100 to 400 %."""
_DARK = 128
_TONES = {  # on light, on dark: at least 4.5 to 1 beside white and beside Qt’s dark grounds
    "good": ("#1b6e3c", "#7bd88f"),
    "careful": ("#8a5200", "#ffc14d"),
    "bad": ("#b3261e", "#ff9e94"),
}


class Mark(StrEnum):
    """What an icon stands for."""

    UNKNOWN = "not checked yet"
    READY = "ready"
    ATTENTION = "needs attention"
    ERROR = "error"
    WRITTEN = "written"
    EDITED = "edited by hand"
    SKIPPED = "skipped"
    WARNING = "warning"
    OWN_WORDS = "own words"
    TO_RIGHT = "to the right"
    TO_LEFT = "to the left"

    @property
    def label(self) -> str:
        """What it says, in the words of the window."""
        return self.value


_TONE_OF = {
    Mark.READY: "good",
    Mark.WRITTEN: "good",
    Mark.ATTENTION: "careful",
    Mark.WARNING: "careful",
    Mark.ERROR: "bad",
}


def icon(mark: Mark, palette: QPalette) -> QIcon:
    """The icon of a mark for a ground of this palette: normal, disabled and in a selected row."""
    made = QIcon()
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    paths = list(SHAPES[mark.name]())
    for size in _SIZES:
        made.addPixmap(_pixmap(paths, size, colour(mark, palette)))
        made.addPixmap(_pixmap(paths, size, selected), QIcon.Mode.Selected)
        made.addPixmap(_pixmap(paths, size, disabled), QIcon.Mode.Disabled)
    return made


def button_icon(mark: Mark, palette: QPalette) -> QIcon:
    """The icon of a mark for what is never selected nor disabled."""
    made = QIcon()
    paths = list(SHAPES[mark.name]())
    for size in _SIZES:
        made.addPixmap(_pixmap(paths, size, colour(mark, palette)))
    return made


class Icons:
    """The icons for grounds of one palette, each painted when it is first asked for."""

    def __init__(self, palette: QPalette) -> None:
        self._palette = QPalette(palette)
        self._made: dict[Mark, QIcon] = {}

    def of(self, mark: Mark) -> QIcon:
        """The icon of a mark, as `icon` has it."""
        if mark not in self._made:
            self._made[mark] = icon(mark, self._palette)
        return self._made[mark]


def colour(mark: Mark, palette: QPalette) -> QColor:
    """The colour of a mark: the text’s, or one of three tones that stand out from the ground."""
    tone = _TONE_OF.get(mark)
    if tone is None:
        return palette.color(QPalette.ColorRole.Text)
    is_dark = palette.color(QPalette.ColorRole.Base).lightness() < _DARK
    return QColor(_TONES[tone][is_dark])


def _pixmap(paths: Iterable[tuple[QPainterPath, float]], size: int, ink: QColor) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setWindow(QRectF(0, 0, GRID, GRID).toRect())
    for path, width in paths:
        _paint(painter, path, width, ink)
    painter.end()
    return pixmap


def _paint(painter: QPainter, path: QPainterPath, width: float, ink: QColor) -> None:
    """A line of some width, or for 0 the ground of the path filled."""
    if width:
        pen = QPen(ink, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    else:
        painter.fillPath(path, ink)
