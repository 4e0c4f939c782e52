"""What may turn out empty is marked where it depends on tags, and vanishes only then."""

from typing import Any

import pytest

from letterapp.word.settling import MARKS
from letterapp.word.xml import w
from tests.word.engine.building import (
    BOLD,
    box,
    control,
    doc,
    drawing,
    link,
    note,
    p,
    r,
    tbl,
    tc,
    tr,
    with_footnotes,
)
from tests.word.word_files import DOCUMENT, lines, parts_of, printed, root_of, rows


def shown(*blocks: str, **data: Any) -> list[str]:
    return lines(printed(doc(*blocks), **data))


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %}a{% endif %}",
        "{% for a in y %}{{ a }}{% endfor %}",
        "{% if x %}a{% endif %}{% if x %}b{% endif %}",
        " {% if x %}a{% endif %}\t",
        "{% if x %}a{% elif x %}b{% endif %}{# c #}",
        "{% set z = 1 %}{% if x %}{{ z }}{% endif %}",
        "{% for a in y %}{% if a %}{{ a }}{% endif %}{% endfor %}",
        "{% with z = 1 %}{% if x %}{{ z }}{% endif %}{% endwith %}",
    ],
)
def test_a_paragraph_that_depends_on_its_tags_vanishes_when_it_is_empty(text: str) -> None:
    assert shown("a", text, "b", x=0, y=[]) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "left"),
    [("c{% if x %}a{% endif %}", "c"), ("{{ z }}{% if x %}a{% endif %}", ""), ("{{ z }}", "")],
)
def test_a_paragraph_with_more_than_its_tags_stays(text: str, left: str) -> None:
    assert shown("a", text, "b", x=0, z="") == ["a", left, "b"]


@pytest.mark.parametrize(
    "beside",
    [f"<w:r>{drawing('', 'urn:x')}</w:r>", '<w:r><w:br w:type="page"/></w:r>', box("c"), note(1)],
)
def test_a_paragraph_that_shows_more_than_text_stays(beside: str) -> None:
    letter = printed(doc("a", p("{% if x %}a{% endif %}", beside), "b"), x=0)
    assert len(root_of(letter)[0].findall(w("p"))) == 3


def test_a_paragraph_that_prints_something_stays() -> None:
    assert shown("{% if x %}a{% endif %}", "{% for a in y %}{{ a }}{% endfor %}", x=1, y=["b"]) == [
        "a",
        "b",
    ]


def test_white_space_in_runs_around_a_condition_stays_with_what_it_prints() -> None:
    assert shown(p(" ", r("{% if x %}a{% endif %}", BOLD), " ."), x=1) == [" a ."]


def test_a_row_whose_cells_all_vanish_goes() -> None:
    made = doc(tbl(["a"], ["{% for x in y %}", "{{ x }}", "{% endfor %}"], ["b"]))
    assert rows(printed(made, y=[])) == [["a"], ["b"]]


def test_a_row_that_shows_nothing_without_tags_stays() -> None:
    assert rows(printed(doc(tbl(["{{ x }}"], [""])), x="a")) == [["a"], [""]]


def test_rows_of_a_loop_may_be_empty() -> None:
    made = doc(tbl(["{% for x in y %}"], ["{{ x }}"], ["{% endfor %}"]))
    assert rows(printed(made, y=["", "b"])) == [[""], ["b"]]


def test_a_table_in_a_cell_that_vanishes_leaves_a_paragraph() -> None:
    inner = tbl(["{% for x in y %}"], ["{{ x }}"], ["{% endfor %}"])
    letter = printed(doc(tbl(tr(tc(inner, ""), "b"))), y=[])
    assert [node.tag for node in next(root_of(letter).iter(w("tc")))] == [w("tcPr"), w("p")]


@pytest.mark.parametrize(
    "cell", [tc("{% if x %}a{% endif %}"), tc("{% if x %}", "a", "{% endif %}")]
)
def test_a_cell_never_loses_its_last_paragraph(cell: str) -> None:
    letter = printed(doc(tbl(tr(cell, "b"))), x=0)
    assert [len(one.findall(w("p"))) for one in root_of(letter).iter(w("tc"))] == [1, 1]


def test_a_text_box_never_loses_its_last_paragraph() -> None:
    letter = printed(doc(p("a", box("{% if x %}b{% endif %}"))), x=0)
    assert [len(one) for one in root_of(letter).iter(w("txbxContent"))] == [1, 1]


def test_a_content_control_around_paragraphs_never_loses_its_last() -> None:
    letter = printed(doc(control(p("{% if x %}a{% endif %}")), "b"), x=0)
    assert [len(one) for one in root_of(letter).iter(w("sdtContent"))] == [1]


def test_a_content_control_in_a_line_gets_no_paragraph() -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('{% if x %}a{% endif %}')}</w:sdtContent></w:sdt>"
    letter = printed(doc(p("b", inner)), x=0)
    assert [len(one) for one in root_of(letter).iter(w("sdtContent"))] == [0]


def test_a_header_and_a_note_never_lose_their_last_paragraph() -> None:
    made = with_footnotes(doc(p("a", note(1))), "{% if x %}b{% endif %}")
    made.sections[0].header.paragraphs[0].text = "{% if x %}c{% endif %}"
    letter = printed(made, x=0)
    assert lines(letter, "word/header1.xml") == [""]
    assert lines(letter, "word/footnotes.xml")[-1] == ""


def test_no_mark_is_in_the_letter() -> None:
    made = doc("{% if x %}a{% endif %}", tbl(["{% for c in y %}", "{{ c }}", "{% endfor %}"]))
    data = parts_of(printed(made, x=0, y=[1]))[DOCUMENT].decode()
    assert not set(MARKS) & set(data)
    assert "letterapp" not in data


def test_a_link_that_holds_nothing_any_more_leaves_no_blank_paragraph() -> None:
    assert shown("a", p(link("{% if x %}b{% endif %}", anchor="q")), "c", x=0) == ["a", "c"]
