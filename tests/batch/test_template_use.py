"""Which files a letter may be made with: the campaign's own before the shipped ones."""

from __future__ import annotations

from pathlib import Path

from letterapp.batch.template_use import files_of
from letterapp.campaign.folders import own_copy
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_campaigns, shipped_templates


def names(folder: Path, target: str = "FR") -> list[str]:
    """What the letter to a target is made with; own files begin with a plus."""
    campaign = load_campaign(folder)
    [letter] = letters_of(campaign, Choices(targets=(target,)))
    assert isinstance(letter, Letter)
    own = folder / "templates"
    return [
        f"+{file.relative_to(own).as_posix()}"
        if file.is_relative_to(own)
        else file.relative_to(shipped_templates()).as_posix()
        for file in files_of(campaign, letter)
    ]


def campaign_in(folder: Path) -> Path:
    return own_copy(shipped_campaigns() / "cambodia", folder, "Ours")


def put(folder: Path, name: str, text: str) -> None:
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_the_wording_for_the_role_and_what_it_is_built_on(tmp_path: Path) -> None:
    assert names(campaign_in(tmp_path)) == [
        "letter/en/signatory.md.j2",
        "letter/en/base.md.j2",
        "+letter/en/background.md.j2",
        "letterhead.docx",
    ]


def test_own_copies_hide_shipped_files(tmp_path: Path) -> None:
    folder = campaign_in(tmp_path)
    put(folder, "letter/en/base.md.j2", "{%- include 'note.md.j2' -%} {% include gone %}")
    put(folder, "letter/en/note.md.j2", "{% import 'letter/en/base.md.j2' as b %}")
    put(folder, "letterhead.docx", "")
    assert names(folder) == [
        "letter/en/signatory.md.j2",
        "+letter/en/base.md.j2",
        "+letter/en/note.md.j2",
        "+letterhead.docx",
    ]


def test_a_role_without_a_wording_takes_the_default_one(tmp_path: Path) -> None:
    folder = campaign_in(tmp_path)
    settings = (folder / "campaign.toml").read_text("utf-8")
    assert 'wording = "letter"' in settings
    (folder / "campaign.toml").write_text(
        settings.replace('wording = "letter"', 'wording = "note"'), "utf-8"
    )
    put(folder, "note/en/default.md.j2", "Dear all,")
    assert names(folder) == ["+note/en/default.md.j2", "letterhead.docx"]
