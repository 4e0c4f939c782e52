"""The figures of a comparison, from lines that are told here."""

import json

import pytest

from tools.fidelity.comparing import ANOTHER_PAGE, Found, compared, failed, overall
from tools.fidelity.copying import Copied
from tools.fidelity.lines import Line
from tools.fidelity.table import as_json, print_tables, worst


def page(*keys: str, number: int = 0, left: float = 72, top: float = 100) -> list[Line]:
    return [Line(number, left, top + 14 * at, key) for at, key in enumerate(keys)]


def test_pages_are_the_same_as_themselves() -> None:
    found = compared("a", [page("one", "two")], [page("one", "two")])
    assert (found.share, found.has_same_pages, found.offsets) == (1.0, True, (0.0, 0.0))


def test_a_line_that_breaks_elsewhere_is_not_the_same_nor_is_the_next() -> None:
    found = compared("a", [page("one two", "three", "four")], [page("one", "two three", "four")])
    assert (found.same, found.lines) == (1, 3)


def test_an_offset_is_the_larger_of_across_and_down() -> None:
    found = compared("a", [page("one")], [page("one", left=75, top=101)])
    assert found.offsets == (3.0,)


def test_a_line_on_another_page_is_the_same_and_far_away() -> None:
    theirs = [page("one", "two"), []]
    found = compared("a", theirs, [page("one"), page("two", number=1)])
    assert found.share == 1.0
    assert found.offsets == (0.0, ANOTHER_PAGE)


def test_columns_may_be_read_in_another_order() -> None:
    theirs = [Line(0, 72, 100, "left"), Line(0, 300, 100.4, "right"), Line(0, 72, 114, "end")]
    ours = [theirs[1], theirs[0], theirs[2]]
    assert compared("a", [theirs], [ours]).offsets == (0.0, 0.0, 0.0)


def test_lines_that_are_said_twice_are_matched_once() -> None:
    found = compared("a", [page("yes", "yes")], [page("yes")])
    assert (found.same, found.lines) == (1, 2)


def test_shares_are_of_all_files_and_of_all_lines() -> None:
    files = [
        compared("a", [page("one", "two", "three")], [page("one", "two", "three")]),
        compared("b", [page("one")], [page("other"), page("one more", number=1)]),
    ]
    figures = overall(files)
    assert (figures["same_pages"], figures["same_lines"]) == (0.5, 0.75)
    assert (figures["median"], figures["p90"]) == (0.0, 0.0)


def test_the_worst_come_first_and_the_good_not_at_all() -> None:
    good = compared("good", [page("one")], [page("one")])
    moved = compared("moved", [page("one")], [page("one", top=130)])
    broken = compared("broken", [page("one")], [page("on e")])
    longer = compared("longer", [page("one")], [page("one"), []])
    fault = failed("fault", [page("one")], "ValueError: no")
    order = worst([good, moved, broken, longer, fault])
    assert [one.name for one in order] == ["fault", "longer", "broken", "moved"]


def test_figures_are_printed_with_what_is_reached(capsys: pytest.CaptureFixture[str]) -> None:
    fault = failed("fault", [page("one")], "ValueError: [b]no")
    print_tables(
        [compared("a", [page("one")], [page("one", left=80)]), fault],
        [Copied("khmer", 1.0, 0.978)],
    )
    told = capsys.readouterr().out
    assert "50.00%" in told
    assert "8.00 pt" in told
    assert "0 for 1" in told
    assert "97.8%" in told
    assert "- fault: ValueError: [b]no" in told


def test_figures_are_told_as_json() -> None:
    told = json.loads(as_json([Found("a", 2, 2, 10, 9, (0.5,) * 9)], [Copied("khmer", 1.0, 0.978)]))
    assert told["overall"]["same_lines"] == 0.9
    assert told["text"] == [{"name": "khmer", "ours": 1.0, "theirs": 0.978}]
    [file] = told["files"]
    assert (file["share"], file["median"]) == (0.9, 0.5)
