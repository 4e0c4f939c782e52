"""Values in their places: text as typed, prose with its looks, problems for what cannot print."""

import datetime
from typing import Any

import pytest
from docx.shared import Pt

from letterapp.problems import Severity
from letterapp.word.pictures import Picture
from letterapp.word.settling import MARKS
from letterapp.word.xml import w
from letterapp.wording.prose import Prose, wrap
from letterapp.wording.records import Record
from tests.word import packages
from tests.word.engine.building import BOLD, doc, drawing, p, r
from tests.word.word_files import (
    document,
    errors,
    fill,
    filled,
    lines,
    looks_of,
    messages,
    opened,
    parts_of,
    printed,
    rendered,
    root_of,
    wording,
)

AWKWARD = [
    "AT&T *Ltd* <x>",
    "“quoted” ‘twice’ \"and\" 'again'",
    "ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ",
    "柬埔寨外交部",
    "🕊️ peace 👩‍⚖️",
    " leading and trailing ",
    "double  and   triple",
    "{{ target.short }} {% if %}",
    "]]> <!-- --> &amp;",
    "_under_ `code` [a](b) # no. 1",
    "\ttabs\there",
    "letterapp-slot-0- <?letterapp-tag 0?>",
]
TARGET = Record("target", {"short": "Laos & Co", "continuity": None})
LOGO = Picture("word/media/letterapp-1.png", packages.PNG, "png", "image/png", 9, 9, "Our logo")
HOLDERS = ["{{ x }}", "a {{ x }}"]


def shown(text: str, **data: Any) -> str:
    [line] = lines(printed(doc(text), **data))
    return line


# Text


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_prints_as_typed_in_the_body(value: str) -> None:
    assert shown("a{{ x }}b", x=value) == f"a{value}b"
    assert shown("{{ x }}", x=value) == value


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_prints_as_typed_in_headers_and_footers(value: str) -> None:
    made = document("{{ body }}")
    for part in (made.sections[0].header, made.sections[0].footer):
        part.paragraphs[0].text = "<{{ x }}>"
    letter = opened(filled(made, x=value)).sections[0]
    assert letter.header.paragraphs[0].text == f"<{value}>"
    assert letter.footer.paragraphs[0].text == f"<{value}>"


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_prints_as_typed_in_an_attribute(value: str) -> None:
    made = doc(p(f"<w:r>{drawing('', 'urn:x', '<{{ x }}>')}</w:r>"))
    [node] = root_of(printed(made, x=value)).iter("{*}docPr")
    assert node.get("descr") == f"<{value}>"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", HOLDERS)
def test_every_newline_breaks_the_line(newline: str, text: str) -> None:
    letter = printed(doc(text), x=f"one{newline}two{newline}{newline}three")
    assert lines(letter) == [text.replace("{{ x }}", "one\ntwo\n\nthree")]
    assert len(list(root_of(letter).iter(w("br")))) == 3


def test_a_form_feed_begins_a_page() -> None:
    letter = printed(doc("a {{ x }}"), x="b\fc")
    assert [node.get(w("type")) for node in root_of(letter).iter(w("br"))] == ["page"]


def test_an_empty_text_prints_nothing() -> None:
    assert shown("a{{ x }}b", x="") == "ab"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (-1.5, "-1.5"),
        (0, "0"),
        (10**20, "1" + "0" * 20),
        (datetime.date(2016, 9, 28), "2016-09-28"),
    ],
)
def test_numbers_and_days_print(value: object, text: str) -> None:
    assert shown("{{ x }}", x=value) == text


def test_a_tag_is_not_run_twice() -> None:
    assert shown("{{ x }}", x="{{ target.short }}{% if x %}") == "{{ target.short }}{% if x %}"


def test_several_tags_of_one_paragraph_are_all_filled() -> None:
    assert shown("{{ a }}{{ b }} and {{ a }}, {{ b }}", a="1", b="2") == "12 and 1, 2"


# Prose


@pytest.mark.parametrize("text", HOLDERS)
def test_prose_keeps_its_bold_italic_and_links(text: str) -> None:
    made = doc(p(r(text, '<w:sz w:val="40"/>')))
    letter = printed(made, x=Prose("to **drop** *all* [charges](<https://a.org/b c>)"))
    paragraph = opened(letter).paragraphs[0]
    assert paragraph.text == text.replace("{{ x }}", "to drop all charges")
    assert [run.text for run in paragraph.runs if run.bold] == ["drop"]
    assert [run.text for run in paragraph.runs if run.italic] == ["all"]
    assert [link.address for link in paragraph.hyperlinks] == ["https://a.org/b%20c"]
    assert {run.font.size for run in paragraph.runs} == {Pt(20)}


def test_prose_in_a_header_has_its_link_there() -> None:
    made = document("{{ body }}")
    made.sections[0].header.paragraphs[0].text = "{{ x }} {{ x }}"
    letter = filled(made, x=Prose("[us](https://a.org)"))
    header = opened(letter).sections[0].header.paragraphs[0]
    assert header.text == "us us"
    assert [link.address for link in header.hyperlinks] == ["https://a.org", "https://a.org"]
    assert b"a.org" not in parts_of(letter)["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("value", AWKWARD)
def test_data_in_prose_prints_as_typed(value: str) -> None:
    letter = printed(doc("{{ x }}"), x=Prose(f"**bold** {wrap(value)}"))
    assert lines(letter) == [f"bold {value}"]


def test_bold_prose_in_bold_text_stays_bold() -> None:
    letter = printed(doc(p(r("{{ x }}", BOLD))), x=Prose("a **b** *c*"))
    assert looks_of(letter) == [("a ", "b"), ("b", "b bCs"), (" ", "b"), ("c", "b i iCs")]


@pytest.mark.parametrize("prose", ["# heading", "- item", "1. one", "> quoted", "a\n\nb"])
def test_prose_of_a_tag_is_one_paragraph(prose: str) -> None:
    assert lines(printed(doc("{{ x }}"), x=Prose(prose))) == [" ".join(prose.split())]


@pytest.mark.parametrize("prose", ["a `code`", "![a](b)", "a[^note]", "<b>a</b>"])
def test_mark_up_that_wording_has_not_is_a_problem_that_names_the_tag(prose: str) -> None:
    [problem] = errors(doc("a {{ name }}"), name=Prose(prose))
    assert problem.message.startswith("“{{ name }}”: ")


def test_empty_prose_prints_nothing() -> None:
    assert shown("a{{ x }}b", x=Prose("")) == "ab"


def test_wrong_mark_up_is_a_problem_where_only_text_can_stand_too() -> None:
    made = doc(p("a", '<w:fldSimple w:instr="{{ name }}"/>'))
    [problem] = errors(made, name=Prose("a `code`"))
    assert problem.message.startswith("“{{ name }}”: ")


@pytest.mark.parametrize("where", ["attribute", "field"])
def test_prose_where_only_text_can_stand_has_no_looks(where: str) -> None:
    code = '<w:fldSimple w:instr="{{ x }}"/>'
    made = doc(p(code if where == "field" else f"<w:r>{drawing('', 'urn:x', '{{ x }}')}</w:r>"))
    root = root_of(printed(made, x=Prose("**b** [us](https://a.org) & *c*")))
    [node] = root.iter(w("fldSimple"), "{*}docPr")
    assert "b us & c" in dict(node.attrib).values()


# Wording as a value


@pytest.mark.parametrize("text", ["a {{ x }}", "{{ x }} {{ x }}"])
def test_whole_paragraphs_within_a_line_are_a_problem(text: str) -> None:
    compiled = doc(text)
    from_body = fill(doc(text.replace("x", "body")), "one\n\ntwo")
    assert any("cannot stand here" in message for message in messages(from_body))
    assert errors(compiled, x=None)


# Pictures


@pytest.mark.parametrize("text", ["{{ x }}", "a {{ x }} b"])
def test_a_picture_is_drawn_where_its_tag_stood(text: str) -> None:
    letter = printed(doc(text), x=LOGO)
    [node] = root_of(letter).iter("{*}docPr")
    assert (node.get("id"), node.get("descr")) == ("1", "Our logo")
    assert lines(letter) == [text.replace("{{ x }}", "")]
    assert packages.PNG in parts_of(letter).values()


def test_one_picture_twice_is_one_part_and_two_drawings() -> None:
    letter = printed(doc("{{ x }} {{ x }}", "{{ x }}"), x=LOGO)
    assert [node.get("id") for node in root_of(letter).iter("{*}docPr")] == ["1", "2", "3"]
    assert list(parts_of(letter).values()).count(packages.PNG) == 1


def test_a_picture_where_only_text_can_stand_is_a_problem() -> None:
    [problem] = errors(
        doc(p("<w:r><w:t>a</w:t></w:r>", '<w:fldSimple w:instr="{{ x }}"/>')), x=LOGO
    )
    assert problem.message == "only text can stand here"


# What cannot be printed


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("target", "target as a whole cannot be printed"),
        ("none", "the value is null"),
        ("x == x", "true or false cannot be printed"),
        ("(1, 2)", "a tuple cannot be printed"),
        ("[]", "a list cannot be printed"),
        ("1 / 0", "“{{ 1 / 0 }}”: division by zero"),
    ],
)
@pytest.mark.parametrize("text", ["{}", "a {}"])
def test_what_cannot_be_printed_is_an_error(source: str, message: str, text: str) -> None:
    made = doc(text.format(f"{{{{ {source} }}}}"))
    [problem] = errors(made, x="x", target=TARGET)
    assert problem.message == message


@pytest.mark.parametrize("value", ["bell\x07", "\x00", "half \ud800", "\uffff"])
@pytest.mark.parametrize("text", ["{{ name }}", "a {{ name }}"])
def test_a_character_that_xml_cannot_carry_is_an_error_that_names_the_tag(
    value: str, text: str
) -> None:
    [problem] = errors(doc(text), name=value)
    assert "{{ name }}" in problem.message
    assert f"U+{ord(value[-1]):04X}" in problem.message


@pytest.mark.parametrize(
    "content",
    [f"<w:r>{drawing('', 'urn:x', '{{ name }}')}</w:r>", '<w:fldSimple w:instr="{{ name }}"/>'],
)
def test_such_a_character_is_an_error_wherever_it_would_stand(content: str) -> None:
    [problem] = errors(doc(p("a", content)), name="a\x0bb")
    assert "U+000B" in problem.message


def test_such_a_character_in_data_in_prose_is_an_error() -> None:
    letter = rendered(doc("{{ name }}"), name=Prose("**a** ") + wrap("b\x0bc"))
    [problem] = letter.problems
    assert "{{ name }}" in problem.message
    assert problem.hint == "It stands in “b\ufffdc”."
    assert lines(letter) == ["a b\ufffdc"]


@pytest.mark.parametrize("mark", MARKS)
def test_the_marks_of_the_engine_are_such_characters(mark: str) -> None:
    [problem] = errors(doc("{% if 1 %}{{ name }}{% endif %}"), name=f"a{mark}")
    assert f"U+{ord(mark):04X}" in problem.message


def test_an_unknown_name_is_an_error_with_file_part_text_and_a_near_name() -> None:
    made = document("{{ body }}")
    made.sections[0].header.paragraphs[0].text = "From {{ sendr.name }} to you"
    [problem] = fill(made, sender="us").problems
    assert problem.severity is Severity.ERROR
    assert problem.message == "there is nothing named “sendr”"
    assert problem.hint == "Did you mean “sender”?"
    assert str(problem.where.file) == "letterhead.docx"
    assert problem.where.place == "word/header1.xml, “From {{ sendr.name }} to you”"


def test_an_unknown_field_is_an_error_with_a_near_name() -> None:
    [problem] = errors(doc("{{ target.shrt }}"), target=TARGET)
    assert problem.message == "target has no field “shrt”"
    assert problem.hint == "Did you mean “short”?"


def test_an_absent_field_is_an_error_that_knows_a_way_out() -> None:
    [problem] = errors(doc("{{ target.continuity }}"), target=TARGET)
    assert problem.message == "target.continuity is empty"
    assert "default" in problem.hint


def test_an_absent_field_has_a_default() -> None:
    assert shown("{{ target.continuity | default('–') }}", target=TARGET) == "–"


def test_all_that_is_wrong_with_the_values_is_said_at_once() -> None:
    made = doc("{{ a }} {{ b }}", "{% for c in d %}x{% endfor %}", "{{ e }}", "{{ 1 / 0 }}")
    found = {problem.message for problem in errors(made, e="\x07")}
    assert found == {
        *(f"there is nothing named “{name}”" for name in "abd"),
        "“{{ e }}”: a Word file cannot hold the character U+0007",
        "“{{ 1 / 0 }}”: division by zero",
    }


def test_what_is_wrong_in_a_loop_is_said_once() -> None:
    assert len(errors(doc("{% for i in [1, 2, 3] %}", "{{ a }}", "{% endfor %}"))) == 1


def test_a_letter_with_an_error_in_its_values_is_there_to_be_seen() -> None:
    letter = rendered(doc("a {{ x }}", "{{ y }}"), y="b")
    assert len(letter.problems) == 1
    assert lines(letter) == ["a ", "b"]


def test_wording_brings_styles_and_lists_of_its_own() -> None:
    letter = filled(document("{{ body }}"), "- a\n\n> q")
    assert len(opened(letter).paragraphs) == len(wording("- a\n\n> q"))
