"""Runs: text, tabs and breaks, bold, italic and links, in the schema's order, with holes."""

import pytest
from lxml import etree

from letterapp.word.numbering import ListLevel
from letterapp.word.order import misordered
from letterapp.word.runs import (
    LinkId,
    ListId,
    NoteId,
    Open,
    RunWriter,
    address,
    inside_text,
    joined,
    merged,
    text_nodes,
)
from letterapp.word.styles import Needs, Styles
from letterapp.word.xml import R, W, parse, w
from letterapp.wording.blocks import Footnote, Inline, LineBreak, Text
from letterapp.wording.holes import hole
from tests.word.word_files import DOCUMENT, document, package_of

NOTES = "word/footnotes.xml"


def writer(part: str = DOCUMENT, *, declares_r: bool = True, has_links: bool = True) -> RunWriter:
    styles, needs = Styles(package_of(document()), DOCUMENT, {}), set[tuple[str, str]]()
    return RunWriter(part, styles, needs, declares_r=declares_r, has_links=has_links)


def written(*content: Inline, properties: str = "") -> list[Open]:
    return list(joined(writer().runs(content, properties, writer(NOTES))))


def xml(*content: Inline, properties: str = "") -> str:
    """The runs as text; an id is a question mark, a value its number in braces."""
    found = written(*content, properties=properties)
    return "".join(
        one if isinstance(one, str) else f"{{{one}}}" if isinstance(one, int) else "?"
        for one in found
    )


def nodes(text: str) -> list[etree._Element]:
    return list(parse(f'<x xmlns:w="{W}" xmlns:r="{R}">{text}</x>'.encode()))


def names(node: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in node]


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("", []),
        ("plain", ["t"]),
        ("a\tb", ["t", "tab", "t"]),
        ("\t\t", ["tab", "tab"]),
        ("a\nb\r\nc\rd", ["t", "br", "t", "br", "t", "br", "t"]),
        ("\r\n\n", ["br", "br"]),
        ("a\fb", ["t", "br", "t"]),
    ],
)
def test_tabs_and_newlines_are_elements_of_their_own(text: str, elements: list[str]) -> None:
    found = nodes(text_nodes(text))
    assert [etree.QName(node).localname for node in found] == elements


def test_a_form_feed_is_a_page_break() -> None:
    assert [node.get(w("type")) for node in nodes(text_nodes("\f\n"))] == ["page", None]


@pytest.mark.parametrize("text", [" a", "a ", "a  b", " ", "\u00a0a"])
def test_spaces_that_xml_would_drop_are_preserved(text: str) -> None:
    assert text_nodes(text) == f'<w:t xml:space="preserve">{text}</w:t>'


@pytest.mark.parametrize("written_by", [text_nodes, lambda text: f"<w:t>{inside_text(text)}</w:t>"])
def test_what_would_be_mark_up_in_xml_is_escaped(written_by: object) -> None:
    assert callable(written_by)
    found = nodes(str(written_by('a<b>&amp;"]]>')))
    assert "".join("".join(node.itertext()) for node in found) == 'a<b>&amp;"]]>'


@pytest.mark.parametrize("text", ["plain", "a\tb", "\na\r\n", "<&>\t<&>", "a\fb", ""])
def test_inside_text_tabs_and_breaks_interrupt_it(text: str) -> None:
    inside = nodes(f'<w:t xml:space="preserve">{inside_text(text)}</w:t>')
    kinds = [node.tag for node in inside if node.tag != w("t")]
    plain = [node.tag for node in nodes(text_nodes(text)) if node.tag != w("t")]
    assert kinds == plain


def test_bold_and_italic_count_for_complex_scripts_too() -> None:
    [run] = nodes(xml(Text("x", bold=True, italic=True)))
    assert names(run[0]) == ["b", "bCs", "i", "iCs"]


def test_plain_text_has_no_properties() -> None:
    assert xml(Text("x")) == "<w:r><w:t>x</w:t></w:r>"


def test_plain_text_has_the_properties_of_its_place() -> None:
    properties = '<w:rPr><w:sz w:val="20"/></w:rPr>'
    assert xml(Text("x"), properties=properties) == f"<w:r>{properties}<w:t>x</w:t></w:r>"


def test_a_character_that_xml_cannot_carry_is_replaced() -> None:
    assert xml(Text("a\x07b\ud800")) == "<w:r><w:t>a\ufffdb\ufffd</w:t></w:r>"


@pytest.mark.parametrize(
    ("properties", "looks", "style", "expected"),
    [
        ("", ("b",), "", ["b"]),
        ("", (), "S", ["rStyle"]),
        ("<w:sz/>", ("b", "bCs"), "", ["b", "bCs", "sz"]),
        ("<w:rStyle/><w:rFonts/><w:sz/>", ("b",), "", ["rStyle", "rFonts", "b", "sz"]),
        ("<w:b/><w:sz/>", ("i", "iCs"), "", ["b", "i", "iCs", "sz"]),
        ("<w:iCs/><w:caps/>", ("b", "bCs", "i"), "S", ["rStyle", "b", "bCs", "i", "iCs", "caps"]),
        ("<w:rFonts/><w:lang/>", (), "S", ["rStyle", "rFonts", "lang"]),
    ],
)
def test_properties_stand_in_the_order_of_the_schema(
    properties: str, looks: tuple[str, ...], style: str, expected: list[str]
) -> None:
    found = merged(f"<w:rPr>{properties}</w:rPr>" if properties else "", looks, style)
    assert names(nodes(found)[0]) == expected
    assert misordered(found.encode()) == ()


def test_properties_in_another_order_stay_no_more_wrong_than_they_are() -> None:
    found = merged("<w:rPr><w:color/><w:rFonts/></w:rPr>", ("b",), "S")
    assert names(nodes(found)[0]) == ["rStyle", "b", "color", "rFonts"]


def test_looks_are_not_doubled() -> None:
    found = merged('<w:rPr><w:b w:val="0"/><w:color w:val="FF0000"/></w:rPr>', ("b", "bCs"))
    [properties] = nodes(found)
    assert names(properties) == ["b", "bCs", "color"]
    assert properties[0].get(w("val")) is None


def test_a_style_takes_the_place_of_another() -> None:
    [properties] = nodes(merged('<w:rPr><w:rStyle w:val="A"/></w:rPr>', (), "B"))
    assert [node.get(w("val")) for node in properties] == ["B"]


@pytest.mark.parametrize("properties", ["", "<w:rPr/>", "<w:rPr><w:sz/></w:rPr>"])
def test_without_looks_the_properties_stay(properties: str) -> None:
    assert merged(properties, ()) == properties


def test_a_link_has_the_hyperlink_style_and_the_id_of_its_address() -> None:
    found = written(Text("us", link="https://a.org"), properties="<w:rPr><w:sz/></w:rPr>")
    assert found[1] == LinkId(("https://a.org",), DOCUMENT)
    [link] = nodes(f"{found[0]}rId1{found[2]}")
    assert (link.tag, names(link), link.get(f"{{{R}}}id")) == (w("hyperlink"), ["r"], "rId1")
    assert names(link[0][0]) == ["rStyle", "sz"]


def test_a_link_declares_the_namespace_where_its_part_does_not() -> None:
    runs = writer(declares_r=False).runs((Text("us", link="https://a.org"),))
    assert f'xmlns:r="{R}"' in str(next(runs))
    assert "xmlns:r" not in xml(Text("us", link="https://a.org"))


@pytest.mark.parametrize("link", [None, ""])
def test_a_link_to_nowhere_is_text(link: str | None) -> None:
    assert xml(Text("us", link=link)) == "<w:r><w:t>us</w:t></w:r>"


def test_a_link_within_a_link_is_text() -> None:
    runs = writer(has_links=False).runs((Text("us", link="https://a.org", bold=True),))
    assert list(runs) == ["<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>us</w:t></w:r>"]


def test_a_link_needs_its_style_where_the_template_has_none() -> None:
    needs: Needs = set()
    styles = Styles(package_of(document()), DOCUMENT, {})
    runs = RunWriter(DOCUMENT, styles, needs, declares_r=True)
    list(runs.runs((Text("us"),)))
    assert needs == set()
    list(runs.runs((Text("us", link="https://a.org"),)))
    assert needs == {("Hyperlink", "character")}


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://a.org/b?c=d&e=%20#f", "https://a.org/b?c=d&e=%20#f"),
        ("https://a.org/b c", "https://a.org/b%20c"),
        ('https://a.org/<b>"c"', "https://a.org/%3Cb%3E%22c%22"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("https://a.org/ខ្មែរ", "https://a.org/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A"),
        ("https://a.org/\x07\ud800", "https://a.org/%EF%BF%BD%EF%BF%BD"),
    ],
)
def test_an_address_is_encoded_as_far_as_it_must(link: str, target: str) -> None:
    assert address(link) == target


def test_a_break_has_a_run_of_its_own_with_the_looks_around() -> None:
    properties = "<w:rPr><w:sz/></w:rPr>"
    found = nodes(xml(Text("a"), LineBreak(), Text("b"), properties=properties))
    assert [names(run) for run in found] == [["rPr", "t"], ["rPr", "br"], ["rPr", "t"]]


def test_a_footnote_is_a_reference_with_the_id_of_its_content() -> None:
    found = written(Text("a"), Footnote((Text("note"),)))
    [note] = [one for one in found if isinstance(one, NoteId)]
    [paragraph] = nodes("".join(str(piece) for piece in note.content))
    assert "".join(paragraph.itertext()) == " note"
    assert len(list(paragraph.iter(w("footnoteRef")))) == 1
    runs = nodes(xml(Text("a"), Footnote((Text("note"),))))
    assert [names(run) for run in runs] == [["t"], ["rPr", "footnoteReference"]]


def test_a_link_in_a_footnote_is_of_the_footnotes() -> None:
    found = written(Footnote((Text("us", link="https://a.org"),)))
    [note] = [one for one in found if isinstance(one, NoteId)]
    assert [one.part for one in note.content if isinstance(one, LinkId)] == [NOTES]


def test_holes_stay_open_in_texts_and_addresses() -> None:
    found = written(Text(f"a {hole(0)} <b>{hole(1)}", bold=True))
    assert [one for one in found if isinstance(one, int)] == [0, 1]
    assert "".join(map(str, found)).count("<w:t ") == 1
    found = written(Text(hole(2), link=f"https://a.org/{hole(3)}"))
    assert found[1] == LinkId(("https://a.org/", 3), DOCUMENT)
    assert found[3] == 2


def test_neighbouring_constants_are_joined() -> None:
    number = ListId(1, ListLevel("0", 0, is_numbered=True))
    assert joined(["a", "b", 1, "c", "", "d", number, 2, "e"]) == ("ab", 1, "cd", number, 2, "e")
    assert joined([]) == ()
