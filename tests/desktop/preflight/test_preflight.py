"""The background check: what it tells, when it begins anew, and that nothing is left of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from typing_extensions import override

from letterapp.batch.inspecting import Inspecting, Portion
from letterapp.batch.write import Writing, write_letters
from letterapp.campaign.files import SETTINGS, TARGETS, Files, read_files
from letterapp.campaign.letters import Choices
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.session.choosing import tick_targets
from letterapp.desktop.session.session import Session
from letterapp.problems import Topic

LAND = """
[[targets]]
id = "T{0}"
role = "signatory"
name.en = {{short = "Land {0}", formal = "the Republic of Land {0}", in_text = "Land {0}"}}
signed_as.en = "the Republic of Land {0}"
office.en = "Minister of Foreign Affairs"
salutation.en = "Excellency,"
close.en = "Please accept, Excellency, the assurances of our highest consideration."
"""
"""A target of a generated campaign."""


def wait(qtbot: QtBot, preflight: Preflight) -> None:
    """Waits until all is known of the letters as they are."""
    qtbot.waitUntil(lambda: preflight.is_current, timeout=20_000)


def write(session: Session) -> list[Path]:
    """Writes the letters into the campaign's folder."""
    folder = session.campaign.folder / "letters"
    outcomes = list(write_letters(session.campaign, Choices(), Writing(folder)))
    return [outcome.file for outcome in outcomes if outcome.file]


def break_wording(folder: Path) -> None:
    """An own wording for all signatories that has an error."""
    file = folder / "templates" / "letter" / "en" / "signatory.md.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{{ target.nme }}", "utf-8")


def test_every_ticked_letter_gets_a_state(qtbot: QtBot, preflight: Preflight) -> None:
    assert preflight.states == {}
    wait(qtbot, preflight)
    assert tuple(preflight.states) == preflight.session.targets
    assert set(preflight.states.values()) == {LetterState.ATTENTION}


def test_a_letter_that_is_no_longer_ticked_has_none(qtbot: QtBot, preflight: Preflight) -> None:
    wait(qtbot, preflight)
    with qtbot.waitSignal(preflight.changed) as told:
        tick_targets(preflight.session, ["FR"], is_ticked=False)
    assert told.args == [frozenset({"FR"})]
    assert "FR" not in preflight.states


def test_only_letters_that_have_changed_are_told(qtbot: QtBot, preflight: Preflight) -> None:
    wait(qtbot, preflight)
    told: list[frozenset[str]] = []
    preflight.changed.connect(told.append)
    session = preflight.session
    index = [target.id for target in session.campaign.targets].index("FR")
    session.set_value("Change France", TARGETS, ("targets", index, "office", "en"), 7)
    wait(qtbot, preflight)
    assert told == [frozenset({"FR"})]
    assert preflight.states["FR"] is LetterState.ERROR


def test_written_letters_and_those_edited_by_hand_are_told(
    qtbot: QtBot, preflight: Preflight
) -> None:
    first, *_ = write(preflight.session)
    first.write_bytes(first.read_bytes() + b"by hand")
    preflight.check_again()
    wait(qtbot, preflight)
    states = list(preflight.states.values())
    assert states == [LetterState.EDITED, *[LetterState.WRITTEN] * 17]


def test_a_letter_that_is_changed_meanwhile_is_noticed(qtbot: QtBot, preflight: Preflight) -> None:
    first, *_ = write(preflight.session)
    preflight.check_again()
    wait(qtbot, preflight)
    beside = first.with_suffix(".new")
    beside.write_bytes(first.read_bytes() + b"by hand")
    beside.replace(first)
    qtbot.waitUntil(lambda: LetterState.EDITED in preflight.states.values())


def test_a_template_that_was_changed_on_disk_is_checked_when_told(
    qtbot: QtBot, preflight: Preflight
) -> None:
    wait(qtbot, preflight)
    break_wording(preflight.session.campaign.folder)
    preflight.check_again()
    assert not preflight.is_current
    wait(qtbot, preflight)
    assert preflight.states["FR"] is LetterState.ERROR
    assert Topic.FIELDS in {problem.topic for problem in preflight.letters["FR"].problems}


def test_errors_in_the_files_are_told_beside_the_letters(
    qtbot: QtBot, preflight: Preflight
) -> None:
    preflight.session.set_value("Change the date", SETTINGS, ("letter", "date"), "soon")
    wait(qtbot, preflight)
    assert set(preflight.states.values()) == {LetterState.ERROR}
    assert any(problem.is_error for problem in preflight.problems)


def test_a_check_that_is_overtaken_begins_anew(qtbot: QtBot, preflight: Preflight) -> None:
    with qtbot.waitSignal(preflight.changed):
        pass
    preflight.session.set_value("Sign", SETTINGS, ("sender", "organisation"), "Us")
    sender = {"organisation": "Us", "signers": [{"name": "A. Own"}]}
    preflight.session.set_value("No sample", SETTINGS, ("sender",), sender)
    wait(qtbot, preflight)
    topics = {p.topic for letter in preflight.letters.values() for p in letter.problems}
    assert Topic.SENDER not in topics


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_the_worker_may_be_killed(qtbot: QtBot, preflight: Preflight) -> None:
    wait(qtbot, preflight)
    pid = preflight.pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    preflight.check_again()
    wait(qtbot, preflight)
    assert set(preflight.states.values()) == {LetterState.ATTENTION}


def test_nothing_is_left_of_it_when_it_is_closed_in_the_middle(
    qtbot: QtBot, session: Session
) -> None:
    preflight = Preflight(session, pause=0)
    with qtbot.waitSignal(preflight.changed):
        pass
    preflight.check_again()
    preflight.close()
    assert preflight.pid is None
    preflight.session.set_value("Sign", SETTINGS, ("sender", "organisation"), "Us")
    preflight.check_again()
    assert preflight.pid is None


def test_it_ends_with_its_parent(qtbot: QtBot, session: Session) -> None:
    made = Preflight(session, pause=0)
    with qtbot.waitSignal(made.changed):
        pass
    work = made._work
    made.deleteLater()
    qtbot.waitUntil(lambda: work.is_closed)
    assert work.inspecting.pid is None


@pytest.mark.usefixtures("_nothing_left_behind")
def test_many_letters_come_in_portions(
    qtbot: QtBot, own_folder: Path, home: Path, worker: Inspecting
) -> None:
    with (own_folder / TARGETS).open("a", encoding="utf-8") as file:
        file.writelines(LAND.format(number) for number in range(500))
    session = Session(read_files(own_folder), home)
    preflight = Preflight(session, pause=0, inspecting=worker)
    portions: list[frozenset[str]] = []
    preflight.changed.connect(portions.append)
    wait(qtbot, preflight)
    preflight.close()
    assert len(preflight.states) == 518
    assert len(portions) > 3


class Slow(Inspecting):
    """Is at its first portion until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = Event()

    @override
    def portions(
        self, files: Files, targets: tuple[str, ...], folder: Path
    ) -> Generator[Portion, None, None]:
        """One portion."""
        self.go_on.wait(5)
        yield Portion()

    @override
    def close(self) -> None:
        """Ends it."""
        self.go_on.set()
        super().close()


def test_after_a_check_that_ended_late_the_next_waits_for_a_pause_again(
    qtbot: QtBot, session: Session
) -> None:
    pause, slow = 20, Slow()
    preflight = Preflight(session, pause=pause, inspecting=slow)
    timer = preflight.findChild(QTimer)
    assert timer is not None
    qtbot.waitUntil(lambda: not timer.isActive())
    preflight.check_again()
    qtbot.waitUntil(lambda: not timer.isActive())  # the pause is over before the check is
    with qtbot.waitSignal(preflight.settled):
        slow.go_on.set()
    assert timer.interval() == pause
    preflight.close()
