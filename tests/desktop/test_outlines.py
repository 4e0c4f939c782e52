"""In the dark an empty box or field can be told from its ground."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from letterapp.desktop.outlines import CLASSES, Outlines

LIGHT, DARK = QColor("#efefef"), QColor("#323232")


@pytest.fixture(autouse=True)
def _own_palette(qapp: QApplication) -> Iterator[None]:
    before = QApplication.palette()
    yield
    put_on(before)
    for name in CLASSES:
        QApplication.setPalette(before, name)


def put_on(palette: QPalette) -> None:
    QApplication.setPalette(palette)


def dark() -> QPalette:
    palette = QPalette(DARK, DARK)
    palette.setColor(QPalette.ColorRole.Base, QColor("#242424"))
    return palette


def lightest(qtbot: QtBot) -> int:
    """The lightness of the lightest pixel of an empty box without a text, on a dark ground."""
    box = QCheckBox()
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    return max(lightnesses(box))


def lightnesses(widget: QWidget, around: int = 0) -> Iterator[int]:
    """Those of a widget on a dark ground, but for so many pixels around it."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(DARK)
    widget.render(image)
    for x in range(around, image.width() - around):
        for y in range(around, image.height() - around):
            yield image.pixelColor(x, y).lightness()


def of_boxes(role: QPalette.ColorRole) -> QColor:
    return QApplication.palette(CLASSES[1]).color(role)


def test_an_empty_box_has_an_outline_in_the_dark(qtbot: QtBot) -> None:
    put_on(dark())
    assert lightest(qtbot) < 70
    outlines = Outlines()
    assert lightest(qtbot) > 100
    assert of_boxes(QPalette.ColorRole.Base) == QColor("#242424")
    put_on(QPalette(LIGHT, LIGHT))
    outlines.apply()
    assert of_boxes(QPalette.ColorRole.Window) == LIGHT


def test_so_has_one_in_a_menu(qtbot: QtBot) -> None:
    put_on(dark())
    Outlines()
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction(" ").setCheckable(True)
    menu.resize(menu.sizeHint())
    assert max(lightnesses(menu, around=2)) > 100


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_so_have_fields(qtbot: QtBot, kind: type[QWidget]) -> None:
    put_on(dark())
    Outlines()
    field = kind()
    qtbot.addWidget(field)
    field.resize(60, 40)
    assert max(lightnesses(field)) > 100


def test_in_the_light_nothing_is_changed(qtbot: QtBot) -> None:
    put_on(QPalette(LIGHT, LIGHT))
    Outlines()
    assert of_boxes(QPalette.ColorRole.Window) == LIGHT
