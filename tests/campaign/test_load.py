"""A campaign folder read: what is sound is usable, what is wrong is named, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.load import load_campaign
from letterapp.errors import CampaignError
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
    write_campaign,
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


# --- Files that cannot be read


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("[letter\n", 3),
        ('place = "no end\n', 3),
        ("list = [1,\n2\nx = 3\n", 5),
        ('text = """\nnever closed\n', 3),
        ("title.en = 2\n", 3),
        ("[a]\nx = 1\n[b]\n[a]\n", 6),
        ("x = {a = 1,\nb = 2}\n", 3),
        ("x = ‘curly’\n", 3),
    ],
)
def test_a_syntax_error_names_its_line(tmp_path: Path, broken: str, line: int) -> None:
    settings = 'title.en = "x"\n# broken below\n' + broken + "y = 1\n"
    with pytest.raises(CampaignError) as caught:
        load(tmp_path, settings=settings)
    problem = only(caught.value.problems)
    assert place_of(problem) == ("campaign.toml", line)
    assert problem.message.startswith("not valid TOML")
    assert problem.hint


def test_a_broken_demands_file_leaves_the_targets_usable(tmp_path: Path) -> None:
    campaign = load(tmp_path, demands=DEMANDS + "\nbroken\n")
    assert place_of(campaign.problems[0]) == ("demands.toml", DEMANDS.count("\n") + 2)
    assert campaign.demands == ()
    assert {target.id for target in (*campaign.targets, *campaign.unsound_targets)} == {
        "RUR",
        "GRA",
    }


@pytest.mark.parametrize("name", ["targets.toml", "demands.toml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    file = write_campaign(tmp_path) / name
    file.unlink()
    problem = load_campaign(tmp_path).problems[0]
    assert (problem.message, problem.where.file) == ("the file is missing", file)


def test_a_folder_without_campaign_file_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="the file is missing"):
        load_campaign(tmp_path / "nowhere")


def test_a_folder_where_a_file_should_be_is_named(tmp_path: Path) -> None:
    file = write_campaign(tmp_path) / "targets.toml"
    file.unlink()
    file.mkdir()
    problem = load_campaign(tmp_path).problems[0]
    assert problem.message == "this is a folder, not a file"
    assert place_of(problem)[0] == "targets.toml"


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    assert load(tmp_path, settings="\ufeff" + SETTINGS).problems == ()


def test_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    campaign = load(tmp_path, targets=TARGETS.replace("\n", "\r\n"))
    assert campaign.problems == ()
    assert campaign.place("targets", "GRA").line == line_of(TARGETS, '[[targets]]\nid = "GRA"')


def test_a_file_that_is_not_utf_8_names_the_line(tmp_path: Path) -> None:
    file = write_campaign(tmp_path) / "targets.toml"
    file.write_bytes(TARGETS.replace("Fürstentum", "F\xfcrstentum").encode("latin-1"))
    problem = load_campaign(tmp_path).problems[0]
    assert place_of(problem) == ("targets.toml", line_of(TARGETS, "name.de"))
    assert "UTF-8" in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_campaign_file_cannot_be_opened(tmp_path: Path, text: str) -> None:
    with pytest.raises(CampaignError, match="the file is empty"):
        load(tmp_path, settings=text)


# --- Keys and values


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
    assert target.model_extra == {"singed_as": {"en": "Graustark"}}


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
    targets = changed(TARGETS, "office.en = \"Chancellor\"", "offce.en = \"Chancellor\"")
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
        ('["riparian"]', '"riparian"', "targets[1].capacities", "must be a list in square brackets"),
        ('["riparian"]', "[1]", "targets[1].capacities[1]", "must be a text in quotes"),
        ('office.en = "Count"', "office.en = 5", "targets[2].office.en", "must be a text in quotes"),
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


@pytest.mark.parametrize("escape", ["\\u0000", "\\u0007", "\\uFDD0", "\\uFFFF"])
def test_a_character_that_word_cannot_carry_makes_its_target_unsound(
    tmp_path: Path, escape: str
) -> None:
    targets = changed(TARGETS, "Yours,\"\n\n", f"Yours{escape},\"\n\n")
    campaign = load(tmp_path, targets=targets)
    problem = only(campaign.problems)
    assert problem.message.startswith("the text holds the character U+" + escape[2:])
    assert problem.where.place == "targets[1].close.en"
    assert [target.id for target in campaign.unsound_targets] == ["RUR"]


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
