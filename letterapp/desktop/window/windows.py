"""The windows that belong to another one, such as dialogs and the guide."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def close_windows_of(widget: QWidget) -> None:
    """Closes all windows that a widget, or anything in it, is the parent of."""
    for child in widget.findChildren(QWidget):
        if child.isWindow() and child.isVisible():
            child.close()


def open_forms(widget: QWidget) -> list[QDialog]:
    """The forms of entries that are open over a widget."""
    from letterapp.desktop.entry_dialog import EntryDialog

    return [one for one in widget.findChildren(EntryDialog) if one.isVisible()]
