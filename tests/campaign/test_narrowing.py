"""What the letter to one target can see of a campaign, and that its letter there is the same."""

import pytest
from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, letters_of
from letterapp.campaign.load import load_campaign
from letterapp.campaign.model import LetterChanges
from letterapp.campaign.narrowing import narrowed, parts_of
from letterapp.paths import shipped_campaigns


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    loaded = load_campaign(shipped_campaigns() / "cambodia")
    demands = (loaded.demands[0].id,)
    own = [LetterChanges(target=target.id, demands=demands) for target in loaded.targets[::2]]
    return loaded.with_settings(letters=tuple(own))


def test_the_letter_to_each_target_is_the_same(campaign: Campaign) -> None:
    for target in campaign.targets:
        choices = Choices(targets=(target.id,))
        assert letters_of(narrowed(campaign, target.id), choices) == letters_of(campaign, choices)


def test_other_targets_are_left_out_but_for_the_state_concerned(campaign: Campaign) -> None:
    first = campaign.targets[0].id
    seen = narrowed(campaign, first)
    assert {target.id for target in seen.targets} == {first, campaign.settings.state_concerned}
    assert [own.target for own in seen.settings.letters] == [first]
    assert ("targets", campaign.targets[1].id) not in seen.origins


def test_what_a_letter_sees_does_not_grow_with_the_targets(campaign: Campaign) -> None:
    first, *_ = campaign.targets
    many = tuple(first.model_copy(update={"id": f"{first.id}-{n}"}) for n in range(50))
    larger = replace(campaign, targets=(*campaign.targets, *many))
    assert narrowed(larger, first.id) == narrowed(campaign, first.id)


def test_places_are_the_same(campaign: Campaign) -> None:
    for target in campaign.targets:
        seen = narrowed(campaign, target.id)
        assert seen.place("targets", target.id, "address") == campaign.place(
            "targets", target.id, "address"
        )


def test_parts_are_the_campaigns_own_objects(campaign: Campaign) -> None:
    parts = {id(part) for part in parts_of(campaign)}
    assert id(campaign.targets[0]) in parts
    assert id(campaign.settings.sender) in parts
    first = campaign.origins["targets", campaign.targets[0].id]
    assert {id(first), *map(id, first.toml.blocks)} <= parts
