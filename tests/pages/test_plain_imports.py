"""Imports are as quick as without PySide, after it has taken their place."""

import subprocess
import sys

CODE = """
import builtins, inspect
import PySide6.QtCore
from letterapp.pages.plain_imports import import_plainly
import_plainly()
inspect.getsource = lambda module: 1 / 0  # with which PySide reads sources
import colorsys
import_plainly()
from PySide6.QtGui import QColor
assert QColor("#ff0000").red() == 255
"""


def test_no_source_is_read_for_an_import_and_qt_is_still_found() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
