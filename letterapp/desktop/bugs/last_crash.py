"""The report, at the next start, of a crash that ended the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from letterapp import paths
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.report import BugReport

TOLD = (
    "letterapp ended unexpectedly the last time. It is not your doing.",
    "Your campaign is as it was last saved, and your letters are as they were last written.",
    "You can go on. Should it come up again, please send the details below to the people who "
    "look after letterapp for you.",
)


def last_crash_dialog(crash: str, parent: QWidget | None) -> BugDialog:
    """A dialog about a crash as `HardCrashes.take` gives it; deleted when it is closed."""
    dialog = BugDialog(BugReport(crash), TOLD, paths.log_file(), parent, can_quit=False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
