"""What the tests of a day share: a window whose column of the campaign was left open."""

from __future__ import annotations

import pytest

from letterapp.desktop.settings import Settings


@pytest.fixture(autouse=True)
def _left_open(_own_places: None) -> None:
    """What all letters share is folded away only at the first start."""
    Settings().set_folded("Campaign", False)
