"""The files of a campaign, and what can be wrong with one as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.load import load_campaign
from letterapp.errors import CampaignError
from letterapp.problems import Problem
from tests.campaigns import (
    DEMANDS,
    SETTINGS,
    TARGETS,
    line_of,
    load,
    place_of,
    write_campaign,
)


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    return problem


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
    assert [target.id for target in campaign.targets] == ["RUR"]


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


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    write_campaign(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CampaignError) as caught:
        load_campaign(tmp_path)
    assert caught.value.message == "the file cannot be read: Permission denied"
    assert caught.value.hint
