"""The guide and the About dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from letterapp import paths
from letterapp.desktop.help.about_dialog import AboutDialog
from letterapp.desktop.help.guide import read_guide
from letterapp.desktop.help.help_window import HelpWindow
from tools.pictures.scene import ALL, BOTH, Scene
from tools.pictures.window_scenes import settings_in

VERSIONS = (
    "letterapp: 0.1.0\nPython: 3.11.2\nQt: 6.11.3\nPySide: 6.11.3\n"
    "System: Debian GNU/Linux 12 (bookworm), x86_64\nDisplay: wayland"
)


def _guide(folder: Path) -> HelpWindow:
    return HelpWindow(read_guide(paths.shipped_guide()), settings_in(folder))


def _keyboard(folder: Path) -> QWidget:
    window = _guide(folder)
    window.show_page("12-keyboard.md")
    return window


def _search(folder: Path, words: str) -> QWidget:
    window = _guide(folder)
    window.findChildren(QLineEdit)[0].setText(words)
    return window


SCENES = (
    Scene("guide", _guide, looks=ALL),
    Scene("guide-keyboard", _keyboard),
    Scene("guide-search", lambda folder: _search(folder, "Word file"), looks=BOTH),
    Scene("guide-nothing-found", lambda folder: _search(folder, "Zebra")),
    Scene("about", lambda _folder: AboutDialog(shown=VERSIONS), looks=ALL),
)
