"""The real program, with someone in it who types without a pause, until it is killed.

Started as `python -m tests.desktop.day.typist FOLDER LOG`. Writes the time of every key down in
LOG, a line each, before the next one is pressed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from letterapp import __main__
from letterapp.desktop import application
from letterapp.desktop.main_window import MainWindow

_EVERY = 40
"""Milliseconds between keys."""
_MOST = 400
"""Keys, if nobody ends it."""


class TypedInto(QApplication):
    """Qt's application, with the typist at its window."""

    log = Path()

    def __init__(self, argv: list[str]) -> None:
        super().__init__(argv)
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self._on_due)
        timer.start()

    def _on_due(self) -> None:
        for window in self.topLevelWidgets():
            if isinstance(window, MainWindow) and (field := _reference(window)):
                QTest.keyClicks(field, "x")
                self._write_down()
                if len(field.text()) > _MOST:
                    self.quit()

    def _write_down(self) -> None:
        with self.log.open("a", encoding="ascii") as log:
            log.write(f"{time.monotonic()}\n")


def _reference(window: MainWindow) -> QLineEdit | None:
    fields = window.findChildren(QLineEdit)
    return next((one for one in fields if one.accessibleName() == "Reference"), None)


def main() -> int:
    """Opens the window on the folder."""
    _, folder, log = sys.argv
    TypedInto.log = Path(log)
    sys.argv[1:] = [folder]
    vars(application)["QApplication"] = TypedInto
    return __main__.main()


if __name__ == "__main__":
    sys.exit(main())
