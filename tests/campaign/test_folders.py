"""Campaign folders made from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.folders import NewCampaignError, own_copy


def test_no_copy_is_made_inside_of_what_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "Ours"
    (source / "copies").mkdir(parents=True)
    (source / "campaign.toml").touch()
    (tmp_path / "link").symlink_to(source)
    for home in (source, source / "copies", tmp_path / "link"):
        with pytest.raises(NewCampaignError, match="is inside the campaign"):
            own_copy(source, home, "Copy")
    assert sorted(file.name for file in source.rglob("*")) == ["campaign.toml", "copies"]


def test_a_copy_beside_what_is_copied_has_all_of_it(tmp_path: Path) -> None:
    source = tmp_path / "Ours"
    (source / "templates").mkdir(parents=True)
    copy = own_copy(source, tmp_path, "Ours")
    assert copy == tmp_path / "Ours 2"
    assert (copy / "templates").is_dir()
