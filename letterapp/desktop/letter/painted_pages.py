"""Pages made ready to be painted, and pictures of those that are painted again.

A page is painted straight onto the window the first time: after a key its page is seen sooner than
a picture of it would be made. The second time it is painted into a picture, and from then on only
that is copied.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from letterapp.pages.page import Page
from letterapp.pages.painting import Painting

_MOST = 24
"""Pages that are kept ready."""

_LARGEST, _PIXELS = 6_000_000, 20_000_000
"""Pixels of a picture and of all that are kept; one has four bytes."""


class _Kept(Struct):
    page: Page
    painting: Painting
    size: tuple[int, int] = (0, 0)
    picture: QPixmap | None = None


class PaintedPages:
    """The pages of a letter as they are painted."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, _Kept] = OrderedDict()

    @property
    def pixels(self) -> int:
        """How many pixels the pictures have that are kept."""
        pictures = (kept.picture for kept in self._kept.values() if kept.picture)
        return sum(picture.width() * picture.height() for picture in pictures)

    def keep_only(self, pages: Sequence[Page]) -> None:
        """Forgets what is not among these pages, in the same places."""
        for index, kept in list(self._kept.items()):
            if index >= len(pages) or pages[index] is not kept.page:
                del self._kept[index]

    def paint(
        self, painter: QPainter, index: int, page: Page, box: QRect, *, is_part: bool
    ) -> None:
        """Paints a page on white paper into a box of the window.

        Where it `is_part` of the window that is painted, a picture would not be worth while.
        """
        ratio = painter.device().devicePixelRatio()
        kept, size = (
            self._of(index, page),
            (round(box.width() * ratio), round(box.height() * ratio)),
        )
        is_new = kept.size != size
        if is_new:
            kept.size, kept.picture = size, None
        if kept.picture is None and (is_new or is_part or size[0] * size[1] > _LARGEST):
            _paint(painter, kept, box, _snapped(box.topLeft(), ratio))
            return
        if kept.picture is None:
            kept.picture = _picture(kept, box, ratio)
            self._shrink(kept)
        painter.drawPixmap(_snapped(box.topLeft(), ratio), kept.picture)

    def _of(self, index: int, page: Page) -> _Kept:
        kept = self._kept.get(index)
        if kept is None or kept.page is not page:
            kept = self._kept[index] = _Kept(page, Painting(page))
        self._kept.move_to_end(index)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return kept

    def _shrink(self, last: _Kept) -> None:
        """Forgets the pictures that were not used for longest."""
        for kept in self._kept.values():
            if self.pixels <= _PIXELS:
                return
            if kept is not last:
                kept.picture, kept.size = None, (0, 0)


def _snapped(corner: QPoint, ratio: float) -> QPointF:
    """A corner where a pixel of the screen begins, so that pages are as sharp wherever they are."""
    return QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)


def _paint(painter: QPainter, kept: _Kept, box: QRect, corner: QPointF) -> None:
    painter.save()
    painter.translate(corner)
    painter.fillRect(0, 0, box.width(), box.height(), Qt.GlobalColor.white)
    painter.scale(box.width() / kept.page.width, box.height() / kept.page.height)
    kept.painting.paint(painter)
    painter.restore()


def _picture(kept: _Kept, box: QRect, ratio: float) -> QPixmap:
    picture = QPixmap(*kept.size)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    _paint(painter, kept, box, QPointF(0, 0))
    painter.end()
    return picture
