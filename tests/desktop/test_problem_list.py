"""How problems read, and that they can be copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from letterapp.desktop.problem_list import ProblemList, counted, described
from letterapp.desktop.wrapping_tree import children
from letterapp.problems import NOWHERE, Place, Problem, error, warning

PLACE = Place(Path("folder") / "demands.toml", 7, "demands[1].kind")


@pytest.mark.parametrize(
    ("problem", "reads"),
    [
        (error("must be a text", "Quote it.", PLACE), "Error: Must be a text. Quote it."),
        (warning("there is no role “x”", "Did you mean “y”?"), "Warning: There is no role “x”."),
        (warning("a place alone", where=NOWHERE), "Warning: A place alone."),
    ],
)
def test_a_problem_reads_as_sentences(problem: Problem, reads: str) -> None:
    assert described(problem).startswith(reads)


def test_the_place_is_short() -> None:
    assert described(error("wrong", where=PLACE)).endswith(
        "\ndemands.toml, line 7: demands[1].kind"
    )


def test_problems_are_counted_by_severity() -> None:
    assert counted([error("a"), warning("b"), warning("c")]) == "1 error, 2 warnings"
    assert counted([]) == ""


def test_errors_come_first_and_a_row_can_be_copied_with_its_place(qtbot: QtBot) -> None:
    shown = ProblemList("Problems")
    qtbot.addWidget(shown)
    shown.show_problems([warning("later"), error("first", where=PLACE)])
    shown.setCurrentItem(children(shown.invisibleRootItem())[0])
    shown.actions()[0].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Error: First.")
    assert str(PLACE) in text
