"""What a problem is about: said where it is made, and kept on its way to the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.batch.drafter import Drafter
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.problems import Problem, Remedy, Topic, error
from tests.campaigns import DEMANDS, SETTINGS, changed, write_campaign


def problems(folder: Path, wording: str = "Text", **files: str) -> dict[Topic | None, Problem]:
    """The problems of the letter to Graustark by what they are about, one each."""
    templates = {f"note/{language}/default.md.j2": wording for language in ("en", "de")}
    campaign = load_campaign(write_campaign(folder, templates=templates, **files))
    drafts = Drafter(campaign).drafts(Choices(tells_left_out=False))
    (draft,) = [one for one in drafts if one.target == "GRA"]
    return {problem.topic: problem for problem in draft.problems}


def settings(old: str, new: str) -> str:
    return changed(SETTINGS, old, new)


@pytest.mark.parametrize(
    ("wording", "topic"),
    [
        ("{{ target.nme }}", Topic.FIELDS),
        ("{{ letter.reference }}", Topic.FIELDS),
        ("{% if %}", Topic.TEMPLATE),
        ("{{ 1 / 0 }}", Topic.TEMPLATE),
        ("{% if false %}nothing{% endif %}", Topic.TEMPLATE),
    ],
)
def test_a_template_lacks_a_field_or_is_wrong_itself(
    tmp_path: Path, wording: str, topic: Topic
) -> None:
    assert problems(tmp_path, wording)[topic].is_error


def test_a_value_that_is_empty_is_named_as_templates_call_it(tmp_path: Path) -> None:
    found = problems(tmp_path, "{{ letter.reference }}")[Topic.FIELDS]
    assert (found.message, found.lacking) == ("letter.reference is empty", "letter.reference")
    assert problems(tmp_path, "{{ target.nme }}")[Topic.FIELDS].lacking == ""


def test_a_salutation_that_is_missing_is_about_the_salutation(tmp_path: Path) -> None:
    german = changed(SETTINGS, 'language = "en"', 'language = "de"')
    found = problems(tmp_path, "{{ target.salutation }}", settings=german)
    assert found[Topic.SALUTATION].is_error


def test_a_field_that_a_demand_lacks_is_about_fields(tmp_path: Path) -> None:
    demands = changed(DEMANDS, 'default = "ask', 'default = "{{ target.nme }} ask')
    found = problems(tmp_path, "{{ demands['open-locks'].text }}", demands=demands)
    assert found[Topic.FIELDS].where.file == tmp_path / "demands.toml"


def test_facts_address_and_sender_are_told_apart(tmp_path: Path) -> None:
    changed_settings = settings("date = 2031-05-04", "date = 2031-06-04")
    changed_settings = changed(changed_settings, "signers =", "# signers =")
    found = problems(tmp_path, settings=changed_settings)
    assert found.keys() == {Topic.FACTS, Topic.ADDRESS, Topic.SENDER}


def test_letters_of_one_name_can_be_told_apart_by_their_ids(tmp_path: Path) -> None:
    one_name = settings('wording = "note"', 'wording = "note"\nfile_name = "letter"')
    found = problems(tmp_path, settings=one_name)[Topic.FILE_NAME]
    assert found.remedy is Remedy.ADD_ID


def test_a_pattern_that_is_wrong_has_no_such_remedy(tmp_path: Path) -> None:
    wrong = settings('wording = "note"', 'wording = "note"\nfile_name = "{target.nme}"')
    assert problems(tmp_path, settings=wrong)[Topic.FILE_NAME].remedy is None


def test_own_words_that_no_longer_fit_can_be_dropped(tmp_path: Path) -> None:
    own = SETTINGS + '\n[[letters]]\ntarget = "GRA"\nedits = [{was = "gone", now = "new"}]\n'
    assert problems(tmp_path, settings=own)[Topic.OWN_WORDS].remedy is Remedy.DROP_WORDS


def test_a_letter_that_has_errors_in_the_files_is_about_them(tmp_path: Path) -> None:
    found = problems(tmp_path, settings=settings("[letter]", "[lettre]"))
    assert found[Topic.CAMPAIGN].is_error


def test_a_problem_has_one_topic_and_keeps_it_for_a_letter() -> None:
    found = error("wrong", topic=Topic.FIELDS, remedy=Remedy.UNTICK).for_letter("GRA")
    assert found.about(Topic.TEMPLATE).topic is Topic.FIELDS
    assert found.remedy is Remedy.UNTICK
    assert error("wrong").about(Topic.TEMPLATE).topic is Topic.TEMPLATE


def test_what_a_problem_is_about_is_not_in_its_json() -> None:
    assert error("wrong", topic=Topic.FIELDS).as_json() == error("wrong").as_json()
