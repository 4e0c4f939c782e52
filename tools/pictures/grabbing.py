"""What is seen of a widget; of a menu, with what it lies over; of a question that waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

_AROUND = 24
"""Pixels of its window that are pictured around a menu."""
_NEAR = 240
"""Pixels within which a menu is pictured from the very left of the window."""


def grabbed(widget: QWidget) -> QImage:
    """The picture of a widget; that of a menu shows the menus that are open, in their window."""
    if isinstance(widget, QMenu):
        parent = widget.parentWidget()
        assert parent is not None
        return _menus(parent.window())
    return widget.grab().toImage()


def still(widget: QWidget) -> QWidget:
    """A picture of a widget as it is now, whatever becomes of it."""
    picture = QLabel()
    picture.setPixmap(widget.grab())
    picture.resize(widget.size())  # by itself it would take two thirds of a screen at most
    return picture


def asked(ask: Callable[[], object]) -> QWidget:
    """The question that this asks, and that it waits for, as a picture; Esc answers it."""
    taken: list[QWidget] = []

    def take() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        taken.append(still(box))
        box.close()

    QTimer.singleShot(0, take)
    ask()
    return taken[0]


def _menus(window: QWidget) -> QImage:
    """A window with the menus that are open over it, cut out around these."""
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    places = {
        one: QRect(window.mapFromGlobal(one.mapToGlobal(QPoint())), one.size())
        for one in menus
        if one.isVisible()
    }
    area = QRect()
    for place in places.values():
        area |= place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    if 0 < area.left() < _NEAR:
        area.setLeft(0)
    ratio = window.devicePixelRatio()
    image = QImage(area.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(window.palette().mid().color())
    with QPainter(image) as painter:
        painter.translate(-area.topLeft())
        painter.drawPixmap(QPoint(), window.grab())
        for menu, place in places.items():
            painter.drawPixmap(place.topLeft(), menu.grab())
    return image
