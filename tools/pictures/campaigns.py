"""Campaigns for pictures: one with nothing in it, and one with names long and in many scripts."""

from __future__ import annotations

from pathlib import Path

_SETTINGS = """
title.en = "Clean water for everyone along the great river and all of its tributaries"
[sender]
organisation = "សមាគម ADHOC និង 人权观察 – Association for Rivers, Lakes and the Rights of All"
signers = [{name = "សម រង្ស៊ី", title = "ប្រធាន"}, {name = "王小明"}]
[letter]
date = 2020-05-01
place = "ភ្នំពេញ"
[selection]
targets = ["ministry", "long", "china"]
[roles.ministry]
label = "A ministry of water, forests, fisheries and all that lives in them"
"""
_TARGET = """
[[targets]]
id = "{id}"
role = "ministry"
name.en = {{short = "{name}", formal = "{name}", in_text = "{name}"}}
office.en = "{office}"
salutation.en = "Your Excellency,"
close.en = "Yours faithfully,"
"""
_NAMES = (
    ("ministry", "ព្រះរាជាណាចក្រកម្ពុជា", "រដ្ឋមន្ត្រីក្រសួងការបរទេស"),
    ("china", "中华人民共和国", "外交部长"),
    (
        "long",
        "The United Republics of the Upper, Middle and Lower River with its Islands",
        "Deputy Minister of Foreign Affairs, International Cooperation and Trade",
    ),
)
_DEMANDS = """
[[demands]]
id = "wells"
kind = "demand"
title.en = "បើកអណ្តូង 打开水井: open all of the wells, fountains and springs of the capital"
asked_of = {ministry = "derived"}
text.en = "open the wells of 北京 and of ភ្នំពេញ"
cases = [
    {id = "one", title.en = "សម រង្ស៊ី", text.en = "សម រង្ស៊ី"},
    {id = "two", title.en = "王小明", text.en = "王小明, who has asked for water for years"},
]
"""


def make_many_tongues(folder: Path) -> Path:
    """A campaign with long names, and with names in Khmer and Chinese."""
    targets = "".join(_TARGET.format(id=a, name=b, office=c) for a, b, c in _NAMES)
    return _make(folder / "River", _SETTINGS, targets, _DEMANDS)


def make_empty(folder: Path) -> Path:
    """A campaign with a title only."""
    return _make(folder / "Empty", 'title = "A campaign to begin with"\n', "", "")


def _make(folder: Path, settings: str, targets: str, demands: str) -> Path:
    folder.mkdir()
    (folder / "campaign.toml").write_text(settings, "utf-8")
    (folder / "targets.toml").write_text(targets, "utf-8")
    (folder / "demands.toml").write_text(demands, "utf-8")
    return folder
