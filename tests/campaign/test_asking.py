"""Which demands a letter asks, with which cases, and why others are not for its target."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.asking import DemandChoice, selected_demands, why_not
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.model import Asked
from tests.campaign.demands_asked import asked
from tests.campaigns import DEMANDS, SETTINGS, TARGETS, changed, letter_of, load


def letter_with(campaign: Campaign, target: str, *demands: DemandChoice) -> Letter:
    (letter,) = letters_of(campaign, Choices(targets=(target,), demands=demands))
    assert isinstance(letter, Letter)
    return letter


# --- Which demands


def test_without_a_selection_every_demand_that_fits_is_asked_with_all_its_cases(
    tmp_path: Path,
) -> None:
    campaign = load(tmp_path)
    everything = ("open-locks", ["hentzau", "strelsau"])
    assert asked(letter_of(campaign, "RUR")) == [everything, ("thanks", [])]
    assert asked(letter_of(campaign, "GRA")) == [everything]
    assert letter_of(campaign, "GRA").problems == ()


def test_whether_the_source_names_the_addressee_is_told(tmp_path: Path) -> None:
    campaign = load(tmp_path)
    assert letter_of(campaign, "RUR").demands[0].asked is Asked.NAMED
    assert letter_of(campaign, "GRA").demands[0].asked is Asked.DERIVED


def test_the_selection_chooses_demands_and_cases(tmp_path: Path) -> None:
    selection = 'demands = ["thanks", "open-locks"]\ncases.open-locks = ["strelsau"]\n[roles.host]'
    campaign = load(tmp_path, settings=changed(SETTINGS, "[roles.host]", selection))
    chosen = [("thanks", []), ("open-locks", ["strelsau"])]
    assert asked(letter_of(campaign, "RUR")) == chosen


def test_the_cases_of_the_selection_hold_where_all_demands_are_asked(tmp_path: Path) -> None:
    selection = "cases.open-locks = []\n[roles.host]"
    campaign = load(tmp_path, settings=changed(SETTINGS, "[roles.host]", selection))
    assert asked(letter_of(campaign, "GRA")) == [("open-locks", [])]


def test_a_letters_own_choice_goes_before_the_selection(tmp_path: Path) -> None:
    own = '[[letters]]\ntarget = "RUR"\ndemands = ["open-locks"]\ncases.open-locks = ["hentzau"]\n'
    campaign = load(tmp_path, settings=SETTINGS + own)
    assert asked(letter_of(campaign, "RUR")) == [("open-locks", ["hentzau"])]
    assert selected_demands(campaign, "RUR") == (DemandChoice("open-locks", ("hentzau",)),)
    assert selected_demands(campaign, "GRA") is None


def test_a_demand_wanted_twice_is_asked_once_with_all_cases_wanted(tmp_path: Path) -> None:
    campaign = load(tmp_path)
    one, two = DemandChoice("open-locks", ("strelsau",)), DemandChoice("open-locks", ("hentzau",))
    both = [("open-locks", ["hentzau", "strelsau"])]
    assert asked(letter_with(campaign, "GRA", one, two)) == both
    assert asked(letter_with(campaign, "GRA", one, DemandChoice("open-locks"))) == both
    assert asked(letter_with(campaign, "GRA", one, one)) == [("open-locks", ["strelsau"])]


def test_a_demand_that_does_not_fit_is_left_out_with_the_reason(tmp_path: Path) -> None:
    wanted = DemandChoice("thanks"), DemandChoice("open-locks", ())
    letter = letter_with(load(tmp_path), "GRA", *wanted)
    (problem,) = letter.problems
    assert asked(letter) == [("open-locks", [])]
    assert problem.message == "“Thank the ferrymen” is left out: Graustark has no ferrymen."
    assert (problem.is_error, problem.letter) == (False, "GRA")


def test_a_letter_with_no_demand_left_is_skipped_with_the_reason(tmp_path: Path) -> None:
    letter = letter_with(load(tmp_path), "GRA", DemandChoice("thanks"))
    assert letter.demands == ()
    assert letter.skip_reason.startswith("No demand is left for this letter.")
    assert "Graustark has no ferrymen." in letter.skip_reason


def test_a_demand_that_needs_a_case_is_left_out_without_one(tmp_path: Path) -> None:
    demands = changed(DEMANDS, 'kind = "demand"', 'kind = "demand"\nneeds_case = true')
    letter = letter_with(load(tmp_path, demands=demands), "GRA", DemandChoice("open-locks", ()))
    assert letter.demands == ()
    assert "none of its parts is ticked" in letter.skip_reason


def test_a_wanted_demand_with_errors_fails_the_letter(tmp_path: Path) -> None:
    demands = changed(DEMANDS, 'text.en = "We thank the ferrymen."', "")
    campaign = load(tmp_path, demands=demands)
    letter = letter_with(campaign, "RUR", DemandChoice("thanks"), DemandChoice("open-locks"))
    (problem,) = letter.problems
    assert problem.is_error
    assert problem.message == "the demand “thanks” has errors"
    assert letter.skip_reason == ""


def test_a_demand_with_errors_fails_every_letter_that_asks_all(tmp_path: Path) -> None:
    demands = changed(DEMANDS, 'text.en = "We thank the ferrymen."', "")
    assert [
        problem.is_error for problem in letter_of(load(tmp_path, demands=demands)).problems
    ] == [True]


# --- Why a demand is not for a target


@pytest.mark.parametrize(
    ("not_for", "reason"),
    [
        ('not_for.guarantor.en = "By role."', "By role."),
        ('not_for.default.en = "By default."', "By default."),
        ('not_for.GRA.en = "By id."\nnot_for.guarantor.en = "By role."', "By id."),
        ("", "“Thank the ferrymen” is not asked of a target that is: a guarantor."),
    ],
)
def test_the_reason_is_the_most_particular_one(tmp_path: Path, not_for: str, reason: str) -> None:
    demands = changed(DEMANDS, 'not_for.guarantor.en = "Graustark has no ferrymen."', not_for)
    campaign = load(tmp_path, demands=demands)
    demand, target = campaign.demand("thanks"), campaign.target("GRA")
    assert demand is not None
    assert target is not None
    assert why_not(campaign, demand, target, "en") == reason


def test_a_role_that_is_asked_can_still_be_wrong_for_one_target(tmp_path: Path) -> None:
    reasons = 'not_for.RUR.en = "It knows."\nnot_for.host.en = "x"\nnot_for.default.en = "x"'
    demands = changed(DEMANDS, 'not_for.guarantor.en = "Graustark has no ferrymen."', reasons)
    targets = TARGETS + TARGETS.split("\n\n")[0].replace("RUR", "RUR2")
    campaign = load(tmp_path, demands=demands, targets=targets)
    demand = campaign.demand("thanks")
    assert demand is not None
    reason = {target.id: why_not(campaign, demand, target, "en") for target in campaign.targets}
    assert reason == {"RUR": "It knows.", "RUR2": None, "GRA": "x"}
