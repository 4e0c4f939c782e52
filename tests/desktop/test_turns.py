"""Work in steps: between them the event loop has a turn."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from letterapp.desktop.turns import TURN, Steps

LONG = 600_000


class Walk:
    """Three steps, the last after a long wait, and what was taken of them."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self._parent = QObject()
        self.steps = Steps(self._walk(), self._parent)
        self.steps.over.connect(lambda: self.taken.append("over"))

    def _walk(self) -> Generator[int]:
        self.taken.append("first")
        yield TURN
        self.taken.append("second")
        yield LONG
        self.taken.append("third")


@pytest.fixture
def walk(qtbot: QtBot) -> Walk:
    return Walk()


def test_nothing_is_done_before_they_go_on(walk: Walk) -> None:
    walk.steps.go_on()
    assert walk.taken == []
    assert not walk.steps.is_over


def test_what_waits_comes_between_two_steps(walk: Walk, qtbot: QtBot) -> None:
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: walk.taken.append("turn"))
    timer.start()
    walk.steps.go_on()
    qtbot.waitUntil(lambda: "second" in walk.taken)
    assert "turn" in walk.taken[walk.taken.index("first") : walk.taken.index("second")]


def test_a_step_that_would_come_later_comes_when_it_is_told_to(walk: Walk, qtbot: QtBot) -> None:
    walk.steps.go_on()
    qtbot.waitUntil(lambda: walk.taken == ["first", "second"])
    with qtbot.waitSignal(walk.steps.over):
        walk.steps.go_on()
    assert walk.taken == ["first", "second", "third", "over"]


def test_all_that_are_left_can_be_taken_at_once(walk: Walk) -> None:
    walk.steps.take_all()
    assert walk.taken == ["first", "second", "third", "over"]


@pytest.mark.parametrize("after", [0, 2])
def test_stopped_they_do_not_go_on_and_are_not_over_with_a_word(
    walk: Walk, qtbot: QtBot, after: int
) -> None:
    if after:
        walk.steps.go_on()
        qtbot.waitUntil(lambda: len(walk.taken) == after)
    walk.steps.stop()
    walk.steps.go_on()
    walk.steps.take_all()
    qtbot.wait(10 * TURN)  # nothing tells that nothing comes of it
    assert walk.steps.is_over
    assert walk.taken == ["first", "second"][:after]


def test_an_error_is_the_end_of_them(qtbot: QtBot) -> None:
    def failing() -> Generator[int]:
        yield TURN
        raise RuntimeError("broken")

    parent = QObject()
    steps = Steps(failing(), parent)
    with pytest.raises(RuntimeError, match="broken"):
        steps.take_all()
    assert steps.is_over
