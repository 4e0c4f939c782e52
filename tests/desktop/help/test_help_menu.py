"""The Help menu of the window: F1 and About."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp import __version__
from letterapp.desktop.help.about_dialog import AboutDialog
from letterapp.desktop.help.help_menu import HelpMenu
from letterapp.desktop.help.help_window import HelpWindow
from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands


@pytest.mark.real_window
def test_f1_opens_the_guide_once(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    (guide,) = window.findChildren(HelpWindow)
    assert guide.isVisible()
    guide.close()
    assert window.findChildren(HelpMenu)[0].show_guide("08-writing.md") is guide
    assert guide.page_name == "08-writing.md"
    guide.close()


def test_the_versions_can_be_copied(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    hands.click(dialog, "Copy versions")
    copied = QGuiApplication.clipboard().text()
    assert copied == hands.named(dialog, QPlainTextEdit, "Versions").toPlainText()
    assert f"letterapp: {__version__}" in copied
    assert [line.partition(":")[0] for line in copied.splitlines()] == [
        *("letterapp", "Python", "Qt", "PySide", "System", "Display")
    ]
