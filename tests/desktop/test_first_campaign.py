"""The first campaign is taken as it was read last, or read while the window is loaded."""

from pathlib import Path
from queue import Queue

import pytest

from letterapp.batch.last_read import LastRead
from letterapp.batch.own_pickles import unpacked
from letterapp.campaign.loading import loaded
from letterapp.desktop.first_campaign import FirstCampaign, Outcome


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "cache"
    monkeypatch.setattr("letterapp.desktop.first_campaign.cache_folder", lambda: made)
    return made


@pytest.fixture
def told() -> Queue[Outcome]:
    return Queue()


def outcome_of(first: FirstCampaign, told: Queue[Outcome]) -> Outcome:
    first.tell(told.put)
    return told.get(timeout=20)


def test_one_that_is_kept_is_taken_as_it_was_read_and_starts_no_process(
    own_folder: Path, cache: Path, told: Queue[Outcome]
) -> None:
    LastRead(cache).keep(*loaded(own_folder))
    first = FirstCampaign(own_folder)
    assert outcome_of(first, told) == loaded(own_folder)
    assert first.previewing.pid is None


def test_any_other_is_read_before_it_is_asked_for_and_kept(
    own_folder: Path, cache: Path, told: Queue[Outcome]
) -> None:
    first = FirstCampaign(own_folder)
    assert outcome_of(first, told) == loaded(own_folder)
    assert first.previewing.pid is not None
    assert LastRead(cache).look(own_folder) is not None
    first.cancel()


def test_one_that_is_kept_and_damaged_is_read_and_kept_anew(
    own_folder: Path, cache: Path, told: Queue[Outcome]
) -> None:
    last = LastRead(cache)
    last.keep(*loaded(own_folder))
    [file] = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    first = FirstCampaign(own_folder)
    assert outcome_of(first, told) == loaded(own_folder)
    kept = last.look(own_folder)
    assert kept is not None
    assert unpacked(kept) is not None
    first.cancel()


def test_one_that_cannot_be_read_says_why(tmp_path: Path, told: Queue[Outcome]) -> None:
    first = FirstCampaign(tmp_path)
    assert "missing" in str(outcome_of(first, told))
    first.cancel()


def test_once_it_is_not_wanted_no_process_is_made_for_it(own_folder: Path, cache: Path) -> None:
    LastRead(cache).keep(*loaded(own_folder))
    first = FirstCampaign(own_folder)
    first.cancel()
    with pytest.raises(RuntimeError, match="not wanted"):
        _ = first.previewing


def test_limits_that_make_no_sense_are_told_also_where_it_is_kept(
    own_folder: Path, cache: Path, told: Queue[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    LastRead(cache).keep(*loaded(own_folder))
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "soon")
    assert "LETTERAPP_LIMIT_SECONDS" in str(outcome_of(FirstCampaign(own_folder), told))
