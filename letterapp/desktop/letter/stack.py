"""Pages one below the other: where each stands, and what stands at a place.

Places in the stack are pixels from its top left corner, as the window counts them; places on a page
are points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize

MARGIN, GAP = 16, 14
"""Pixels around the stack and between pages."""


class Spot(Struct, frozen=True):
    """A place of a page, counted from 0; it may lie beside the page."""

    page: int
    x: float
    y: float


class Stack:
    """Pages of some sizes (points), `scale` pixels a point, centred in a width (pixels)."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float, width: int) -> None:
        self.scale = scale
        self._sizes = [(round(wide * scale), round(high * scale)) for wide, high in sizes]
        self._width = max([width, *(wide + 2 * MARGIN for wide, _ in self._sizes)])
        self._tops: list[int] = []
        top = MARGIN
        for _, high in self._sizes:
            self._tops.append(top)
            top += high + GAP
        self._height = top - GAP + MARGIN if self._sizes else 0

    @property
    def size(self) -> QSize:
        """How large all of it is."""
        return QSize(self._width, self._height)

    def box(self, page: int) -> QRect:
        """Where a page stands."""
        wide, high = self._sizes[page]
        return QRect((self._width - wide) // 2, self._tops[page], wide, high)

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something stands between two heights."""
        first = self.page_at(top)
        if first < len(self._tops) and self._tops[first] + self._sizes[first][1] < top:
            first += 1
        return range(first, bisect_right(self._tops, bottom))

    def page_at(self, y: float) -> int:
        """The page at a height, or else the one above it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def spot_at(self, place: QPointF) -> Spot:
        """What stands at a place; there must be a page."""
        page = self.page_at(place.y())
        corner = self.box(page).topLeft()
        return Spot(
            page, (place.x() - corner.x()) / self.scale, (place.y() - corner.y()) / self.scale
        )

    def place_of(self, spot: Spot) -> QPointF:
        """Where a spot is; the last page's, if there are fewer pages."""
        corner = self.box(min(spot.page, len(self._tops) - 1)).topLeft()
        return QPointF(corner.x() + spot.x * self.scale, corner.y() + spot.y * self.scale)

    def rect_of(self, page: int, box: QRectF) -> QRectF:
        """Where a rectangle of a page is."""
        corner, scale = self.box(page).topLeft(), self.scale
        return QRectF(
            corner.x() + box.x() * scale,
            corner.y() + box.y() * scale,
            box.width() * scale,
            box.height() * scale,
        )
