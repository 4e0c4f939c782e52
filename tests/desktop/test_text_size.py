"""All text of the window larger and smaller, by keys, and remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from letterapp.desktop.settings import Settings
from letterapp.desktop.text_size import TextSize, scaled


@pytest.fixture(autouse=True)
def _own_font(qapp: QApplication) -> Iterator[None]:
    font = QApplication.font()
    yield
    QApplication.setFont(font)


def points() -> float:
    return QApplication.font().pointSizeF()


@pytest.mark.real_window
def test_every_widget_follows_the_keys(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    size = TextSize(Settings(), window)
    window.menuBar().addMenu("&View").addActions(size.actions)
    label = QLabel("text", window)
    with qtbot.waitActive(window):
        window.show()
    normal = label.font().pointSizeF()
    QTest.keySequence(window, size.larger.shortcut())
    qtbot.waitUntil(lambda: label.font().pointSizeF() > normal)
    QTest.keySequence(window, size.smaller.shortcut())
    QTest.keySequence(window, size.smaller.shortcut())
    qtbot.waitUntil(lambda: label.font().pointSizeF() < normal)
    size.normal.trigger()
    qtbot.waitUntil(lambda: label.font().pointSizeF() == normal)


def test_it_is_remembered_and_has_ends(qapp: QApplication) -> None:
    normal = points()
    size = TextSize(Settings())
    while size.larger.isEnabled():
        size.larger.trigger()
    assert 2 < points() / normal < 3
    largest = points()
    QApplication.setFont(scaled(QApplication.font(), normal / largest))
    TextSize(Settings())
    assert points() == pytest.approx(largest, rel=0.01)


def test_a_font_in_pixels_is_scaled_too() -> None:
    font = QFont()
    font.setPixelSize(10)
    assert scaled(font, 1.5).pixelSize() == 15
