"""Changes to a campaign: what is taken back leaves no trace, what is not sound stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.changes import (
    value_in,
    with_cases_selected,
    with_edits,
    with_new,
    with_new_case,
    without,
    without_case,
    without_own_demands,
)
from letterapp.campaign.files import DEMANDS, SETTINGS, TARGETS, Files, read_files
from letterapp.campaign.toml_lines import KeyPath
from letterapp.campaign.toml_text import TomlText
from letterapp.paths import shipped_campaigns

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


@pytest.fixture
def cambodia() -> Files:
    return read_files(shipped_campaigns() / "cambodia")


def test_a_letter_that_gives_back_what_it_has_of_its_own_leaves_no_trace(cambodia: Files) -> None:
    before = cambodia.toml(SETTINGS).text
    given = with_edits(cambodia, "FR", [{"was": "a", "now": "b"}])
    assert with_edits(given, "FR", []).toml(SETTINGS).text == before
    given = with_cases_selected(given, "drop-charges", ["rainsy"], "JP")
    assert without_own_demands(given, "JP").toml(SETTINGS).text.endswith('now = "b"}]\n')
    given = with_edits(given, "FR", [])
    assert without_own_demands(given, "JP").toml(SETTINGS).text == before


def test_what_is_added_between_tables_and_removed_leaves_no_trace(cambodia: Files) -> None:
    last = len(value_in(cambodia, TARGETS, ("targets",)))
    added = with_new(cambodia, "targets", {"id": "new"}, last)
    assert without(added, "targets", "new").toml(TARGETS).text == cambodia.toml(TARGETS).text


def test_a_case_at_the_end_of_the_file_leaves_no_trace(unsound: Files) -> None:
    text = '[[demands]]\nid = "act"\n\n[[demands.cases]]\nid = "one"\n'
    files = unsound.with_toml(DEMANDS, TomlText.of(text.encode()))
    added = with_new_case(files, "act", {"id": "two"}, 1)
    assert added.toml(DEMANDS).text == f'{text}\n[[demands.cases]]\nid = "two"\n'
    assert without_case(added, "act", "two").toml(DEMANDS).text == text
