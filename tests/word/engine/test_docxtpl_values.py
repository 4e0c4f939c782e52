"""Values, held against docxtpl: the same template, the same data, the same letter."""

import pytest
from docx.document import Document

from tests.word.engine.building import (
    BOLD,
    ITALIC,
    NBSP,
    RED,
    bookmark,
    box,
    control,
    doc,
    elements,
    link,
    note,
    p,
    r,
    tbl,
    tc,
    with_footnotes,
)
from tests.word.engine.helpers import same, same_texts, texts
from tests.word.engine.structure import Paragraph

PERSON = {"name": "Ann", "offices": ["Minister", "Member"], "seat": {"city": "Vientiane"}}
EXPRESSIONS = (
    ("{{ person.name }}", "Ann"),
    ("{{ person['name'] }}", "Ann"),
    ("{{ person.seat.city }}", "Vientiane"),
    ("{{ person.offices[1] }}", "Member"),
    ("{{ person.offices[-1][0:3] }}", "Mem"),
    ("{{ 2 + 3 * 4 }}", "14"),
    ("{{ 7 / 2 }} {{ 7 // 2 }} {{ 7 % 2 }} {{ 2 ** 3 }}", "3.5 3 1 8"),
    ("{{ 'a' ~ 1 ~ 'b' }}", "a1b"),
    ("{{ 'yes' if person.name == 'Ann' else 'no' }}", "yes"),
    ("{{ 'few' if n < 3 and n > 1 else 'many' }}", "few"),
    ("{{ 'both' if n >= 2 and not n != 2 else 'one' }}", "both"),
    ("{{ 'in' if 'Minister' in person.offices else 'out' }}", "in"),
    ("{{ 'there' if person is defined and nobody is not defined else '' }}", "there"),
    ("{{ 'even' if n is even else 'odd' }}", "even"),
    ("{{ person.name.upper() }}", "ANN"),
    ("{{ {'a': 'b'}['a'] }}", "b"),
    ("{{ name }}{{ name }} and {{ name }}", "BobBob and Bob"),
    ("{{name}} {{- name -}} !", "BobBob!"),
    ("{{ '%s and %s' % (name, n) }}", "Bob and 2"),
    ("{{ range(1, 4)|join('-') }}", "1-2-3"),
    ("{{ nobody|default('no one') }}", "no one"),
    ("{{ person.offices|join(', ') }}", "Minister, Member"),
)


@pytest.mark.parametrize(("text", "printed"), EXPRESSIONS)
def test_an_expression_prints_the_same(text: str, printed: str) -> None:
    assert same_texts(doc(f"[{text}]"), person=PERSON, name="Bob", n=2) == [f"[{printed}]"]


def test_a_value_stands_in_a_table_and_in_a_table_within_it() -> None:
    inner = tbl(["{{ b }}", "fixed"])
    made = doc(tbl(["{{ a }}", tc("before {{ a }}", inner, "after {{ b }}")]))
    nested = "before A|[['B', 'fixed']]|after B"
    assert same_texts(made, a="A", b="B") == [[["A", nested]]]


def headed() -> Document:
    made = doc("body {{ x }}")
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    section.different_first_page_header_footer = True
    for kind in ("", "first_page_", "even_page_"):
        for place in ("header", "footer"):
            getattr(section, kind + place).paragraphs[0].text = f"{kind}{place} {{{{ x }}}}"
    return made


def test_a_value_stands_in_each_kind_of_header_and_footer() -> None:
    found = same(headed(), x="X")
    assert texts(found) == ["body X"]
    assert {name: texts(blocks) for name, blocks in found.margins.items()} == {
        "default header 0": ["header X"],
        "first header 0": ["first_page_header X"],
        "even header 0": ["even_page_header X"],
        "default footer 0": ["footer X"],
        "first footer 0": ["first_page_footer X"],
        "even footer 0": ["even_page_footer X"],
    }


def test_a_header_has_a_table_with_values_and_blocks() -> None:
    made = doc("body")
    holder = made.sections[0].header.paragraphs[0]._p
    holder.addprevious(elements(tbl(["{{ x }}", "{% if x %}yes{% endif %}"]))[0])
    found = same(made, x="X")
    assert texts(found.margins["default header 0"]) == [[["X", "yes"]], ""]


def test_a_value_stands_in_a_footnote() -> None:
    made = with_footnotes(doc(p("Text", note(1), note(2))), "see {{ x }}", "{{ y|upper }}")
    found = same(made, x="X", y="y")
    assert texts(found) == ["Text[note][note]"]
    assert [texts(blocks) for blocks in found.notes] == [["see X"], ["Y"]]


def test_a_value_stands_in_the_properties() -> None:
    made = doc("body")
    made.core_properties.title = "Letter to {{ x }}"
    made.core_properties.subject = "{% if x %}On {{ x|upper }}{% endif %}"
    made.core_properties.comments = "none"
    found = same(made, x="Ann").properties
    assert (found["title"], found["subject"]) == ("Letter to Ann", "On ANN")


def test_a_value_stands_in_a_text_box() -> None:
    found = same(doc(p("before ", box("in {{ x }}", "{{ x }}"), " {{ x }}")), x="X")
    assert isinstance(found.body[0], Paragraph)
    assert found.body[0].text == "before [drawing] X"
    assert [texts(blocks) for blocks in found.body[0].boxes] == [["in X", "X"]]


def test_a_value_stands_in_both_forms_of_a_text_box() -> None:
    made = doc(p(box("in {{ x }}")))
    assert 'Requires="wps"' in made.element.xml
    found = same(made, x="X")
    assert texts(found) == ["[drawing]"]


def test_a_value_stands_in_the_text_of_a_hyperlink() -> None:
    found = same(doc(p("see ", link("the page of {{ x }}", anchor="there"), ".")), x="X")
    assert isinstance(found.body[0], Paragraph)
    assert (frozenset({"hyperlink there"}), "the page of X") in found.body[0].pieces


def test_a_value_stands_in_content_controls() -> None:
    row = f"<w:tr>{control(tc('{{ x }} in a cell'))}</w:tr>"
    around = control(p("{{ x }} in a block"))
    made = doc(around, p("a ", control(r("{{ x }} in a line"))), tbl(["{{ x }}"], row))
    inline = ["X in a block", "a X in a line"]
    assert same_texts(made, x="X") == [*inline, [["X"], ["X in a cell"]]]


CUTS = (
    ("{{ na", "me }}"),
    ("{", "{ name }", "}"),
    ("{", "{", " ", "n", "a", "m", "e", " ", "}", "}"),
    ("{{", " name|up", "per|lower|cap", "italize }}"),
)


@pytest.mark.parametrize("parts", CUTS)
def test_a_tag_is_found_however_runs_cut_it(parts: tuple[str, ...]) -> None:
    assert same_texts(doc(p("Dear ", *parts, ", hello")), name="Ann") == ["Dear Ann, hello"]


BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:r w:rsidR="00AB12CD"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t></w:t></w:r>',
)


@pytest.mark.parametrize("between", BETWEEN)
def test_what_word_leaves_inside_a_tag_does_not_hide_it(between: str) -> None:
    made = doc(p("Dear {{ na", between, "me }}", ", hello"))
    assert same_texts(made, name="Ann") == ["Dear Ann, hello"]


def test_a_line_break_is_white_space_inside_a_tag() -> None:
    made = doc(p("Dear {{", "<w:r><w:br/></w:r>", "name ", "<w:r><w:br/></w:r>", "}}, hello"))
    assert same_texts(made, name="Ann") == ["Dear Ann, hello"]


def test_a_tag_is_found_in_and_beside_a_bookmark() -> None:
    made = doc(p("Dear ", bookmark("who", "{{ na", "me }}"), ", {{ name }}"))
    assert same_texts(made, name="Ann") == ["Dear Ann, Ann"]


def test_a_value_has_the_look_of_the_first_character_of_its_tag() -> None:
    made = doc(p(r("a "), r("{", BOLD), r("{ x ", ITALIC), r("}}"), r(" b", RED)))
    found = same(made, x="X").body[0]
    assert isinstance(found, Paragraph)
    looks = [(sorted(look), text) for look, text in found.pieces]
    assert looks == [([], "a "), (["b"], "X"), (["color val=FF0000"], " b")]


def test_all_the_looks_around_a_value_stay() -> None:
    size = '<w:rFonts w:ascii="Courier New"/><w:sz w:val="32"/><w:u w:val="single"/>'
    made = doc(p(r("big {{ x }} text", size), style="Quote"), p("{{ x }}", style="Heading1"))
    found = same(made, x="X").body
    assert [block.style for block in found if isinstance(block, Paragraph)] == ["Quote", "Heading1"]
    assert texts(found) == ["big X text", "X"]


QUOTED = (
    "{{ x|default(“none”) }}",
    "{{ x|default(‘none’) }}",
    "{{ x|default(’none’) }}",
    "{% if x == “X” %}X{% endif %}",
    "{% if x == ‘X’ %}X{% endif %}",
)


@pytest.mark.parametrize("text", QUOTED)
def test_the_curly_quotes_of_word_are_quotes_inside_a_tag(text: str) -> None:
    assert same_texts(doc(f"“{text}”"), x="X") == ["“X”"]


def test_a_non_breaking_space_is_a_space_inside_a_tag() -> None:
    assert same_texts(doc(f"{{{{{NBSP}x{NBSP}}}}}{NBSP}!"), x="X") == [f"X{NBSP}!"]


ESCAPES = (
    ("{_{ x }_}", "{{ x }}"),
    ("{_% if x %_}", "{% if x %}"),
    ("{{ x }} is written {_{ x }_}", "X is written {{ x }}"),
)


@pytest.mark.parametrize(("text", "printed"), ESCAPES)
def test_escaped_delimiters_print_as_delimiters(text: str, printed: str) -> None:
    assert same_texts(doc(text), x="X") == [printed]
