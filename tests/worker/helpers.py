"""Whether a worker process is gone, and what every stopped call has in common."""

import os
import time
from pathlib import Path

import pytest

from letterapp.limits import Limits
from letterapp.worker import LimitExceeded, Worker

# Reached fast; its tests do nothing besides that takes longer.
IMPATIENT = Limits(seconds=0.5)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_until_gone(pid: int) -> None:
    until = time.monotonic() + 60
    while not is_gone(pid):
        assert time.monotonic() < until, f"process {pid} goes on"
        time.sleep(0.01)


def stopped(worker: Worker, method: str, *args: object) -> LimitExceeded:
    """The limit that a call reaches; nothing is left of the process, and the next one answers."""
    before = worker.pid
    assert before
    with pytest.raises(LimitExceeded) as caught:
        worker.call(method, *args)
    assert worker.pid is None
    assert not Path(f"/proc/{before}").exists()
    assert worker.call("process") == (worker.pid, os.getpid())
    assert worker.pid != before
    return caught.value
