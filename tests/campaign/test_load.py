"""A campaign folder read: what is sound is usable, what is wrong is named, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_campaigns
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


def test_a_sound_campaign_has_no_problems(tmp_path: Path) -> None:
    campaign = load(tmp_path)
    assert campaign.problems == ()
    assert [target.id for target in campaign.targets] == ["RUR", "GRA"]
    assert [demand.id for demand in campaign.demands] == ["open-locks", "thanks"]
    assert not campaign.is_shipped


def test_a_shipped_campaign_is_known_as_shipped_by_whatever_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(shipped_campaigns())
    assert load_campaign(Path("cambodia")).is_shipped


def test_the_place_of_an_item_is_its_line(tmp_path: Path) -> None:
    place = load(tmp_path).place("targets", "GRA", "office", "de")
    assert place.line == line_of(TARGETS, "office.de")
    assert place.place == "targets[2].office.de"


def test_roles_of_the_wrong_shape_are_an_error(tmp_path: Path) -> None:
    problem = load(tmp_path, settings='title = "x"\nroles = ["host"]\n').problems[0]
    assert problem.message == "must be a table"
    assert place_of(problem) == ("campaign.toml", 2)
    assert problem.hint == "Write [roles.NAME] above each."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('targets = "GRA"\n', "must be a list of tables"),
        ('targets = ["GRA"]\n', "must be a table"),
    ],
)
def test_a_section_of_the_wrong_shape_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    problem = load(tmp_path, targets=text).problems[0]
    assert problem.message == message
    assert place_of(problem) == ("targets.toml", 1)
    assert problem.hint


def test_a_second_item_of_an_id_is_left_out_and_named(tmp_path: Path) -> None:
    targets = changed(TARGETS, 'id = "GRA"', 'id = "RUR"')
    campaign = load(tmp_path, targets=targets)
    problem = campaign.problems[0]
    assert problem.message == "the id “RUR” is taken"
    assert problem.hint.startswith("Line 2 has it already")
    assert place_of(problem) == ("targets.toml", line_of(TARGETS, 'id = "GRA"'))
    assert [target.role for target in campaign.targets] == ["host"]


def test_two_sets_of_changes_for_one_letter_are_a_problem(tmp_path: Path) -> None:
    own = '[[letters]]\ntarget = "GRA"\n'
    problem = only(load(tmp_path, settings=SETTINGS + own + own).problems)
    assert problem.message == "the target “GRA” is taken"
    assert place_of(problem) == ("campaign.toml", SETTINGS.count("\n") + 4)


def test_changes_may_have_unknown_keys_of_any_name(tmp_path: Path) -> None:
    change = '\n[[changes]]\nid = "x"\non = 2031-06-01\nwhat = "…"\nsource = "report"\n'
    campaign = load(tmp_path, demands=DEMANDS + change + change)
    assert len(campaign.changes) == 2
    assert [problem.severity for problem in campaign.problems] == [Severity.WARNING] * 2


def test_a_change_is_found_where_it_stands_even_after_an_unsound_one(tmp_path: Path) -> None:
    bad = '\n[[changes]]\nwhat = "…"\n'
    good = '\n[[changes]]\non = 2031-06-01\nwhat = "…"\nsource = "report"\n'
    campaign = load(tmp_path, demands=DEMANDS + bad + good)
    assert campaign.place("changes", "0").line == line_of(DEMANDS + bad + good, good) + 1


# --- What stays usable


def test_a_bad_section_of_settings_spoils_no_other(tmp_path: Path) -> None:
    settings = changed(SETTINGS, 'organisation = "River Watch"\n', "")
    campaign = load(tmp_path, settings=settings)
    assert only(campaign.problems).where.place == "sender.organisation"
    assert campaign.settings.sender is None
    assert campaign.settings.letter is not None
    assert len(campaign.targets) == 2


def test_a_bad_top_level_key_spoils_no_other(tmp_path: Path) -> None:
    settings = changed(SETTINGS, "facts_as_of = 2031-05-04", 'facts_as_of = "May"')
    campaign = load(tmp_path, settings=settings)
    assert only(campaign.problems).where.place == "facts_as_of"
    assert campaign.settings.title == {"en": "The Zenda river"}
    assert campaign.settings.state_concerned == "RUR"


def test_a_bad_group_spoils_no_other(tmp_path: Path) -> None:
    settings = changed(SETTINGS, "[groups]\n", '[groups]\nbad = "GRA"\n')
    campaign = load(tmp_path, settings=settings)
    assert only(campaign.problems).where.place == "groups.bad"
    assert set(campaign.settings.groups) == {"all", "neighbours"}


def test_a_missing_title_is_a_problem_and_the_rest_stays(tmp_path: Path) -> None:
    campaign = load(tmp_path, settings=changed(SETTINGS, "title.en =", "titel.en ="))
    assert [problem.message for problem in campaign.problems] == [
        "the key is missing",
        "the format does not know this key",
    ]
    assert set(campaign.settings.groups) == {"all", "neighbours"}


def test_all_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    campaign = load(
        tmp_path,
        settings=changed(SETTINGS, "[sender]\n", "[sender]\nsampel = true\n"),
        targets=changed(TARGETS, 'role = "host"', 'role = "hots"'),
        demands=changed(DEMANDS, 'sources = ["report"]', 'sources = ["raport"]') + "[[sources]]\n",
    )
    found = {(place_of(problem)[0], problem.where.place) for problem in campaign.problems}
    assert found == {
        ("campaign.toml", "sender.sampel"),
        ("targets.toml", "targets[1].role"),
        ("demands.toml", "demands[1].sources"),
        ("demands.toml", "sources[3].id"),
        ("demands.toml", "sources[3].citation"),
    }
    assert all(problem.where.line and problem.hint for problem in campaign.problems)
    assert [target.id for target in campaign.targets] == ["GRA"]
    assert [demand.id for demand in campaign.demands] == ["thanks"]
