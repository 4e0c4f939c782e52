"""What of the invented senders another sender still has."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.checks import checked
from letterapp.campaign.load import load_campaign
from letterapp.campaign.model import Sender
from letterapp.campaign.samples import left_of_samples, sample_senders
from letterapp.campaign.staleness import letter_warnings
from letterapp.paths import shipped_campaigns
from tests.campaigns import SETTINGS, changed, letter_of, line_of, load

SAMPLE = sample_senders()[0]


def sender(**values: object) -> Sender:
    return checked(Sender, {"organisation": "River Watch", **values})


def test_the_shipped_campaigns_have_samples_with_all_that_is_compared() -> None:
    shipped = [load_campaign(folder).settings.sender for folder in shipped_campaigns().iterdir()]
    for sample in sample_senders():
        assert sample.sample
        assert sample in shipped
        assert all((sample.about, sample.address, sample.contacts, sample.signers))


def test_a_sender_of_ones_own_has_nothing_left() -> None:
    own = sender(address=["1 Quay"], contacts=["river@example.com"], about="a river’s friends")
    assert left_of_samples(own) == {}


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({"about": SAMPLE.about}, {"about": "who you are"}),
        ({"about": {"fr": SAMPLE.about["en"]}}, {"about": "who you are"}),
        ({"address": ["1 Quay", SAMPLE.address[-1]]}, {"address": "the address"}),
        ({"contacts": SAMPLE.contacts[:1]}, {"contacts": "the contacts"}),
        (
            {"signers": [{"name": "F. Tarlenheim"}, {"name": SAMPLE.signers[0].name}]},
            {"signers": "who signs"},
        ),
    ],
)
def test_a_part_of_a_sample_is_told(values: dict[str, object], left: dict[str, str]) -> None:
    assert left_of_samples(sender(**values)) == left


def test_a_letter_tells_once_what_is_left_of_a_sample(tmp_path: Path) -> None:
    lines = f'address = ["{SAMPLE.address[0]}"]\ncontacts = ["{SAMPLE.contacts[0]}"]\nsigners'
    settings = changed(SETTINGS, "signers", lines)
    campaign = load(tmp_path, settings=settings)
    (found,) = (
        problem
        for problem in letter_warnings(campaign, letter_of(campaign))
        if "invented" in problem.message
    )
    assert found.message == "still the invented example’s: the address, the contacts"
    assert found.where.line == line_of(settings, "address = ")
    assert not found.is_error


def test_a_sample_as_a_whole_is_told_as_such(tmp_path: Path) -> None:
    lines = f'sample = true\naddress = ["{SAMPLE.address[0]}"]\nsigners'
    campaign = load(tmp_path, settings=changed(SETTINGS, "signers", lines))
    messages = [problem.message for problem in letter_warnings(campaign, letter_of(campaign))]
    assert "the sender is the invented example organisation" in messages
    assert not any(message.startswith("still") for message in messages)
