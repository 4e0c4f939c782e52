"""An empty window, for `start`: from the start of the process until it is painted."""

from __future__ import annotations

import sys
import time


def main(begin: float) -> None:
    """Prints the seconds since `begin`, as `time.time()` has it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.processEvents()
    print(f"painted {time.time() - begin}", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]))
