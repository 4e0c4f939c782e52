"""Pages on the screen: their place, their size, and what changes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPalette, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView
from letterapp.desktop.letter.zoom import Fit
from letterapp.pages.page import Fill, Page
from tests.desktop.letter.showing import Host, letter_of, spot

THREE = ("One.", "\fTwo.", "\fThree.")
RED = Page(400, 300, [Fill(0, 0, 400, 300, "ff0000")])
BLUE = Page(400, 300, [Fill(0, 0, 400, 300, "0000ff")])


def seen(view: PagesView, place: QPoint | None = None) -> str:
    """The colour of a pixel of the viewport; by default of its middle."""
    image = view.viewport().grab().toImage()
    return image.pixelColor(place or image.rect().center()).name()


def scroll_value(view: PagesView) -> int:
    return view.verticalScrollBar().value()


def wheel(view: PagesView, place: QPointF) -> None:
    """Turns the wheel by a notch with Ctrl held."""
    event = QWheelEvent(
        *(place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(view.viewport(), event)


def test_pages_stand_one_below_the_other(view: PagesView) -> None:
    view.show_pages([RED, BLUE])
    image = view.viewport().grab().toImage()
    x = image.width() // 2
    column = [image.pixelColor(x, y).name() for y in range(image.height())]
    assert column.count("#ff0000") == 400  # 300 points at 96 pixels an inch
    assert column.index("#ff0000") < column.index("#0000ff")


def test_changed_pages_stay_in_their_place(view: PagesView) -> None:
    view.show_pages(letter_of(*THREE))
    view.set_zoom(1.5)
    view.show_page(2)
    view.verticalScrollBar().setValue(scroll_value(view) + 37)
    before = scroll_value(view)
    view.show_pages(letter_of("Another.", *THREE[1:]))
    assert (scroll_value(view), view.zoom, view.page_number) == (before, 1.5, 2)


def test_fewer_pages_show_the_last(view: PagesView) -> None:
    view.show_pages(letter_of(*THREE))
    view.show_page(3)
    view.show_pages(letter_of("One."))
    assert (view.page_number, view.page_count) == (1, 1)


def test_a_page_that_is_equal_stays_the_same_one(view: PagesView) -> None:
    view.show_pages(letter_of(*THREE))
    first, second, _ = view.pages
    view.show_pages(letter_of("Another.", *THREE[1:]))
    assert view.pages[0] is not first
    assert view.pages[1] is second


def test_a_changed_page_is_painted_anew(view: PagesView) -> None:
    view.show_pages([RED])
    view.fit_page()
    assert [seen(view), seen(view), seen(view)] == ["#ff0000"] * 3
    view.show_pages([BLUE])
    assert [seen(view), seen(view)] == ["#0000ff"] * 2


def test_pages_may_come_one_by_one(view: PagesView) -> None:
    view.show_pages([RED, RED, RED])
    view.show_page(3)
    before = scroll_value(view)
    view.show_pages([BLUE], is_whole=False)
    view.add_page(BLUE)
    assert (view.pages, scroll_value(view)) == ([BLUE, BLUE, RED], before)
    view.finish()
    assert view.pages == [BLUE, BLUE]


def test_zoom_keeps_to_its_bounds_and_says_what_it_is(view: PagesView, qtbot: QtBot) -> None:
    view.show_pages([RED])
    with qtbot.waitSignal(view.zoom_changed) as told:
        view.set_zoom(9)
    assert told.args == [4.0]
    view.zoom_out()
    assert view.zoom == 3.0
    view.actual_size()
    view.zoom_in()
    assert view.zoom == pytest.approx(1.1)
    view.set_zoom(0.01)
    assert view.zoom == 0.25


def test_pages_keep_fitting_the_width(host: Host, view: PagesView, qtbot: QtBot) -> None:
    view.show_pages([RED])
    view.fit_width()
    wide = view.zoom
    host.resize(600, 700)
    qtbot.waitUntil(lambda: view.zoom < wide)
    assert view.horizontalScrollBar().maximum() == 0
    assert seen(view, QPoint(20, 100)) == "#ff0000"
    assert view.fit is Fit.WIDTH


def test_a_whole_page_fits(view: PagesView) -> None:
    view.show_pages(letter_of("One."))
    view.fit_page()
    assert view.verticalScrollBar().maximum() == 0
    assert view.zoom < 1


def test_the_wheel_zooms_around_the_pointer(view: PagesView) -> None:
    view.show_pages(letter_of(*(f"Paragraph {number}." for number in range(60))))
    place = spot(view, "Paragraph 12.")
    wheel(view, QPointF(place))
    assert view.zoom > 1
    assert (spot(view, "Paragraph 12.") - place).manhattanLength() <= 2
    assert view.fit is Fit.NOTHING


def test_fingers_on_a_touchpad_zoom(view: PagesView) -> None:
    view.show_pages([RED])
    place = QPointF(100, 100)
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, place, place, place, 0.5, QPointF())
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("key", "back"),
    [
        (Qt.Key.Key_Down, Qt.Key.Key_Up),
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_End, Qt.Key.Key_Home),
    ],
)
def test_keys_scroll(view: PagesView, key: Qt.Key, back: Qt.Key) -> None:
    view.show_pages(letter_of(*THREE))
    QTest.keyClick(view, key)
    assert scroll_value(view) > 0
    QTest.keyClick(view, back)
    assert scroll_value(view) == 0


def test_space_scrolls_by_the_window(view: PagesView) -> None:
    view.show_pages(letter_of(*THREE))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert scroll_value(view) > view.viewport().height() / 2
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert scroll_value(view) == 0


def test_it_says_which_page_one_looks_at(view: PagesView, qtbot: QtBot) -> None:
    view.show_pages(letter_of(*THREE))
    with qtbot.waitSignal(view.page_changed) as told:
        view.show_page(3)
    assert told.args == [3]
    assert (view.page_number, view.page_count) == (3, 3)


def test_without_pages_there_is_nothing_to_scroll(view: PagesView) -> None:
    view.show_pages([])
    QTest.keyClick(view, Qt.Key.Key_End)
    view.fit_page()
    assert (view.page_number, view.page_count, scroll_value(view)) == (0, 0, 0)


def test_the_ground_is_dark_where_the_window_is(view: PagesView) -> None:
    view.show_pages([RED])
    corner = QPoint(5, 300)
    light = QColor(seen(view, corner)).lightness()
    view.setPalette(QPalette(QColor("#353535"), QColor("#2d2d2d")))
    assert QColor(seen(view, corner)).lightness() < light / 2


def test_a_frame_shows_where_keys_go(host: Host, view: PagesView) -> None:
    with_focus = seen(view, QPoint(0, 50))
    host.bar.open()
    assert seen(view, QPoint(0, 50)) != with_focus
    assert with_focus == view.palette().color(QPalette.ColorRole.Highlight).name()
