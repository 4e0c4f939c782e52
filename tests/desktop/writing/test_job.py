"""The one job class: outcomes as they come, every ending told, the generator closed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from letterapp.batch.drafts import Draft
from letterapp.batch.outcomes import Outcome, Outcomes, State
from letterapp.batch.write import Prepared
from letterapp.desktop.writing.job import Begin, Job
from letterapp.errors import UsageError


def test_outcomes_come_in_order_and_finished_comes_last(qtbot: QtBot) -> None:
    seen: list[str] = []

    def two(_: Prepared) -> Outcomes:
        yield Outcome("FR", "en", State.WRITTEN)
        yield Outcome("JP", "en", State.KEPT)

    job = Job(two)
    job.advanced.connect(lambda outcome: seen.append(outcome.target))
    job.finished.connect(lambda: seen.append("end"))
    job.start()
    qtbot.waitUntil(lambda: seen == ["FR", "JP", "end"])
    job.wait()


def raising(fault: Exception) -> Begin:
    def begin(_: Prepared) -> Outcomes:
        yield Outcome("FR", "en", State.WRITTEN)
        raise fault

    return begin


@pytest.mark.parametrize(
    ("fault", "signal"), [(UsageError("no such target"), "failed"), (KeyError("bug"), "crashed")]
)
def test_an_error_is_told_apart_from_a_bug(qtbot: QtBot, fault: Exception, signal: str) -> None:
    job = Job(raising(fault))
    with qtbot.waitSignal(getattr(job, signal)) as blocker:
        job.start()
    assert blocker.args == [fault]
    job.wait()


def test_a_stopped_job_closes_its_generator(qtbot: QtBot) -> None:
    closed: list[bool] = []

    def endless(_: Prepared) -> Outcomes:
        try:
            while True:
                yield Outcome("FR", "en", State.WRITTEN)
                if len(closed) == 0:
                    job.stop()
        finally:
            closed.append(True)

    job = Job(endless)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert closed == [True]
    job.wait()


def test_a_job_that_is_stopped_while_it_prepares_begins_nothing(qtbot: QtBot) -> None:
    seen: list[str] = []

    def preparing(prepared: Prepared) -> Outcomes:
        prepared(Draft("FR", "en", ()))
        job.stop()
        prepared(Draft("JP", "en", ()))
        yield Outcome("FR", "en", State.WRITTEN)

    job = Job(preparing)
    job.prepared.connect(lambda draft: seen.append(draft.target))
    job.advanced.connect(lambda outcome: seen.append(outcome.state))
    job.failed.connect(seen.append)
    job.crashed.connect(seen.append)
    with qtbot.waitSignal(job.finished):
        job.start()
    job.wait()
    assert seen == ["FR", "JP"]
