"""The versions of all that runs here, for reports and for the About dialog."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from letterapp import __version__


def versions() -> str:
    """A line each: the program, Python, Qt, PySide, the system, and how Qt draws on it."""
    rows = {
        "letterapp": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide": PySide6.__version__,
        "System": f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}",
        "Display": QGuiApplication.platformName(),
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items())
