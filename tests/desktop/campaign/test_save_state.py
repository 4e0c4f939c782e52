"""The line that says whether all is saved, the bar of conflicts, and passing notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import SETTINGS, TARGETS, read_files
from letterapp.desktop.campaign.campaign_notices import CampaignNotices
from letterapp.desktop.campaign.conflict_bar import ConflictBar
from letterapp.desktop.campaign.passing_notice import PassingNotice
from letterapp.desktop.campaign.save_state import SaveState
from letterapp.desktop.session.saving import Saving, State
from letterapp.desktop.session.session import Session
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.accessibility import faults
from tests.desktop.campaign.conftest import change_elsewhere, type_place
from tests.desktop.conftest import Dialogs


@pytest.fixture
def state(saving: Saving, qtbot: QtBot) -> SaveState:
    made = SaveState(saving)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def bar(saving: Saving, qtbot: QtBot) -> ConflictBar:
    made = ConflictBar(saving)
    qtbot.addWidget(made)
    return made


def on_disk(session: Session) -> str:
    return (session.files.folder / SETTINGS).read_text("utf-8")


def conflict(session: Session, saving: Saving, qtbot: QtBot) -> None:
    type_place(session, "Rome")
    change_elsewhere(session)
    qtbot.waitUntil(lambda: saving.state is State.CONFLICT)


# --- The line


def test_it_says_when_all_is_saved(state: SaveState, session: Session, qtbot: QtBot) -> None:
    assert state.text == "All changes saved"
    type_place(session, "Rome")
    assert state.text == "Saving…"
    qtbot.waitUntil(lambda: state.text == "All changes saved")
    assert 'place = "Rome"' in on_disk(session)


def test_it_says_why_not_and_tries_again(
    state: SaveState, session: Session, qtbot: QtBot, own_folder: Path
) -> None:
    own_folder.rename(own_folder.with_name("unplugged"))
    type_place(session, "Rome")
    again = hands.named(state, QPushButton, "Try again")
    assert not again.isVisible()
    qtbot.waitUntil(again.isVisible)
    assert state.text == "Not saved: No such file or directory."
    own_folder.with_name("unplugged").rename(own_folder)
    hands.click(state, "Try again")
    qtbot.waitUntil(lambda: state.text == "All changes saved")
    assert not again.isVisible()


# --- The bar


def test_a_conflict_is_asked_about_without_a_dialog(
    bar: ConflictBar, state: SaveState, session: Session, saving: Saving, qtbot: QtBot
) -> None:
    assert bar.isHidden()
    conflict(session, saving, qtbot)
    assert bar.text.startswith("campaign.toml was changed by another program too. Which is to")
    assert state.text == "Changed by another program too"
    hands.click(bar, "Keep mine")
    assert bar.isHidden()
    assert 'place = "Rome"' in on_disk(session)
    assert list(session.files.folder.glob("campaign (theirs*).toml"))


def test_theirs_are_taken(bar: ConflictBar, session: Session, saving: Saving, qtbot: QtBot) -> None:
    conflict(session, saving, qtbot)
    hands.click(bar, "Take theirs")
    assert bar.isHidden()
    assert session.value(SETTINGS, ("letter", "place")) == "Berne"
    assert list(session.files.folder.glob("campaign (mine*).toml"))


def test_broken_files_are_told_with_their_line_and_cannot_be_taken(
    bar: ConflictBar, session: Session, saving: Saving, qtbot: QtBot
) -> None:
    change_elsewhere(session, "[sender]", "[sender")
    qtbot.waitUntil(lambda: not bar.isHidden())
    assert "cannot be read now" in bar.text
    assert "Not valid TOML" in bar.text
    assert not hands.named(bar, QAbstractButton, "Take theirs").isEnabled()
    change_elsewhere(session, "[sender\n", "[sender]\n")
    qtbot.waitUntil(bar.isHidden)


def test_what_cannot_be_done_is_told_and_the_bar_stays(
    bar: ConflictBar,
    session: Session,
    saving: Saving,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails() -> None:
        raise OSError(28, "No space left on device")

    conflict(session, saving, qtbot)
    with monkeypatch.context() as full:
        full.setattr(saving, "keep_mine", fails)
        hands.click(bar, "Keep mine")
    assert "That could not be done: No space left on device." in bar.text
    assert not bar.isHidden()


# --- Notices


@pytest.fixture
def notices(session: Session, saving: Saving, qtbot: QtBot) -> CampaignNotices:
    made = CampaignNotices(session, saving)
    qtbot.addWidget(made)
    return made


def test_what_was_taken_over_is_told_and_undone(
    notices: CampaignNotices, session: Session, qtbot: QtBot
) -> None:
    change_elsewhere(session)
    qtbot.waitUntil(lambda: not notices.isHidden())
    assert notices.text == "Changes by another program were taken over (campaign.toml)."
    hands.click(notices, "Undo")
    assert session.value(SETTINGS, ("letter", "place")) == "Geneva"
    assert notices.isHidden()


def test_the_notice_goes_once_its_undo_would_undo_something_else(
    notices: CampaignNotices, session: Session, qtbot: QtBot
) -> None:
    change_elsewhere(session)
    qtbot.waitUntil(lambda: not notices.isHidden())
    type_place(session, "Rome")
    assert notices.isHidden()


def test_a_copy_of_a_shipped_campaign_is_told_with_its_place(
    home: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    session = Session(read_files(shipped_campaigns() / "cambodia"), home)
    saving = Saving(session, session)
    notices = CampaignNotices(session, saving)
    qtbot.addWidget(notices)
    type_place(session, "Rome")
    assert str(session.files.folder) in notices.text
    hands.click(notices, "Show folder")
    assert dialogs.opened == [session.files.folder]
    assert saving.flush()
    session.deleteLater()


def test_versions_that_an_earlier_conflict_has_left_are_told(
    session: Session, saving: Saving, parent: QWidget, dialogs: Dialogs
) -> None:
    folder = session.files.folder
    for name in ("campaign (mine, 2026-01-02 03.04).toml", "notes (mine, old).toml"):
        (folder / name).write_text("", "utf-8")
    notices = CampaignNotices(session, saving, parent)
    notices.tell_what_is_left()
    assert "campaign (mine, 2026-01-02 03.04).toml." in notices.text
    assert "notes" not in notices.text
    hands.click(notices, "Show folder")
    assert dialogs.opened == [folder]


def test_where_nothing_is_left_nothing_is_told(notices: CampaignNotices) -> None:
    notices.tell_what_is_left()
    assert notices.text == ""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def noticed(qtbot: QtBot, parent: QWidget, notice: PassingNotice) -> QLineEdit:
    """Shows a notice above a line, and goes to the line."""
    line = QLineEdit()
    layout = QVBoxLayout(parent)
    layout.addWidget(notice)
    layout.addWidget(line)
    with qtbot.waitExposed(parent):
        parent.show()
    parent.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    notice.say("Done", "&Undo")
    return line


def test_a_notice_goes_by_itself(qtbot: QtBot, parent: QWidget) -> None:
    notice = PassingNotice(lasts=1)
    line = noticed(qtbot, parent, notice)
    qtbot.waitUntil(notice.isHidden)
    assert (notice.text, line.hasFocus()) == ("", True)


def test_a_notice_stays_while_the_focus_is_on_it(qtbot: QtBot, parent: QWidget) -> None:
    notice = PassingNotice(lasts=40)
    line = noticed(qtbot, parent, notice)
    undo = hands.named(notice, QPushButton, "Undo")
    undo.setFocus()
    with qtbot.waitSignal(notice.was_due):
        pass
    assert notice.text == "Done"
    line.setFocus()
    qtbot.waitUntil(notice.isHidden)


def test_a_notice_is_closed(qtbot: QtBot, parent: QWidget) -> None:
    notice = PassingNotice()
    noticed(qtbot, parent, notice)
    hands.click(notice, "Close")
    assert notice.isHidden()


def test_every_control_can_be_reached_and_says_what_it_is(
    session: Session, saving: Saving, parent: QWidget, qtbot: QtBot
) -> None:
    notices = CampaignNotices(session, saving)
    layout = QVBoxLayout(parent)
    for widget in (ConflictBar(saving), notices, SaveState(saving)):
        layout.addWidget(widget)
    notices.say("Done", "&Undo")
    conflict(session, saving, qtbot)
    with qtbot.waitExposed(parent):
        parent.show()
    assert faults(parent) == []


def test_nothing_is_offered_to_be_undone_where_nothing_can_be(
    own_folder: Path, home: Path, qtbot: QtBot
) -> None:
    file = own_folder / TARGETS
    sound = file.read_bytes()
    file.write_text("[[", "utf-8")
    session = Session(read_files(own_folder), home)
    saving = Saving(session, session)
    notices = CampaignNotices(session, saving)
    qtbot.addWidget(notices)
    file.write_bytes(sound)
    with qtbot.waitSignal(saving.taken_over):
        saving.look()
    assert notices.text.startswith("Changes by another program were taken over")
    assert not [one for one in notices.findChildren(QPushButton) if one.text() == "Undo"]
    saving.close()
    session.deleteLater()
