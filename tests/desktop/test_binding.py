"""The Qt binding itself, where a release of it was unsound."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_calls_that_give_none_keep_their_references() -> None:
    """6.12.0 lost one at each, on Pythons before 3.12, until the process died."""
    alone = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        alone.parent()
    assert sys.getrefcount(None) > before - 500
