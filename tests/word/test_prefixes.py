"""docxtpl's own ways to say where a tag acts: its prefixes, and the hyphens that join."""

from typing import Any

import pytest

from tests.word.engine.building import doc, p, tbl
from tests.word.word_files import errors, lines, printed, rendered, rows

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


def test_a_hyphen_joins_no_paragraph_and_table() -> None:
    assert shown("x", tbl(["y"]), "{%- if a %}z{% endif %}", a=1) == ["x", "y", "z"]
