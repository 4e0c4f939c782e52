"""Where docxtpl is wrong and this engine differs on purpose, each with the complaint it answers.

Every test says what docxtpl does too: where it mends something, the case moves to its neighbours.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from docx.document import Document
from lxml import etree

from tests.word.engine.building import BOLD, ITALIC, doc, item, note, p, r, tbl, with_footnotes
from tests.word.engine.helpers import docxtpl, errors, ours, texts, theirs
from tests.word.engine.structure import Paragraph, structure

BLANK = (
    (("a", "{% if x %}", "b", "{% endif %}", "c"), ["a", "", "b", "", "c"], ["a", "b", "c"]),
    (("a", "{% if not x %}b{% endif %}", "c"), ["a", "", "c"], ["a", "c"]),
    (("{% for y in [1, 2] %}", "{{ y }}", "{% endfor %}"), ["", "1", "", "2", ""], ["1", "2"]),
    (("{% set y = 1 %}", "{{ y }}"), ["", "1"], ["1"]),
    (("a", "{# a comment #}", "b"), ["a", "", "b"], ["a", "b"]),
)


@pytest.mark.parametrize(("blocks", "blank", "clean"), BLANK)
def test_blocks_leave_no_blank_paragraphs(
    blocks: Sequence[str], blank: list[str], clean: list[str]
) -> None:
    """The most repeated complaint of all: docxtpl#296 #437."""
    assert texts(theirs(doc(*blocks), x=1)) == blank
    assert texts(ours(doc(*blocks), x=1)) == clean


def test_a_row_of_blocks_vanishes_too() -> None:
    """Issue docxtpl#437; there a row needs `{%tr`, and a plain tag in it is left as a blank row."""
    made = doc(tbl(["{% for x in xs %}"], ["{{ x }}"], ["{% endfor %}"]))
    assert texts(theirs(made, xs=[1])) == [[[""], ["1"], [""]]]
    assert texts(ours(made, xs=[1, 2])) == [[["1"], ["2"]]]


@pytest.mark.parametrize("value", ["Smith & Co <x>", "a < b", "R&D", "<b>bold</b>", "&amp; &#65;"])
def test_a_value_prints_as_typed(value: str) -> None:
    """Issue docxtpl#557 #634: it loses what XML takes for its own."""
    made = doc("[{{ x }}]", tbl(["{{ x }}"]))
    assert texts(theirs(made, x=value)) != [f"[{value}]", [[value]]]
    assert texts(ours(made, x=value)) == [f"[{value}]", [[value]]]


def test_a_value_prints_as_typed_in_a_header() -> None:
    """Issue docxtpl#105: there it is an error of the XML parser."""
    made = doc("body")
    made.sections[0].header.paragraphs[0].text = "{{ x }}"
    with pytest.raises(etree.XMLSyntaxError):
        theirs(made, x="A & B")
    assert texts(structure(ours(made, x="A & B")).margins["default header 0"]) == ["A & B"]


@pytest.mark.parametrize("value", ["{_{ x }_}", "{_% x %_}"])
def test_a_value_that_looks_escaped_prints_as_typed(value: str) -> None:
    """Issue docxtpl#557 again: a value is data, also where docxtpl unescapes the whole text."""
    assert texts(theirs(doc("{{ x }}"), x=value)) != [value]
    assert texts(ours(doc("{{ x }}"), x=value)) == [value]


@pytest.mark.parametrize("text", ["{{ nam }}", "{{ person.nam }}", "{% if nam %}x{% endif %}"])
def test_an_unknown_name_is_a_problem(text: str) -> None:
    """Issue docxtpl#585 #538: there it prints nothing, and the letter goes out with a hole."""
    data = {"name": "Ann", "person": {"name": "Ann"}}
    assert texts(theirs(doc(f"Dear {text},"), **data)) == ["Dear ,"]
    found = errors(doc(f"Dear {text},"), **data)
    assert len(found) == 1
    assert "nam" in found[0].message
    assert "name" in found[0].hint


def test_null_is_a_problem() -> None:
    """Issue docxtpl#585: there the letter says “None”."""
    assert texts(theirs(doc("Dear {{ x }},"), x=None)) == ["Dear None,"]
    assert len(errors(doc("Dear {{ x }},"), x=None)) == 1


@pytest.mark.parametrize("quotes", ["„“", "„”", "«»", "‚‘", "‹›"])
def test_quotes_of_all_languages_are_quotes_inside_a_tag(quotes: str) -> None:
    """Issue docxtpl#156: it knows the English ones only."""
    made = doc(f"{{% if x == {quotes[0]}X{quotes[1]} %}}yes{{% endif %}}")
    with pytest.raises(docxtpl.template.TemplateError):
        theirs(made, x="X")
    assert texts(ours(made, x="X")) == ["yes"]


def numbered() -> list[str]:
    return ["{%p for xs in lists %}", "Next:", item("{{ xs }}"), item("more"), "{%p endfor %}"]


def numbers(letter: Document) -> list[str]:
    root: Any = letter.element
    return [str(value) for value in root.xpath("//w:numPr/w:numId/@w:val")]


def test_each_round_of_an_outer_loop_numbers_its_list_anew() -> None:
    """Issue docxtpl#425: there the second list goes on counting from the first."""
    a, b, c, d = numbers(theirs(doc(*numbered()), lists=["x", "y"]))
    assert a == b == c == d
    a, b, c, d = numbers(ours(doc(*numbered()), lists=["x", "y"]))
    assert a == b != c == d


def test_what_stands_after_a_tag_keeps_its_look() -> None:
    """Issue docxtpl#582: there the rest of the run takes the look of the tag's first character."""
    made = doc(p(r("{", BOLD), r("{ x }} b", ITALIC)))
    bold, italic = frozenset({"b"}), frozenset({"i"})
    blocks = structure(theirs(made, x="X")).body
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].pieces == ((bold, "X b"),)
    blocks = structure(ours(made, x="X")).body
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].pieces == ((bold, "X"), (italic, " b"))


@pytest.mark.parametrize(
    "text", ["{{ cycler.__init__.__globals__.os.name }}", "{{ ''.__class__ }}"]
)
def test_a_template_runs_no_code(text: str) -> None:
    """Issue docxtpl#549 #632: there it does."""
    assert texts(theirs(doc(text))) != [text]
    assert len(errors(doc(text))) == 1


@pytest.mark.parametrize("tag", ["{%p set x = 7 % 4 %}", "{%p set x = {'a': 3}['a'] %}"])
def test_an_expression_with_a_percent_sign_or_a_brace_is_one(tag: str) -> None:
    """Issue docxtpl#161: special prefixes, here with an expression that its patterns do not see."""
    with pytest.raises(docxtpl.template.TemplateError):
        theirs(doc(tag, "{{ x }}"))
    assert texts(ours(doc(tag, "{{ x }}"))) == ["3"]


def test_a_note_in_a_loop_is_its_own_each_time() -> None:
    """Issue docxtpl#609: there all rounds of a loop refer to the same one."""
    made = with_footnotes(doc("{%p for x in xs %}", p("{{ x }}", note(1)), "{%p endfor %}"), "note")
    assert notes_of(theirs(made, xs=["a", "b"])) == ["1", "1"]
    assert len(set(notes_of(ours(made, xs=["a", "b"])))) == 2


def notes_of(letter: Document) -> list[str]:
    root: Any = letter.element
    return [str(value) for value in root.xpath("//w:footnoteReference/@w:id")]
