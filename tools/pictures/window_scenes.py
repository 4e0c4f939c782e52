"""The window itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QTextBrowser, QWidget

from letterapp.campaign.files import read_files
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.settings import Settings
from letterapp.paths import shipped_campaigns
from tools.pictures.scene import ALL, Scene


def settings_in(folder: Path) -> Settings:
    """Settings of nobody."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def _shipped(folder: Path) -> QWidget:
    return MainWindow(read_files(shipped_campaigns() / "cambodia"), folder, settings_in(folder))


def _has_letter(window: QWidget) -> bool:
    return any(browser.toPlainText() for browser in window.findChildren(QTextBrowser))


SCENES = (Scene("window", _shipped, looks=ALL, is_ready=_has_letter),)
