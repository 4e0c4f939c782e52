"""What a worker answers, and to whom."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from letterapp.limits import MIB, Limits
from letterapp.worker import Worker
from tests.worker.helpers import is_gone, stopped
from tests.worker.services import Chores


def test_no_process_runs_before_it_is_asked_something() -> None:
    with Worker(Limits()) as worker:
        assert worker.pid is None


def test_a_call_gives_the_result_of_a_kept_process(worker: Worker) -> None:
    assert worker.call("echo", {"a": [1, None]}) == {"a": [1, None]}
    assert worker.call("process") == worker.call("process") == (worker.pid, os.getpid())


def test_a_stream_gives_items_of_any_size_in_order(worker: Worker) -> None:
    assert list(worker.stream("count", 5000)) == list(range(5000))
    blocks = list(worker.stream("blocks", 20, MIB))
    assert blocks == [bytes([at]) * MIB for at in range(20)]


def test_a_stream_that_is_read_to_its_end_keeps_the_process(worker: Worker) -> None:
    before = worker.pid
    assert list(worker.stream("count", 3)) == [0, 1, 2]
    assert worker.call("process")[0] == before


def test_a_stream_that_is_closed_early_costs_only_the_process(worker: Worker) -> None:
    before = worker.pid
    with closing(worker.stream("blocks", 1000, MIB)) as blocks:
        next(blocks)
    assert worker.pid is None
    assert before
    assert is_gone(before)
    assert worker.call("name") == "chores"


def test_a_new_service_takes_the_place_of_the_old_in_the_same_process(worker: Worker) -> None:
    before = worker.pid
    worker.serve(Chores, "other")
    assert worker.call("name") == "other"
    assert worker.pid == before


def test_a_new_process_holds_the_same_service(worker: Worker) -> None:
    worker.serve(Chores, "other")
    stopped(worker, "exit", 1)
    assert worker.call("name") == "other"


def test_without_a_service_nothing_can_be_asked() -> None:
    with Worker(Limits()) as worker, pytest.raises(RuntimeError, match="nothing is served"):
        worker.call("name")


def test_threads_take_turns(worker: Worker) -> None:
    def work(number: int) -> list[int]:
        return [worker.call("echo", number), *worker.stream("count", number)]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(work, range(40)))
    assert answers == [[number, *range(number)] for number in range(40)]


def test_a_request_in_the_middle_of_a_stream_of_the_same_thread_is_a_bug(worker: Worker) -> None:
    with closing(worker.stream("count", 2)) as stream:
        assert next(stream) == 0
        with pytest.raises(RuntimeError, match="still open"):
            worker.call("name")
        assert list(stream) == [1]


def test_a_stream_may_be_closed_by_another_thread(worker: Worker) -> None:
    stream = worker.stream("blocks", 100, MIB)
    next(stream)
    other = threading.Thread(target=stream.close)
    other.start()
    other.join()
    assert worker.call("name") == "chores"
