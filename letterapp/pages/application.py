"""Qt's application, without which there are no fonts: the one that runs, or one without windows."""

from __future__ import annotations

import sys
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

# On Windows the usual platform needs no display, and has the fonts as windows have them.
_PLATFORM = () if sys.platform == "win32" else ("-platform", "offscreen")


def ensure_application() -> None:
    """See to it that there is an application; needs no display, and opens nothing."""
    if QCoreApplication.instance() is None:
        _offscreen()


@lru_cache(maxsize=1)
def _offscreen() -> QGuiApplication:
    """An application that lives as long as the process does."""
    return QGuiApplication(["letterapp", *_PLATFORM])
