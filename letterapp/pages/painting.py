"""Pages on screen, on paper and as pictures, painted by Qt; PDF files have a writer of their own.

Text is painted from its outlines at whatever size the painter has, so that it stands where it
stands in print. Rectangles and straight lines keep to the pixels of the device, so that they are
sharp, and those that touch leave no gap.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from letterapp.pages.coloured import is_coloured
from letterapp.pages.decoding import decoded
from letterapp.pages.page import Fill, Image, Mark, Page, Run, Stroke

_HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
# As FreeType's FT_GlyphSlot_Embolden: Qt does so only where text is neither scaled nor large.
_EMBOLDENED = 1 / 24
_KEPT = 16
_ORIGIN = QPointF(0, 0)
_POINTS_PER_INCH = 72
_METRE = 1000 / 25.4
"""Inches."""


class Painting:
    """One page, made ready to be painted again and again."""

    def __init__(self, page: Page) -> None:
        self._area = QRectF(0, 0, page.width, page.height)
        self._marks = [_ready(mark) for mark in page.marks]

    def paint(self, painter: QPainter) -> None:
        """Paint what is on the page, its top left corner at the origin; a unit is a point.

        The paper is not painted, and nothing beside it.
        """
        painter.save()
        painter.setRenderHints(_HINTS)
        painter.setClipRect(self._area, Qt.ClipOperation.IntersectClip)
        for paint_mark in self._marks:
            paint_mark(painter)
        painter.restore()


def paint(page: Page, painter: QPainter) -> None:
    """Paint a page once, as `Painting` does."""
    Painting(page).paint(painter)


def picture(page: Page, dpi: float) -> QImage:
    """A page on white paper, with so many pixels an inch; null where it is too large for Qt."""
    image = QImage(*pixels(page, dpi), QImage.Format.Format_RGB32)
    if image.isNull():
        return image
    image.setDotsPerMeterX(round(dpi * _METRE))
    image.setDotsPerMeterY(round(dpi * _METRE))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(dpi / _POINTS_PER_INCH, dpi / _POINTS_PER_INCH)
    paint(page, painter)
    painter.end()
    return image


def pixels(page: Page, dpi: float) -> tuple[int, int]:
    """How many pixels wide and high a page's picture is."""
    scale = dpi / _POINTS_PER_INCH
    return max(1, round(page.width * scale)), max(1, round(page.height * scale))


def _ready(mark: Mark) -> Callable[[QPainter], None]:
    """What paints a mark."""
    if isinstance(mark, Fill):
        return partial(_fill, mark)
    if isinstance(mark, Stroke):
        return partial(_stroke, mark)
    if isinstance(mark, Image):
        return partial(_image, mark)
    return partial(_text, [run for run in mark.runs() if run.unit > 0])


# --- Text


def _text(runs: Sequence[Run], painter: QPainter) -> None:
    for run in runs:
        painter.save()
        painter.translate(run.x, run.y)
        painter.scale(run.unit, run.unit)
        if not run.is_emboldened or is_coloured(run.glyphs.rawFont()):
            painter.setPen(_colour(run.colour))
            painter.drawGlyphRun(_ORIGIN, run.glyphs)
        else:
            _embolden(run, painter)
        painter.restore()


def _embolden(run: Run, painter: QPainter) -> None:
    """Paints outlines that are thickened."""
    font, colour = run.glyphs.rawFont(), _colour(run.colour)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for index, place in zip(run.glyphs.glyphIndexes(), run.glyphs.positions(), strict=True):
        path.addPath(font.pathForGlyph(index).translated(place))
    pen = QPen(colour, font.pixelSize() * _EMBOLDENED)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour)
    painter.drawPath(path)


# --- Rectangles and lines


def _fill(fill: Fill, painter: QPainter) -> None:
    _rectangle(QRectF(fill.x, fill.y, fill.width, fill.height), fill.colour, painter)


def _stroke(stroke: Stroke, painter: QPainter) -> None:
    is_level, is_upright = stroke.y1 == stroke.y2, stroke.x1 == stroke.x2
    if not (is_level or is_upright) or any(stroke.dashes):
        _line(stroke, painter, is_sharp=is_level or is_upright)
        return
    x, y = min(stroke.x1, stroke.x2), min(stroke.y1, stroke.y2)
    length, half = abs(stroke.x2 - stroke.x1) + abs(stroke.y2 - stroke.y1), stroke.width / 2
    box = (
        QRectF(x, y - half, length, stroke.width)
        if is_level
        else QRectF(x - half, y, stroke.width, length)
    )
    _rectangle(box, stroke.colour, painter)


def _line(stroke: Stroke, painter: QPainter, *, is_sharp: bool) -> None:
    """A line with dashes, or one that is neither level nor upright."""
    scale = math.sqrt(abs(painter.deviceTransform().determinant())) or 1.0
    pen = QPen(_colour(stroke.colour), max(stroke.width, 1 / scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if any(stroke.dashes):
        # Qt wants pairs, in widths of the pen.
        dashes = stroke.dashes if len(stroke.dashes) % 2 == 0 else stroke.dashes * 2
        pen.setDashPattern([length / pen.widthF() for length in dashes])
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_sharp)
    painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _rectangle(box: QRectF, colour: str, painter: QPainter) -> None:
    """A rectangle that ends where pixels do, and is a pixel wide and high at least."""
    transform = painter.deviceTransform()
    if not transform.isRotating():
        there = transform.mapRect(box)
        left, top = round(there.left()), round(there.top())
        right, bottom = round(there.right()), round(there.bottom())
        there = QRectF(left, top, max(1, right - left), max(1, bottom - top))
        box = transform.inverted()[0].mapRect(there)
    painter.fillRect(box, _colour(colour))


# --- Pictures


def _image(mark: Image, painter: QPainter) -> None:
    """The whole picture, so large that what is cut off lies outside of the clip."""
    left, top, right, bottom = mark.crop
    share_x, share_y = 1 - left - right, 1 - top - bottom
    if share_x <= 0 or share_y <= 0:
        return
    width, height = mark.width / share_x, mark.height / share_y
    whole = QRectF(mark.x - left * width, mark.y - top * height, width, height)
    there = painter.deviceTransform().mapRect(whole)
    image = _scaled(mark.data, math.ceil(there.width()), math.ceil(there.height()))
    if image.isNull():
        return
    painter.save()
    box = QRectF(mark.x, mark.y, mark.width, mark.height)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.drawImage(whole, image)
    painter.restore()


@lru_cache(maxsize=_KEPT)
def _scaled(data: bytes, width: int, height: int) -> QImage:
    """A picture made as small as it is painted: the painter alone would leave pixels out.

    One that is painted larger than it is stays as it is.
    """
    image = decoded(data)
    width, height = min(width, image.width()), min(height, image.height())
    if width < 1 or height < 1 or (width, height) == (image.width(), image.height()):
        return image
    shape, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, shape, smooth)


@lru_cache(maxsize=256)
def _colour(colour: str) -> QColor:
    return QColor(f"#{colour}") if colour else QColor(Qt.GlobalColor.black)
