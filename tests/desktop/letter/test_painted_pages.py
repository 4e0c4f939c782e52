"""Pages made ready, and the pictures that are kept of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from letterapp.desktop.letter.painted_pages import PaintedPages
from letterapp.pages.page import Page
from tests.desktop.letter.showing import letter_of

BOX = QRect(20, 10, 816, 1056)
Paint = Callable[..., QImage]


@pytest.fixture
def page(qapp: QApplication) -> Page:
    """A page with a line of text."""
    return letter_of("Drop all charges.")[0]


def painted(kept: PaintedPages, page: Page, index: int = 0, *, is_part: bool = False) -> QImage:
    """The page on an image."""
    image = QImage(860, 1090, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    kept.paint(painter, index, page, BOX, is_part=is_part)
    painter.end()
    return image


def test_a_picture_shows_what_the_first_paint_showed(page: Page) -> None:
    kept = PaintedPages()
    first = painted(kept, page)
    assert kept.pixels == 0
    assert painted(kept, page) == first
    assert kept.pixels == BOX.width() * BOX.height()
    assert painted(kept, page) == first


def test_a_part_of_the_window_needs_no_picture(page: Page) -> None:
    kept = PaintedPages()
    for _ in range(3):
        painted(kept, page, is_part=True)
    assert kept.pixels == 0


def test_pictures_are_forgotten_before_they_are_too_many(page: Page) -> None:
    kept = PaintedPages()
    for index in range(30):
        for _ in range(2):
            painted(kept, page, index)
    assert 10_000_000 < kept.pixels <= 20_000_000


def test_pages_that_are_gone_are_forgotten(page: Page) -> None:
    kept = PaintedPages()
    for _ in range(2):
        painted(kept, page)
    kept.keep_only([page])
    assert kept.pixels > 0
    kept.keep_only([letter_of("Another.")[0]])
    assert kept.pixels == 0
