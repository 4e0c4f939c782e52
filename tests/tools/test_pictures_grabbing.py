"""What is pictured of a menu, and of a question that waits for an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from letterapp.desktop.dialogs import ask_drop
from tools.pictures.grabbing import asked, grabbed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_menu_is_pictured_with_the_window_around_it(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setStyleSheet("QMainWindow { background: red }")
    window.resize(600, 400)
    window.show()
    menu = QMenu(window)
    menu.addAction("Open")
    menu.popup(window.mapToGlobal(QPoint(300, 200)))
    picture = grabbed(menu)
    menu.close()
    assert menu.width() < picture.width() < window.width()
    assert menu.height() < picture.height() < window.height()
    assert picture.pixelColor(2, 2) == Qt.GlobalColor.red
    assert picture.pixelColor(picture.rect().center()) != Qt.GlobalColor.red


def test_a_question_is_pictured_and_answered_with_escape(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    answers: list[bool] = []
    picture = asked(lambda: answers.append(ask_drop(window, ["Office"])))
    qtbot.addWidget(picture)
    assert answers == [False]
    assert isinstance(picture, QLabel)
    assert picture.pixmap().size() == picture.size()
