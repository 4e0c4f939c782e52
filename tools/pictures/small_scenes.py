"""The welcome, an empty state, and the icons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.welcome import Welcome
from letterapp.desktop.window.blank import nothing_page
from tools.pictures.scene import ALL, Scene
from tools.pictures.window_scenes import settings_in

_SIZES = (16, 20, 24, 32, 64)


def _empty(_folder: Path) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    actions = [QAction(text, holder) for text in ("&New campaign…", "&Open campaign folder…")]
    layout.addWidget(nothing_page(actions))
    return holder


def _welcome(folder: Path) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.addWidget(Welcome(settings_in(folder)))
    layout.addStretch()
    return holder


def _icons(_folder: Path) -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    for column, mark in enumerate(Mark):
        made = icon(mark, sheet.palette())
        for row, size in enumerate(_SIZES):
            grid.addWidget(_picture(made, size, sheet.devicePixelRatio()), row, column)
        disabled = _picture(made, 24, sheet.devicePixelRatio(), QIcon.Mode.Disabled)
        grid.addWidget(disabled, len(_SIZES), column)
        grid.addWidget(QLabel(mark.label), len(_SIZES) + 1, column)
    return sheet


def _picture(made: QIcon, size: int, ratio: float, mode: QIcon.Mode = QIcon.Mode.Normal) -> QLabel:
    label = QLabel()
    label.setPixmap(made.pixmap(QSize(size, size), ratio, mode))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


SCENES = (
    Scene("welcome", _welcome, (960, 130), ALL),
    Scene("empty", _empty, (640, 360), ALL),
    Scene("icons", _icons, looks=ALL),
)
