"""What loads campaigns where another process asks for it, which then needs none of the checks."""

from __future__ import annotations

import pickle
from pathlib import Path

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import Files, read_files
from letterapp.campaign.load import CampaignReader


class Loader:
    """A service of the worker."""

    def load(self, folder: Path) -> bytes:
        """A campaign folder's `Files` and the `Campaign` they make, pickled together.

        So the caller chooses when to unpack them, for which much has to be imported. Raises
        CampaignError where campaign.toml cannot be read.
        """
        return pickle.dumps(loaded(folder), pickle.HIGHEST_PROTOCOL)


def loaded(folder: Path) -> tuple[Files, Campaign]:
    """A campaign folder's files, and the campaign they make; raises CampaignError."""
    files = read_files(folder)
    return files, CampaignReader().read(files)
