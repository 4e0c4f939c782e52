"""Names of things that only the worker's process imports."""

import pickle

import pytest

from letterapp.limits import Limits
from letterapp.worker import Elsewhere, Worker
from tests.worker.services import Chores


def test_a_name_becomes_the_thing_where_it_is_unpickled() -> None:
    assert pickle.loads(pickle.dumps(Elsewhere("tests.worker.services", "Chores"))) is Chores


def test_the_worker_holds_what_is_named() -> None:
    with Worker(Limits()) as worker:
        worker.serve(Elsewhere("tests.worker.services", "Chores"))
        assert worker.call("echo", 1) == 1


@pytest.mark.parametrize(
    ("module", "name", "fault"),
    [
        ("tests.worker.nowhere", "Chores", ModuleNotFoundError),
        ("tests.worker.services", "Nothing", AttributeError),
    ],
)
def test_a_name_of_nothing_is_a_bug(module: str, name: str, fault: type[Exception]) -> None:
    with Worker(Limits()) as worker, pytest.raises(fault):
        worker.serve(Elsewhere(module, name))
