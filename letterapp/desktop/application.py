"""Sets up Qt's application, opens the first campaign and runs until the window is closed."""

from __future__ import annotations

import signal
from pathlib import Path

from PySide6.QtWidgets import QApplication

from letterapp import __version__, paths
from letterapp.campaign.files import read_files
from letterapp.desktop.bugs.hard_crash import HardCrashes
from letterapp.desktop.bugs.watch import BugWatch
from letterapp.desktop.dialogs import show_error
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.outlines import Outlines
from letterapp.errors import CampaignError
from letterapp.paths import documents_folder


def start(folder: Path) -> int:
    """Shows the campaign in a window; gives the exit status, 1 where it cannot be opened."""
    application = QApplication(["letterapp"])
    application.setApplicationName("letterapp")
    application.setApplicationVersion(__version__)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the program at once
    crashes = HardCrashes(paths.log_file().parent)
    watch = BugWatch()
    crashes.watch()
    watch.install()
    outlines = Outlines()
    try:
        return _run(application, folder, watch, crashes)
    finally:
        outlines.deleteLater()
        watch.uninstall()
        crashes.end()


def opened(folder: Path) -> MainWindow | None:
    """A window on a campaign; None, after saying why, where the campaign cannot be opened."""
    try:
        return MainWindow(read_files(folder), documents_folder())
    except CampaignError as fault:
        show_error(None, fault)
        return None


def _run(application: QApplication, folder: Path, watch: BugWatch, crashes: HardCrashes) -> int:
    window = opened(folder)
    if window is None:
        return 1
    watch.save = window.save
    window.show()
    if crash := crashes.take():
        from letterapp.desktop.bugs.last_crash import last_crash_dialog

        last_crash_dialog(crash, window).open()
    return application.exec()
