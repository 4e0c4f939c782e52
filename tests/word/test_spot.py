"""Where the wording goes: `{{ body }}` once, alone in its paragraph; else at the end."""

from copy import deepcopy

import docx
import pytest
from docx.document import Document

from letterapp.word.cutting import paragraph_text
from letterapp.word.spot import add_spot, has_spot
from letterapp.word.xml import w
from tests.word.engine.building import box, doc, note, p, with_footnotes
from tests.word.word_files import (
    FILE,
    document,
    filled,
    in_runs,
    lines,
    messages,
    printed,
    rendered,
    root_of,
    template,
    texts,
    values,
    xml_of,
)

DRAWING = "<w:r ><w:pict><w:rect/></w:pict></w:r>"


def spot(*parts: str) -> Document:
    made = document("before")
    in_runs(made.add_paragraph(), *parts)
    made.add_paragraph("after")
    return made


@pytest.mark.parametrize(
    "parts",
    [
        ["{{ body }}"],
        ["{{body}}"],
        ["  {{ body", " }}\u00a0"],
        ["{", "{ bo", '<w:proofErr w:type="spellStart"/>', "dy }", "}"],
    ],
)
def test_the_wording_stands_where_the_tag_stood(parts: list[str]) -> None:
    made = template(spot(*parts))
    assert made.problems == ()
    assert texts(filled(made, "one\n\ntwo")) == ["before", "one", "two", "after"]


def test_without_the_tag_the_wording_follows_the_last_paragraph_with_a_warning() -> None:
    made = template(document("before"))
    [problem] = made.problems
    assert not problem.is_error
    assert problem.message == "there is no “{{ body }}”: the wording goes to the end"
    assert problem.where.file == FILE
    assert texts(filled(made, "one\n\ntwo")) == ["before", "one", "two"]


def test_at_the_end_the_section_of_the_page_stays_last() -> None:
    letter = filled(document("before"))
    body = root_of(letter)[0]
    assert [node.tag for node in body] == [w("p"), w("p"), w("sectPr")]


def test_a_document_without_a_section_gets_the_wording_at_its_end() -> None:
    made = document("before")
    body = xml_of(made).body
    body.remove(body[-1])
    assert texts(filled(made)) == ["before", "Wording."]


def test_the_tag_twice_is_an_error() -> None:
    [problem] = template(document("{{ body }}", "{{ body }}")).problems
    assert (problem.is_error, problem.message) == (True, "“{{ body }}” stands more than once")
    assert problem.where.file == FILE


@pytest.mark.parametrize("text", ["Dear all, {{ body }}", "{{ body }} {{ body }}", "x{{body}}"])
def test_the_tag_among_other_text_is_an_error_that_shows_the_text(text: str) -> None:
    problem = template(document(text)).problems[-1]
    assert (problem.is_error, problem.message) == (True, "“{{ body }}” cannot stand here")
    assert problem.hint == "Put it alone into a paragraph of the main document."
    assert problem.where.place.startswith(f"word/document.xml, “{text}”")


@pytest.mark.parametrize("part", ["header", "footer"])
def test_the_tag_in_a_header_or_footer_is_an_error(part: str) -> None:
    made = document("{{ body }}")
    getattr(made.sections[0], part).paragraphs[0].text = "{{ body }}"
    [problem] = template(made).problems
    assert (problem.is_error, problem.message) == (True, "“{{ body }}” cannot stand here")
    assert problem.where.place.startswith(f"word/{part}1.xml")


@pytest.mark.parametrize("part", ["header", "footer"])
def test_the_tag_in_a_header_or_footer_alone_is_that_error_and_no_warning(part: str) -> None:
    made = document("Dear friend,")
    getattr(made.sections[0], part).paragraphs[0].text = "{{ body }}"
    [problem] = template(made).problems
    assert (problem.is_error, problem.message) == (True, "“{{ body }}” cannot stand here")
    assert problem.where.place.startswith(f"word/{part}1.xml")


@pytest.mark.parametrize("text", ["{{ body }}", "a {{ body }}"])
def test_the_tag_in_a_footnote_is_an_error(text: str) -> None:
    made = with_footnotes(doc(p("a", note(1)), "{{ body }}"), text)
    [problem] = template(made).problems
    assert (problem.is_error, problem.message) == (True, "“{{ body }}” cannot stand here")
    assert problem.where.place.startswith("word/footnotes.xml")


def test_the_wording_goes_into_a_cell() -> None:
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "{{ body }}"
    letter = filled(made, "one\n\n- two")
    cells = list(root_of(letter).iter(w("tc")))
    assert ["".join(t.text or "" for t in cell.iter(w("t"))) for cell in cells] == [
        "left",
        "onetwo",
    ]
    assert cells[1][-1].tag == w("p")


def test_a_section_break_in_the_paragraph_of_the_tag_stays_at_the_end_of_the_wording() -> None:
    made = document("before", "{{ body }}", "on another page")
    section = deepcopy(xml_of(made).body[-1])
    xml_of(made.paragraphs[1]).get_or_add_pPr().append(section)
    letter = filled(made, "one\n\n- two")
    paragraphs = list(root_of(letter).iter(w("p")))
    assert [len(values(node, "pPr/sectPr/pgSz", "w")) for node in paragraphs] == [0, 0, 1, 0]
    assert texts(letter) == ["before", "one", "two", "on another page"]


def test_what_is_anchored_to_the_paragraph_of_the_tag_stays() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="here"/>', '<w:bookmarkEnd w:id="7"/>'
    letter = filled(spot(start, "{{ bo", DRAWING, "dy }}", end), "one\n\ntwo")
    assert texts(letter) == ["before", "one", "two", "after"]
    first = list(root_of(letter).iter(w("p")))[1]
    assert [node.tag for node in first] == [*(w("bookmarkStart"), w("r"), w("bookmarkEnd"), w("r"))]
    assert first.find(f".//{w('pict')}") is not None


def test_an_empty_wording_leaves_an_empty_paragraph() -> None:
    assert texts(filled(spot("{{ body }}"), "")) == ["before", "", "after"]


def test_a_value_named_body_is_no_wording() -> None:
    made = document("{{ body }}", "{{ body.x }}")
    assert messages(template(made)) == []
    assert texts(filled(made, body={"x": "y"})) == ["Wording.", "y"]


def test_without_wording_the_tag_is_a_value_as_any_other() -> None:
    made = document("a {{ body }}", "{{ body }}")
    made.sections[0].header.paragraphs[0].text = "{{ body }}"
    letter = printed(made, body="b")
    assert lines(letter) == ["a b", "b"]
    assert lines(letter, "word/header1.xml") == ["b"]


def test_without_wording_nothing_is_added_to_the_end() -> None:
    letter = rendered(document("a {{ x }}"), x=1)
    assert letter.problems == ()
    assert lines(letter) == ["a 1"]


def test_the_wording_may_depend_on_a_condition() -> None:
    made = document("a", "{% if x %}", "{{ body }}", "{% endif %}", "b")
    assert texts(filled(made, "one\n\ntwo", x=1)) == ["a", "one", "two", "b"]
    assert texts(filled(made, "one\n\ntwo", x=0)) == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["{{ body | upper }}", "{{ body.x }}", "{{ 'body' }}", "{# body #}"]
)
def test_only_the_plain_tag_is_the_place_for_the_wording(text: str) -> None:
    problem = template(document(text)).problems[-1]
    assert problem.message == "there is no “{{ body }}”: the wording goes to the end"


def test_an_error_beside_the_tag_says_nothing_of_the_tag() -> None:
    assert messages(template(document("{{ body }}", "{{ x"))) == [
        "a tag is opened with “{{” and never closed"
    ]


def test_a_text_box_beside_the_tag_keeps_its_own_text() -> None:
    inside = "<w:p><w:r><w:t>box {{ x }}</w:t></w:r></w:p>"
    beside = f"<w:r ><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    letter = filled(spot(beside, "{{ body }}"), "one\n\ntwo", x="X")
    assert lines(letter) == ["before", "one", "box X", "two", "after"]


OLDER_BOX = f"<w:r><w:pict><w:txbxContent>{p('{{ body }}')}</w:txbxContent></w:pict></w:r>"


@pytest.mark.parametrize("content", [box("{{ body }}"), OLDER_BOX])
@pytest.mark.parametrize("others", [["a"], ["{{ body }}"]])
def test_the_tag_in_a_text_box_is_one_error(content: str, others: list[str]) -> None:
    [problem] = template(doc(p("beside", content), *others)).problems
    assert (problem.is_error, problem.message) == (True, "“{{ body }}” cannot stand here")
    assert problem.hint == (
        "Put it alone into a paragraph of the main document, outside of text boxes."
    )


def test_a_place_is_found_however_word_has_cut_it() -> None:
    made = document()
    in_runs(made.add_paragraph(), "{", "{ bo", "dy }", "}")
    assert has_spot(made.element)
    assert not has_spot(document("{{ body }", "body").element)


@pytest.mark.parametrize("is_last", [True, False])
def test_a_place_is_added_before_the_last_section(is_last: bool) -> None:
    root = document("a").element
    if not is_last:
        root.body.remove(root.body[-1])
    add_spot(root)
    assert paragraph_text(root.body[2]) == "{{ body }}"
    assert (root.body[-1].tag == w("sectPr")) is is_last
