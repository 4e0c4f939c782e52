"""docxtpl's own ways to say where a tag acts: its prefixes, and the hyphens that join."""

from typing import Any

import pytest

from letterapp.word.filled import Filled
from letterapp.word.xml import w
from tests.word.engine.building import box, doc, drawing, note, p, r, tbl, with_footnotes
from tests.word.word_files import errors, lines, printed, rendered, root_of, rows

ITEMS = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]


def shown(*blocks: str, **data: Any) -> list[str]:
    """The paragraphs of the letter."""
    return lines(printed(doc(*blocks), **data))


def table(*made: str | list[str], **data: Any) -> list[list[str]]:
    """The rows of the letter's table."""
    return rows(printed(doc(tbl(*made)), **data))


@pytest.mark.parametrize("a", [0, 1])
def test_a_tag_with_p_takes_the_place_of_its_paragraph(a: int) -> None:
    assert shown("{%p if a %}", "x", "{%p else %}", "y", "{%p endif %}", a=a) == ["yx"[a]]


def test_a_tag_with_tr_takes_the_place_of_its_row() -> None:
    made = (["{%tr for x in y %}", ""], ["{{ x.a }}", "{{ x.b }}"], ["", "{%tr endfor %}"])
    assert table(*made, y=ITEMS) == [["1", "2"], ["3", "4"]]


def test_several_tags_with_p_in_one_paragraph_stand_one_after_the_other() -> None:
    assert shown(
        "{%p if a %}{%p for x in y %}", "{{ x }}", "{%p endfor %}{%p endif %}", a=1, y=[1, 2]
    ) == ["1", "2"]


def test_a_comment_with_p_takes_its_paragraph_along() -> None:
    assert shown("a", "{#p note #}", "b") == ["a", "b"]
    assert table(["a"], ["{#tr note #}"], ["b"]) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("blocks", "lost", "level"),
    [
        (("{%p if a %} text", "x", "{%p endif %}"), "text", "p"),
        ((tbl(["{%tr if a %}", "text"], ["x"], ["{%tr endif %}"]),), "text", "tr"),
        (("a {{p a }} b", "x"), "a b", "p"),
    ],
)
def test_text_beside_a_tag_that_takes_its_place_is_a_warning(
    blocks: tuple[str, ...], lost: str, level: str
) -> None:
    [problem] = rendered(doc(*blocks), a="1").problems
    assert not problem.is_error
    assert f"takes the place of “{lost}”, which is left out" in problem.message
    assert problem.hint == f"Move that text, or write the tag without “{level}”."


BREAK = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
BOX = drawing("", "urn:x")


def sections(letter: Filled) -> list[str]:
    """The text of each section of the letter."""
    found = [""]
    for paragraph in root_of(letter).iter(w("p")):
        found[-1] += "".join(paragraph.itertext())
        found += [""] * (paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None)
    return found


@pytest.mark.parametrize("prefix", ["", "p"])
@pytest.mark.parametrize(
    ("opening", "closing", "expected"),
    [("", BREAK, ["AA", "B"]), (BREAK, "", ["", "AAB"]), (BREAK, BREAK, ["", "AA", "B"])],
)
def test_a_section_ends_where_a_tag_takes_the_place_of_its_last_paragraph(
    prefix: str, opening: str, closing: str, expected: list[str]
) -> None:
    tags = (f"{{%{prefix} for x in [1, 2] %}}", f"{{%{prefix} endfor %}}")
    first, last = (
        p(tag, properties=end) for tag, end in zip(tags, (opening, closing), strict=True)
    )
    letter = printed(doc(first, "A", last, "B"))
    assert sections(letter) == expected
    assert letter.problems == ()


def test_a_section_ends_where_a_comment_takes_the_place_of_its_last_paragraph() -> None:
    letter = printed(doc("A", p("{#p note #}", properties=BREAK), "B"))
    assert sections(letter) == ["A", "B"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("A", p("{%- if 1 %}b{% endif %}", properties=BREAK), "C"), ["Ab", "C"]),
        ((p("A", properties=BREAK), "{%- if 1 %}b{% endif %}", "C"), ["Ab", "C"]),
        ((p("{% if 1 %}a{% endif -%}", properties="<w:jc/>"), p("B", properties=BREAK), "C"),
         ["aB", "C"]),
        ((p("A", properties=BREAK), p("{%- if 1 %}b{% endif %}", properties=BREAK), "C"),
         ["A", "b", "C"]),
        ((f"<w:p>{r('A')}</w:p>", p("{%- if 1 %}b{% endif %}", properties=BREAK), "C"),
         ["Ab", "C"]),
    ],
)  # fmt: skip
def test_a_section_ends_with_the_paragraphs_that_a_hyphen_joins(
    blocks: tuple[str, ...], expected: list[str]
) -> None:
    assert sections(printed(doc(*blocks))) == expected


def test_a_section_break_stands_before_what_tells_of_a_changed_paragraph() -> None:
    changed = '<w:pPrChange w:id="1" w:author="a"><w:pPr/></w:pPrChange>'
    second = p("{%- if 1 %}b{% endif %}", properties=BREAK)
    [first] = root_of(printed(doc(p("A", properties=changed), second))).iter(w("p"))
    assert [node.tag for node in first[0]] == [w("sectPr"), w("pPrChange")]


@pytest.mark.parametrize(
    ("beside", "lost"),
    [
        ((f"<w:r>{BOX}</w:r>",), "a picture, which is"),
        (("<w:r><w:object/></w:r>",), "an embedded object, which is"),
        ((note(1),), "a footnote, which is"),
        (('<w:r><w:br w:type="page"/></w:r>',), "a page break, which is"),
        (("{{ b }}",), "“{{ b }}”, which is"),
        ((" text ", note(1), f"<w:r>{BOX}</w:r>"), "“text”, a footnote and a picture, which are"),
        ((box("text"),), "“text” and a picture, which are"),
    ],
)
def test_what_a_tag_takes_the_place_of_is_told(beside: tuple[str, ...], lost: str) -> None:
    made = with_footnotes(doc(p("{%p if a %}", *beside), "x", "{%p endif %}"), "note")
    [problem] = rendered(made, a="1", b="2").problems
    assert problem.message == f"“{{%p if a %}}” takes the place of {lost} left out"


def test_a_tag_that_is_lost_beside_a_value_is_told() -> None:
    [problem] = rendered(doc("{{p a }}{% do b %}"), a="1", b="2").problems
    assert problem.message == "“{{p a }}” takes the place of another tag, which is left out"


def test_what_a_value_takes_the_place_of_is_told() -> None:
    made = with_footnotes(doc(p("{{p a }}{{ b }} text", note(1))), "note")
    [problem] = rendered(made, a="1", b="2").problems
    lost = "“text”, “{{ b }}” and a footnote, which are left out"
    assert problem.message == f"“{{{{p a }}}}” takes the place of {lost}"
    assert problem.hint == "Move that, or write the tag without “p”."


@pytest.mark.parametrize(("level", "what"), [("tr", "table row"), ("tc", "table cell")])
def test_a_tag_about_a_row_or_cell_outside_tables_is_a_problem(level: str, what: str) -> None:
    found = errors(doc(f"{{%{level} if a %}}x{{%{level} endif %}}"), a=1)
    assert [problem.message for problem in found] == [
        f"“{{%{level} if a %}}” stands in no {what}",
        f"“{{%{level} endif %}}” stands in no {what}",
    ]


@pytest.mark.parametrize(
    ("blocks", "a", "expected"),
    [
        (("x", "{%- if a %}", "y", "{% endif -%}", "z"), 1, ["x", "y", "z"]),
        (("x", "{%- if a %}y{% endif -%}", "z"), 1, ["xyz"]),
        (("x", "{%- if a %}y{% endif -%}", "z"), 0, ["xz"]),
        (("x  {%- if a %}  y{% endif %}",), 1, ["x  y"]),
        (("x{% if a -%}  y  {%- endif %}  z",), 1, ["xy  z"]),
        (("x  {{- a -}}  y",), 1, ["x1y"]),
        (("x", "{{- a -}}", "y"), 1, ["x", "1", "y"]),
    ],
)
def test_hyphens_take_white_space_and_join_paragraphs(
    blocks: tuple[str, ...], a: int, expected: list[str]
) -> None:
    assert shown(*blocks, a=a) == expected


@pytest.mark.parametrize("white", ["<w:br/>", "<w:cr/>"])
def test_hyphens_take_line_breaks(white: str) -> None:
    run = f"<w:r><w:t>x</w:t>{white}<w:t>{{%- if 1 -%}}</w:t>{white}<w:t>y{{% endif %}}</w:t></w:r>"
    assert shown(p(run)) == ["xy"]


def test_hyphens_leave_page_breaks() -> None:
    run = '<w:r><w:t>x</w:t><w:br w:type="page"/><w:t>{%- if 1 %}y{% endif %}</w:t></w:r>'
    [kept] = root_of(printed(doc(p(run)))).iter(w("br"))
    assert kept.get(w("type")) == "page"


def test_a_hyphen_joins_no_paragraph_and_table() -> None:
    assert shown("x", tbl(["y"]), "{%- if a %}z{% endif %}", a=1) == ["x", "y", "z"]
