"""Imports are Python's own again after PySide has taken their place."""

import subprocess
import sys

CODE = """
import builtins
plain = builtins.__import__
import PySide6.QtCore
from letterapp.pages.plain_imports import import_plainly
import_plainly()
assert builtins.__import__ is plain
import_plainly()
from PySide6.QtGui import QColor
assert QColor("#ff0000").red() == 255
"""


def test_python_imports_as_before_and_qt_is_still_found() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
