"""The window itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.settings import Settings
from letterapp.paths import shipped_campaigns
from tools.pictures.scene import ALL, Scene


def settings_in(folder: Path) -> Settings:
    """Settings of nobody."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def _shipped(folder: Path) -> QWidget:
    window = MainWindow(folder, settings_in(folder))
    window.open_folder(shipped_campaigns() / "cambodia")
    return window


def _has_letter(window: QWidget) -> bool:
    assert isinstance(window, MainWindow)
    return bool(window.workspace.pages.view.pages)


SCENES = (Scene("window", _shipped, looks=ALL, is_ready=_has_letter),)
