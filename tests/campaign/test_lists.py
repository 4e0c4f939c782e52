"""Lists of tables anywhere in a file, changed item by item."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterapp.campaign.files import SETTINGS, Files, read_files
from letterapp.campaign.lists import listed, with_listed, with_listed_moved, without_listed
from tests.campaigns import SETTINGS as TEXT
from tests.campaigns import changed, load

PATH = ("sender", "signers")
WRITTEN = {
    "inline": 'signers = [{name = "A"}, {name = "B"}]',
    "tables": '[[sender.signers]]\nname = "A"  # first\n[[sender.signers]]\nname = "B"',
}


def files(folder: Path, written: str) -> Files:
    old = 'signers = [{name = "F. Tarlenheim", title = "Warden"}]'
    load(folder, settings=changed(TEXT, old, written))
    return read_files(folder)


def names(found: Files) -> list[Any]:
    return [one["name"] for one in listed(found, SETTINGS, PATH)]


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_items_are_added_moved_and_removed(tmp_path: Path, written: str) -> None:
    found = with_listed(files(tmp_path, written), SETTINGS, PATH, {"name": "C"})
    assert names(found) == ["A", "B", "C"]
    found = with_listed_moved(found, SETTINGS, PATH, 2, 0)
    assert names(found) == ["C", "A", "B"]
    assert names(without_listed(found, SETTINGS, PATH, 1)) == ["C", "B"]


@pytest.mark.parametrize("written", ["", "signers = []", "signers = 7"])
def test_a_list_that_is_empty_or_none_gets_its_first_item(tmp_path: Path, written: str) -> None:
    found = with_listed(files(tmp_path, written), SETTINGS, PATH, {"name": "C"})
    assert names(found) == ["C"]


def test_comments_stay(tmp_path: Path) -> None:
    found = with_listed_moved(files(tmp_path, WRITTEN["tables"]), SETTINGS, PATH, 0, 1)
    assert 'name = "A"  # first' in found.toml(SETTINGS).text
