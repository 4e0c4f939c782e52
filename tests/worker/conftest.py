"""The workers that the tests share."""

from collections.abc import Iterator

import pytest

from letterapp.limits import Limits
from letterapp.worker import Worker
from tests.worker.helpers import IMPATIENT
from tests.worker.services import Chores


@pytest.fixture(autouse=True)
def _own_processes(fresh_processes: None) -> None:
    """Nothing else has been in the processes of these tests, and they end with them."""


@pytest.fixture
def worker() -> Iterator[Worker]:
    """With the usual limits, holding chores."""
    with Worker(Limits()) as worker:
        worker.serve(Chores)
        yield worker


@pytest.fixture
def impatient() -> Iterator[Worker]:
    """For tests that reach the limit of time."""
    with Worker(IMPATIENT) as worker:
        worker.serve(Chores)
        yield worker
