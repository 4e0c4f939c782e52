"""The letter that was in hand last counts while all that it was made of is as it was."""

import datetime
import os
import pickle
from pathlib import Path

import pytest

from letterapp.batch import last_letter as module
from letterapp.batch.drafts import Draft
from letterapp.batch.last_letter import LastLetter, last_letter
from letterapp.batch.last_read import LastRead
from letterapp.batch.own_pickles import unpacked
from letterapp.campaign.folders import own_copy
from letterapp.campaign.loading import loaded
from letterapp.paths import shipped_campaigns

DRAFT = Draft("FR", "en", (), data=b"a Word file", made_of={"all": "of it"}, file_name="France")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = own_copy(shipped_campaigns() / "cambodia", tmp_path, "Our campaign")
    for file in (made / "templates").rglob("*"):
        os.utime(file, (0, 0))
    return made


def now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


def kept_letter(folder: Path) -> LastLetter:
    kept = last_letter(DRAFT, folder, now())
    assert kept
    return kept


def test_its_bytes_are_kept_and_not_what_it_was_made_of(folder: Path) -> None:
    draft = kept_letter(folder).draft
    assert (draft.target, draft.data, draft.file_name) == ("FR", b"a Word file", "France")
    assert draft.made_of is None


def test_it_is_current_while_nothing_has_changed(folder: Path) -> None:
    assert kept_letter(folder).is_current(folder)


def test_it_is_not_current_once_a_template_has_changed(folder: Path) -> None:
    kept = kept_letter(folder)
    (folder / "templates" / "background.md.j2").write_text("Other words.")
    assert not kept.is_current(folder)


def test_it_is_not_current_once_there_is_one_template_more(folder: Path) -> None:
    kept = kept_letter(folder)
    (folder / "templates" / "letter.md.j2").write_text("Our own letter.")
    assert not kept.is_current(folder)


def test_it_is_not_current_on_another_day(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_letter(folder)

    class Tomorrow(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Tomorrow":
            later = datetime.datetime.now(tz) + datetime.timedelta(days=1)
            return cls.fromtimestamp(later.timestamp(), tz)

    monkeypatch.setattr(module, "datetime", Tomorrow)
    assert not kept.is_current(folder)


def test_one_made_before_a_template_was_changed_is_not_kept(folder: Path) -> None:
    made = now()
    (folder / "templates" / "background.md.j2").write_text("Other words.")
    assert last_letter(DRAFT, folder, made) is None


def test_one_made_yesterday_is_not_kept(folder: Path) -> None:
    assert last_letter(DRAFT, folder, now() - datetime.timedelta(days=1)) is None


def test_it_comes_back_with_its_campaign(tmp_path: Path, folder: Path) -> None:
    last, letter = LastRead(tmp_path / "cache"), kept_letter(folder)
    last.keep(*loaded(folder), letter)
    kept = last.look(folder)
    assert kept
    found = unpacked(kept)
    assert found
    assert found[2] == letter


def test_one_to_a_target_that_the_campaign_lacks_is_not_ours(folder: Path) -> None:
    other = LastLetter(Draft("Atlantis", "en", ()), ())
    assert unpacked(pickle.dumps((*loaded(folder), other))) is None
