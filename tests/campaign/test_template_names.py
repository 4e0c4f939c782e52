"""The templates that a campaign can choose."""

from __future__ import annotations

from pathlib import Path

from letterapp.campaign.template_names import word_templates, wordings


def test_shipped_templates_and_own_ones_can_be_chosen(tmp_path: Path) -> None:
    wording = tmp_path / "templates" / "letter" / "fr" / "default.md.j2"
    wording.parent.mkdir(parents=True)
    wording.write_text("", "utf-8")
    for name in ("ours.docx", "~$ours.docx", "notes.txt"):
        (tmp_path / "templates" / name).write_bytes(b"")
    assert wordings(tmp_path)["letter"] == ("en", "fr")
    assert word_templates(tmp_path) == ("letterhead", "ours", "plain")
