"""Drafts and small campaigns for the tests of batches."""

import datetime
from pathlib import Path
from typing import Any

from letterapp.batch.drafts import Draft
from letterapp.batch.journal import made_of
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.load import load_campaign
from letterapp.campaign.model import LetterSettings, Sender, Settings, Target

DAY = datetime.date(2016, 9, 28)
CAMPAIGN = """
title.en = "A campaign"
[roles.signatory]
label.en = "a signatory"
[sender]
organisation = "Ligue"
signers = [{name = "A. N."}]
[letter]
date = 2016-09-28
wording = "note"
file_name = "{target.short}"
[selection]
targets = ["role:signatory"]
"""
TARGET = """
[[targets]]
id = "%s"
role = "signatory"
name.en = {short = "%s", formal = "the %s", in_text = "%s"}
office.en = "Minister"
salutation.en = "Excellency,"
close.en = "Yours,"
"""
DEMANDS = """
[[demands]]
id = "act"
kind = "demand"
title.en = "Act"
asked_of = {signatory = "named"}
text.en = "act"
"""
NAMES = {"FR": "France", "GB": "Britain", "US": "States"}


def letter(target_id: str = "FR", **settings: Any) -> Letter:
    """A letter without demands."""
    name = {"short": NAMES.get(target_id, target_id), "formal": "the State", "in_text": "it"}
    target = Target(
        id=target_id,
        role="signatory",
        name={"en": name},
        office={"en": "Minister"},
        salutation={"en": "Excellency,"},
        close={"en": "Yours,"},
    )
    own = LetterSettings(date=DAY, **settings)
    return Letter(target, (), "en", own, Sender(organisation="Ligue"))


def draft(target_id: str, data: bytes | None = b"letter", file_name: str | None = None) -> Draft:
    """A draft in a file of its target's name."""
    name = file_name or f"{NAMES.get(target_id, target_id)}.docx"
    return Draft(target_id, "en", (), made_of=made_of(letter(target_id)), data=data, file_name=name)


def empty_campaign(**settings: Any) -> Campaign:
    """A campaign with nothing in it."""
    return Campaign(Path(), Settings(title={"en": "A campaign"}, **settings))


def small_campaign(folder: Path, wording: str = "Dear {{ target.short }}, act.\n") -> Campaign:
    """A campaign of three signatories with a wording of one line."""
    targets = "".join(TARGET % (key, name, name, name) for key, name in NAMES.items())
    own = folder / "templates" / "note" / "en"
    own.mkdir(parents=True)
    for name, text in (
        ("campaign.toml", CAMPAIGN),
        ("targets.toml", targets),
        ("demands.toml", DEMANDS),
        ("templates/note/en/default.md.j2", wording),
    ):
        (folder / name).write_text(text, "utf-8")
    campaign = load_campaign(folder)
    assert campaign.problems == ()
    return campaign
