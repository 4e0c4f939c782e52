"""Pre-flight of the person's own campaign, which begins at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from typing_extensions import override

from letterapp.batch.inspecting import Inspecting
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.session.session import Session


class Kept(Inspecting):
    """A worker that stays when one window closes, for the next test: it takes long to start."""

    @override
    def close(self) -> None:
        """Leaves it to `end`."""

    def end(self) -> None:
        """Ends the process."""
        super().close()


@pytest.fixture(scope="package")
def worker() -> Iterator[Inspecting]:
    """The worker of all tests that do not harm it."""
    kept = Kept()
    yield kept
    kept.end()


@pytest.fixture
def preflight(
    _nothing_left_behind: None, session: Session, worker: Inspecting
) -> Iterator[Preflight]:
    """Checks the letters of the session."""
    made = Preflight(session, pause=0, inspecting=worker)
    yield made
    made.close()
