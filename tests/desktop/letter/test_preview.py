"""The letter in hand: made in a thread after every change, the last one that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from letterapp.batch.last_letter import LastLetter
from letterapp.batch.previewing import Previewing
from letterapp.campaign.files import SETTINGS
from letterapp.desktop.letter.letter_column import LetterColumn
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from tests.desktop import hands


@pytest.fixture
def letter(session: Session, qtbot: QtBot) -> Iterator[LetterInHand]:
    made = LetterInHand(session, Previewing())
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def column(session: Session, letter: LetterInHand, qtbot: QtBot) -> LetterColumn:
    shown = LetterColumn(session, letter)
    qtbot.addWidget(shown)
    shown.resize(600, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_the_pages_follow_every_change(
    session: Session, column: LetterColumn, qtbot: QtBot
) -> None:
    hands.wait_for_text(qtbot, column, "Kingdom of Cambodia")
    session.set_in_hand("FR")
    hands.wait_for_text(qtbot, column, "French Republic")
    session.set_value("x", SETTINGS, ("sender", "organisation"), "River Watch")
    hands.wait_for_text(qtbot, column, "River Watch")
    session.stack.undo()
    qtbot.waitUntil(lambda: "River Watch" not in hands.letter_text(column))


def test_only_the_last_of_many_changes_at_once_is_made(
    session: Session, letter: LetterInHand, qtbot: QtBot
) -> None:
    made: list[str] = []
    letter.changed.connect(lambda: made.append(letter.shown.wanted.target if letter.shown else ""))
    for target in session.targets:
        session.set_in_hand(target)
    qtbot.waitUntil(lambda: made[-1:] == [session.targets[-1]])
    assert len(made) <= 2


def test_a_letter_that_asks_nothing_says_why(
    session: Session, column: LetterColumn, qtbot: QtBot
) -> None:
    for demand in session.ticks.chosen:
        choosing.tick_demand(session, demand, is_ticked=False)
    qtbot.waitUntil(lambda: hands.says(column, "Nothing to ask"))
    session.stack.undo()
    hands.wait_for_text(qtbot, column, "Kingdom of Cambodia")


def test_a_letter_with_errors_says_that_it_cannot_be_made(
    session: Session, column: LetterColumn, qtbot: QtBot
) -> None:
    session.set_value("x", SETTINGS, ("letter", "wording"), "none")
    qtbot.waitUntil(lambda: hands.says(column, "This letter cannot be made as it is"))


def test_a_template_that_is_changed_on_disk_shows_when_it_is_made_again(
    letter: LetterInHand, column: LetterColumn, own_folder: Path, qtbot: QtBot
) -> None:
    hands.wait_for_text(qtbot, column, "Kingdom of Cambodia")
    own = own_folder / "templates" / "letter" / "en" / "background.md.j2"
    own.write_text("Quite another background.\n", "utf-8")
    letter.refresh()
    hands.wait_for_text(qtbot, column, "Quite another background.")


@pytest.fixture
def _little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "2")


@pytest.mark.usefixtures("_little_time", "session")
def test_a_template_that_never_ends_is_told_and_the_next_letter_is_made(
    letter: LetterInHand, own_folder: Path, qtbot: QtBot
) -> None:
    own = own_folder / "templates" / "letter" / "en" / "background.md.j2"
    before = own.read_text("utf-8")
    loops = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    own.write_text(loops, "utf-8")
    qtbot.waitUntil(lambda: "seconds" in _problems(letter), timeout=20_000)
    assert not _pages(letter)
    own.write_text(before, "utf-8")
    letter.refresh()
    qtbot.waitUntil(lambda: _pages(letter) > 0, timeout=20_000)


def test_the_place_among_the_ticked_letters_is_told(session: Session, column: LetterColumn) -> None:
    session.set_in_hand("FR")
    assert hands.says(column, "letter 6 of 18")
    choosing.tick_targets(session, ["FR"], is_ticked=False)
    assert hands.says(column, "not ticked")


def test_passages_come_when_they_are_asked_for(letter: LetterInHand, qtbot: QtBot) -> None:
    assert _passages(letter) == 0
    letter.ask_passages()
    qtbot.waitUntil(lambda: _passages(letter) > 5)


def _problems(letter: LetterInHand) -> str:
    problems = letter.shown.draft.problems if letter.shown else ()
    return "\n".join(problem.message for problem in problems)


def _pages(letter: LetterInHand) -> int:
    return len(letter.shown.pages) if letter.shown else 0


def _passages(letter: LetterInHand) -> int:
    return len(letter.passages.passages) if letter.passages else 0


def kept_letter(letter: LetterInHand, qtbot: QtBot) -> LastLetter:
    """The letter in hand, as it is kept for the next run."""
    qtbot.waitUntil(lambda: letter.shown is not None and letter.shown.is_whole)
    kept = letter.last
    assert kept
    return kept


@pytest.fixture
def again(session: Session, letter: LetterInHand, qtbot: QtBot) -> Iterator[LetterInHand]:
    """The same letter at the next run."""
    made = LetterInHand(session, Previewing(), last=kept_letter(letter, qtbot))
    yield made
    made.close()
    made.deleteLater()


def test_a_kept_letter_is_shown_first_and_cannot_be_printed_until_it_is_made_again(
    again: LetterInHand, qtbot: QtBot
) -> None:
    seen: list[tuple[bool, bool]] = []
    again.changed.connect(
        lambda: seen.append((bool(again.shown and again.shown.pages), again.printable is not None))
    )
    again.load()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [(True, False), (True, True)]


def test_a_kept_letter_is_not_shown_for_another_target(
    session: Session, again: LetterInHand, qtbot: QtBot
) -> None:
    seen: list[str] = []
    again.changed.connect(lambda: seen.append(again.shown.draft.target if again.shown else ""))
    session.set_in_hand("FR")
    again.load()
    qtbot.waitUntil(lambda: again.printable is not None)
    assert set(seen) == {"FR"}


def test_a_kept_letter_is_not_shown_after_a_change(
    session: Session, again: LetterInHand, qtbot: QtBot
) -> None:
    session.set_value("x", SETTINGS, ("sender", "organisation"), "River Watch")
    with qtbot.waitSignal(again.changed):
        again.load()
    assert again.printable is not None


def test_a_kept_letter_that_cannot_be_made_again_goes_and_that_is_told(
    session: Session, letter: LetterInHand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = kept_letter(letter, qtbot)
    monkeypatch.setenv("LETTERAPP_LIMIT_START_SECONDS", "0.001")
    again = LetterInHand(session, Previewing(), last=kept)
    with qtbot.waitSignal(again.crashed) as told:
        again.load()
    assert told.args is not None
    assert "start" in str(told.args[0])
    assert again.shown is None
    again.close()


def test_a_kept_letter_that_fails_is_told_and_the_letter_is_made_all_the_same(
    session: Session, letter: LetterInHand, qtbot: QtBot
) -> None:
    kept = kept_letter(letter, qtbot)
    broken = replace(kept, draft=replace(kept.draft, data="no bytes"))
    again = LetterInHand(session, Previewing(), last=broken)
    with qtbot.waitSignal(again.crashed):
        again.load()
    qtbot.waitUntil(lambda: again.printable is not None)
    again.close()
