"""What an officer is told of a letter's facts before it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from letterapp.campaign.staleness import LetterWarnings, letter_warnings
from tests.campaigns import DEMANDS, SETTINGS, TARGETS, changed, letter_of, line_of, load

CHANGE = """
[[changes]]
on = 2031-06-01
what.en = "The locks were mended."
source = "report"
"""


def warned(
    folder: Path,
    *,
    settings: str = SETTINGS,
    targets: str = TARGETS,
    demands: str = DEMANDS,
    target: str = "GRA",
) -> list[str]:
    campaign = load(folder, settings=settings, targets=targets, demands=demands)
    assert campaign.problems == ()
    found = letter_warnings(campaign, letter_of(campaign, target))
    assert all(not problem.is_error and problem.letter == target for problem in found)
    return [problem.message for problem in found if "postal address" not in problem.message]


def dated(day: str) -> str:
    return changed(SETTINGS, "[letter]\ndate = 2031-05-04", f"[letter]\ndate = {day}")


def test_a_letter_of_the_day_of_its_facts_has_nothing_to_say(tmp_path: Path) -> None:
    assert warned(tmp_path, demands=DEMANDS + CHANGE) == []


def test_a_letter_later_than_its_facts_says_so(tmp_path: Path) -> None:
    facts_then = "the facts are as of 2031-05-04, the letter is dated 2031-05-05"
    assert warned(tmp_path, settings=dated("2031-05-05")) == [facts_then]


def test_an_invented_sender_and_a_letter_nobody_signs_are_told(tmp_path: Path) -> None:
    settings = changed(SETTINGS, "signers = [{", "sample = true\n# signers = [{")
    assert warned(tmp_path, settings=settings) == [
        "the sender is the invented example organisation",
        "nobody signs the letter",
    ]


@pytest.mark.parametrize(("lines", "is_warned"), [("", True), ('"1 Quay"', False)])
def test_a_target_without_address_lines_is_told(
    tmp_path: Path, lines: str, is_warned: bool
) -> None:
    targets = changed(TARGETS, 'id = "GRA"', f'id = "GRA"\naddress = {{lines = [{lines}]}}')
    campaign = load(tmp_path, targets=targets)
    messages = [found.message for found in letter_warnings(campaign, letter_of(campaign))]
    assert ("no verified postal address is known" in messages) == is_warned


def test_what_is_not_verified_is_told_with_its_line(tmp_path: Path) -> None:
    targets = changed(TARGETS, 'id = "GRA"', 'id = "GRA"\nbasis = {office = "unverified"}')
    campaign = load(tmp_path, targets=targets)
    (found,) = (p for p in letter_warnings(campaign, letter_of(campaign)) if "office" in p.message)
    assert found.message == "the office is not verified"
    assert found.where.line == line_of(targets, 'office.en = "Count"')


@pytest.mark.parametrize(("day", "is_told"), [("2031-05-31", False), ("2031-06-01", True)])
def test_a_change_is_told_from_its_day_on(tmp_path: Path, day: str, is_told: bool) -> None:
    found = warned(tmp_path, settings=dated(day), demands=DEMANDS + CHANGE)
    assert ("since 2031-06-01: The locks were mended." in found) == is_told


@pytest.mark.parametrize(
    ("touches", "is_told"),
    [
        ('"open-locks"', True),
        ('"thanks"', False),
        ('"open-locks:hentzau"', True),
        ('"target:GRA"', True),
        ('"target:RUR"', False),
        ('"target:RUR", "open-locks:strelsau"', True),
    ],
)
def test_a_change_is_told_to_the_letters_it_touches(
    tmp_path: Path, touches: str, is_told: bool
) -> None:
    demands = f"{DEMANDS}{CHANGE}touches = [{touches}]\n"
    found = warned(tmp_path, settings=dated("2032-01-01"), demands=demands)
    assert ("since 2031-06-01: The locks were mended." in found) == is_told


def test_what_has_become_of_a_case_is_told_where_the_case_is_named(tmp_path: Path) -> None:
    since = 'since = [{on = 2031-06-01, what.en = "Hentzau is dry.", source = "report"}]}'
    demands = changed(DEMANDS, 'text.en = "Hentzau"}', f'text.en = "Hentzau", {since}')
    settings = dated("2032-01-01")
    without = changed(settings, "[roles.host]", "cases.open-locks = []\n[roles.host]")
    told = "since 2031-06-01: Hentzau is dry."
    assert told in warned(tmp_path / "a", settings=settings, demands=demands)
    assert told not in warned(tmp_path / "b", settings=without, demands=demands)


def test_a_change_cites_its_source_and_names_its_line(tmp_path: Path) -> None:
    campaign = load(tmp_path, settings=dated("2032-01-01"), demands=DEMANDS + CHANGE)
    found = letter_warnings(campaign, letter_of(campaign))[-1]
    assert found.hint == "Source: River Watch, Low Water"
    assert found.where.line == line_of(DEMANDS + CHANGE, "[[changes]]")


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("", ["the postal address is as of no known day"]),
        (", as_of = 2030-05-02", ["the postal address is as of 2030-05-02"]),
        (", as_of = 2030-05-04", []),
    ],
)
def test_an_address_over_a_year_old_is_told(tmp_path: Path, as_of: str, told: list[str]) -> None:
    address = f'id = "GRA"\naddress = {{lines = ["1 Quay"]{as_of}}}'
    campaign = load(tmp_path, targets=changed(TARGETS, 'id = "GRA"', address))
    found = letter_warnings(campaign, letter_of(campaign, "GRA"))
    assert [problem.message for problem in found if "address" in problem.message] == told


def test_facts_that_moved_are_told_in_the_order_of_their_days(tmp_path: Path) -> None:
    earlier = CHANGE.replace("2031-06-01", "2031-05-20").replace("locks", "sluices")
    told = warned(tmp_path, settings=dated("2031-07-01"), demands=DEMANDS + CHANGE + earlier)
    days = [message[6:16] for message in told if message.startswith("since ")]
    assert days == ["2031-05-20", "2031-06-01"]


def test_a_letter_is_told_the_same_among_others_as_alone(tmp_path: Path) -> None:
    of_target = CHANGE + 'touches = ["target:GRA"]\n'
    of_case = CHANGE.replace("locks", "pumps") + 'touches = ["open-locks:hentzau"]\n'
    demands = DEMANDS + CHANGE.replace("locks", "oars") + of_target + of_case
    campaign = load(tmp_path, settings=dated("2032-01-01"), demands=demands)
    letters = [letter_of(campaign, target) for target in ("RUR", "GRA", "RUR")]
    letters += [replace(letter, demands=()) for letter in letters]
    warnings = LetterWarnings(campaign)
    found = [warnings.of(letter) for letter in letters]
    assert found == [letter_warnings(campaign, letter) for letter in letters]
    told = [[x for x in one if x.message.startswith("since")] for one in found]
    assert [len(messages) for messages in told] == [2, 3, 2, 1, 2, 1]
