"""Takes the pictures of one look, in the process it runs in."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSettings,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog

from letterapp.desktop.settings import own_store
from tools.pictures.grabbing import grabbed
from tools.pictures.looks import put_on
from tools.pictures.scene import Look, Scene
from tools.pictures.small import small

_NOISE = "This plugin does not support "
_SCRATCH = Path(tempfile.gettempdir()) / "letterapp pictures" / "Documents"
"""Where campaigns are while they are pictured: their paths are to be the same each time."""
_MOST = 20_000
"""Milliseconds for a scene to be ready."""
_ROUNDS = 5
"""How often what is within something may be laid out anew before all of it has its place."""


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
            shutil.rmtree(_SCRATCH, ignore_errors=True)
            _SCRATCH.mkdir(parents=True)
            _remember_in(_SCRATCH.parent)
            _take(scene, look, folder, _SCRATCH)


def _remember_in(folder: Path) -> None:
    """What windows remember is nobody's, and is forgotten after each scene."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    own_store().clear()


def _on_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Prints what Qt says, but for what it says of every window that is shown nowhere."""
    if _NOISE not in text:
        print(text, file=sys.stderr)


def _take(scene: Scene, look: Look, folder: Path, scratch: Path) -> None:
    widget = scene.make(scratch)
    if scene.size is not None:
        widget.resize(*scene.size)
    widget.show()
    _wait(scene, lambda: widget.isVisible() and scene.is_ready(widget))
    pictured = scene.act(widget)
    _wait(scene, lambda: scene.is_settled(pictured))
    image = grabbed(pictured)
    if look is Look.HUGE:
        image = image.scaled(image.size() / 2, mode=Qt.TransformationMode.SmoothTransformation)
    small(image).save(str(folder / scene.file_name(look)), quality=0)
    if isinstance(pictured, QDialog):
        pictured.done(QDialog.DialogCode.Rejected)  # to be closed it may ask something
    elif pictured is not widget:
        pictured.close()
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait(scene: Scene, is_true: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(_MOST)
    while not is_true():
        if deadline.hasExpired():
            raise NotReadyError(scene.name)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    for _ in range(_ROUNDS):
        QCoreApplication.processEvents()
