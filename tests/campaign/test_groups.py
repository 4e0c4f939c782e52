"""From words to targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.groups import UnknownMemberError, memberships, resolve
from tests.campaigns import SETTINGS, TARGETS, changed, load


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        (["GRA", "RUR"], ("RUR", "GRA")),
        (["gra", "GRA"], ("GRA",)),
        (["role:guarantor"], ("GRA",)),
        (["capacity:riparian"], ("RUR", "GRA")),
        (["@neighbours"], ("GRA",)),
        (["@NEIGHBOURS"], ("GRA",)),
        (["@all", "not:capacity:lender"], ("RUR",)),
        (["@all", "not:@neighbours"], ("RUR",)),
        (["not:RUR", "@all"], ("GRA",)),
        ([], ()),
    ],
)
def test_words_name_targets_in_the_order_of_the_file(
    tmp_path: Path, words: list[str], targets: tuple[str, ...]
) -> None:
    assert resolve(load(tmp_path), words) == targets


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("GRAU", "there is no target “GRAU”", "Did you mean “GRA” or “Graustark”?"),
        ("al", "there is no target “al”", "Did you mean “@all”?"),
        ("@neighbors", "there is no group “@neighbors”", "Did you mean “@neighbours”?"),
        ("role:gurantor", "there is no role “gurantor”", "Did you mean “guarantor”?"),
        ("capacity:x", "there is no capacity “x”", "There are: riparian, lender."),
        ("not:GRAU", "there is no target “GRAU”", "Did you mean “GRA” or “Graustark”?"),
        ("", "there is no target “”", "There are: RUR, GRA, @all, @neighbours."),
    ],
)
def test_a_word_that_names_nothing_is_an_error(
    tmp_path: Path, word: str, message: str, hint: str
) -> None:
    with pytest.raises(UnknownMemberError) as caught:
        resolve(load(tmp_path), ["RUR", word])
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_group_that_contains_itself_is_an_error(tmp_path: Path) -> None:
    circle = '[groups]\na = ["RUR", "@b"]\nb = ["not:@a"]\nc = ["@a"]\n'
    campaign = load(tmp_path, settings=changed(SETTINGS, "[groups]\n", circle))
    with pytest.raises(UnknownMemberError, match="the group contains itself: @c → @a → @b → @a"):
        resolve(campaign, ["@c"])


def test_a_target_is_in_its_groups_and_in_no_broken_one(tmp_path: Path) -> None:
    broken = '[groups]\nbroken = ["GRA", "@broken"]\nunknown = ["GRA", "nobody"]\n'
    campaign = load(tmp_path, settings=changed(SETTINGS, "[groups]\n", broken))
    assert memberships(campaign) == {"RUR": ("all",), "GRA": ("all", "neighbours")}


def test_a_target_with_errors_is_still_in_its_groups(tmp_path: Path) -> None:
    campaign = load(tmp_path, targets=changed(TARGETS, 'close.en = "Yours,"\n\n', ""))
    assert [target.id for target in campaign.unsound_targets] == ["RUR"]
    assert set(resolve(campaign, ["capacity:riparian"])) == {"RUR", "GRA"}
    assert resolve(campaign, ["ruritania"]) == ("RUR",)


def test_a_target_with_errors_that_stands_twice_counts_once(tmp_path: Path) -> None:
    twice = '[[targets]]\nid = "SYL"\nrole = "host"\n'
    campaign = load(tmp_path, targets=TARGETS + twice + twice)
    assert resolve(campaign, ["role:host"]) == ("RUR", "SYL")


@pytest.mark.parametrize("word", ["GRA", "gra", "Graustark", "graustark"])
def test_a_target_goes_by_its_id_and_its_short_name_in_any_case(tmp_path: Path, word: str) -> None:
    assert resolve(load(tmp_path), [word]) == ("GRA",)


def test_a_name_that_two_targets_have_names_neither(tmp_path: Path) -> None:
    twin = TARGETS + TARGETS[TARGETS.rindex("[[targets]]") :].replace('id = "GRA"', 'id = "MIS"')
    campaign = load(tmp_path, targets=twin)
    with pytest.raises(UnknownMemberError, match="“Graustark” is more than one target: GRA, MIS"):
        resolve(campaign, ["Graustark"])
    assert resolve(campaign, ["mis"]) == ("MIS",)


def test_ids_that_differ_in_case_only_are_one(tmp_path: Path) -> None:
    twin = TARGETS + TARGETS[TARGETS.rindex("[[targets]]") :].replace('id = "GRA"', 'id = "gra"')
    (problem,) = load(tmp_path, targets=twin).problems
    assert problem.message == "the id “gra” is taken"
