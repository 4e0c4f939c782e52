"""Runs: text, tabs and breaks, bold, italic and links, in the schema's order."""

from collections.abc import Iterator

import pytest
from lxml import etree

from letterapp.problems import Place
from letterapp.word.package import read_package
from letterapp.word.runs import RunWriter, address, text_nodes
from letterapp.word.styles import Styles
from letterapp.word.xml import XML_SPACE, element, w
from letterapp.wording.blocks import Footnote, Inline, LineBreak, Text
from tests.word.word_files import DOCUMENT, data_of, document


def names(nodes: Iterator[etree._Element] | etree._Element) -> list[str]:
    return [etree.QName(node).localname for node in nodes]


def written(*content: Inline, properties: etree._Element | None = None) -> list[etree._Element]:
    package = read_package(data_of(document()), Place())
    writer = RunWriter(package, DOCUMENT, Styles(package, DOCUMENT, {}))
    return list(writer.runs(content, lambda note: element("r", element("note")), properties))


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("", []),
        ("plain", ["t"]),
        ("a\tb", ["t", "tab", "t"]),
        ("\t\t", ["tab", "tab"]),
        ("a\nb\r\nc\rd", ["t", "br", "t", "br", "t", "br", "t"]),
        ("\r\n\n", ["br", "br"]),
    ],
)
def test_tabs_and_newlines_are_elements_of_their_own(text: str, elements: list[str]) -> None:
    assert names(text_nodes(text)) == elements


@pytest.mark.parametrize("text", [" a", "a ", "a  b", " ", "\u00a0a"])
def test_spaces_that_xml_would_drop_are_preserved(text: str) -> None:
    [node] = text_nodes(text)
    assert (node.text, node.get(XML_SPACE)) == (text, "preserve")


def test_a_character_that_xml_cannot_carry_is_replaced() -> None:
    [node] = text_nodes("a\x07b\ud800")
    assert node.text == "a\ufffdb\ufffd"


def test_bold_and_italic_count_for_complex_scripts_too() -> None:
    [run] = written(Text("x", bold=True, italic=True))
    assert names(run[0]) == ["b", "bCs", "i", "iCs"]


def test_plain_text_has_no_properties() -> None:
    [run] = written(Text("x"))
    assert names(run) == ["t"]


def test_properties_stand_in_the_order_of_the_schema() -> None:
    given = element("rPr", element("rStyle", val="S"), element("rFonts"), element("sz", val="20"))
    [run] = written(Text("x", bold=True), properties=given)
    assert names(run[0]) == ["rStyle", "rFonts", "b", "bCs", "sz"]
    [run] = written(Text("x", italic=True), properties=element("rPr", element("b"), element("sz")))
    assert names(run[0]) == ["b", "i", "iCs", "sz"]


def test_looks_are_not_doubled() -> None:
    given = element("rPr", element("b", val="0"), element("color", val="FF0000"))
    [run] = written(Text("x", bold=True), properties=given)
    assert names(run[0]) == ["b", "bCs", "color"]
    assert run[0][0].get(w("val")) is None
    assert names(given) == ["b", "color"]


def test_a_link_has_the_hyperlink_style_and_a_relationship() -> None:
    [link] = written(Text("us", link="https://a.org"), properties=element("rPr", element("sz")))
    assert names(link) == ["r"]
    assert names(link[0][0]) == ["rStyle", "sz"]
    assert link.keys() == [
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    ]


def test_a_link_to_nowhere_is_text() -> None:
    [run] = written(Text("us", link=""))
    assert (run.tag, names(run)) == (w("r"), ["t"])


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://a.org/b?c=d&e=%20#f", "https://a.org/b?c=d&e=%20#f"),
        ("https://a.org/b c", "https://a.org/b%20c"),
        ('https://a.org/<b>"c"', "https://a.org/%3Cb%3E%22c%22"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("https://a.org/ខ្មែរ", "https://a.org/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A"),
    ],
)
def test_an_address_is_encoded_as_far_as_it_must(link: str, target: str) -> None:
    assert address(link) == target


def test_breaks_and_footnotes_have_runs_of_their_own() -> None:
    runs = written(Text("a"), LineBreak(), Footnote((Text("n"),)))
    assert [names(run) for run in runs] == [["t"], ["br"], ["note"]]
