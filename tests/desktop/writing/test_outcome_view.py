"""The table of outcomes: thousands of rows cost no more than those that are seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from letterapp.batch.outcomes import Outcome, State
from letterapp.desktop.writing import outcome_model
from letterapp.desktop.writing.outcome_model import OutcomeModel
from letterapp.desktop.writing.outcome_view import OutcomeView

LONG = "It was changed by hand since it was written, and a long story can be told of that. " * 3


def outcomes(count: int, reason: str = "") -> list[Outcome]:
    file = Path("/letters/Letter.docx")
    return [Outcome(f"T{at}", "en", State.KEPT, file, reason) for at in range(count)]


@pytest.fixture
def model() -> OutcomeModel:
    return OutcomeModel({})


@pytest.fixture
def view(qtbot: QtBot, model: OutcomeModel) -> OutcomeView:
    view = OutcomeView(model)
    qtbot.addWidget(view)
    view.resize(600, 300)
    return view


def test_rows_are_as_high_as_their_texts_and_wrap_anew_in_another_width(
    qtbot: QtBot, view: OutcomeView, model: OutcomeModel
) -> None:
    model.show([*outcomes(1), *outcomes(1, LONG)])
    with qtbot.waitExposed(view):
        view.show()
    short, long = (view.visualRect(model.index(row, 2)).height() for row in (0, 1))
    assert long > 3 * short
    view.resize(1600, 300)
    qtbot.waitUntil(lambda: view.visualRect(model.index(1, 2)).height() < long)


def test_of_thousands_only_what_is_seen_is_put_in_words(
    qtbot: QtBot, view: OutcomeView, model: OutcomeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded: set[str] = set()

    def counting(outcome: Outcome) -> str:
        worded.add(outcome.target)
        return outcome.reason

    monkeypatch.setattr(outcome_model, "what", counting)
    model.show(outcomes(20_000, LONG))
    with qtbot.waitExposed(view):
        view.show()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        QApplication.processEvents()
    assert view.current
    assert view.current.target == "T19999"
    assert len(worded) < 200
