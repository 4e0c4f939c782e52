"""What tests of sessions share: sessions that save, on one folder, as windows have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from letterapp.campaign.files import SETTINGS, read_files
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session
from tests import campaigns


@dataclass
class Opened:
    """A campaign as one window has it open."""

    session: Session
    saving: Saving

    def type(self, text: str, key: str = "reference") -> None:
        """Types something into a field of the letter."""
        self.session.set_value("Change the letter", SETTINGS, ("letter", key), text)

    def note(self, text: str) -> None:
        """Changes another file."""
        self.session.set_value("Change the note", "targets.toml", ("targets", 0, "note"), text)

    def shown(self, key: str = "reference") -> Any:
        """What the field shows."""
        return self.session.value(SETTINGS, ("letter", key))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small campaign folder."""
    folder = tmp_path / "Zenda"
    folder.mkdir()
    for name in ("SETTINGS", "TARGETS", "DEMANDS"):
        file = {"SETTINGS": "campaign.toml"}.get(name, f"{name.lower()}.toml")
        (folder / file).write_text(getattr(campaigns, name), "utf-8")
    return folder


@pytest.fixture
def open_again(qapp: QApplication, folder: Path, home: Path) -> Iterator[Callable[[], Opened]]:
    """Opens the folder in another window."""
    made: list[Opened] = []

    def open_one() -> Opened:
        session = Session(read_files(folder), home)
        made.append(Opened(session, Saving(session, session)))
        return made[-1]

    yield open_one
    for opened in made:
        opened.saving.flush()
        opened.session.deleteLater()


@pytest.fixture
def opened_one(open_again: Callable[[], Opened]) -> Opened:
    """The folder, open in a window."""
    return open_again()
