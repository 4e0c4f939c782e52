"""The outcomes of several runs as one list: merged, sorted, put in words."""

from __future__ import annotations

from pathlib import Path

from letterapp.batch.outcomes import Outcome, State
from letterapp.desktop.writing.results import details, in_order, merged, report, targets_of, what
from letterapp.problems import Place, error, warning

FOLDER = Path("letters")


def outcome(target: str, state: State, file: str = "") -> Outcome:
    return Outcome(target, "en", state, FOLDER / file if file else None)


def test_a_letter_written_beside_replaces_what_was_kept_and_leaves_its_pdf() -> None:
    kept, pdf = outcome("FR", State.KEPT, "a.docx"), outcome("FR", State.WRITTEN, "a.pdf")
    beside = outcome("FR", State.WRITTEN, "a (new).docx")
    assert merged([kept, pdf], [beside], State.KEPT) == (pdf, beside)


def test_letters_that_another_run_did_not_come_to_keep_what_they_had() -> None:
    failed = [outcome("FR", State.FAILED), outcome("JP", State.FAILED)]
    now = [outcome("FR", State.WRITTEN, "a.docx")]
    assert merged(failed, now, State.FAILED) == (failed[1], now[0])


def test_a_file_that_is_dealt_with_anew_is_listed_once() -> None:
    before = [outcome("FR", State.WRITTEN, "a.docx"), outcome("FR", State.FAILED)]
    now = [outcome("FR", State.UNCHANGED, "a.docx"), outcome("FR", State.WRITTEN, "a.pdf")]
    assert merged(before, now, State.FAILED) == tuple(now)


def test_what_asks_for_a_person_comes_first_in_the_order_of_the_letters() -> None:
    given = [
        *(outcome("A", State.WRITTEN), outcome("D", State.FAILED)),
        *(outcome("B", State.KEPT), outcome("C", State.FAILED)),
    ]
    assert [one.target for one in in_order(given, "ABCD")] == ["C", "D", "B", "A"]
    assert targets_of(given, State.FAILED) == ("D", "C")


def test_a_row_tells_three_errors_with_what_to_do_and_counts_the_others() -> None:
    errors = [error(f"fault {n}", "mend it", Place(Path("/x/a.toml"), n)) for n in range(1, 6)]
    lines = what(Outcome("FR", "en", State.FAILED, problems=tuple(errors))).split("\n")
    assert lines[0] == "Fault 1. Mend it. (a.toml, line 1)"
    assert lines[3] == "And 2 more: “Copy report” has them all."


def test_a_report_tells_errors_before_warnings_and_why_a_run_ended() -> None:
    problems = (warning("stale"), error("no address"))
    failed = Outcome("FR", "en", State.FAILED, problems=problems)
    told = report([failed], {"FR": "France"}, FOLDER, "Stopped: 1 of 2 letters were not begun.")
    assert told.split("\n") == [
        *("Stopped: 1 of 2 letters were not begun.", "1 failed.", "Folder: letters", ""),
        *("France: failed", "    error: No address.", "    warning: Stale."),
    ]


def test_the_details_of_a_letter_are_its_place_and_each_problem_once() -> None:
    stale = warning("the office may have changed", "look it up")
    file = FOLDER / "a.docx"
    one = Outcome("FR", "en", State.WRITTEN, file, problems=(stale, stale))
    assert details(one) == f"{file}\nThe office may have changed. Look it up."
