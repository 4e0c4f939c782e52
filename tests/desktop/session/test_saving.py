"""Saving by itself: soon, whole, and never over what another program has written."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import NAMES, SETTINGS, TARGETS, read_files
from letterapp.desktop.session import disk
from letterapp.desktop.session.saving import Saving, State
from letterapp.desktop.session.session import Session
from letterapp.errors import CampaignError
from letterapp.paths import shipped_campaigns
from tests.desktop.session.conftest import Opened

Open = Callable[[], Opened]


def on_disk(folder: Path, name: str = SETTINGS) -> str:
    return (folder / name).read_text("utf-8")


def theirs(folder: Path, old: str = "The Zenda river", new: str = "Theirs") -> None:
    """Another program writes into campaign.toml."""
    text = on_disk(folder)
    assert old in text
    (folder / SETTINGS).write_text(text.replace(old, new), "utf-8")


def conflict(qtbot: QtBot, opened: Opened, folder: Path) -> None:
    """Both change campaign.toml at once."""
    opened.type("MINE")
    theirs(folder)
    qtbot.waitUntil(lambda: opened.saving.state is State.CONFLICT)


def beside(folder: Path, whose: str) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(folder.glob(f"*({whose}*).toml"))]


# --- Saving


def test_a_change_is_saved_by_itself_within_a_second(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    states: list[State] = []
    opened_one.saving.state_changed.connect(lambda: states.append(opened_one.saving.state))
    opened_one.type("A 1")
    qtbot.waitUntil(lambda: 'reference = "A 1"' in on_disk(folder), timeout=1_000)
    qtbot.waitUntil(lambda: states == [State.UNSAVED, State.SAVED])


def test_one_who_never_stops_typing_is_saved_all_the_same(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    typing = QTimer(interval=20)
    typing.timeout.connect(lambda: opened_one.type(f"A {time.monotonic_ns()}"))
    typing.start()
    written = {on_disk(folder)}

    def has_more() -> bool:
        written.add(on_disk(folder))
        return len(written) > 2

    qtbot.waitUntil(has_more, timeout=3_000)
    typing.stop()


def test_what_is_typed_while_it_saves_is_saved_next(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    opened_one.type("A 1")
    opened_one.saving.retry()
    opened_one.type("A 2")
    opened_one.saving.retry()
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert "A 2" in on_disk(folder)


def test_undoing_before_it_is_saved_leaves_the_file_alone(opened_one: Opened, folder: Path) -> None:
    before = (folder / SETTINGS).stat().st_mtime_ns
    opened_one.type("A 1")
    opened_one.session.stack.undo()
    assert opened_one.saving.state is State.SAVED
    assert opened_one.saving.flush()
    assert (folder / SETTINGS).stat().st_mtime_ns == before


def test_closing_saves_at_once(opened_one: Opened, folder: Path) -> None:
    opened_one.type("A 1")
    assert opened_one.saving.flush()
    assert "A 1" in on_disk(folder)
    opened_one.type("A 2")
    opened_one.saving.retry()  # in a thread, which closing waits for
    opened_one.type("A 3")
    assert opened_one.saving.flush()
    assert ("A 3" in on_disk(folder), opened_one.saving.state) == (True, State.SAVED)


def test_our_own_writes_are_never_taken_for_another_programs(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    taken: list[object] = []
    opened_one.saving.taken_over.connect(taken.append)
    for count in range(5):
        opened_one.type(f"A {count}")
        opened_one.saving.flush()
        looked_at(qtbot, opened_one)
        opened_one.note(f"A {count}")
        opened_one.saving.retry()
        looked_at(qtbot, opened_one)
    assert taken == []
    assert opened_one.session.stack.undoText() == "Change the note"


def looked_at(qtbot: QtBot, opened: Opened) -> None:
    """Waits until the folder was looked at and nothing is being saved."""
    with qtbot.waitSignal(opened.saving.looked):
        opened.saving.look()
    qtbot.waitUntil(lambda: opened.saving.state is not State.UNSAVED)


def test_a_shipped_campaign_is_never_written(qapp: QApplication, home: Path) -> None:
    shipped = shipped_campaigns() / "cambodia"
    before = {name: (shipped / name).read_bytes() for name in NAMES}
    session = Session(read_files(shipped), home)
    opened = Opened(session, Saving(session, session))
    opened.type("A 1")
    assert opened.saving.flush()
    assert {name: (shipped / name).read_bytes() for name in NAMES} == before
    assert "A 1" in on_disk(session.files.folder)
    session.deleteLater()


# --- Failing


def test_a_folder_that_is_gone_is_told_and_tried_again(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    away = folder.with_name("unplugged")
    folder.rename(away)
    opened_one.type("A 1")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.FAILED)
    assert opened_one.saving.reason == "No such file or directory"
    opened_one.type("A 2")
    assert opened_one.saving.state is State.FAILED
    away.rename(folder)
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert ("A 2" in on_disk(folder), opened_one.saving.reason) == (True, "")


def test_a_full_disk_is_told_and_tried_again_when_asked(
    opened_one: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(file: Path, data: bytes, *, keeps_mode: bool = False) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(disk, "replace_file", fails)
        opened_one.type("A 1")
        assert not opened_one.saving.flush()
        assert opened_one.saving.reason == "No space left on device"
    opened_one.saving.retry()
    assert opened_one.saving.flush()
    assert "A 1" in on_disk(folder)


def test_what_was_half_saved_is_no_conflict_with_ourselves(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    (folder / TARGETS).rename(folder / "kept")
    (folder / TARGETS).mkdir()
    opened_one.type("A 1")
    opened_one.note("MINE")
    assert not opened_one.saving.flush()
    opened_one.type("A 2")
    looked_at(qtbot, opened_one)
    assert opened_one.saving.state is State.FAILED
    (folder / TARGETS).rmdir()
    (folder / "kept").rename(folder / TARGETS)
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert ("A 2" in on_disk(folder), "MINE" in on_disk(folder, TARGETS)) == (True, True)


def test_a_file_that_was_deleted_is_made_again(opened_one: Opened, folder: Path) -> None:
    (folder / SETTINGS).unlink()
    opened_one.type("A 1")
    assert opened_one.saving.flush()
    assert "A 1" in on_disk(folder)


# --- Others


def test_two_windows_see_each_others_changes(open_again: Open, qtbot: QtBot) -> None:
    one, other = open_again(), open_again()
    one.type("A 1")
    qtbot.waitUntil(lambda: other.shown() == "A 1")
    other.type("Geneva", "place")
    qtbot.waitUntil(lambda: one.shown("place") == "Geneva")
    assert (one.shown(), other.shown()) == ("A 1", "A 1")


def test_changes_by_another_program_are_told_and_can_be_undone(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened_one.saving.taken_over) as taken:
        theirs(folder)
    assert taken.args == [(SETTINGS,)]
    assert opened_one.session.campaign.settings.title == {"en": "Theirs"}
    opened_one.session.stack.undo()
    assert opened_one.saving.flush()
    assert "The Zenda river" in on_disk(folder)


def test_what_was_changed_before_the_window_looked_is_seen(
    folder: Path, qapp: QApplication, home: Path, qtbot: QtBot
) -> None:
    session = Session(read_files(folder), home)
    theirs(folder)
    opened = Opened(session, Saving(session, session))
    qtbot.waitUntil(lambda: opened.session.campaign.settings.title == {"en": "Theirs"})
    session.deleteLater()


def test_other_line_ends_are_taken_silently_and_kept(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    taken: list[object] = []
    opened_one.saving.taken_over.connect(taken.append)
    content = b"\xef\xbb\xbf" + (folder / SETTINGS).read_bytes().replace(b"\n", b"\r\n")
    (folder / SETTINGS).write_bytes(content)
    looked_at(qtbot, opened_one)
    opened_one.type("A 1")
    assert opened_one.saving.flush()
    there = (folder / SETTINGS).read_bytes()
    assert there.replace(b'reference = "A 1"\r\n', b"") == content


def test_a_change_that_comes_while_another_file_is_saved_is_seen(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    opened_one.note("MINE")
    opened_one.saving.retry()
    theirs(folder)
    qtbot.waitUntil(lambda: opened_one.session.campaign.settings.title == {"en": "Theirs"})
    qtbot.waitUntil(lambda: "MINE" in on_disk(folder, TARGETS))


@pytest.mark.parametrize("is_new", [True, False])
def test_changed_templates_are_told(
    is_new: bool, open_again: Open, folder: Path, qtbot: QtBot
) -> None:
    wording = folder / "templates" / "note" / "en" / "host.md.j2"
    if not is_new:
        wording.parent.mkdir(parents=True)
        wording.write_text("Before.", "utf-8")
    opened = open_again()
    with qtbot.waitSignal(opened.saving.templates_changed):
        wording.parent.mkdir(parents=True, exist_ok=True)
        wording.write_text("Afterwards.", "utf-8")


# --- Conflicts


def test_both_changing_a_file_is_a_conflict_and_nothing_is_overwritten(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, opened_one, folder)
    assert opened_one.saving.foreign == (SETTINGS,)
    assert opened_one.shown() == "MINE"
    assert opened_one.saving.flush()
    assert ("Theirs" in on_disk(folder), "MINE" in on_disk(folder)) == (True, False)


def test_in_a_conflict_our_changes_are_as_safe_as_ever(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, opened_one, folder)
    opened_one.type("MINE, and more")
    opened_one.note("in another file")
    qtbot.waitUntil(lambda: "MINE, and more" in "".join(beside(folder, "mine")), timeout=1_000)
    qtbot.waitUntil(lambda: "in another file" in on_disk(folder, TARGETS))
    assert len(beside(folder, "mine")) == 1


def test_keeping_mine_keeps_theirs_beside(opened_one: Opened, folder: Path, qtbot: QtBot) -> None:
    conflict(qtbot, opened_one, folder)
    opened_one.saving.keep_mine()
    assert opened_one.saving.state is State.SAVED
    assert ("MINE" in on_disk(folder), "Theirs" in on_disk(folder)) == (True, False)
    assert ["Theirs" in text for text in beside(folder, "theirs")] == [True]
    assert beside(folder, "mine") == []
    opened_one.type("afterwards")
    assert opened_one.saving.flush()
    assert "afterwards" in on_disk(folder)


def test_taking_theirs_keeps_mine_beside_and_can_be_undone(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, opened_one, folder)
    opened_one.saving.take_theirs()
    assert opened_one.saving.state is State.SAVED
    assert opened_one.shown() is None
    assert opened_one.session.campaign.settings.title == {"en": "Theirs"}
    assert ['reference = "MINE"' in text for text in beside(folder, "mine")] == [True]
    opened_one.session.stack.undo()
    assert opened_one.shown() == "MINE"


def test_a_conflict_that_cannot_be_ended_stays(
    opened_one: Opened, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    conflict(qtbot, opened_one, folder)
    opened_one.type("more of ours")
    monkeypatch.setattr(disk, "replace_file", fails)
    for end in (opened_one.saving.keep_mine, opened_one.saving.take_theirs):
        with pytest.raises(OSError, match="No space left"):
            end()
        assert opened_one.saving.state is State.CONFLICT
    assert "Theirs" in on_disk(folder)
    monkeypatch.undo()


def test_undoing_what_clashes_ends_the_conflict(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, opened_one, folder)
    opened_one.session.stack.undo()
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert opened_one.session.campaign.settings.title == {"en": "Theirs"}
    qtbot.waitUntil(lambda: beside(folder, "mine") == [])


def test_another_program_that_takes_its_change_back_ends_the_conflict(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, opened_one, folder)
    theirs(folder, "Theirs", "The Zenda river")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert "MINE" in on_disk(folder)


def test_two_who_write_the_same_are_no_conflict(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    opened_one.type("MINE")
    (folder / SETTINGS).write_bytes(opened_one.session.files.toml(SETTINGS).content)
    looked_at(qtbot, opened_one)
    assert opened_one.saving.state is State.SAVED


def test_closing_in_a_conflict_that_was_not_seen_yet_loses_nothing(
    opened_one: Opened, folder: Path
) -> None:
    opened_one.type("MINE")
    theirs(folder)
    assert opened_one.saving.flush()
    assert "Theirs" in on_disk(folder)
    assert ['reference = "MINE"' in text for text in beside(folder, "mine")] == [True]


def test_broken_toml_of_another_program_is_told_and_never_taken(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    theirs(folder, "[sender]", "[sender")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.CONFLICT)
    (problem,) = opened_one.saving.foreign_problems
    assert (problem.where.file, problem.where.line) == (folder / SETTINGS, 6)
    with pytest.raises(CampaignError):
        opened_one.saving.take_theirs()
    assert opened_one.saving.state is State.CONFLICT
    assert opened_one.session.campaign.settings.sender is not None


def test_broken_toml_that_is_mended_is_taken_over(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    theirs(folder, "[sender]", "[sender")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.CONFLICT)
    theirs(folder, "[sender\n", "[sender] # mended\n")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert "mended" in opened_one.session.files.toml(SETTINGS).text
    assert opened_one.saving.foreign_problems == ()


def test_keeping_mine_replaces_broken_toml(opened_one: Opened, folder: Path, qtbot: QtBot) -> None:
    before = on_disk(folder)
    theirs(folder, "[sender]", "[sender")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.CONFLICT)
    opened_one.saving.keep_mine()
    assert (on_disk(folder), opened_one.saving.state) == (before, State.SAVED)
    assert ["[sender\n" in text for text in beside(folder, "theirs")] == [True]


def test_nothing_goes_back_to_a_file_that_could_not_be_read(
    open_again: Open, folder: Path, qtbot: QtBot
) -> None:
    sound = on_disk(folder, TARGETS)
    (folder / TARGETS).write_text("[[targets", "utf-8")
    opened = open_again()
    opened.type("A 1")
    (folder / TARGETS).write_text(sound, "utf-8")
    qtbot.waitUntil(lambda: bool(opened.session.all_targets))
    assert not opened.session.stack.canUndo()
    assert opened.saving.flush()
    assert (on_disk(folder, TARGETS), opened.shown()) == (sound, "A 1")


@pytest.mark.parametrize("moment", ["reading", "opening"])
def test_a_file_that_was_missing_for_a_moment_is_taken_over(
    moment: str, folder: Path, home: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    sound = on_disk(folder, TARGETS)
    (folder / TARGETS).write_text("[[targets", "utf-8")
    if moment == "opening":
        (folder / TARGETS).unlink()
    session = Session(read_files(folder), home)
    (folder / TARGETS).write_text(sound, "utf-8")
    opened = Opened(session, Saving(session, session))
    qtbot.waitUntil(lambda: bool(opened.session.all_targets))
    session.deleteLater()


def test_a_file_that_another_program_deletes_is_written_anew(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    before = on_disk(folder, TARGETS)
    (folder / TARGETS).unlink()
    qtbot.waitUntil(lambda: opened_one.saving.state is State.UNSAVED)
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert on_disk(folder, TARGETS) == before
    assert not opened_one.session.stack.canUndo()


def test_a_file_that_comes_back_after_it_was_deleted_is_no_conflict(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    sound = (folder / SETTINGS).read_bytes()
    opened_one.type("A 1")
    (folder / SETTINGS).unlink()
    with qtbot.waitSignal(opened_one.saving.looked):
        opened_one.saving.look()
    (folder / SETTINGS).write_bytes(sound)
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert "A 1" in on_disk(folder)
    assert beside(folder, "mine") == []


def test_a_bug_while_saving_is_shown_and_does_not_end_saving(
    opened_one: Opened, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(file: Path, data: bytes, *, keeps_mode: bool = False) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as buggy, qtbot.captureExceptions() as shown:
        buggy.setattr(disk, "replace_file", fails)
        opened_one.type("A 1")
        qtbot.waitUntil(lambda: opened_one.saving.state is State.FAILED)
        qtbot.waitUntil(lambda: bool(shown))
        assert not opened_one.saving.flush()
    assert {str(bug) for _, bug, _ in shown} == {"a bug"}
    opened_one.type("A 2")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.SAVED)
    assert "A 2" in on_disk(folder)


def test_taking_theirs_takes_an_emptied_file_too(
    opened_one: Opened, folder: Path, qtbot: QtBot
) -> None:
    opened_one.note("MINE")
    (folder / TARGETS).write_bytes(b"")
    qtbot.waitUntil(lambda: opened_one.saving.state is State.CONFLICT)
    opened_one.saving.take_theirs()
    assert opened_one.saving.state is State.SAVED
    assert (folder / TARGETS).read_bytes() == b""
    looked_at(qtbot, opened_one)
    assert opened_one.saving.state is State.SAVED


def test_what_is_closed_saves_no_more(opened_one: Opened, folder: Path, qtbot: QtBot) -> None:
    opened_one.type("Rome")
    opened_one.saving.close()
    opened_one.saving.retry()
    opened_one.type("Paris")
    with qtbot.waitSignal(opened_one.saving.looked):
        opened_one.saving.look()
    assert opened_one.saving.state is State.UNSAVED
    assert "Rome" not in (folder / SETTINGS).read_text("utf-8")


# --- A folder that cannot be looked at


@pytest.fixture
def unreachable(opened_one: Opened, folder: Path) -> Iterator[Opened]:
    """A campaign whose folder nobody may look into any more, as on a drive that has failed."""
    user = os.geteuid()
    folder.parent.chmod(0)
    os.seteuid(user or 65534)  # root may look anywhere
    yield opened_one
    os.seteuid(user)
    folder.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="no users and modes as here")
def test_where_the_folder_cannot_be_looked_at_one_can_go_on_typing_and_is_told(
    unreachable: Opened, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(unreachable.saving.looked):
        unreachable.saving.look()
    unreachable.type("A 1")
    assert unreachable.session.campaign.settings.letter
    assert unreachable.session.campaign.settings.letter.reference == "A 1"
    assert not unreachable.saving.flush()
    assert unreachable.saving.state is State.FAILED
