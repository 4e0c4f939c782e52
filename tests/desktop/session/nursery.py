"""Many programs that change a campaign as quickly as they can, each to be killed at some moment.

Started as a process of its own with folders as arguments; each program is forked, so that Qt and
the application are loaded once. A program writes down beside its folder each change that it has
made, with the time, before it goes on.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from letterapp.campaign.files import SETTINGS, TARGETS, read_files
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session

EVERY = 40
"""Milliseconds between changes: nobody types so quickly."""


def log_of(folder: Path) -> Path:
    """Where a program writes down what it has changed: the time of each change, a line each."""
    return folder.with_suffix(".log")


def run(folder: Path) -> None:
    """Changes the campaign in a folder, until it is killed."""
    application = QCoreApplication([])
    session = Session(read_files(folder), folder)
    Saving(session, session)
    log = os.open(log_of(folder), os.O_WRONLY | os.O_CREAT)
    count = 0

    def change() -> None:
        nonlocal count
        count += 1
        session.set_value("Type", SETTINGS, ("letter", "reference"), f"no. {count}")
        session.set_value("Note", TARGETS, ("targets", 0, "note"), f"no. {count}")
        os.write(log, f"{time.monotonic()}\n".encode())

    timer = QTimer(interval=EVERY)
    timer.timeout.connect(change)
    timer.start()
    application.exec()


def main() -> None:
    """Starts a program a folder, and says the number of each process."""
    for folder in map(Path, sys.argv[1:]):
        child = os.fork()
        if not child:
            run(folder)
        sys.stdout.write(f"{child}\n")
    sys.stdout.flush()
    for _ in sys.argv[1:]:
        os.wait()


if __name__ == "__main__":
    main()
