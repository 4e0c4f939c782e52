"""What tests of the campaign as a document share: a session that saves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.session.saving import Saving
from letterapp.desktop.session.session import Session


@pytest.fixture
def saving(session: Session) -> Iterator[Saving]:
    """What saves the session."""
    made = Saving(session, session)
    yield made
    made.flush()


def type_place(session: Session, text: str) -> None:
    """Changes campaign.toml here."""
    session.set_value("Change the place", SETTINGS, ("letter", "place"), text)


def change_elsewhere(session: Session, old: str = "Geneva", new: str = "Berne") -> None:
    """Another program changes campaign.toml."""
    file = session.files.folder / SETTINGS
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
