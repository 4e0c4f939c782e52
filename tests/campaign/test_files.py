"""The files of a campaign folder as one value."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterapp.campaign.files import SETTINGS, read_files


def test_files_stay_in_their_folder_wherever_the_program_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / SETTINGS).write_text("title = 'T'\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    files = read_files(Path())
    assert files.folder == tmp_path
    assert files.documents[SETTINGS].file == tmp_path / SETTINGS
