"""Where letters go at first: into the campaign, or the documents for a shipped one."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths

from letterapp.campaign.campaign import Campaign
from letterapp.desktop.writing.folders import proposed_folder


def test_a_campaign_has_a_folder_for_its_letters(campaign: Campaign) -> None:
    assert proposed_folder(campaign) == campaign.folder / "letters"


def test_the_letters_of_a_shipped_campaign_go_into_the_documents(shipped: Campaign) -> None:
    folder = proposed_folder(shipped)
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    assert str(folder.parent) == QStandardPaths.writableLocation(kind)
    assert folder.name == "Cambodia and the 1991 Paris Peace Agreements – letters"
