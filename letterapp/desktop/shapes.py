"""The paths of the icons, on a grid of 16 by 16: lines with a width, or grounds with width 0."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

GRID = 16
_LINE = 1.6

Strokes = Sequence[tuple[QPainterPath, float]]


def tick() -> Strokes:
    """A tick: nothing is wrong."""
    return [(_line((2.5, 8.5), (6.3, 12.5), (13.5, 3.5)), 2.2)]


def triangle() -> Strokes:
    """A filled triangle with a gap in the form of an exclamation mark."""
    path = _closed((8, 1.3), (15.4, 14.3), (0.6, 14.3))
    hole = QPainterPath()
    hole.addRoundedRect(7.1, 5.4, 1.8, 4.8, 0.9, 0.9)
    hole.addEllipse(QPointF(8, 12), 1.1, 1.1)
    return [(path.subtracted(hole), 0)]


def octagon() -> Strokes:
    """A filled octagon with a gap in the form of a cross."""
    corners = [math.radians(22.5 + 45 * number) for number in range(8)]
    path = _closed(*((8 + 7.4 * math.cos(a), 8 + 7.4 * math.sin(a)) for a in corners))
    cross = [_bar((5.2, 5.2), (10.8, 10.8)), _bar((10.8, 5.2), (5.2, 10.8))]
    return [(path.subtracted(cross[0]).subtracted(cross[1]), 0)]


def page() -> Strokes:
    """A page with a folded corner and a tick."""
    sheet = _closed((3, 1.2), (9.4, 1.2), (13, 4.8), (13, 14.8), (3, 14.8))
    return [(sheet, 1.3), (_line((5.4, 9.2), (7.3, 11.3), (10.7, 6.8)), _LINE)]


def pencil() -> Strokes:
    """A pencil over a line."""
    body = _closed((3.2, 9.3), (10.6, 1.9), (13.3, 4.6), (5.9, 12), (2.6, 12.6))
    return [(body, 1.4), (_line((9, 3.6), (11.6, 6.2)), 1.2), (_line((2, 15), (14, 15)), 1.4)]


def crossed_circle() -> Strokes:
    """A circle with a bar across."""
    circle = QPainterPath()
    circle.addEllipse(QPointF(8, 8), 6.3, 6.3)
    return [(circle, _LINE), (_line((3.7, 12.3), (12.3, 3.7)), _LINE)]


def ring() -> Strokes:
    """A small ring: nothing to be seen yet."""
    circle = QPainterPath()
    circle.addEllipse(QPointF(8, 8), 2.4, 2.4)
    return [(circle, _LINE)]


def arrow_right() -> Strokes:
    """An arrow to where something opens, or is folded away."""
    return [(_line((6, 3.5), (10.5, 8), (6, 12.5)), 1.8)]


def arrow_left() -> Strokes:
    """The same to the other side."""
    return [(_line((10, 3.5), (5.5, 8), (10, 12.5)), 1.8)]


def barred_lines() -> Strokes:
    """Lines of text with a bar beside them, as own words are marked on the pages."""
    lines = [_line((6, y), (to, y)) for y, to in ((3, 14.5), (8, 14.5), (13, 11))]
    return [(_line((2, 2), (2, 14)), 2.4), *((line, _LINE) for line in lines)]


SHAPES: Mapping[str, Callable[[], Strokes]] = {
    "UNKNOWN": ring,
    "READY": tick,
    "ATTENTION": triangle,
    "ERROR": octagon,
    "WRITTEN": page,
    "EDITED": pencil,
    "SKIPPED": crossed_circle,
    "WARNING": triangle,
    "OWN_WORDS": barred_lines,
    "TO_RIGHT": arrow_right,
    "TO_LEFT": arrow_left,
}
"""By the names of `icons.Mark`."""


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path


def _closed(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
    path.closeSubpath()
    return path


def _bar(start: tuple[float, float], end: tuple[float, float]) -> QPainterPath:
    """A thick line as a ground, to be cut out."""
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y)
    across_x, across_y = (y - to_y) / length * 0.95, (to_x - x) / length * 0.95
    return _closed(
        (x + across_x, y + across_y),
        (to_x + across_x, to_y + across_y),
        (to_x - across_x, to_y - across_y),
        (x - across_x, y - across_y),
    )
