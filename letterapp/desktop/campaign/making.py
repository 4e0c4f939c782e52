"""Makes campaign folders: new ones from shipped ones, and copies of the one that is open."""

from __future__ import annotations

import os
from pathlib import Path

from letterapp.batch.files import replace_file
from letterapp.campaign.files import NAMES, SETTINGS, Files, read_files
from letterapp.campaign.folders import NewCampaignError, own_copy
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session

_TITLE = Spot(SETTINGS, ("title",), is_text=True)


def make_campaign(source: Path, folder: Path, title: str) -> Path:
    """A new campaign in a new folder, from another one, with a title; gives the folder.

    Raises NewCampaignError where it cannot be made, CampaignError where the other cannot be read.
    """
    return _made(read_files(source), folder, title)


def copy_campaign(session: Session, folder: Path, title: str) -> Path:
    """A copy of the open campaign as it is now, saved or not, letters included.

    Where its folder is gone, or cannot be reached, its files are copied, which are all that is
    known of it. Raises NewCampaignError.
    """
    return _made(session.files, folder, title)


def _made(files: Files, folder: Path, title: str) -> Path:
    is_there = os.path.isdir(files.folder)  # noqa: PTH112  false where it cannot be looked at
    made = own_copy(files.folder if is_there else None, folder.parent, folder.name)
    session = Session(files.moved_to(made), folder.parent)
    files = _TITLE.put(session.files, _TITLE.path_in(session), title)
    try:
        for name in NAMES:
            content = files.toml(name).content
            is_sound = files.documents[name].is_readable
            if is_sound and content != _there(made / name):
                replace_file(made / name, content)
    except OSError as cause:
        message = f"{made} was made, but not all of it was written: {cause.strerror}"
        raise NewCampaignError(message, "Delete it, and name another folder.") from cause
    return made


def _there(file: Path) -> bytes | None:
    """What a file holds; None where it is missing."""
    return file.read_bytes() if file.exists() else None
