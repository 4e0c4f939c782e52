"""What is opened over the window with the letter to France in hand: how its scenes are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from letterapp.desktop.main_window import MainWindow
from tools.pictures.scene import Look, Scene
from tools.pictures.window_scenes import has_letter, own_window

LIGHT = (Look.LIGHT,)


def over(
    name: str,
    act: Callable[[MainWindow], QWidget],
    looks: tuple[Look, ...] = LIGHT,
    settled: Callable[[QWidget], bool] = lambda _dialog: True,
    make: Callable[[Path], MainWindow] = own_window,
    size: tuple[int, int] | None = None,
) -> Scene:
    """What `act` opens over the window."""

    def opened(widget: QWidget) -> QWidget:
        assert isinstance(widget, MainWindow)
        return act(widget)

    return Scene(name, make, size, looks, has_letter, opened, settled)
