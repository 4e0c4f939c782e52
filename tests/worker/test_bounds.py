"""What stops the work in a worker, wherever the time or the memory goes."""

import os
import signal
import threading
import time
from contextlib import closing

import pytest

from letterapp.limits import MIB, Limits
from letterapp.worker import Bound, LimitExceeded, Worker, memory_is_limited
from tests.worker.helpers import IMPATIENT, is_gone, stopped, wait_until_gone
from tests.worker.services import Chores, endless


def test_an_endless_loop_is_stopped(impatient: Worker) -> None:
    fault = stopped(impatient, "loop")
    assert fault.bound is Bound.TIME
    assert fault.message == "It took longer than 0.5 seconds and was stopped"
    assert "LETTERAPP_LIMIT_SECONDS" in fault.hint


@pytest.mark.parametrize("method", ["power", "sleep"])
def test_what_no_python_code_could_interrupt_is_stopped(impatient: Worker, method: str) -> None:
    assert stopped(impatient, method).bound is Bound.TIME


def test_a_loop_in_the_middle_of_a_stream_is_stopped_after_the_items(impatient: Worker) -> None:
    stream = impatient.stream("loop_after", 3)
    assert [next(stream), next(stream), next(stream)] == [0, 1, 2]
    with pytest.raises(LimitExceeded) as caught:
        next(stream)
    assert caught.value.bound is Bound.TIME
    assert impatient.call("name") == "chores"


def test_a_slow_caller_is_not_taken_for_a_slow_process(impatient: Worker) -> None:
    number = 0
    for block in impatient.stream("blocks", 40, MIB // 10):
        number += len(block)
        if number == MIB // 10:
            time.sleep(2 * IMPATIENT.seconds)
    assert number == 40 * (MIB // 10)


def test_a_process_that_loops_ends_even_while_nobody_waits(impatient: Worker) -> None:
    with closing(impatient.stream("loop_after", 1)) as stream:
        next(stream)
        assert impatient.pid
        wait_until_gone(impatient.pid)
        with pytest.raises(LimitExceeded) as caught:
            next(stream)
    assert caught.value.bound is Bound.TIME


def test_the_clock_starts_anew_with_each_request_and_item() -> None:
    """Together they take longer than the limit; each alone has twenty times as long as it needs."""
    with Worker(Limits(seconds=3.0)) as worker:
        worker.serve(Chores)
        for _ in range(21):
            worker.call("compute", 0.15)
        assert list(worker.stream("compute_often", 0.15, 21)) == list(range(21))


def test_the_making_of_a_service_is_stopped_too() -> None:
    with Worker(IMPATIENT) as worker:
        with pytest.raises(LimitExceeded) as caught:
            worker.serve(endless)
        assert caught.value.bound is Bound.TIME
        worker.serve(Chores)
        assert worker.call("name") == "chores"


def test_this_system_limits_memory() -> None:
    assert memory_is_limited()


@pytest.mark.parametrize("method", ["repeat", "pad", "hoard"])
def test_what_takes_too_much_memory_is_stopped(worker: Worker, method: str) -> None:
    fault = stopped(worker, method)
    assert fault.bound is Bound.MEMORY
    assert fault.message == "It needed more than 256 MB of memory and was stopped"
    assert "LETTERAPP_LIMIT_MEMORY_MB" in fault.hint


def test_memory_counts_beyond_what_the_service_holds_at_rest() -> None:
    with Worker(Limits(memory=60 * MIB)) as worker:
        worker.serve(Chores, "heavy", 40 * MIB)
        assert worker.call("take", 40 * MIB) == 40 * MIB
        worker.serve(Chores, "light")
        assert stopped(worker, "take", 70 * MIB).bound is Bound.MEMORY


def test_endless_recursion_is_stopped_and_the_process_goes_on(worker: Worker) -> None:
    before = worker.pid
    with pytest.raises(LimitExceeded) as caught:
        worker.call("recurse")
    assert caught.value.bound is Bound.DEPTH
    assert worker.call("process")[0] == before


@pytest.mark.parametrize(
    ("method", "args", "how"), [("overflow_stack", (), "SIGSEGV"), ("exit", (3,), "exit status 3")]
)
def test_a_crash_is_told_with_how_the_process_ended(
    worker: Worker, method: str, args: tuple[int, ...], how: str
) -> None:
    fault = stopped(worker, method, *args)
    assert fault.bound is Bound.PROCESS
    assert fault.message == f"The worker process ended unexpectedly ({how})"


def test_a_process_that_is_killed_in_the_middle_of_a_stream_is_replaced(worker: Worker) -> None:
    stream = worker.stream("blocks", 100, MIB)
    next(stream)
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(LimitExceeded, match="SIGKILL") as caught:
        list(stream)
    assert caught.value.bound is Bound.PROCESS
    assert worker.call("name") == "chores"


def test_a_process_that_is_killed_while_idle_is_replaced_without_a_word(worker: Worker) -> None:
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    wait_until_gone(worker.pid)
    assert worker.call("name") == "chores"


def test_the_children_of_a_process_end_with_it(impatient: Worker) -> None:
    child = impatient.call("child")
    assert not is_gone(child)
    stopped(impatient, "loop")
    wait_until_gone(child)


def test_nothing_is_left_open_in_the_caller(impatient: Worker) -> None:
    def left_open() -> tuple[int, int]:
        return threading.active_count(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    before = left_open()
    for _ in range(3):
        stopped(impatient, "exit", 1)
    assert left_open() == before
