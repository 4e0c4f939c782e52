"""What the window remembers: kept from run to run, and never in the person’s own settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from letterapp.desktop.settings import Settings, own_store


@pytest.fixture
def settings() -> Settings:
    return Settings()


def campaign(folder: Path) -> Path:
    folder.mkdir()
    (folder / "campaign.toml").touch()
    return folder


def test_the_store_of_a_test_is_in_the_folder_of_the_test(tmp_path: Path) -> None:
    assert Path(own_store().fileName()).is_relative_to(tmp_path)


def test_nothing_is_remembered_at_first(settings: Settings) -> None:
    assert settings.recent_campaigns == ()
    assert (settings.page_zoom, settings.text_size, settings.was_welcomed) == (0.0, 0, False)
    assert settings.geometry("main").isEmpty()
    assert not settings.is_folded("demands")


def test_what_is_set_is_there_in_the_next_run(settings: Settings) -> None:
    settings.page_zoom, settings.text_size, settings.guide_text_size = 1.5, -2, 3
    settings.was_welcomed = True
    settings.set_geometry("main", QByteArray(b"\x00\x01"))
    settings.set_splitter("columns", QByteArray(b"\x02"))
    settings.set_folded("demands", is_folded=True)
    own_store().sync()
    later = Settings()
    assert (later.page_zoom, later.text_size, later.guide_text_size) == (1.5, -2, 3)
    assert later.was_welcomed
    assert later.geometry("main") == b"\x00\x01"
    assert later.splitter("columns") == b"\x02"
    assert later.is_folded("demands")


def test_recent_campaigns_are_the_newest_first_and_at_most_ten(
    settings: Settings, tmp_path: Path
) -> None:
    folders = [campaign(tmp_path / str(number)) for number in range(12)]
    for folder in (*folders, folders[4]):
        settings.add_recent(folder)
    assert settings.recent_campaigns == tuple(
        folders[number] for number in (4, 11, 10, 9, 8, 7, 6, 5, 3, 2)
    )
    settings.forget_recent()
    assert settings.recent_campaigns == ()


def test_a_recent_campaign_that_is_gone_is_left_out_until_it_is_back(
    settings: Settings, tmp_path: Path
) -> None:
    folder = campaign(tmp_path / "on a stick")
    settings.add_recent(folder)
    folder.rename(tmp_path / "elsewhere")
    assert not settings.recent_campaigns
    (tmp_path / "elsewhere").rename(folder)
    assert settings.recent_campaigns == (folder,)


@pytest.mark.parametrize("nonsense", ["much", "99", "-99", "nan", [1], QByteArray(b"x")])
def test_what_makes_no_sense_counts_as_never_set(nonsense: object, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    for key in ("text/size", "pages/zoom", "windows/main", "campaigns/recent"):
        store.setValue(key, nonsense)
    settings = Settings(store)
    assert (settings.text_size, settings.page_zoom) == (0, 0.0)
    assert settings.recent_campaigns == ()


def test_a_recent_campaign_that_cannot_be_looked_at_is_left_out(
    settings: Settings, tmp_path: Path
) -> None:
    there, lost = campaign(tmp_path / "there"), tmp_path / ("x" * 300)  # longer than names may be
    for folder in (there, lost):
        settings.add_recent(folder)
    assert settings.recent_campaigns == (there,)
