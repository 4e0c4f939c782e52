"""Whatever watches over a window while it runs: for bugs, for crashes, and for hidden outlines."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from letterapp import paths
from letterapp.desktop.bugs.hard_crash import HardCrashes
from letterapp.desktop.bugs.watch import BugWatch, Save
from letterapp.desktop.outlines import Outlines


class Watchers:
    """Watch from now on until `end`; `save` saves what the window has not saved yet."""

    def __init__(self, window: QWidget, save: Save) -> None:
        self._window = window
        self._watch = BugWatch(save)
        self._crashes = HardCrashes(paths.log_file().parent)
        self._outlines = Outlines()
        self._watch.install()
        self._crashes.watch()

    def tell_last_crash(self) -> None:
        """Shows a report of a crash of an earlier run, once."""
        if crash := self._crashes.take():
            from letterapp.desktop.bugs.last_crash import last_crash_dialog

            last_crash_dialog(crash, self._window).open()

    def end(self) -> None:
        """The run has ended well."""
        self._outlines.deleteLater()
        self._watch.uninstall()
        self._crashes.end()
