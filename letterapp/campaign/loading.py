"""What loads campaigns where another process asks for it, which then needs none of the checks."""

from __future__ import annotations

import pickle
from pathlib import Path

from letterapp.campaign.load import load_campaign


class Loader:
    """A service of the worker."""

    def load(self, folder: Path) -> bytes:
        """The campaign in a folder, pickled; raises CampaignError as `load_campaign` does.

        So the caller chooses when to unpack it, for which much has to be imported.
        """
        return pickle.dumps(load_campaign(folder), pickle.HIGHEST_PROTOCOL)
