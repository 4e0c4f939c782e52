"""The reports of bugs and crashes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from letterapp import paths
from letterapp.desktop.bugs import last_crash, watch
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.report import BugReport
from tools.pictures.help_scenes import VERSIONS
from tools.pictures.scene import ALL, Scene

_REPORT = BugReport(
    "  letterapp/desktop/session.py, line 112, in change_sender\n"
    "  letterapp/campaign/texts.py, line 31, in shown_in\nKeyError",
    "KeyError: 'fr'",
    VERSIONS,
)
_CRASH = BugReport(
    "Fatal Python error: Segmentation fault\nCurrent thread 0x00007f2a1c\n"
    "  letterapp/desktop/application.py, line 61, in _run",
    versions=VERSIONS,
)


def _bug(_folder: Path, *, is_saved: bool, others: int) -> QWidget:
    told = watch.told(is_saved, paths.log_file())
    dialog = BugDialog(_REPORT, told, paths.log_file())
    for _ in range(others):
        dialog.count_another()
    return dialog


def _crash(_folder: Path) -> QWidget:
    return BugDialog(_CRASH, last_crash.TOLD, paths.log_file(), can_quit=False)


SCENES = (
    Scene("bug", lambda folder: _bug(folder, is_saved=True, others=0), looks=ALL),
    Scene("bug-storm-unsaved", lambda folder: _bug(folder, is_saved=False, others=12)),
    Scene("last-crash", _crash),
)
