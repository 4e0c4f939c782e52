"""How large pages are shown: steps, bounds, and what fits.

A zoom of 1 shows pages as large as they are in print.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QSize

from letterapp.desktop.letter.stack import MARGIN

LEAST, MOST = 0.25, 4.0
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_CLOSE = 0.005


class Fit(Enum):
    """What the zoom follows when the window changes its size."""

    NOTHING = auto()
    WIDTH = auto()
    PAGE = auto()


def bounded(zoom: float) -> float:
    """The nearest zoom that is allowed."""
    return min(max(zoom, LEAST), MOST)


def larger(zoom: float) -> float:
    """The next step up."""
    return next((step for step in _STEPS if step > zoom + _CLOSE), MOST)


def smaller(zoom: float) -> float:
    """The next step down."""
    return next((step for step in reversed(_STEPS) if step < zoom - _CLOSE), LEAST)


def fitting(fit: Fit, page: tuple[float, float], room: QSize) -> float:
    """How many pixels a point may have for a page (points) to fit into a room (pixels)."""
    wide = max(1, room.width() - 2 * MARGIN) / page[0]
    if fit is Fit.WIDTH:
        return wide
    return min(wide, max(1, room.height() - 2 * MARGIN) / page[1])
