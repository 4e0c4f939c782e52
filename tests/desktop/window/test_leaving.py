"""Leaving a campaign that cannot be saved: the person says what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from letterapp.campaign.files import SETTINGS, Files
from letterapp.campaign.folders import own_copy
from letterapp.desktop.campaign.documents import Documents
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.session import saving
from letterapp.desktop.session.disk import Aside, Known, Saved
from letterapp.paths import shipped_campaigns
from tests.desktop.conftest import Dialogs

NOT_SAVED = "The last changes are not saved"


@pytest.fixture
def full(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with a change that cannot be saved."""

    def fail(_files: Files, known: Mapping[str, Known], asides: Mapping[str, Aside]) -> Saved:
        return Saved(known, asides, OSError(28, "No space left on device"))

    monkeypatch.setattr(saving, "save", fail)
    type_place(window, "Rome")
    return window


def type_place(window: MainWindow, text: str) -> None:
    window.session.set_value("Change the place", SETTINGS, ("letter", "place"), text)


def leave_for_good(window: MainWindow, dialogs: Dialogs) -> None:
    dialogs.buttons = ["Discard the changes"]
    window.close()
    dialogs.take()


def test_closing_asks_and_can_be_thought_better_of(full: MainWindow, dialogs: Dialogs) -> None:
    dialogs.buttons = ["Cancel"]
    full.close()
    assert "No space left on device" in dialogs.take()
    assert full.isVisible()
    leave_for_good(full, dialogs)


def test_the_message_that_is_closed_keeps_the_window(full: MainWindow, dialogs: Dialogs) -> None:
    full.close()
    assert NOT_SAVED in dialogs.take()
    assert full.isVisible()
    leave_for_good(full, dialogs)


def test_what_is_discarded_is_not_asked_for_again(full: MainWindow, dialogs: Dialogs) -> None:
    leave_for_good(full, dialogs)
    assert not full.isVisible()
    assert not dialogs.messages
    assert "Rome" not in (full.session.files.folder / SETTINGS).read_text("utf-8")


def test_it_is_tried_again_until_it_is_saved(full: MainWindow, dialogs: Dialogs) -> None:
    dialogs.buttons = ["Try again", "Cancel"]
    full.close()
    assert [dialogs.take().splitlines()[0] for _ in range(2)] == [NOT_SAVED, NOT_SAVED]
    leave_for_good(full, dialogs)


def test_a_copy_elsewhere_is_enough_to_go(
    full: MainWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(_documents: Documents, session: object) -> bool:
        copied.append(str(session))
        return len(copied) > 1

    monkeypatch.setattr(Documents, "save_copy", copy)
    dialogs.buttons = ["Save a copy…", "Save a copy…"]
    full.close()
    assert len(copied) == 2
    assert NOT_SAVED in dialogs.take()
    assert NOT_SAVED in dialogs.take()
    assert not full.isVisible()


def test_another_campaign_does_not_take_its_place_unasked(
    full: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    session = full.session
    other = own_copy(shipped_campaigns() / "cambodia", tmp_path, "Other")
    full.open_folder(other)
    assert NOT_SAVED in dialogs.take()
    assert full.session is session
    dialogs.buttons = ["Discard the changes"]
    full.open_folder(other)
    dialogs.take()
    assert full.session.files.folder == other
