"""The small questions and messages of the window."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from letterapp.desktop.plain import as_rich
from letterapp.errors import CampaignError, LetterappError


class Unsaved(Enum):
    """What becomes of a campaign that is to be left, and cannot be saved."""

    TRY_AGAIN = "&Try again"
    SAVE_COPY = "Save a &copy…"
    DISCARD = "&Discard the changes"
    STAY = "Cancel"


_ROLES = {
    Unsaved.TRY_AGAIN: QMessageBox.ButtonRole.AcceptRole,
    Unsaved.SAVE_COPY: QMessageBox.ButtonRole.ActionRole,
    Unsaved.DISCARD: QMessageBox.ButtonRole.DestructiveRole,
    Unsaved.STAY: QMessageBox.ButtonRole.RejectRole,
}


def ask_unsaved(parent: QWidget, reason: str) -> Unsaved:
    """Asks what to do where the campaign cannot be saved, and says why; Esc is to stay."""
    title = "The last changes are not saved"
    box = QMessageBox(QMessageBox.Icon.Warning, "letterapp", title, parent=parent)
    why = f"The campaign’s files cannot be written: {reason.rstrip('.')}." if reason else ""
    box.setInformativeText(as_rich(f"{why} What is not saved is lost when you go on.".strip()))
    buttons = {box.addButton(one.value, role): one for one, role in _ROLES.items()}
    box.setDefaultButton(next(iter(buttons)))
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return next((one for button, one in buttons.items() if button is chosen), Unsaved.STAY)


def ask_drop(parent: QWidget, typed: Sequence[str]) -> bool:
    """Asks whether what was typed into a form may be lost, and names it; Esc is to go on."""
    title = "What you have typed is not kept"
    box = QMessageBox(QMessageBox.Icon.Warning, "letterapp", title, parent=parent)
    box.setInformativeText(as_rich(f"If you drop it, this is lost: {', '.join(typed)}."))
    drop = box.addButton("&Drop it", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("&Go on typing", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    is_dropped = box.clickedButton() is drop
    box.deleteLater()
    return is_dropped


def ask_campaign_folder(parent: QWidget, start: Path) -> Path | None:
    """Asks for the folder of a campaign; None where the person thought better of it."""
    return _asked(parent, "Open campaign folder", start)


def ask_letters_folder(parent: QWidget, proposed: Path) -> Path | None:
    """Asks where letters go, from a proposed folder on, which need not be there yet."""
    with _offered(proposed.absolute()) as start:
        return _asked(parent, "Choose a folder for the letters", start)


def show_error(parent: QWidget | None, fault: LetterappError) -> None:
    """Shows what the person can mend: title, message and hint, and all problems of a campaign."""
    box = QMessageBox(QMessageBox.Icon.Critical, "letterapp", fault.title, parent=parent)
    parts = [fault.message, fault.hint]
    if isinstance(fault, CampaignError):
        parts = [str(problem) for problem in fault.problems]
    box.setInformativeText("".join(map(as_rich, filter(None, parts))))
    box.exec()
    box.deleteLater()


def _asked(parent: QWidget, title: str, start: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


@contextlib.contextmanager
def _offered(folder: Path) -> Iterator[Path]:
    """The folder made for the time of a question, so that it can be chosen.

    It is taken away again where it stays empty: writing makes its folder itself.
    """
    is_new = not folder.exists()
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
    try:
        yield folder if folder.is_dir() else folder.parent
    finally:
        if is_new:
            with contextlib.suppress(OSError):
                folder.rmdir()
