"""`customise` as a person calls it (`new` is in test_cli)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letterapp import cli


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_campaign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "My campaign"]) == 0
    capsys.readouterr()


def test_the_copy_is_named_with_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["customise", "letter/en/signatory", "My campaign"]) == 0
    file = Path("My campaign/templates/letter/en/signatory.md.j2")
    out = capsys.readouterr().out
    assert f"copied     {file}" in out
    assert 'letterapp check "My campaign"' in out
    assert file.exists()


def test_a_letter_is_made_with_the_own_copy(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["customise", "letter", "My campaign"])
    Path("My campaign/templates/letter/en/signatory.md.j2").write_text("{{ nobody }}")
    assert cli.main(["check", "My campaign", "--to", "FR"]) == 1
    assert "nobody" in capsys.readouterr().err


def test_the_files_come_as_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["customise", "letterhead", "My campaign", "--json"])
    copied = str(Path("My campaign/templates/letterhead.docx").absolute())
    assert json.loads(capsys.readouterr().out) == {"copied": [copied], "kept": [], "problems": []}
    assert cli.main(["customise", "letterhead", "My campaign", "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["copied"] == []
    assert "already" in document["problems"][0]["message"]


def test_the_shipped_campaign_says_how_to_have_an_own_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["customise", "letterhead"]) == 1
    assert "letterapp new FOLDER" in capsys.readouterr().err


def test_an_unknown_template_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["customise", "leterhead", "My campaign"]) == 2
    assert "Did you mean “letterhead”" in capsys.readouterr().err
