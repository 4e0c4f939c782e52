"""File names: legal everywhere, one a letter, and a problem where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.batch.names import file_names, safe_name
from letterapp.problems import Problem
from tests.batch.batches import empty_campaign, letter

ILLEGAL = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


def named(pattern: str, *targets: str, **settings: str) -> dict[str, str]:
    letters = [letter(target, file_name=pattern, **settings) for target in targets or ("FR",)]
    return dict(file_names(empty_campaign(), letters)[0])


def problem(pattern: str, **settings: str) -> Problem:
    names, problems = file_names(empty_campaign(), [letter(file_name=pattern, **settings)])
    assert names == {}
    assert problems["FR"].is_error
    return problems["FR"]


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{target.short} {letter.date} {letter.language}", "France 2016-09-28 en.docx"),
        ("{target.id}-{target.formal}", "FR-the State.docx"),
        ("{sender.organisation} {target.role}", "Ligue signatory.docx"),
        ("{campaign.title}", "A campaign.docx"),
        ("{{x}} {target.in_text}", "{x} it.docx"),
        ("no field", "no field.docx"),
    ],
)
def test_a_pattern_is_filled(pattern: str, name: str) -> None:
    assert named(pattern) == {"FR": name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("a\x00b\tc\nd\x7fe", "a-b-c-d-e"),
        ("  a   b  ", "a b"),
        ("a. . .", "a"),
        ("..", ""),
        ("Cote\u0302", "Cot\u00ea"),
        ("ក្រសួង 外交部 🕊️", "ក្រសួង 外交部 🕊️"),
    ],
)
def test_a_name_is_legal_on_every_system(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "CON_"),
        ("con.tract", "con_.tract"),
        ("nul .x", "nul_ .x"),
        ("Com1", "Com1_"),
        ("LPT³", "LPT³_"),
        ("CONIN$", "CONIN$_"),
        ("Aux Armes", "Aux Armes"),
        ("contract", "contract"),
        ("COM10", "COM10"),
    ],
)
def test_a_device_of_windows_is_no_name(text: str, name: str) -> None:
    assert safe_name(text) == name


@pytest.mark.parametrize("start", [".", "~$", ". ~$.", "..", " ."])
def test_a_name_never_starts_as_hidden_files_or_locks_do(start: str) -> None:
    assert safe_name(f"{start}France") == "France"


@pytest.mark.parametrize("text", ["a" * 500, "ខ" * 500, "🕊" * 500, "a. " * 200])
def test_a_long_name_is_cut_to_bytes_and_stays_text(text: str) -> None:
    name = safe_name(text)
    assert 190 < len(name.encode()) <= 200
    assert text.startswith(name)
    assert not name.endswith((".", " "))


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_a_legal_name(text: str) -> None:
    name = safe_name(text)
    assert not ILLEGAL & set(name)
    assert name == name.strip().rstrip(".")
    assert len(name.encode()) <= 201
    assert safe_name(name) == name


def test_letters_of_one_name_have_none_and_are_all_told() -> None:
    letters = [letter(target, file_name="Letter") for target in ("FR", "GB", "US")]
    names, problems = file_names(empty_campaign(), letters)
    assert names == {}
    assert set(problems) == {"FR", "GB", "US"}
    assert problems["GB"].message == "several letters would have the name “Letter.docx”"
    assert problems["GB"].hint == "Add {target.id} to the pattern of file names."


@pytest.mark.parametrize(("one", "other"), [("Laos", "LAOS"), ("Étoile", "E\u0301TOILE")])
def test_names_that_differ_in_case_only_collide(one: str, other: str) -> None:
    letters = [letter("FR", file_name=one), letter("GB", file_name=other)]
    names, problems = file_names(empty_campaign(), letters)
    assert (names, set(problems)) == ({}, {"FR", "GB"})


def test_names_that_become_alike_by_cutting_collide() -> None:
    letters = [letter(end, file_name="x" * 300 + "{target.id}") for end in ("FR", "GB")]
    assert set(file_names(empty_campaign(), letters)[1]) == {"FR", "GB"}


def test_a_bad_name_of_one_letter_leaves_the_others_theirs() -> None:
    letters = [letter("FR", file_name="{x}"), letter("GB", file_name="{target.id}")]
    names, problems = file_names(empty_campaign(), letters)
    assert (names, set(problems)) == ({"GB": "GB.docx"}, {"FR"})


@pytest.mark.parametrize(
    ("pattern", "message", "hint"),
    [
        ("{target.shrt}", "no field “{target.shrt}”", "Did you mean “target.short”"),
        ("{}", "no field “{}”", "There are: target.short"),
        ("{0}", "no field “{0}”", "There are: "),
        ("{target[short]}", "no field “{target[short]}”", "“target.short”"),
        ("{target.__class__}", "no field “{target.__class__}”", ""),
        ("{letter.date:%Y}", "“{letter.date}” of file names takes no format", "“{letter.date}”"),
        ("{target.id!r}", "“{target.id}” of file names takes no format", "“{target.id}”"),
        ("{target.id", "the file-name pattern “{target.id” is not valid", "Every “{”"),
        ("target.id}", "the file-name pattern “target.id}” is not valid", "Every “{”"),
        ("{letter.reference}", "“{letter.reference}” is empty", ""),
        ("{target.code}", "“{target.code}” is empty", ""),
        ("...", "the file name would be empty", ""),
        ("///", "the file name would be empty", ""),
    ],
)
def test_a_bad_pattern_is_an_error_with_what_to_do(pattern: str, message: str, hint: str) -> None:
    found = problem(pattern)
    assert message in found.message
    assert hint in found.hint


def test_a_reference_that_is_empty_on_purpose_prints_nothing() -> None:
    assert named("{target.id}{letter.reference}", reference="") == {"FR": "FR.docx"}
