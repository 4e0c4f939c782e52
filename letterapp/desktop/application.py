"""Sets up Qt's application, opens the first campaign and runs until the window is closed."""

from __future__ import annotations

import signal

from PySide6.QtWidgets import QApplication

from letterapp import __version__, paths
from letterapp.desktop.bugs.hard_crash import HardCrashes
from letterapp.desktop.bugs.watch import BugWatch
from letterapp.desktop.first_campaign import FirstCampaign
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.outlines import Outlines


def start(first: FirstCampaign) -> int:
    """Shows the campaign in a window; gives the exit status."""
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
        return _run(application, first, watch, crashes)
    finally:
        outlines.deleteLater()
        watch.uninstall()
        crashes.end()


def _run(
    application: QApplication, first: FirstCampaign, watch: BugWatch, crashes: HardCrashes
) -> int:
    window = MainWindow(paths.documents_folder())
    watch.save = window.save
    window.show()
    window.open_first(first)
    if crash := crashes.take():
        from letterapp.desktop.bugs.last_crash import last_crash_dialog

        last_crash_dialog(crash, window).open()
    return application.exec()
