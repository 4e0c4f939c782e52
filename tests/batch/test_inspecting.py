"""Pre-flight: what is known of every letter before one is written, and that it costs little."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterapp.batch.inspected import Inspected, There
from letterapp.batch.inspecting import Inspecting
from letterapp.batch.outcomes import State
from letterapp.batch.write import Writing, write_letters
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import read_files
from letterapp.campaign.letters import Choices, selected_targets
from letterapp.campaign.load import load_campaign
from letterapp.problems import Problem, Remedy, Topic
from tests.campaigns import SETTINGS, TARGETS, changed, write_campaign


@pytest.fixture(scope="module")
def inspecting() -> Iterator[Inspecting]:
    """One worker for all tests: it takes a new process where one has harmed it."""
    with Inspecting() as door:
        yield door


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A campaign folder with a wording, and two letters that can be written."""
    return made(tmp_path / "campaign", "We write to {{ target.in_text }}.")


def made(folder: Path, wording: str, settings: str = SETTINGS) -> Path:
    return write_campaign(folder, settings=settings, templates={"note/en/default.md.j2": wording})


def letters(door: Inspecting, folder: Path) -> dict[str, Inspected]:
    files, targets = read_files(folder), selected_targets(load_campaign(folder))
    portions = door.portions(files, targets, folder / "letters")
    return {one.target: one for portion in portions for one in portion.letters}


def written(folder: Path) -> Campaign:
    """The campaign, its letters written."""
    campaign = load_campaign(folder)
    list(write_letters(campaign, Choices(), Writing(folder / "letters")))
    return campaign


def about(found: Inspected, topic: Topic) -> list[Problem]:
    return [problem for problem in found.problems if problem.topic is topic]


def test_every_letter_is_inspected_and_nothing_is_written(
    inspecting: Inspecting, folder: Path
) -> None:
    found = letters(inspecting, folder)
    assert [(one, found[one].state) for one in found] == [
        ("RUR", State.READY),
        ("GRA", State.READY),
    ]
    assert not (folder / "letters").exists()


def test_what_stands_in_the_place_of_a_letter_is_told(inspecting: Inspecting, folder: Path) -> None:
    assert letters(inspecting, folder)["GRA"].there is There.NOTHING
    written(folder)
    assert letters(inspecting, folder)["GRA"].there is There.SAME
    made(folder, "We write again.")
    assert letters(inspecting, folder)["GRA"].there is There.OTHER


def test_a_letter_that_a_person_has_changed_is_kept(inspecting: Inspecting, folder: Path) -> None:
    written(folder)
    file = letters(inspecting, folder)["GRA"].file
    assert file
    file.write_bytes(file.read_bytes() + b"changed")
    found = letters(inspecting, folder)["GRA"]
    assert (found.state, found.there) == (State.READY, There.EDITED)
    assert [problem.where.file for problem in about(found, Topic.FILE)] == [file]


def test_a_file_of_somebody_else_is_told_apart(inspecting: Inspecting, folder: Path) -> None:
    file = letters(inspecting, folder)["GRA"].file
    assert file
    file.parent.mkdir()
    file.write_bytes(b"not ours")
    assert letters(inspecting, folder)["GRA"].there is There.FOREIGN


def test_a_letter_that_is_open_in_word_has_an_error(inspecting: Inspecting, folder: Path) -> None:
    written(folder)
    file = letters(inspecting, folder)["GRA"].file
    assert file
    file.with_name(f".~lock.{file.name}#").touch()
    made(folder, "We write again.")
    found = letters(inspecting, folder)["GRA"]
    assert found.state is State.FAILED
    assert [problem.is_error for problem in about(found, Topic.FILE)] == [True]


def test_a_letter_without_a_demand_is_skipped_with_its_reason(
    inspecting: Inspecting, folder: Path
) -> None:
    made(folder, "Text", changed(SETTINGS, "[selection]", '[selection]\ndemands = ["thanks"]'))
    found = letters(inspecting, folder)["GRA"]
    assert found.state is State.SKIPPED
    assert [problem.remedy for problem in about(found, Topic.DEMANDS)] == [Remedy.UNTICK]


def test_the_errors_of_a_target_are_told_with_its_letter(
    inspecting: Inspecting, folder: Path
) -> None:
    wrong = changed(TARGETS, 'office.en = "Count"', "office.en = 7")
    write_campaign(folder, targets=wrong)
    found = letters(inspecting, folder)
    assert [problem.where.place for problem in about(found["GRA"], Topic.CAMPAIGN)] == [
        "targets[2]",
        "targets[2].office.en",
    ]
    assert about(found["RUR"], Topic.CAMPAIGN) == []


def test_a_long_letter_is_told(inspecting: Inspecting, folder: Path) -> None:
    made(folder, "word " * 1190 + "{{ target.in_text }}")
    assert about(letters(inspecting, folder)["GRA"], Topic.LENGTH) == []
    made(folder, "word " * 1200 + "{{ target.in_text }}")
    assert about(letters(inspecting, folder)["GRA"], Topic.LENGTH)


def test_a_damaged_journal_is_a_problem_of_all_letters(
    inspecting: Inspecting, folder: Path
) -> None:
    written(folder)
    (folder / "letters" / ".letterapp.json").write_text("{", "utf-8")
    files, targets = read_files(folder), selected_targets(load_campaign(folder))
    portions = list(inspecting.portions(files, targets, folder / "letters"))
    assert [problem.topic for problem in portions[0].problems] == [Topic.FILE]
    assert [one.there for portion in portions for one in portion.letters] == [There.UNKNOWN] * 2


def test_a_letter_without_end_fails_and_the_others_do_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(folder, "{% if target.id == 'RUR' %}{% for i in range(10**9) %}{% endfor %}{% endif %}a")
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "0.5")
    with Inspecting() as inspecting:
        found = letters(inspecting, folder)
    assert {one: found[one].state for one in found} == {
        "RUR": State.FAILED,
        "GRA": State.READY,
    }
    assert about(found["RUR"], Topic.TEMPLATE)


def test_templates_are_read_anew_when_they_have_changed(
    inspecting: Inspecting, folder: Path
) -> None:
    letters(inspecting, folder)
    before = inspecting.pid
    made(folder, "{{ target.nme }}")
    assert letters(inspecting, folder)["GRA"].state is State.FAILED
    assert inspecting.pid == before


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_process_that_is_killed_between_portions_costs_no_letter(
    inspecting: Inspecting, folder: Path
) -> None:
    files, targets = read_files(folder), selected_targets(load_campaign(folder))
    portions = inspecting.portions(files, targets, folder / "letters")
    next(portions)
    assert inspecting.pid
    os.kill(inspecting.pid, signal.SIGKILL)
    assert [one.state for portion in portions for one in portion.letters] == [State.READY] * 2
