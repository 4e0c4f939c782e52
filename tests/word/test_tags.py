"""Tags in the paragraphs of a Word file: found however Word has cut them, filled as typed."""

import datetime
import itertools
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from letterapp.problems import Severity
from letterapp.word.tags import paragraph_text, paragraphs
from letterapp.word.xml import w
from letterapp.wording.prose import Prose
from tests.word.word_files import (
    document,
    fill,
    filled,
    in_runs,
    messages,
    opened,
    root_of,
    template,
    texts,
    values,
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
]


def with_tag(*parts: str) -> Document:
    """A document whose first paragraph is made of runs and elements."""
    made = docx.Document()
    in_runs(made.add_paragraph(), *parts)
    made.add_paragraph("{{ body }}")
    return made


def first(made: Document, **values: Any) -> str:
    return texts(filled(made, **values))[0]


@pytest.mark.parametrize(
    "parts",
    [
        ["To {{ target.short }}!"],
        ["To {", "{ tar", "get.sho", "rt }", "}!"],
        ["To ", "{{", " ", "target", ".", "short", " ", "}}", "!"],
        ["To {{ tar", '<w:proofErr w:type="spellStart"/>', "get.short", "}}!"],
        ["To {{ target", '<w:bookmarkStart w:id="7" w:name="b"/>', ".short }}!"],
        ["To {{target.short}}!"],
        ["To {{ target['short'] }}!"],
        ["To {{ target[“short”] }}!"],
        ["To {{ target[„short“] }}!"],
        ["To {{ target[«short»] }}!"],
        ["To {{ target[‘short’] }}!"],
        ["To {{ target[‚short‘] }}!"],
        ["To {{\u00a0target.short\u00a0}}!"],
        ["To {{ target.short | default(", "‘", "nobody’) }}!"],
    ],
)
def test_a_tag_is_found_however_word_has_cut_it(parts: list[str]) -> None:
    assert first(with_tag(*parts)) == "To Laos & Co!"


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_cutting_into_runs_gives_the_same_text(data: st.DataObject) -> None:
    text = "A {{ x }}{{ y }} b {{ x | upper }}, {{ 'c' }}."
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=12)))
    parts = [text[a:b] for a, b in itertools.pairwise([0, *cuts, len(text)])]
    assert first(with_tag(*parts), x="é ", y="<&>") == "A é <&> b É , c."


def test_several_tags_of_one_paragraph_are_all_filled() -> None:
    made = with_tag("{{ a }}{{ b }} and {{ a }}, {{", " b }}")
    assert first(made, a="one", b="two") == "onetwo and one, two"


def test_what_stands_between_the_parts_of_a_tag_stays() -> None:
    bookmark = '<w:bookmarkStart w:id="7" w:name="here"/>', '<w:bookmarkEnd w:id="7"/>'
    letter = filled(with_tag("{{ target", *bookmark, ".short }}"))
    assert values(root_of(letter), "bookmarkStart", "name") == ["here"]
    assert values(root_of(letter), "bookmarkEnd", "id") == ["7"]


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_prints_as_typed_in_the_body(value: str) -> None:
    assert first(with_tag("<{{ x }}>"), x=value) == f"<{value}>"


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_prints_as_typed_in_headers_and_footers(value: str) -> None:
    made = document("{{ body }}")
    for part in (made.sections[0].header, made.sections[0].footer):
        part.paragraphs[0].text = "<{{ x }}>"
    letter = opened(filled(made, x=value)).sections[0]
    assert letter.header.paragraphs[0].text == f"<{value}>"
    assert letter.footer.paragraphs[0].text == f"<{value}>"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_breaks_the_line(newline: str) -> None:
    letter = filled(with_tag("{{ x }}"), x=f"one{newline}two{newline}{newline}three")
    assert texts(letter)[0] == "one\ntwo\n\nthree"
    assert len(list(root_of(letter).iter(w("br")))) == 3


def test_an_empty_text_prints_nothing() -> None:
    assert first(with_tag("a{{ x }}b"), x="") == "ab"


def test_numbers_and_days_print() -> None:
    made = with_tag("{{ n }} {{ day }}")
    assert first(made, n=3, day=datetime.date(2016, 9, 28)) == "3 2016-09-28"


def test_a_value_takes_the_looks_of_the_first_character_of_its_tag() -> None:
    made = document()
    paragraph = made.add_paragraph("plain ")
    run = paragraph.add_run("{{ tar")
    run.bold, run.font.size = True, Pt(20)
    paragraph.add_run("get.short }} tail").italic = True
    runs = opened(filled(made)).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("plain ", None, None),
        ("Laos & Co", True, None),
        (" tail", None, True),
    ]
    assert runs[1].font.size == Pt(20)


def test_prose_keeps_its_bold_italic_and_links() -> None:
    made = document()
    made.add_paragraph("a ").add_run("<{{ x }}>").font.size = Pt(20)
    letter = filled(made, x=Prose("to **drop** *all* [charges](<https://a.org/b c>)"))
    paragraph = opened(letter).paragraphs[0]
    assert paragraph.text == "a <to drop all charges>"
    assert [run.text for run in paragraph.runs if run.bold] == ["drop"]
    assert [run.text for run in paragraph.runs if run.italic] == ["all"]
    assert [link.address for link in paragraph.hyperlinks] == ["https://a.org/b%20c"]
    assert {run.font.size for run in paragraph.runs[1:]} == {Pt(20)}


def test_prose_in_a_header_has_its_link_there() -> None:
    made = document("{{ body }}")
    made.sections[0].header.paragraphs[0].text = "{{ x }} {{ x }}"
    letter = filled(made, x=Prose("[us](https://a.org)"))
    header = opened(letter).sections[0].header.paragraphs[0]
    assert header.text == "us us"
    assert [link.address for link in header.hyperlinks] == ["https://a.org", "https://a.org"]


def test_tags_in_tables_and_in_tables_of_tables_are_filled() -> None:
    made = document("{{ body }}")
    cell = made.add_table(1, 2).cell(0, 1)
    cell.paragraphs[0].text = "{{ a }}"
    cell.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{{ b }}"
    table = opened(filled(made, a="outer", b="inner")).tables[0]
    assert table.cell(0, 1).paragraphs[0].text == "outer"
    assert table.cell(0, 1).tables[0].cell(0, 0).text == "inner"


def test_tags_of_first_and_even_pages_are_filled() -> None:
    made = document("{{ body }}")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = "first {{ x }}"
    section.even_page_footer.paragraphs[0].text = "even {{ x }}"
    letter = opened(filled(made, x="&")).sections[0]
    assert letter.first_page_header.paragraphs[0].text == "first &"
    assert letter.even_page_footer.paragraphs[0].text == "even &"


def test_the_text_of_a_text_box_is_its_own() -> None:
    inside = "<w:p><w:r><w:t>box {{ y }}</w:t></w:r></w:p>"
    box = f"<w:r ><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    root = root_of(filled(with_tag("a {{", box, " x }} b"), x="X", y="Y"))
    assert [paragraph_text(paragraph) for paragraph in paragraphs(root)][:2] == ["a X b", "box Y"]


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
    [problem] = fill(with_tag("{{ target.shrt }}")).problems
    assert problem.message == "target has no field “shrt”"
    assert problem.hint == "Did you mean “short”?"


def test_an_absent_field_is_an_error_that_knows_a_way_out() -> None:
    [problem] = fill(with_tag("{{ target.continuity }}")).problems
    assert (problem.is_error, problem.message) == (True, "target.continuity is empty")
    assert "default" in problem.hint


def test_an_absent_field_has_a_default() -> None:
    assert first(with_tag("{{ target.continuity | default('–') }}")) == "–"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("target", "target as a whole cannot be printed"),
        ("none", "the value is null"),
        ("x == x", "true or false cannot be printed"),
        ("(1, 2)", "a tuple cannot be printed"),
        ("1 / 0", "“{{ 1 / 0 }}”: division by zero"),
    ],
)
def test_what_cannot_be_printed_is_an_error(source: str, message: str) -> None:
    [problem] = fill(with_tag(f"{{{{ {source} }}}}"), x="x").problems
    assert (problem.is_error, problem.message) == (True, message)


@pytest.mark.parametrize("value", ["bell\x07", "\x00", "half \ud800", "\uffff"])
def test_a_character_that_xml_cannot_carry_is_an_error_that_names_the_field(value: str) -> None:
    [problem] = fill(with_tag("{{ target_name }}"), target_name=value).problems
    assert problem.is_error
    assert "{{ target_name }}" in problem.message
    assert f"U+{ord(value[-1]):04X}" in problem.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Dear {{ target.short", "a tag is opened with “{{” and never closed"),
        ("{{ target.short }} {{", "a tag is opened with “{{” and never closed"),
        ("Dear target.short }}", "a tag is closed with “}}” and never opened"),
        ("{% if x %}a{% endif %}", "“{% … ” does not work in a Word template"),
        ("{%p for x in y %}", "“{% … ” does not work in a Word template"),
        ("{# a note #}", "“{# … ” does not work in a Word template"),
        ("{{ }}", "“{{ }}” is not valid"),
        ("{{ a b }}", "“{{ a b }}” is not valid"),
        ("{{ a | nofilter }}", "“{{ a | nofilter }}” is not valid"),
    ],
)
def test_what_looks_like_a_tag_and_is_none_is_an_error(text: str, message: str) -> None:
    [problem] = template(with_tag(text)).problems
    assert problem.is_error
    assert problem.message.startswith(message)
    assert problem.where.place == f"word/document.xml, “{text}”"


def test_all_problems_come_at_once() -> None:
    made = with_tag("{{ a }} {{ b }} {% x %} {{ c |")
    assert len(messages(fill(made))) == 4


def test_braces_that_are_no_tags_are_left_alone() -> None:
    assert first(with_tag("{ a } {x} }{")) == "{ a } {x} }{"


def test_a_tag_is_not_run_twice() -> None:
    assert first(with_tag("{{ x }}"), x="{{ target.formal }}") == "{{ target.formal }}"


def test_quotes_inside_a_text_stay_as_typed() -> None:
    assert first(with_tag('{{ "l’Australie" }}')) == "l’Australie"
