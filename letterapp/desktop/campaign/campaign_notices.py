"""Tells what has become of the campaign without the person's doing: taken over, or copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from letterapp.campaign.files import NAMES
from letterapp.desktop.campaign.passing_notice import PassingNotice
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session

_TAKEN = "Changes by another program were taken over ({})."
_LEFT = (
    "Of an earlier conflict with another program, your version was kept: {}. What you want of it, "
    "copy from there; then delete it."
)
_COPIED = "A copy of your own was made in {}, because the shipped campaign stays as it is."


class CampaignNotices(PassingNotice):
    """Passing notices of one session."""

    def __init__(self, session: Session, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._taken_at: int | None = None
        saving.taken_over.connect(self._on_taken_over)
        session.moved.connect(self._on_moved)
        session.stack.indexChanged.connect(self._on_index_changed)

    def tell_what_is_left(self) -> None:
        """Says which versions of the person's own lie beside the campaign's files."""
        folder = self._session.files.folder
        stems = {Path(name).stem for name in NAMES}
        beside = sorted(one.name for one in folder.glob("*(mine, *).toml"))
        if left := [name for name in beside if name.partition(" (")[0] in stems]:
            self.say(_LEFT.format(", ".join(left)), "Show folder", lambda: show_folder(folder))

    def _on_taken_over(self, names: tuple[str, ...]) -> None:
        said, stack = _TAKEN.format(", ".join(names)), self._session.stack
        if stack.canUndo():
            self._taken_at = stack.index()
            self.say(said, "Undo", stack.undo)
        else:  # before, a file could not be read
            self._taken_at = None
            self.say(said)

    def _on_moved(self, folder: Path) -> None:
        self._taken_at = None
        self.say(_COPIED.format(folder), "Show folder", lambda: show_folder(folder))

    def _on_index_changed(self, index: int) -> None:
        """What its button would undo is another change by now."""
        if self._taken_at not in (None, index):
            self._taken_at = None
            self.hide()


def show_folder(folder: Path) -> None:
    """Shows a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
