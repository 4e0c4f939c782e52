"""The icons: each its own shape, sharp, and to be seen on light and on dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from letterapp.desktop.icons import Mark, colour, icon

LIGHT, DARK = QPalette(QColor("#efefef")), QPalette(QColor("#323232"))


def shape(mark: Mark) -> bytes:
    """Where it is painted, whatever its colour."""
    image = icon(mark, LIGHT).pixmap(QSize(16, 16), 1.0).toImage()
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    return bytes(alpha.constBits())


def luminance(shade: QColor) -> float:
    """As WCAG 2 defines it for contrast."""
    parts = [shade.redF(), shade.greenF(), shade.blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_no_two_marks_have_one_shape_but_a_warning_needs_attention(qapp: QApplication) -> None:
    marks = [mark for mark in Mark if mark is not Mark.WARNING]
    assert len({shape(mark) for mark in marks}) == len(marks)
    assert shape(Mark.WARNING) == shape(Mark.ATTENTION)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", Mark)
def test_a_mark_stands_out_from_its_ground(mark: Mark, palette: QPalette) -> None:
    for ground in (palette.color(QPalette.ColorRole.Base), palette.color(palette.ColorRole.Window)):
        assert contrast(colour(mark, palette), ground) >= 4.5


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_there_is_a_pixmap_for_every_usual_scaling(qapp: QApplication, ratio: float) -> None:
    sizes = icon(Mark.READY, LIGHT).availableSizes()
    assert QSize(round(16 * ratio), round(16 * ratio)) in sizes


def test_in_a_selected_row_it_has_the_colour_of_the_text_there(qapp: QApplication) -> None:
    pixmap = icon(Mark.ERROR, LIGHT).pixmap(QSize(64, 64), 1.0, QIcon.Mode.Selected)
    assert pixmap.toImage().pixelColor(12, 32) == LIGHT.color(QPalette.ColorRole.HighlightedText)
