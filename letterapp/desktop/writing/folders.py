"""Where letters go: what is proposed for a campaign, and whether a folder can be used."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from letterapp.batch.names import safe_name
from letterapp.batch.write import default_folder
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.texts import shown_in
from letterapp.desktop.writing.remembered import Remembered


def proposed_folder(campaign: Campaign) -> Path:
    """The campaign's own folder for letters; for a shipped one, a folder in the documents."""
    if not campaign.is_shipped:
        return default_folder(campaign).absolute()
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(kind))
    title = safe_name(shown_in(campaign.settings.title)) or campaign.folder.name
    return documents / f"{title} – letters"


def letters_folder(campaign: Campaign, settings: QSettings) -> Path:
    """Where the campaign's letters were last written on this machine, or else what is proposed."""
    return Remembered(settings, campaign.folder).folder or proposed_folder(campaign)


def folder_problem(text: str) -> str:
    """Why letters cannot be written into a folder, and what to do; empty where they can.

    The folder need not be there yet.
    """
    if not text.strip():
        return "Name a folder for the letters."
    folder = Path(text.strip()).expanduser()
    if not folder.is_absolute():
        return "Give the whole path of the folder, or choose it with “Browse…”."
    try:
        there = next(above for above in (folder, *folder.parents) if above.exists())
    except (OSError, StopIteration):
        return "That folder cannot be reached. Choose another."
    if not there.is_dir():
        return f"“{there.name}” is a file, not a folder. Choose another."
    if not os.access(there, os.W_OK):
        return f"You may not write into “{there.name or there}”. Choose another folder."
    return ""
