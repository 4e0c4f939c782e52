"""What all tests share: made-up examples are few, and the same on every run."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

from letterapp.worker import worker
from letterapp.worker.process import Process
from tests.processes import Processes

settings.register_profile(
    "same-every-run", derandomize=True, max_examples=60, deadline=None, database=None
)
settings.load_profile("same-every-run")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: neither the collector nor a test looks at it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _kept_processes() -> Iterator[None]:
    """Workers take processes that earlier tests have left idle."""
    processes = Processes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "Process", processes.take)
        yield
    processes.end()


@pytest.fixture
def fresh_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every worker starts a process of its own, which ends with it."""
    monkeypatch.setattr(worker, "Process", Process)
