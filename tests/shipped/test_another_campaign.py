"""Another campaign is a folder: the shipped wording says nothing of Cambodia by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafts import Draft
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.wording.blocks import plain_text

SETTINGS = """
title.en = "Ruritania and the Convention on the River"
state_concerned = "RU1"
instrument = "convention"
call = "appeal"
[roles]
state-concerned = {label.en = "the State concerned", undertaking = "art-1"}
signatory = {label.en = "a signatory", undertaking = "art-2"}
successor = {label.en = "a successor"}
council = {label.en = "the council", provision = "art-1"}
office = {label.en = "the office"}
rapporteur = {label.en = "the rapporteur", provision = "art-1"}
bank = {label.en = "a bank"}
[sender]
organisation = "River Watch"
signers = [{name = "Jo Field"}]
[letter]
date = 2031-05-04
[selection]
targets = ["role:state-concerned", "role:signatory", "role:successor", "role:council",
           "role:office", "role:rapporteur", "role:bank"]
"""
TARGET = """
[[targets]]
id = "{id}"
role = "{role}"
name.en = {{short = "{id}", formal = "the Republic of {id}", in_text = "{id}"}}
signed_as.en = "the Republic of {id}"
successor_of = "OLD"
office.en = "Head of {id}"
salutation.en = "Your Excellency,"
close.en = "Yours sincerely,"
"""
HISTORICAL = """
[[historical]]
id = "OLD"
name.en = {short = "Old", formal = "the Old Empire", in_text = "the former Old Empire"}
"""
DEMANDS = """
[[demands]]
id = "clean"
kind = "demand"
title.en = "Clean the river"
subject.en = "the state of the river"
asked_of = {state-concerned = "named", signatory = "named", successor = "derived",
            council = "named", office = "named", rapporteur = "named", bank = "derived"}
text.en = "clean the river"
[[sources]]
id = "convention"
name.en = "the Convention on the River"
short.en = "the River Convention"
date = 2001-02-03
place.en = "Strelsau"
citation.en = "Convention on the River, Strelsau, 3 February 2001"
[[sources]]
id = "appeal"
author = "Friends of the River"
date = 2031-05-01
citation.en = "Friends of the River, Appeal, 1 May 2031"
[[quotations]]
id = "art-1"
source = "convention"
article = "Article 1"
verified = true
text.en = "The river shall be clean."
gist.en = "the riparian States undertook to keep the river clean"
[[quotations]]
id = "art-2"
source = "convention"
article = "Article 2"
verified = true
text.en = "The other parties shall help."
gist.en = "the other parties undertook to help"
"""
ROLES = ("state-concerned", "signatory", "successor", "council", "office", "rapporteur", "bank")


@pytest.fixture
def drafts(tmp_path: Path) -> dict[str, Draft]:
    """A letter for each role, by role."""
    targets = (TARGET.format(id=f"RU{n}", role=role) for n, role in enumerate(ROLES, 1))
    inline = DEMANDS.replace('"derived",\n            ', '"derived", ')
    (tmp_path / "campaign.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "targets.toml").write_text("".join(targets) + HISTORICAL, "utf-8")
    (tmp_path / "demands.toml").write_text(inline, "utf-8")
    campaign = load_campaign(tmp_path)
    assert campaign.problems == ()
    made = Drafter(campaign).drafts(Choices())
    return dict(zip(ROLES, made, strict=True))


def text_of(draft: Draft) -> str:
    assert draft.composed is not None
    return "\n".join(plain_text(block.content) for block in draft.composed.blocks)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_a_sound_letter_about_the_other_campaign(
    drafts: dict[str, Draft], role: str
) -> None:
    draft = drafts[role]
    assert [problem for problem in draft.problems if problem.is_error] == []
    assert draft.data is not None
    text = text_of(draft)
    assert "clean the river" in text
    assert "Friends of the River" in text
    for word in ("Cambodia", "Paris", "Human Rights Watch", "Hun Sen", "Khmer", "these Agreements"):
        assert word not in text


def test_each_has_its_own_basis(drafts: dict[str, Draft]) -> None:
    article = "Article 2 of the Convention on the River reads:"
    assert article in text_of(drafts["signatory"])
    assert "The river shall be clean." in text_of(drafts["state-concerned"])
    assert "the former Old Empire" in text_of(drafts["successor"])
    assert "undertook to keep the river clean" in text_of(drafts["office"])
    assert "In our own name" in text_of(drafts["bank"])
