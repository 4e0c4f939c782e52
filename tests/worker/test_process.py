"""How a worker process starts and ends, and that nothing is left of it."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from letterapp.limits import MIB, Limits
from letterapp.worker import Bound, LimitExceeded, Worker
from letterapp.worker.process import FROZEN_ARGUMENT
from tests.external import ROOT
from tests.worker.helpers import is_gone, wait_until_gone
from tests.worker.services import Chores


def test_a_frozen_app_starts_itself_as_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "app.py"
    program.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from letterapp.worker.service import main\n"
        f"assert sys.argv[1:] == [{FROZEN_ARGUMENT!r}]\nmain()\n"
    )
    app = tmp_path / "app"
    app.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}" "$@"\n')
    app.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(app))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with Worker(Limits()) as worker:
        worker.serve(Chores)
        assert worker.call("name") == "chores"


def test_a_process_that_does_not_start_in_time_is_told_and_killed() -> None:
    with Worker(Limits(start=0.001)) as worker:
        with pytest.raises(LimitExceeded, match="did not start within") as caught:
            worker.serve(Chores)
        assert caught.value.bound is Bound.START
        assert worker.pid is None


def test_the_process_starts_without_what_its_caller_has_imported_for_itself() -> None:
    code = "import sys, letterapp.worker.service; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert not {b"PySide6", b"jinja2", b"lxml", b"pydantic", b"rich"} & set(done.stdout.split())


def test_ctrl_c_leaves_the_process_alone(worker: Worker) -> None:
    assert worker.call("interrupt_self") == "still here"


def test_ctrl_c_in_the_caller_ends_what_it_waited_for(worker: Worker) -> None:
    before = worker.pid
    with pytest.raises(KeyboardInterrupt):
        worker.call("interrupt_caller")
    assert before
    assert is_gone(before)
    assert worker.call("name") == "chores"


PARENT = """
from letterapp.limits import Limits
from letterapp.worker import Worker
from tests.worker.services import Chores

worker = Worker(Limits(seconds=0.5))
worker.serve(Chores)
print(worker.pid, flush=True)
{}
input()
"""


@pytest.mark.parametrize("work", ["", "stream = worker.stream('loop_after', 1); next(stream)"])
def test_no_process_outlives_its_parent(work: str) -> None:
    command = [sys.executable, "-c", PARENT.format(work)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert not is_gone(pid)
        parent.kill()
    wait_until_gone(pid)


def test_closing_ends_the_process_and_may_be_done_twice(worker: Worker) -> None:
    pid = worker.pid
    assert pid
    worker.close()
    worker.close()
    assert is_gone(pid)
    with pytest.raises(RuntimeError, match="closed"):
        worker.call("name")


def test_closing_ends_a_stream_that_is_open(worker: Worker) -> None:
    with closing(worker.stream("blocks", 100, MIB)) as stream:
        next(stream)
        worker.close()
        with pytest.raises(LimitExceeded):
            list(stream)
    assert worker.pid is None
