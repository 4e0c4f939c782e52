"""A small campaign of the tests' own, about a country that is on no map.

Its roles, languages and names are other ones than those of the shipped campaign, so that nothing
that only knows the shipped one can pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.load import load_campaign
from letterapp.problems import Problem
from letterapp.wording.blocks import plain_text
from letterapp.wording.compose import Composed, Composer

SETTINGS = """\
title.en = "The Zenda river"
facts_as_of = 2031-05-04
state_concerned = "RUR"
instrument = "treaty"

[sender]
organisation = "River Watch"
signers = [{name = "F. Tarlenheim", title = "Warden"}]

[letter]
date = 2031-05-04
language = "en"
wording = "note"
subject.en = "the river"

[selection]
targets = ["@all"]

[roles.host]
label.en = "the host"

[roles.guarantor]
label.en = "a guarantor"
undertaking = "article-5"

[groups]
all = ["role:host", "role:guarantor"]
neighbours = ["capacity:riparian", "not:RUR"]
"""

TARGETS = """\
[[targets]]
id = "RUR"
role = "host"
capacities = ["riparian"]
name.en = {short = "Ruritania", formal = "the Kingdom of Ruritania", in_text = "Ruritania"}
office.en = "Chancellor"
salutation.en = "Sire,"
close.en = "Yours,"

[[targets]]
id = "GRA"
role = "guarantor"
capacities = ["riparian", "lender"]
name.en = {short = "Graustark", formal = "the Principality of Graustark", in_text = "Graustark"}
name.de = {short = "Graustark", formal = "das Fürstentum Graustark", in_text = "Graustark"}
signed_as.en = "Graustark"
office.en = "Count"
office.de = "Graf"
salutation.en = "Count,"
close.en = "Yours,"
"""

DEMANDS = """\
[[demands]]
id = "open-locks"
kind = "demand"
title.en = "Open the locks"
subject.en = "the locks of the Zenda"
sources = ["report"]
asked_of = {host = "named", guarantor = "derived"}
text.en.host = "open the locks{% if cases %} of {{ cases | and_join }}{% endif %}"
text.en.default = "ask that the locks be opened{% if cases %} of {{ cases | and_join }}{% endif %}"
cases = [
    {id = "hentzau", title.en = "Hentzau", text.en = "Hentzau"},
    {id = "strelsau", title.en = "Strelsau", text.en = "{{ 'Upper ' if cases.hentzau }}Strelsau"},
]

[[demands]]
id = "thanks"
kind = "encouragement"
title.en = "Thank the ferrymen"
asked_of = {host = "named"}
not_for.guarantor.en = "Graustark has no ferrymen."
text.en = "We thank the ferrymen."

[[sources]]
id = "report"
citation.en = "River Watch, Low Water"
author = "River Watch"
date = 2031-04-01

[[sources]]
id = "treaty"
citation.en = "Treaty of Zenda"
name.en = "the Treaty of Zenda"

[[quotations]]
id = "article-5"
source = "treaty"
article.en = "Article 5"
text.en = "The river shall be open."
verified = true
"""


def changed(text: str, old: str, new: str) -> str:
    """The text with one stretch of it changed, which stands there exactly once."""
    assert text.count(old) == 1
    return text.replace(old, new)


def write_campaign(
    folder: Path,
    *,
    settings: str = SETTINGS,
    targets: str = TARGETS,
    demands: str = DEMANDS,
    templates: Mapping[str, str] | None = None,
) -> Path:
    """Writes a campaign's files; `templates` are texts by their path in templates/."""
    files = {"campaign.toml": settings, "targets.toml": targets, "demands.toml": demands}
    files |= {f"templates/{name}": text for name, text in (templates or {}).items()}
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


def load(
    folder: Path, *, settings: str = SETTINGS, targets: str = TARGETS, demands: str = DEMANDS
) -> Campaign:
    """A campaign of these files, read."""
    return load_campaign(
        write_campaign(folder, settings=settings, targets=targets, demands=demands)
    )


def letter_of(campaign: Campaign, target: str = "GRA", language: str | None = None) -> Letter:
    """The one letter to a target, which can be written."""
    (letter,) = letters_of(campaign, Choices(targets=(target,), language=language))
    assert isinstance(letter, Letter)
    return letter


def compose(
    folder: Path,
    wording: str,
    *,
    target: str = "GRA",
    settings: str = SETTINGS,
    demands: str = DEMANDS,
    templates: Mapping[str, str] | None = None,
) -> Composed:
    """The letter to a target that the wording makes of the campaign."""
    files = {"note/en/default.md.j2": wording, **(templates or {})}
    write_campaign(folder, settings=settings, demands=demands, templates=files)
    campaign = load_campaign(folder)
    return Composer(campaign).compose(letter_of(campaign, target))


def lines(composed: Composed) -> list[str]:
    """The text of each paragraph of a letter that has no problem."""
    assert composed.problems == ()
    return [plain_text(block.content) for block in composed.blocks]


def place_of(problem: Problem) -> tuple[str, int | None]:
    """The name of the file that a problem is in, and the line."""
    return (problem.where.file.name if problem.where.file else "", problem.where.line)


def line_of(text: str, part: str) -> int:
    """The line (from 1) on which a part of a text begins."""
    return text[: text.index(part)].count("\n") + 1
