"""Changes to a campaign whose files are not sound: what is no list stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.changes import value_in, with_new_case, without, without_case
from letterapp.campaign.files import DEMANDS, SETTINGS, Files, read_files
from letterapp.campaign.toml_lines import KeyPath

UNSOUND = {
    SETTINGS: """
selection = {targets = "FRANCE", demands = "act", cases = {act = "one"}}
groups.all = "FRANCE"
""",
    "targets.toml": """
[[targets]]
id = "F"
""",
    DEMANDS: """
changes = ["act", {touches = "act"}, {touches = ["target:F", "act"]}]
demands = [{id = "act", cases = [{text = "no id"}, "none", {id = "one"}]}, {id = "a"}]
""",
}


@pytest.fixture
def unsound(tmp_path: Path) -> Files:
    for name, text in UNSOUND.items():
        (tmp_path / name).write_text(text, "utf-8")
    return read_files(tmp_path)


def assert_kept(before: Files, after: Files, *paths: KeyPath) -> None:
    for path in paths:
        file = DEMANDS if path[0] == "changes" else SETTINGS
        assert value_in(after, file, path) == value_in(before, file, path)


def test_removing_a_target_leaves_what_is_no_list(unsound: Files) -> None:
    after = without(unsound, "targets", "F")
    assert_kept(unsound, after, ("selection", "targets"), ("groups", "all"), ("changes", 0))
    assert_kept(unsound, after, ("changes", 1, "touches"))
    assert value_in(after, DEMANDS, ("changes", 2, "touches")) == ["act"]


def test_removing_a_demand_leaves_what_is_no_list(unsound: Files) -> None:
    after = without(unsound, "demands", "a")
    assert_kept(unsound, after, ("selection", "demands"), ("changes",))


def test_a_case_goes_and_comes_beside_one_without_an_id(unsound: Files) -> None:
    after = without_case(unsound, "act", "one")
    assert value_in(after, DEMANDS, ("demands", 0, "cases")) == [{"text": "no id"}, "none"]
    assert_kept(unsound, after, ("selection", "cases", "act"))
    assert without_case(after, "act", "one") == after
    more = with_new_case(unsound, "act", {"id": "two"}, 0)
    assert_kept(unsound, more, ("selection", "cases", "act"))
