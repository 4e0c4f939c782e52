"""Pages on the screen: stacked, scrolled, zoomed and painted, and changed without a jump.

What one does with their text is `PagesView`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QGestureEvent, QPinchGesture, QWidget
from typing_extensions import override

from letterapp.desktop.letter.desk import focus_frame, paint_edge, paint_focus, paint_ground
from letterapp.desktop.letter.painted_pages import PaintedPages
from letterapp.desktop.letter.scrolling import (
    LINE,
    bound,
    bring_into_sight,
    corner_of,
    scroll_by,
    scroll_of,
)
from letterapp.desktop.letter.stack import MARGIN, Spot, Stack
from letterapp.desktop.letter.zoom import Fit, bounded, fitting, larger, smaller
from letterapp.pages.page import Page

_POINTS_PER_INCH = 72
_NOTCH, _PER_NOTCH = 120, 1.15
"""A notch of a wheel as Qt counts it, and what it multiplies the zoom by."""
_LOOKED_AT = 0.4
"""How far down the window the page is that one looks at, as a share of its height."""


class PagesArea(QAbstractScrollArea):
    """Shows pages, and keeps its place when they change."""

    zoom_changed = Signal(float)
    page_changed = Signal(int)
    pages_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
        self._arrived = 0
        self._painted = PaintedPages()
        self._zoom = 1.0
        self._fit = Fit.NOTHING
        self._number = 0
        self._stack = Stack((), 1.0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there, or pages that fit the width would change it as they grow longer.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def pages(self) -> Sequence[Page]:
        """The pages that are shown."""
        return self._pages

    @property
    def zoom(self) -> float:
        """How large pages are; 1 is as in print, by what the screen says of itself."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    @property
    def page_number(self) -> int:
        """The page that one looks at, from 1; 0 where there is none."""
        return self._number

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def show_pages(self, pages: Iterable[Page], *, is_whole: bool = True) -> None:
        """Shows a letter's pages in the same place as those before.

        Of a long letter the first ones can come before the others: `add_page` brings those, and
        `finish` says that there are no more. Till then the older pages that none has yet come for
        stay where they are.
        """
        found = list(pages)
        self._arrived = len(found)
        self._change(found if is_whole else [*found, *self._pages[len(found) :]])

    def add_page(self, page: Page) -> None:
        """Shows the next page of a letter whose first ones are shown."""
        pages = list(self._pages)
        pages[self._arrived : self._arrived + 1] = [page]
        self._arrived += 1
        self._change(pages)

    def finish(self) -> None:
        """There are no more pages than those that have been added."""
        if self._arrived < len(self._pages):
            self._change(self._pages[: self._arrived])

    def set_zoom(self, zoom: float) -> None:
        """Shows pages as large as that, or as is allowed; what is in the middle stays there."""
        self._zoom_around(zoom, QPointF(self.viewport().rect().center()))

    def zoom_in(self) -> None:
        """Shows pages a step larger."""
        self.set_zoom(larger(self._zoom))

    def zoom_out(self) -> None:
        """Shows pages a step smaller."""
        self.set_zoom(smaller(self._zoom))

    def actual_size(self) -> None:
        """Shows pages as large as in print."""
        self.set_zoom(1.0)

    def fit_width(self) -> None:
        """Shows pages as wide as the window, and keeps them so."""
        self._set_fit(Fit.WIDTH)

    def fit_page(self) -> None:
        """Shows whole pages, and keeps them so."""
        self._set_fit(Fit.PAGE)

    def show_page(self, number: int) -> None:
        """Scrolls to the top of a page, counted from 1."""
        if 0 < number <= len(self._pages):
            self.verticalScrollBar().setValue(self._stack.box(number - 1).top() - MARGIN)

    def scroll_to(self, page: int, box: QRectF) -> None:
        """Scrolls no farther than needed for a box (points) of a page, from 0, to be well seen."""
        wanted = self._stack.rect_of(page, box).adjusted(-MARGIN, -LINE, MARGIN, LINE)
        bring_into_sight(self, wanted)

    def spot_at(self, place: QPointF) -> Spot | None:
        """What stands at a place of the viewport; it may lie beside the nearest page."""
        return self._stack.spot_at(place + corner_of(self)) if self._pages else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the pages into the new size."""
        super().resizeEvent(event)
        self._stack_again(self._top_spot(), QPointF(0, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shows other pages."""
        view = self.viewport()
        if view.devicePixelRatio() % 1:  # what is moved by parts of pixels would be blurred
            view.update()
        else:
            view.scroll(dx, dy)
            frame = focus_frame(view.rect())
            view.update(frame | frame.translated(dx, dy))
        self._tell_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls and zooms."""
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif (scroll := scroll_of(event)) is not None:
            scroll_by(self, scroll)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls, and zooms with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _PER_NOTCH ** (event.angleDelta().y() / _NOTCH)
            self._zoom_around(self._zoom * factor, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zooms by what fingers do."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_around(self._zoom * (1 + event.value()), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.viewport().mapFromGlobal(pinch.centerPoint())
                self._zoom_around(self._zoom * pinch.scaleFactor(), QPointF(middle))
                return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paints anew in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    @override
    def setupViewport(self, viewport: QWidget) -> None:
        """Takes a viewport that it is given: for pinches, and painted all over."""
        super().setupViewport(viewport)
        viewport.grabGesture(Qt.GestureType.PinchGesture)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is seen of the pages."""
        room = self.viewport().rect()
        corner = corner_of(self).toPoint()
        part = (event.region() - focus_frame(room)).boundingRect()
        is_part = 2 * part.width() * part.height() < room.width() * room.height()
        seen = event.rect().translated(corner)
        shown = self._stack.between(seen.top(), seen.bottom()) if self._pages else range(0)
        boxes = {index: self._stack.box(index).translated(-corner) for index in shown}
        painter = QPainter(self.viewport())
        paint_ground(painter, event.rect(), boxes.values(), self.palette())
        for index, box in boxes.items():
            paint_edge(painter, box)
            self._painted.paint(painter, index, self._pages[index], box, is_part=is_part)
            self.paint_over(painter, index)
        if self.hasFocus():
            paint_focus(painter, room, self.palette())
        painter.end()

    def paint_over(self, painter: QPainter, page: int) -> None:
        """Paints over a page, from 0, what marks its text."""

    def rect_of(self, page: int, box: QRectF) -> QRectF:
        """Where a box (points) of a page, from 0, is in the viewport."""
        return self._stack.rect_of(page, box).translated(-corner_of(self))

    def _change(self, pages: Sequence[Page]) -> None:
        """Shows other pages; of those that are equal all stays known."""
        old = self._pages
        kept = [
            old[at] if at < len(old) and (old[at] is page or old[at] == page) else page
            for at, page in enumerate(pages)
        ]
        spot, count = self._top_spot(), len(old)
        self._pages = kept
        self._painted.keep_only(kept)
        self._stack_again(spot, QPointF(0, 0))
        self.pages_changed.emit()
        if len(kept) != count:
            self.page_changed.emit(self._number)

    def _stack_again(self, spot: Spot | None, place: QPointF) -> None:
        """Places the pages anew, with a spot at a place of the viewport."""
        self._follow_fit()
        sizes = [(page.width, page.height) for page in self._pages]
        self._stack = Stack(sizes, self._scale, self.viewport().width())
        at = self._stack.place_of(spot) - place if spot and self._pages else QPointF(0, 0)
        bound(self, self._stack.size, at)
        self.viewport().update()
        self._tell_page()

    def _follow_fit(self) -> None:
        if self._fit is Fit.NOTHING or not self._pages:
            return
        widest = max(page.width for page in self._pages), max(page.height for page in self._pages)
        scale = fitting(self._fit, widest, self.viewport().size())
        self._take_zoom(bounded(scale / self._scale * self._zoom))

    def _set_fit(self, fit: Fit) -> None:
        self._fit = fit
        self._stack_again(self._top_spot(), QPointF(0, 0))

    def _zoom_around(self, zoom: float, place: QPointF) -> None:
        """Zooms around a place of the viewport."""
        spot = self.spot_at(place)
        self._fit = Fit.NOTHING
        self._take_zoom(bounded(zoom))
        self._stack_again(spot, place)

    def _take_zoom(self, zoom: float) -> None:
        if zoom != self._zoom:
            self._zoom = zoom
            self.zoom_changed.emit(zoom)

    @property
    def _scale(self) -> float:
        """Pixels a point."""
        return self._zoom * self.logicalDpiX() / _POINTS_PER_INCH

    def _top_spot(self) -> Spot | None:
        return self.spot_at(QPointF(0, 0))

    def _tell_page(self) -> None:
        """Says which page one looks at, if it is another."""
        looked_at = corner_of(self).y() + self.viewport().height() * _LOOKED_AT
        number = self._stack.page_at(looked_at) + 1 if self._pages else 0
        if number != self._number:
            self._number = number
            self.page_changed.emit(number)
