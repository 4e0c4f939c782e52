"""An exception is told with its types and frames, and never with a word of a letter."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable

import pytest
from jinja2 import Environment
from pydantic import BaseModel

from letterapp.campaign.load import load_campaign
from letterapp.traces import SafeNote, messages, trace
from tests.external import ROOT

SECRET = "Kem_Ley"
"""A word of a letter; an identifier, so that it could be a name in code too."""


class Row(BaseModel):
    count: int


def plain() -> None:
    raise ValueError(f"no date in “{SECRET}”")


def chained() -> None:
    try:
        plain()
    except ValueError as cause:
        raise RuntimeError(SECRET) from cause


def in_between() -> None:
    try:
        plain()
    except ValueError:
        os.environ[f"{SECRET} of a letter"]


def grouped() -> None:
    inner = ExceptionGroup(SECRET, [KeyError(SECRET), OSError(errno.EACCES, SECRET, SECRET)])
    raise BaseExceptionGroup(SECRET, [inner, ValueError(SECRET)])


def noted() -> None:
    bug = ValueError(SECRET)
    bug.add_note(f"in the letter: {SECRET}")
    raise bug


def of_pydantic() -> None:
    Row.model_validate({"count": SECRET})


def of_a_template() -> None:
    Environment(autoescape=True).from_string(f"{SECRET} {{{{ 1 / 0 }}}} {SECRET}").render()


def of_code() -> None:
    exec(compile(f"def {SECRET}():\n    1 / 0\n{SECRET}()", SECRET, "exec"))


def by_name() -> None:
    raise AttributeError(name=SECRET, obj=SECRET)


def by_getattr() -> None:
    getattr(object(), SECRET)


FAILING = [
    *(plain, chained, in_between, grouped, noted, of_pydantic),
    *(of_a_template, of_code, by_name, by_getattr),
]


def caught(fail: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException) as info:  # noqa: PT011  any of them
        fail()
    return info.value


@pytest.mark.parametrize("fail", FAILING)
def test_no_word_of_a_letter_is_told(fail: Callable[[], object]) -> None:
    bug = caught(fail)
    assert type(bug).__name__ in trace(bug)
    assert SECRET not in trace(bug)


@pytest.mark.parametrize("fail", [plain, chained, in_between, grouped, of_pydantic])
def test_the_messages_are_there_for_the_person_at_the_screen(fail: Callable[[], object]) -> None:
    assert SECRET in messages(caught(fail))


def test_frames_are_told_by_the_file_in_the_program_without_lines_of_source() -> None:
    told = trace(caught(lambda: load_campaign(ROOT / SECRET)))
    assert "letterapp/campaign/load.py, line" in told
    assert "in load_campaign" in told
    assert "raise" not in told
    assert str(ROOT) not in told


def test_what_came_before_is_told_first_and_members_of_groups_each() -> None:
    told = trace(caught(chained))
    assert told.index("ValueError") < told.index("direct cause") < told.index("RuntimeError")
    told = trace(caught(grouped))
    for name in ("KeyError", "PermissionError: EACCES", "ValueError"):
        assert name in told


def test_a_name_is_told_where_the_code_of_the_program_writes_it() -> None:
    told = trace(caught(lambda: trace(None)))  # type: ignore[arg-type]
    assert "AttributeError: __cause__" in told


def test_a_note_made_of_a_trace_is_told() -> None:
    bug = ValueError()
    bug.add_note(SafeNote("In the worker process:\n  letterapp/x.py, line 1"))
    assert "letterapp/x.py, line 1" in trace(bug)


def test_exceptions_in_a_circle_and_very_deep_ones_are_told_once() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert trace(one).count("KeyError") == 1

    def deep() -> None:
        deep()

    assert len(trace(caught(deep)).splitlines()) < 60


def test_a_message_that_cannot_be_made_hides_nothing() -> None:
    class BrokenError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert "BrokenError" in messages(BrokenError())
