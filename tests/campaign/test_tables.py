"""The keys and values of a campaign's tables, every problem with its place and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.problems import Problem, Severity
from tests.campaigns import (
    DEMANDS,
    SETTINGS,
    TARGETS,
    changed,
    line_of,
    load,
    place_of,
)


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    return problem


def test_a_missing_key_is_an_error_at_its_table(tmp_path: Path) -> None:
    campaign = load(tmp_path, targets=changed(TARGETS, 'office.en = "Chancellor"\n', ""))
    problem = only(campaign.problems)
    assert place_of(problem) == ("targets.toml", 1)
    assert problem.where.place == "targets[1].office"
    assert problem.message == "the key is missing"
    assert problem.hint == "Add “office = …”."
    assert [target.id for target in campaign.targets] == ["GRA"]
    assert [target.id for target in campaign.unsound_targets] == ["RUR"]


def test_an_unknown_key_is_kept_and_warned_about_with_a_near_name(tmp_path: Path) -> None:
    targets = changed(TARGETS, "signed_as.en", "singed_as.en")
    campaign = load(tmp_path, targets=targets)
    problem = only(campaign.problems)
    assert problem.severity is Severity.WARNING
    assert place_of(problem) == ("targets.toml", line_of(targets, "singed_as"))
    assert problem.hint == "Did you mean “signed_as”?"
    target = campaign.target("GRA")
    assert target is not None
    assert target.extra == {"singed_as": {"en": "Graustark"}}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("[sender]\n", "[sender]\ncolour = 1\n", "sender.colour"),
        ('title = "Warden"', "rank = 2", "sender.signers[1].rank"),
        ("[roles.host]\n", "[roles.host]\ncolour = 1\n", "roles.host.colour"),
        ("[sender]\n", "[colours]\n[sender]\n", "colours"),
    ],
)
def test_unknown_keys_are_found_at_any_depth(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    problem = only(load(tmp_path, settings=changed(SETTINGS, old, new)).problems)
    assert problem.severity is Severity.WARNING
    assert problem.where.place == place


def test_an_unknown_section_of_a_data_file_is_warned_about(tmp_path: Path) -> None:
    problem = only(load(tmp_path, demands=DEMANDS + "[[source]]\n").problems)
    assert problem.severity is Severity.WARNING
    assert problem.hint == "Did you mean “sources”?"


def test_the_unknown_keys_of_an_unsound_table_are_named_too(tmp_path: Path) -> None:
    targets = changed(TARGETS, 'office.en = "Chancellor"', 'offce.en = "Chancellor"')
    campaign = load(tmp_path, targets=targets)
    assert [(problem.where.place, problem.hint) for problem in campaign.problems] == [
        ("targets[1].office", "Add “office = …”."),
        ("targets[1].offce", "Did you mean “office”?"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('id = "RUR"', "id = 5", "targets[1].id", "must be a text in quotes"),
        ('id = "RUR"', 'id = "R U"', "targets[1].id", "may hold letters, digits, “-” and “_” only"),
        (
            '["riparian"]',
            '"riparian"',
            "targets[1].capacities",
            "must be a list in square brackets",
        ),
        ('["riparian"]', "[1]", "targets[1].capacities[1]", "must be a text in quotes"),
        (
            'office.en = "Count"',
            "office.en = 5",
            "targets[2].office.en",
            "must be a text in quotes",
        ),
        ('"Sire,"', "[]", "targets[1].salutation.en", "must be a text in quotes"),
        (
            'name.en = {short = "Ruritania", ',
            "name.en = {",
            "targets[1].name.en",
            "the name lacks short",
        ),
    ],
)
def test_a_wrong_value_is_an_error_with_its_key_path(
    tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    targets = changed(TARGETS, old, new)
    problem = load(tmp_path, targets=targets).problems[0]
    assert (problem.severity, problem.where.place) == (Severity.ERROR, place)
    assert place_of(problem) == ("targets.toml", line_of(targets, new))
    assert problem.message == message
    assert problem.hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verified = true", 'verified = "perhaps"', "must be true or false"),
        ("date = 2031-04-01", 'date = "spring"', "must be a date such as 2016-09-28"),
        ("date = 2031-04-01", "date = 2031-04-01 10:00:00", "must be a day without a time"),
        ("date = 2031-04-01", "date = 0", "must be a date such as 2016-09-28"),
        ('text.en = "We thank the ferrymen."', "text.en = 5", "must be a text in quotes"),
        ('asked_of = {host = "named"}', 'asked_of = "host"', "must be a table"),
        ('title.en = "Thank the ferrymen"', "title = 5", "must be a text in quotes"),
    ],
)
def test_wrong_types_in_the_demands_file(tmp_path: Path, old: str, new: str, message: str) -> None:
    demands = changed(DEMANDS, old, new)
    problem = load(tmp_path, demands=demands).problems[0]
    assert problem.message == message
    assert place_of(problem) == ("demands.toml", line_of(demands, new))
    assert problem.hint


def test_a_word_outside_a_fixed_list_names_the_near_one(tmp_path: Path) -> None:
    campaign = load(tmp_path, demands=changed(DEMANDS, '"encouragement"', '"encouragment"'))
    problem = only(campaign.problems)
    assert "'endorsement'" in problem.message
    assert "“encouragement”" in problem.hint
    assert campaign.unsound_demands == {"thanks"}


@pytest.mark.parametrize("escape", ["\\u0000", "\\u0007", "\\uFDD0", "\\uFFFF"])
def test_a_character_that_word_cannot_carry_makes_its_target_unsound(
    tmp_path: Path, escape: str
) -> None:
    targets = changed(TARGETS, 'Yours,"\n\n', f'Yours{escape},"\n\n')
    campaign = load(tmp_path, targets=targets)
    problem = only(campaign.problems)
    assert problem.message.startswith("the text holds the character U+" + escape[2:])
    assert problem.where.place == "targets[1].close.en"
    assert [target.id for target in campaign.unsound_targets] == ["RUR"]
