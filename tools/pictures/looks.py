"""Gives the application the same fonts, style and colours on every machine."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from letterapp.desktop.outlines import Outlines
from tools.pictures.scene import Look

_FAMILIES = ["Noto Sans", "DejaVu Sans"]
_POINTS = 10.0
_LARGE = 1.5

# What Qt's Fusion style has on light and on dark systems.
_BLUE = "#308cc6"
_LIGHT = {
    QPalette.ColorRole.Window: "#efefef",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f7f7f7",
    QPalette.ColorRole.Button: "#efefef",
    QPalette.ColorRole.Text: "#000000",
    QPalette.ColorRole.Link: "#0000ff",
}
_DARK = {
    QPalette.ColorRole.Window: "#323232",
    QPalette.ColorRole.Base: "#242424",
    QPalette.ColorRole.AlternateBase: "#2b2b2b",
    QPalette.ColorRole.Button: "#323232",
    QPalette.ColorRole.Text: "#f0f0f0",
    QPalette.ColorRole.Link: "#6cb6e8",
}
_GREY = {Look.DARK: "#8a8a8a"}
_TEXTS = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)


def put_on(application: QApplication, look: Look) -> None:
    """Sets style, font and palette; a scaled screen is set when the process starts."""
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPointSizeF(_POINTS * (_LARGE if look is Look.LARGE else 1))
    application.setFont(font)
    application.setPalette(palette(look))
    Outlines()


def palette(look: Look) -> QPalette:
    """The colours of a look."""
    colours = _DARK if look is Look.DARK else _LIGHT
    window = QColor(colours[QPalette.ColorRole.Window])
    made = QPalette(window, window)
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in _TEXTS:
        made.setColor(role, QColor(colours[QPalette.ColorRole.Text]))
        grey = QColor(_GREY.get(look, "#9a9a9a"))
        made.setColor(QPalette.ColorGroup.Disabled, role, grey)
    made.setColor(QPalette.ColorRole.PlaceholderText, QColor(_GREY.get(look, "#808080")))
    made.setColor(QPalette.ColorRole.Highlight, QColor(_BLUE))
    made.setColor(QPalette.ColorRole.HighlightedText, QColor("#ffffff"))
    return made
