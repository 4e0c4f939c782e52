"""Faults and bugs of a service come out in the caller."""

import re

import pytest

from letterapp.errors import CampaignError, UsageError
from letterapp.traces import trace
from letterapp.worker import Worker
from tests.worker.services import Moody, faulty


def test_a_fault_of_the_service_comes_out_as_itself(worker: Worker) -> None:
    before = worker.pid
    with pytest.raises(UsageError, match="“x” is no target") as caught:
        worker.call("fail", "usage")
    assert (caught.value.message, caught.value.hint) == ("“x” is no target", "Choose another")
    assert worker.call("process")[0] == before


def test_a_fault_keeps_its_problems(worker: Worker) -> None:
    with pytest.raises(CampaignError) as caught:
        worker.call("fail", "campaign")
    assert [problem.message for problem in caught.value.problems] == ["no title", "more"]
    assert caught.value.problems[0].where.line == 3
    assert str(caught.value) == caught.value.message == "no title"


def test_a_fault_with_a_constructor_of_its_own_survives(worker: Worker) -> None:
    with pytest.raises(Moody, match="It is grey") as caught:
        worker.call("fail", "moody")
    assert (caught.value.depth, caught.value.hint, caught.value.title) == (2, "Wait", "A mood")


def test_a_fault_in_a_stream_comes_after_its_items(worker: Worker) -> None:
    before, stream = worker.pid, worker.stream("fail_after", 2)
    assert [next(stream), next(stream)] == [0, 1]
    with pytest.raises(UsageError, match="no target"):
        next(stream)
    assert worker.call("process")[0] == before


def test_a_bug_comes_out_as_itself_with_the_frames_of_the_process(worker: Worker) -> None:
    with pytest.raises(KeyError) as caught:
        worker.call("fail", "unheard-of")
    assert caught.value.args == ("unheard-of",)
    assert re.search(r"letterapp/worker/service.py, line \d+, in", trace(caught.value))
    assert "unheard-of" not in trace(caught.value)


def test_a_bug_that_cannot_travel_is_told_in_words(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="Stubborn: an odd thing"):
        worker.call("fail", "stubborn")
    with pytest.raises((AttributeError, TypeError), match="pickle"):
        worker.call("unpicklable")
    assert worker.call("name") == "chores"


def test_a_fault_in_the_making_leaves_no_service(worker: Worker) -> None:
    with pytest.raises(UsageError, match="no service today"):
        worker.serve(faulty)
    with pytest.raises(RuntimeError, match="nothing is served"):
        worker.call("name")
