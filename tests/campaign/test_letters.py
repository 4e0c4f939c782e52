"""From a campaign and a call's choices to letters."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from letterapp.campaign.asking import DemandChoice
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, Unwritable, letters_of
from letterapp.errors import UsageError
from tests.campaign.demands_asked import asked
from tests.campaigns import DEMANDS, SETTINGS, TARGETS, changed, letter_of, load

# --- Which letters


def test_without_choices_the_selection_is_written(tmp_path: Path) -> None:
    settings = changed(SETTINGS, '["@all"]', '["@neighbours"]')
    letters = letters_of(load(tmp_path, settings=settings), Choices())
    assert [letter.target.id for letter in letters if isinstance(letter, Letter)] == ["GRA"]


def test_a_word_of_the_selection_that_names_nothing_does_not_stop_the_others(
    tmp_path: Path,
) -> None:
    settings = changed(SETTINGS, '["@all"]', '["nobody", "GRA"]')
    letters = letters_of(load(tmp_path, settings=settings), Choices())
    assert [letter.target.id for letter in letters if isinstance(letter, Letter)] == ["GRA"]


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        (Choices(targets=("nobody",)), "there is no target “nobody”"),
        (Choices(demands=(DemandChoice("open"),)), "there is no demand “open”"),
        (
            Choices(demands=(DemandChoice("open-locks", ("hentzou",)),)),
            "the demand “open-locks” has no case “hentzou”",
        ),
        (
            Choices(demands=(DemandChoice("thanks", ("x",)),)),
            "the demand “thanks” has no case “x”",
        ),
    ],
)
def test_a_call_that_names_what_is_not_there_is_wrong(
    tmp_path: Path, choices: Choices, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        letters_of(load(tmp_path), choices)
    assert caught.value.message == message
    assert caught.value.hint


def test_a_target_with_errors_cannot_be_written_and_says_so(tmp_path: Path) -> None:
    campaign = load(tmp_path, targets=changed(TARGETS, '"host"', '"hots"'))
    unwritable, letter = sorted(
        letters_of(campaign, Choices(targets=("RUR", "GRA"))), key=lambda x: isinstance(x, Letter)
    )
    assert isinstance(letter, Letter)
    assert isinstance(unwritable, Unwritable)
    assert [str(problem.message) for problem in unwritable.problems] == [
        "the target “RUR” has errors"
    ]
    assert unwritable.problems[0].letter == "RUR"


@pytest.mark.parametrize("section", ["sender", "letter"])
def test_without_a_sound_sender_or_letter_section_nothing_can_be_written(
    tmp_path: Path, section: str
) -> None:
    campaign = load(tmp_path, settings=changed(SETTINGS, f"[{section}]", f"[{section}s]"))
    (found,) = letters_of(campaign, Choices(targets=("GRA",)))
    assert isinstance(found, Unwritable)
    assert section in found.problems[0].message


# --- What of the campaign a letter takes


def test_the_language_is_the_calls_then_the_letters_then_the_targets_then_the_campaigns(
    tmp_path: Path,
) -> None:
    own = '[[letters]]\ntarget = "GRA"\nlanguage = "fr"\n'
    targets = changed(TARGETS, 'id = "GRA"', 'id = "GRA"\nlanguage = "de"')
    with_own = load(tmp_path / "own", settings=SETTINGS + own, targets=targets)
    without = load(tmp_path / "without", targets=targets)
    assert letter_of(with_own, language="it").language == "it"
    assert letter_of(with_own).language == "fr"
    assert letter_of(without).language == "de"
    assert letter_of(without, "RUR").language == "en"


def test_the_calls_date_and_templates_go_before_the_campaigns(tmp_path: Path) -> None:
    day = datetime.date(2032, 1, 1)
    choices = Choices(targets=("GRA",), date=day, wording="plea", word_template="plain")
    (letter,) = letters_of(load(tmp_path), choices)
    assert isinstance(letter, Letter)
    assert (letter.settings.date, letter.settings.wording) == (day, "plea")
    assert letter.settings.word_template == "plain"
    assert letter_of(load(tmp_path)).settings.wording == "note"


def test_own_words_belong_to_their_letter_alone(tmp_path: Path) -> None:
    own = '[[letters]]\ntarget = "GRA"\nedits = [{was = "a", now = "b"}]\n'
    campaign = load(tmp_path, settings=SETTINGS + own)
    assert [edit.now for edit in letter_of(campaign, "GRA").edits] == ["b"]
    assert letter_of(campaign, "RUR").edits == ()


# --- What keeps a letter from being written


def unwritable(campaign: Campaign, target: str = "GRA") -> Unwritable:
    (found,) = letters_of(campaign, Choices(targets=(target,)))
    assert isinstance(found, Unwritable)
    return found


@pytest.mark.parametrize(
    ("selection", "hint"),
    [
        ('demands = ["open-loks"]', "Did you mean “open-locks”?"),
        ('cases.open-locks = ["hentzou"]', "Did you mean “hentzau”?"),
        ('cases.open-loks = ["hentzau"]', "Did you mean “open-locks”?"),
        ('demands = "open-locks"', 'Write it as demands = ["…", "…"].'),
    ],
)
def test_a_selection_with_errors_is_never_left_aside(
    tmp_path: Path, selection: str, hint: str
) -> None:
    text = changed(SETTINGS, "[roles.host]", f"{selection}\n[roles.host]")
    campaign = load(tmp_path, settings=text)
    assert hint in [problem.hint for problem in campaign.problems]
    assert [problem.message for problem in unwritable(campaign).problems] == [
        "the section [selection] has errors"
    ]
    chosen = Choices(targets=("GRA",), demands=(DemandChoice("open-locks"),))
    assert isinstance(letters_of(campaign, chosen)[0], Letter)


def test_a_misspelt_target_that_is_taken_out_lets_no_letter_go(tmp_path: Path) -> None:
    text = changed(SETTINGS, 'targets = ["@all"]', 'targets = ["@all", "not:GRAU"]')
    (problem,) = unwritable(load(tmp_path, settings=text)).problems
    assert problem.message == "the section [selection] has errors"


def test_demands_of_its_own_do_not_save_a_letter_from_a_selection_with_errors(
    tmp_path: Path,
) -> None:
    text = changed(SETTINGS, "[roles.host]", "cases.open-locks = 7\n[roles.host]")
    own = '\n[[letters]]\ntarget = "GRA"\ndemands = ["open-locks"]\n'
    (problem,) = unwritable(load(tmp_path, settings=text + own)).problems
    assert problem.message == "the section [selection] has errors"


@pytest.mark.parametrize(
    "own",
    [
        'target = "GRA"\nedits = [{was = "a", nw = "b"}]',
        'target = "GRA"\ndemands = "open-locks"',
        'target = "GRA"\ndemands = ["open-loks"]',
        'target = "GRA"\ncases.open-loks = []',
        'target = "GRA"\n[[letters]]\ntarget = "GRA"',
        "target = 7",
        'demands = ["open-locks"]',
    ],
)
def test_what_a_letter_has_of_its_own_is_never_left_aside(tmp_path: Path, own: str) -> None:
    campaign = load(tmp_path, settings=f"{SETTINGS}\n[[letters]]\n{own}\n")
    messages = [problem.message for problem in unwritable(campaign).problems]
    assert messages == ["what the letter has of its own in [[letters]] has errors"]


# --- Many letters in one call


def several(folder: Path) -> Campaign:
    """Guarantors of which one is singled out by a demand and one has demands of its own."""
    copies = [TARGETS.split("\n\n")[1].replace("GRA", f"GRA{number}") for number in (2, 3, 4)]
    reasons = 'not_for.GRA2.en = "It knows."\nasked_of.guarantor = "derived"'
    demands = changed(DEMANDS, 'not_for.guarantor.en = "Graustark has no ferrymen."', reasons)
    demands = changed(demands, 'asked_of = {host = "named"}', 'asked_of.host = "named"')
    own = "[[letters]]\ntarget = 'GRA3'\ndemands = ['thanks', 'open-locks']\nlanguage = 'de'\n"
    settings = changed(SETTINGS, "[sender]", own + "[sender]")
    return load(folder, settings=settings, targets="\n\n".join((TARGETS, *copies)), demands=demands)


def test_a_letter_is_the_same_with_others_as_alone(tmp_path: Path) -> None:
    campaign = several(tmp_path)
    assert campaign.problems == ()
    together = letters_of(campaign, Choices())
    alone = [letters_of(campaign, Choices(targets=(x.id,)))[0] for x in campaign.targets]
    assert list(together) == alone
    found = {x.target.id: asked(x) for x in together if isinstance(x, Letter)}
    cases = ("open-locks", ["hentzau", "strelsau"])
    assert found["GRA2"] == [cases]
    assert found["GRA3"] == [("thanks", []), cases]
    assert found["GRA4"] == found["GRA"] == [cases, ("thanks", [])]


def test_letters_that_ask_the_same_share_what_they_ask(tmp_path: Path) -> None:
    made = letters_of(several(tmp_path), Choices())
    letters = {x.target.id: x for x in made if isinstance(x, Letter)}
    assert letters["GRA"].demands is letters["GRA4"].demands
    assert letters["GRA"].settings is letters["GRA2"].settings
    assert letters["GRA"].demands is not letters["GRA2"].demands
