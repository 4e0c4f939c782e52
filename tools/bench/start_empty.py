"""An empty window, for `start`: from the start of the process until it is painted."""

from __future__ import annotations

import sys
import time


def main(begin: float) -> None:
    """Prints the seconds since `begin`, as `time.time()` has it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                print(f"painted {time.time() - begin}", flush=True)
                application.quit()
            return False

    application = QApplication([])
    window, watcher = QMainWindow(), Watcher()
    window.installEventFilter(watcher)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(float(sys.argv[1]))
