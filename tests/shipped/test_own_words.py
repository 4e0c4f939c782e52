"""Own words in the shipped letters: every paragraph can be changed, emptied and taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.folders import find_campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.load import load_campaign
from letterapp.wording.compose import Composer
from letterapp.wording.passages import changed
from tests.campaigns import letter_of, lines


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load_campaign(find_campaign("cambodia"))


@pytest.mark.parametrize("target", ["BN", "SR"])
def test_every_paragraph_can_be_put_into_own_words(campaign: Campaign, target: str) -> None:
    composer, letter = Composer(campaign), letter_of(campaign, target)
    original = lines(composer.compose(letter))
    expected = list(original)
    for index, text in enumerate(original):
        (one,) = [x for x in composer.passages(letter).passages if text in x.texts]
        letter = replace(letter, edits=changed(letter.edits, one, f"{one.source} So be it."))
        expected[index] = f"{text} So be it."
    assert lines(composer.compose(letter)) == expected
    assert lines(composer.compose(_all_taken_back(composer, letter))) == original


@pytest.mark.parametrize("target", ["KH"])
def test_every_paragraph_can_be_left_out(campaign: Campaign, target: str) -> None:
    composer, letter = Composer(campaign), letter_of(campaign, target)
    original = lines(composer.compose(letter))
    for one in composer.passages(letter).passages:
        emptied = replace(letter, edits=changed((), one, ""))
        left = [text for text in original if text not in one.texts]
        assert lines(composer.compose(emptied)) == left


def _all_taken_back(composer: Composer, letter: Letter) -> Letter:
    while letter.edits:
        one = next(x for x in composer.passages(letter).passages if x.is_changed)
        letter = replace(letter, edits=changed(letter.edits, one, one.original))
    return letter
