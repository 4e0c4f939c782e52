"""Pre-flight of the person's own campaign, which begins at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.session.session import Session


@pytest.fixture
def preflight(_nothing_left_behind: None, session: Session) -> Iterator[Preflight]:
    """Checks the letters of the session."""
    made = Preflight(session, pause=0)
    yield made
    made.close()
