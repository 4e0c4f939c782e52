"""A new campaign, and the questions and messages that wait for an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from letterapp.campaign.files import SETTINGS, read_files
from letterapp.desktop import dialogs
from letterapp.desktop.campaign.documents import shipped_origins
from letterapp.desktop.campaign.folder_dialog import FolderDialog
from letterapp.desktop.writing.printing import PrintError
from letterapp.errors import LetterappError
from tools.pictures.grabbing import asked
from tools.pictures.scene import ALL, Scene


def _new_campaign(folder: Path) -> FolderDialog:
    return FolderDialog("New campaign", "Make it", shipped_origins(), folder)


def _new_campaign_wrong(folder: Path) -> QWidget:
    dialog = _new_campaign(folder)
    (folder / "River").mkdir()
    dialog.findChildren(QLineEdit)[0].setText("River")
    return dialog


def _asked(ask: Callable[[QWidget], object]) -> Callable[[Path], QWidget]:
    def make(_folder: Path) -> QWidget:
        window = QWidget()
        return asked(lambda: ask(window))

    return make


def _cannot_open(folder: Path) -> QWidget:
    """A campaign whose file is broken."""
    (folder / SETTINGS).write_text('title = "Our campaign\n', "utf-8")
    try:
        read_files(folder)
    except LetterappError as fault:
        broken = fault
    return asked(lambda: dialogs.show_error(None, broken))


def _cannot_print(window: QWidget) -> None:
    fault = PrintError("“Office” takes no pages", "See that it is on and can be written to.")
    dialogs.show_error(window, fault)


SCENES = (
    Scene("campaign-new", _new_campaign, looks=ALL),
    Scene("campaign-new-wrong", _new_campaign_wrong),
    Scene("question-unsaved", _asked(lambda one: dialogs.ask_unsaved(one, "No space left"))),
    Scene("error-open", _cannot_open),
    Scene("error-print", _asked(_cannot_print)),
)
