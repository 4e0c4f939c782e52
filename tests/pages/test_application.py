"""Fonts are there without a display, and the application that runs is left alone."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from letterapp.pages.application import ensure_application
from tests.external import ROOT

MEASURED = """
from letterapp.pages.application import ensure_application
for _ in range(2):
    ensure_application()
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
print(QFontMetricsF(QFont("Sans", 12)).horizontalAdvance("letter") > 10)
print(QGuiApplication.platformName())
"""


def test_fonts_are_there_without_a_display() -> None:
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in without}
    environment["LC_ALL"] = "C.UTF-8"  # Qt says so where it is another
    call = [sys.executable, "-c", MEASURED]
    done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["True", "offscreen"]
    assert done.stderr == b""


def test_the_application_that_runs_stays(qtbot: QtBot) -> None:
    before = QApplication.instance()
    ensure_application()
    assert QApplication.instance() is before
