"""Takes the pictures of one look, in the process it runs in."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from tools.pictures.looks import put_on
from tools.pictures.scene import Look, Scene

_NOISE = "This plugin does not support propagateSizeHints"
_MOST = 20_000
"""Milliseconds for a scene to be ready."""


class NotReadyError(Exception):
    """A scene has not come to show what it is to show."""


def take(scenes: Iterable[Scene], look: Look, folder: Path) -> None:
    """Writes the picture of each scene that is wanted in this look; raises NotReadyError."""
    qInstallMessageHandler(_on_message)
    application = QApplication.instance() or QApplication(["letterapp"])
    assert isinstance(application, QApplication)
    for scene in scenes:
        if look in scene.looks:
            put_on(application, look)
            with tempfile.TemporaryDirectory() as scratch:
                _take(scene, look, folder, Path(scratch))


def _on_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Prints what Qt says, but for what it says of every window that is shown nowhere."""
    if _NOISE not in text:
        print(text, file=sys.stderr)


def _take(scene: Scene, look: Look, folder: Path, scratch: Path) -> None:
    widget = scene.make(scratch)
    if scene.size is not None:
        widget.resize(*scene.size)
    widget.show()
    _wait(scene, widget)
    widget.grab().save(str(folder / scene.file_name(look)))
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait(scene: Scene, widget: QWidget) -> None:
    deadline = QDeadlineTimer(_MOST)
    while not (widget.isVisible() and scene.is_ready(widget)):
        if deadline.hasExpired():
            raise NotReadyError(scene.name)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QCoreApplication.processEvents()  # what was asked to be laid out and painted just now
