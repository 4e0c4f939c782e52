"""Lets a campaign folder, or its campaign.toml, be dropped on a window, and says what may be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.plain import plain_label

_MAY = "Drop it here to open the campaign “{}”"
_MAY_NOT = f"Only a campaign’s folder, or its {SETTINGS}, can be opened here"
_CHARACTERS = 64
"""Of a line of it at most."""
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FolderDrop(QObject):
    """Watches a window and what is in it: files that are dragged over it are for nobody else.

    `dropped` names the campaign folder. Drags of anything but files are left to the controls.
    """

    dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hint = _Hint(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    @property
    def text(self) -> str:
        """What is said to who drags something; empty where nobody does."""
        return "" if self._hint.isHidden() else self._hint.text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The system's window gets drags before the controls do, which would take them as text."""
        if event.type() == QEvent.Type.Show and watched is self._window:
            self._watch_handle()
        elif event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif event.type() in _DRAGS and isinstance(event, QDropEvent):
            return self._dragged(event)
        return super().eventFilter(watched, event)

    def _watch_handle(self) -> None:
        """There is one once the window is shown; twice installed, a filter acts once."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _dragged(self, event: QDropEvent) -> bool:
        if not event.mimeData().hasUrls():
            return False
        folder = campaign_in(event.mimeData())
        is_over = isinstance(event, QDragEnterEvent | QDragMoveEvent)
        self._hint.say(_MAY.format(folder.name) if folder else _MAY_NOT)
        self._hint.setVisible(is_over)
        if folder is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not is_over:
            self.dropped.emit(folder)
        return True


class _Hint(QFrame):
    """Lies over the window, and takes no part in anything."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._words = plain_label()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Says it in the middle of the window."""
        self._words.setText(text)
        width = min(self._window.width(), _CHARACTERS * self.fontMetrics().averageCharWidth())
        height = max(self.heightForWidth(width), 4 * self.fontMetrics().height())
        middle = self._window.rect().center()
        self.setGeometry(middle.x() - width // 2, middle.y() - height // 2, width, height)
        self.raise_()


def campaign_in(data: QMimeData) -> Path | None:
    """The one campaign folder that is dragged, by itself or by its campaign.toml."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    place = Path(urls[0].toLocalFile())
    folder = place.parent if place.name == SETTINGS else place
    return folder if (folder / SETTINGS).is_file() else None
