"""Own copies of shipped templates, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.batch.customising import (
    CustomiseError,
    ShippedTemplate,
    TemplateKind,
    back_to_shipped,
    customise,
    shipped_for,
)
from letterapp.batch.files import replace_file
from letterapp.errors import UsageError
from letterapp.paths import shipped_campaigns, shipped_templates

SIGNATORY = "letter/en/signatory"


def state_of(campaign: Path, name: str) -> ShippedTemplate:
    (found,) = [template for template in shipped_for(campaign) if template.name == name]
    return found


def files(folder: Path) -> list[str]:
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(found)


def test_each_wording_file_and_each_word_template_can_be_customised(tmp_path: Path) -> None:
    shipped = shipped_for(tmp_path)
    assert [template.shipped for template in shipped] == [
        *sorted(shipped_templates().glob("letter/en/*.md.j2")),
        *sorted(shipped_templates().glob("*.docx")),
    ]
    assert not any(template.is_own or template.differs for template in shipped)
    assert state_of(tmp_path, "letterhead").kind is TemplateKind.WORD_TEMPLATE


@pytest.mark.parametrize(
    "name", [SIGNATORY, f"{SIGNATORY}.md.j2", "letter\\en\\signatory", " letter/en/signatory/ "]
)
def test_one_wording_file_is_copied_as_it_is(tmp_path: Path, name: str) -> None:
    done = customise(tmp_path, name)
    assert done.copied == (tmp_path / "templates/letter/en/signatory.md.j2",)
    assert files(tmp_path) == ["templates/letter/en/signatory.md.j2"]
    template = state_of(tmp_path, SIGNATORY)
    assert template.own.read_bytes() == template.shipped.read_bytes()
    assert (template.is_own, template.differs) == (True, False)


@pytest.mark.parametrize("name", ["letterhead", "letterhead.docx"])
def test_a_word_template_is_copied_as_it_is(tmp_path: Path, name: str) -> None:
    assert customise(tmp_path, name).copied == (tmp_path / "templates/letterhead.docx",)
    assert not state_of(tmp_path, "letterhead").differs


@pytest.mark.parametrize("name", ["letter", "letter/en"])
def test_a_wording_is_copied_as_a_whole_around_what_is_there(tmp_path: Path, name: str) -> None:
    (own,) = customise(tmp_path, SIGNATORY).copied
    own.write_text("mine")
    done = customise(tmp_path, name)
    assert done.kept == (own,)
    assert len(done.copied) == len(list(shipped_templates().glob("letter/en/*.md.j2"))) - 1
    assert own.read_text() == "mine"
    assert state_of(tmp_path, SIGNATORY).differs


def test_other_line_endings_are_no_difference_in_a_wording(tmp_path: Path) -> None:
    (own,) = customise(tmp_path, SIGNATORY).copied
    own.write_bytes(own.read_bytes().replace(b"\n", b"\r\n"))
    assert not state_of(tmp_path, SIGNATORY).differs


def test_what_is_there_is_never_overwritten_and_said_where(tmp_path: Path) -> None:
    (own,) = customise(tmp_path, "letterhead").copied
    own.write_bytes(b"mine")
    with pytest.raises(CustomiseError) as fault:
        customise(tmp_path, "letterhead")
    assert str(own) in fault.value.message
    assert own.read_bytes() == b"mine"


def test_a_shipped_campaign_is_left_alone_with_the_way_out() -> None:
    campaign = shipped_campaigns() / "cambodia"
    before = files(campaign)
    for change in (customise, back_to_shipped):
        with pytest.raises(CustomiseError) as fault:
            change(campaign, "letterhead")
        assert "letterapp new" in fault.value.hint
    assert files(campaign) == before


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("leterhead", "“letterhead”"),
        ("letter/en/signatry", f"“{SIGNATORY}”"),
        ("qqq", "letter, letterhead, plain"),
        ("../letterhead", "letterhead"),
        ("", "letter"),
    ],
)
def test_an_unknown_name_is_told_with_near_ones(tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as fault:
        customise(tmp_path, name)
    assert hint in fault.value.hint
    assert files(tmp_path) == []


def test_a_copy_that_fails_leaves_none_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_at_the_third(file: Path, data: bytes) -> None:
        if len(files(tmp_path)) == 2:
            raise OSError(28, "No space left on device", str(file))
        replace_file(file, data)

    monkeypatch.setattr("letterapp.batch.customising.replace_file", full_at_the_third)
    with pytest.raises(CustomiseError, match="No space left"):
        customise(tmp_path, "letter")
    assert files(tmp_path) == []


def test_going_back_moves_the_own_copy_where_it_is_no_template(tmp_path: Path) -> None:
    (own,) = customise(tmp_path, SIGNATORY).copied
    own.write_text("mine")
    (aside,) = back_to_shipped(tmp_path, SIGNATORY)
    assert aside.read_text() == "mine"
    assert not aside.is_relative_to(tmp_path / "templates")
    assert not state_of(tmp_path, SIGNATORY).is_own


def test_going_back_again_keeps_what_was_set_aside_before(tmp_path: Path) -> None:
    for number in range(3):
        (own,) = customise(tmp_path, SIGNATORY).copied
        own.write_text(str(number))
        back_to_shipped(tmp_path, "letter")
    assert [(tmp_path / name).read_text() for name in files(tmp_path)] == ["1", "2", "0"]
    assert "templates set aside/letter/en/signatory (2).md.j2" in files(tmp_path)


def test_there_is_no_way_back_from_the_shipped_one(tmp_path: Path) -> None:
    with pytest.raises(CustomiseError, match="no own “letterhead”"):
        back_to_shipped(tmp_path, "letterhead")
