"""Blocks -> paragraphs: which style each takes, and what it keeps of the tag's paragraph."""

from copy import deepcopy
from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from lxml import etree

from letterapp.word.order import misordered
from letterapp.word.package import Package
from letterapp.word.template import WordTemplate
from letterapp.word.xml import element, w
from letterapp.wording.blocks import Footnote, Inline, LineBreak, Paragraph, Text
from letterapp.wording.holes import hole
from letterapp.wording.shapes import Shape, Worded
from tests.word.word_files import (
    PROPERTIES,
    document,
    filled,
    looks,
    opened,
    parts_of,
    root_of,
    template,
    texts,
    values,
    without_styles,
)


def body_styled(style: str) -> WordTemplate:
    made = document()
    made.add_paragraph("{{ body }}", style=style)
    return template(made)


def test_plain_paragraphs_take_the_style_of_the_tag_s() -> None:
    letter = filled(body_styled("Body Text"), "one\n\ntwo")
    assert looks(letter) == [("Body Text", "one"), ("Body Text", "two")]


def test_plain_paragraphs_take_the_tag_s_own_formatting_too() -> None:
    made = document()
    paragraph = made.add_paragraph("{{ body }}")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(7)
    for written in opened(filled(made, "one\n\ntwo")).paragraphs:
        assert written.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
        assert written.paragraph_format.space_after == Pt(7)


def test_other_paragraphs_take_their_own_style_only() -> None:
    letter = filled(body_styled("Body Text"), "# h\n\n## i\n\n### j\n\n- b\n\n1. n\n\n> q")
    assert looks(letter) == [
        ("Heading 1", "h"),
        ("Heading 2", "i"),
        ("Heading 3", "j"),
        ("List Bullet", "b"),
        ("List Number", "n"),
        ("Quote", "q"),
    ]


def test_headings_below_the_third_look_like_the_third() -> None:
    assert looks(filled(document("{{ body }}"), "##### h")) == [("Heading 3", "h")]


@pytest.mark.parametrize("name", ["Body Text 2", "BODY text 2"])
def test_a_paragraph_is_put_into_a_named_style(name: str) -> None:
    letter = filled(document("{{ body }}"), f"::: {name}\none\n\ntwo\n:::\n\nthree")
    assert looks(letter) == [("Body Text 2", "one"), ("Body Text 2", "two"), ("Normal", "three")]


def test_styles_that_are_missing_are_there_afterwards() -> None:
    text = "# h\n\n## i\n\n### j\n\n- b\n\n1. n\n\n> q[^source]\n\n[l](https://a.org)"
    letter = filled(without_styles(document("{{ body }}")), text)
    used = {*values(root_of(letter), "pStyle"), *values(root_of(letter), "rStyle")}
    styles = root_of(letter, "word/styles.xml")
    assert used <= set(values(styles, "style", "styleId"))
    assert len(used) == 8
    assert looks(letter)[0] == ("Heading 1", "h")


def test_bold_italic_links_and_breaks_come_out() -> None:
    text = "**bold** *italic* ***both*** [link](https://a.org/b)\\\nnext"
    paragraph = opened(filled(document("{{ body }}"), text)).paragraphs[0]
    assert paragraph.text == "bold italic both link\nnext"
    assert [run.text for run in paragraph.runs if run.bold] == ["bold", "both"]
    assert [run.text for run in paragraph.runs if run.italic] == ["italic", "both"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("link", "https://a.org/b")
    ]


def test_one_address_has_one_relationship() -> None:
    letter = filled(document("{{ body }}"), "[a](https://a.org) [b](https://a.org)")
    assert parts_of(letter)["word/_rels/document.xml.rels"].count(b"https://a.org") == 1


@pytest.mark.parametrize(
    "content",
    [
        (Text("bell \x07"),),
        (Text("a"), LineBreak(), Text("\x0b", bold=True)),
        (Text("note"), Footnote((Text("\x02"),))),
        (Text("link", link="https://a.org/\x03"),),
    ],
)
def test_a_character_that_xml_cannot_carry_is_an_error_and_no_crash(
    content: tuple[Inline, ...],
) -> None:
    letter = template(document("{{ body }}")).fill((Paragraph(content),), {}, PROPERTIES)
    [problem] = letter.problems
    assert problem.is_error
    assert problem.message.startswith("a Word file cannot hold the character U+00")
    assert texts(letter)


def test_the_tag_itself_is_gone() -> None:
    letter = filled(document("{{ body }}"))
    assert texts(letter) == ["Wording."]
    assert len(list(root_of(letter).iter(w("t")))) == 1


def test_a_package_without_numbering_and_footnotes_is_enough() -> None:
    package: Package = without_styles(document("{{ body }}"))
    package.remove("word/numbering.xml", "word/document.xml")
    assert texts(filled(package, "- a[^source]")) == ["a"]


@pytest.mark.parametrize(
    "following", ["- item", "1. item", "> quoted", "::: Letter Close\nYours,\n:::"]
)
def test_words_that_lead_into_something_stay_on_its_page(following: str) -> None:
    made = document("{{ body }}")
    made.styles.add_style("Letter Close", WD_STYLE_TYPE.PARAGRAPH)
    letter = opened(filled(made, f"first\n\nlead\n\n{following}"))
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in letter.paragraphs]
    assert kept == [None, True, None]
    assert letter.paragraphs[1].paragraph_format.keep_together


def test_a_style_that_the_campaign_names_and_that_is_missing_makes_no_second_one() -> None:
    made = document("{{ body }}")
    letter = filled(template(made, {"Quote": "Zitat"}), "> quoted")
    assert looks(letter) == [("Quote", "quoted")]
    assert [style.name for style in opened(letter).styles].count("Quote") == 1


def test_the_blocks_of_one_letter_are_not_those_of_the_next() -> None:
    made = template(document("{{ body }}"))
    found = [texts(filled(made, text)) for text in ("one", "# two\n\nthree", "one")]
    assert found == [["one"], ["two", "three"], ["one"]]


def test_a_value_in_the_wording_stands_where_its_hole_is() -> None:
    shape = Shape(
        (
            Paragraph(
                (Text(f"To {hole(0)}:", bold=True), Text(hole(1))),
            ),
        )
    )
    made = template(document("{{ body }}"))
    values_of = [("Laos & <Co>", "a\tb\nc"), ("Lao PDR", "d")]
    found = [made.fill(Worded(shape, one), {}, PROPERTIES) for one in values_of]
    assert [texts(letter) for letter in found] == [["To Laos & <Co>:a\tb\nc"], ["To Lao PDR:d"]]
    assert [run.text for run in opened(found[0]).paragraphs[0].runs if run.bold] == [
        "To Laos & <Co>:"
    ]


def test_a_value_that_xml_cannot_carry_is_an_error_that_shows_it() -> None:
    shape = Shape((Paragraph((Text(hole(0)),)),))
    letter = template(document("{{ body }}")).fill(Worded(shape, ("a\x07b",)), {}, PROPERTIES)
    [problem] = letter.problems
    assert problem.message == "“{{ body }}”: a Word file cannot hold the character U+0007"
    assert problem.hint == "It stands in “a\ufffdb”."
    assert texts(letter) == ["a\ufffdb"]


@pytest.mark.parametrize("text", ["# h", "- b", "> q", "::: Body Text\nx\n:::", "plain"])
def test_a_section_break_stands_in_the_last_paragraph_whatever_it_is(text: str) -> None:
    made = document("{{ body }}", "on another page")
    section = deepcopy(made.element.body[-1])
    made.paragraphs[0]._p.get_or_add_pPr().append(section)
    letter = filled(made, f"first\n\n{text}")
    paragraphs = list(root_of(letter).iter(w("p")))
    assert [len(values(one, "pPr/sectPr/pgSz", "w")) for one in paragraphs] == [0, 1, 0]
    assert misordered(parts_of(letter)["word/document.xml"]) == ()


def test_a_line_kept_with_the_next_keeps_its_other_properties() -> None:
    made = document()
    paragraph = made.add_paragraph("{{ body }}", style="Body Text")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    letter = filled(made, "lead\n\n- item")
    lead = opened(letter).paragraphs[0]
    assert (lead.alignment, lead.paragraph_format.keep_with_next) == (paragraph.alignment, True)
    assert looks(letter)[0] == ("Body Text", "lead")
    assert misordered(parts_of(letter)["word/document.xml"]) == ()


def test_a_line_kept_with_the_next_is_so_whatever_the_order_of_its_properties() -> None:
    made = document("{{ body }}")
    properties: Any = made.paragraphs[0]._p.get_or_add_pPr()
    properties.extend([element("spacing", after="0"), element("pStyle", val="BodyText")])
    letter = filled(made, "lead\n\n- item")
    [lead] = root_of(letter).iterfind(f"{w('body')}/{w('p')}[1]/{w('pPr')}")
    assert [etree.QName(node).localname for node in lead] == [
        *("keepNext", "keepLines", "spacing", "pStyle"),
    ]
