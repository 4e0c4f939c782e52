"""The processes that the other tests share: what is left in peace goes on, all else ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from letterapp.limits import Limits
from letterapp.worker import LimitExceeded, Worker
from letterapp.worker import worker as worker_module
from tests.processes import Processes
from tests.worker.helpers import IMPATIENT, is_gone, wait_until_gone
from tests.worker.services import Chores

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are kept on Linux")


@pytest.fixture(autouse=True)
def processes(_own_processes: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    """Processes that these tests alone share."""
    made = Processes()
    monkeypatch.setattr(worker_module, "Process", made.take)
    yield made
    made.end()


def used(limits: Limits) -> int:
    """The id of the process of a worker, which is closed by then."""
    with Worker(limits) as worker:
        worker.serve(Chores)
        assert worker.pid
        return worker.pid


def test_the_next_worker_of_the_same_limits_takes_it() -> None:
    first = used(Limits())
    assert not is_gone(first)
    assert used(IMPATIENT) != first
    assert used(Limits()) == first


def test_one_that_went_too_far_does_not_come_back() -> None:
    with Worker(IMPATIENT) as worker:
        worker.serve(Chores)
        first = worker.pid
        with pytest.raises(LimitExceeded):
            worker.call("loop")
    assert used(IMPATIENT) != first


def test_one_that_is_let_go_answers_no_request_that_comes_too_late(processes: Processes) -> None:
    process = processes.take(Limits())
    process.kill()
    with pytest.raises(LimitExceeded):
        process.serve(b"")
    wait_until_gone(process.pid)


def test_in_the_end_none_is_left(processes: Processes) -> None:
    first = used(Limits())
    processes.end()
    assert is_gone(first)
