"""Outcomes: one a letter, and how they are told."""

from pathlib import Path

from letterapp.batch.outcomes import Outcome, State, tally
from letterapp.problems import error


def test_the_tally_counts_in_the_order_of_the_states() -> None:
    states = [State.FAILED, State.WRITTEN, State.KEPT, State.WRITTEN]
    assert tally(Outcome("FR", "en", state) for state in states) == "2 written, 1 kept, 1 failed"


def test_a_tally_of_nothing_says_so() -> None:
    assert tally([]) == "no letters"


def test_an_outcome_as_json_has_an_absolute_file_and_its_problems() -> None:
    outcome = Outcome("FR", "en", State.FAILED, Path("x.docx"), "why", (error("wrong"),))
    assert outcome.as_json() == {
        "target": "FR",
        "language": "en",
        "file": str(Path("x.docx").absolute()),
        "outcome": "failed",
        "reason": "why",
        "problems": [error("wrong").as_json()],
    }


def test_an_outcome_without_a_file_says_so() -> None:
    assert Outcome("FR", "en", State.SKIPPED).as_json()["file"] is None
