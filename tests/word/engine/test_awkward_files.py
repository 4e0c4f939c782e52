"""Word files that other programs write, and what Word itself leaves: sound, and unlike most."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from tests.word.engine.building import NAMESPACES, control, doc, p, r, tbl
from tests.word.engine.helpers import data_of, opened, our_data, ours, texts
from tests.word.engine.structure import structure

W = NAMESPACES["w"]
DOCUMENT = "word/document.xml"
BLOCKS = (
    "Dear {{ x }},",
    "{% for y in ys %}",
    tbl(["{{ y }}", "b"]),
    "{% endfor %}",
    " end {{ x }}",
)
FILLED = ["Dear A & B,", [["1", "b"]], [["2", "b"]], " end A & B"]


def rewritten(data: bytes, change: Callable[[bytes], bytes], part: str = DOCUMENT) -> bytes:
    """A Word file with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def with_another_prefix(data: bytes) -> bytes:
    text = data.decode().replace("<w:", "<ns0:").replace("</w:", "</ns0:")
    return re.sub(r" w:(\w+)=", r" ns0:\1=", text).replace("xmlns:w=", "xmlns:ns0=").encode()


def in_the_default_namespace(data: bytes) -> bytes:
    """The elements without a prefix; the attributes need one."""
    text = data.decode().replace("<w:", "<").replace("</w:", "</")
    return text.replace("xmlns:w=", f'xmlns="{W}" xmlns:w=', 1).encode()


def pretty(data: bytes) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)


def in_utf_16(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), encoding="UTF-16", xml_declaration=True)


def with_a_byte_order_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def with_references(data: bytes) -> bytes:
    return data.replace(b"{", b"&#123;").replace(b"}", b"&#x7D;")


def with_comments(data: bytes) -> bytes:
    return data.replace(b"<w:body>", b"<!-- {{ y }} --><w:body><?x {% if %}?>")


def in_cdata(data: bytes) -> bytes:
    return data.replace(b"{{ x }}", b"<![CDATA[{{ x }}]]>")


WRITERS = (
    with_another_prefix,
    in_the_default_namespace,
    pretty,
    in_utf_16,
    with_a_byte_order_mark,
    with_references,
    with_comments,
    in_cdata,
)


@pytest.mark.parametrize("change", WRITERS, ids=lambda change: change.__name__)
def test_the_same_xml_written_otherwise_gives_the_same_letter(
    change: Callable[[bytes], bytes],
) -> None:
    data = data_of(doc(*BLOCKS))
    changed = rewritten(data, change)
    assert changed != data
    found = structure(ours(changed, x="A & B", ys=[1, 2]))
    assert found == structure(ours(data, x="A & B", ys=[1, 2]))
    assert texts(found) == FILLED


@pytest.mark.parametrize("change", WRITERS, ids=lambda change: change.__name__)
def test_a_part_without_tags_stays_as_it_was_written(change: Callable[[bytes], bytes]) -> None:
    data = rewritten(data_of(doc("Dear friend,", "one < & {another}")), change)
    assert part_of(our_data(data)) == part_of(data)


def part_of(data: bytes, name: str = DOCUMENT) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_a_part_has_the_name_that_its_relationship_says() -> None:
    """Word of Microsoft 365 may call the main document word/document2.xml."""
    stream = io.BytesIO()
    data = data_of(doc("{{ x }}"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), part)
    assert texts(ours(stream.getvalue(), x="X")) == ["X"]


def test_a_body_needs_no_section() -> None:
    def without_section(data: bytes) -> bytes:
        root = etree.fromstring(data)
        body = root[0]
        body.remove(body[-1])
        return etree.tostring(root)

    data = rewritten(data_of(doc("{{ x }}", "{% if no %}y{% endif %}")), without_section)
    assert texts(ours(data, x="X", no=0)) == ["X"]


INSIDE = (
    control(r("na")),
    f'<w:smartTag w:element="e">{r("na")}</w:smartTag>',
    f'<w:ins w:id="1" w:author="a">{r("na")}</w:ins>',
    r("na") + '<w:del w:id="2" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del>',
    r("na") + '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>',
    r("na") + '<w:permStart w:id="1" w:edGrp="everyone"/><w:permEnd w:id="1"/>',
)


@pytest.mark.parametrize("inside", INSIDE)
def test_a_tag_is_found_through_what_holds_a_part_of_it(inside: str) -> None:
    assert texts(ours(doc(p("a {{ ", inside, "me }} b")), name="X")) == ["a X b"]


def test_a_tab_and_a_line_break_are_white_space_inside_a_tag() -> None:
    cut = ("{%", "<w:r><w:tab/></w:r>", "if x", "<w:r><w:br/></w:r>", "%}a{% endif %}")
    assert texts(ours(doc(p(*cut)), x=1)) == ["a"]


def test_hyphens_of_word_are_hyphens_inside_a_tag() -> None:
    """Word's own no-break hyphen is an element, no character (17.3.3.18)."""
    assert texts(ours(doc(p("{{ 3 ", "<w:r><w:noBreakHyphen/></w:r>", " 1 }}")))) == ["2"]


def test_the_ids_of_word_s_paragraphs_stay_unique_in_a_loop() -> None:
    """Word knows paragraphs by `w14:paraId` ([MS-DOCX] 2.2.4)."""
    office = "http://schemas.microsoft.com/office/word/2010/wordml"

    def identified(data: bytes) -> bytes:
        root = etree.fromstring(data)
        for number, node in enumerate(root.iter(f"{{{W}}}p"), start=1):
            node.set(f"{{{office}}}paraId", f"{number:08X}")
        return etree.tostring(root)

    data = rewritten(data_of(doc("a", "{% for x in xs %}", "{{ x }}", "{% endfor %}")), identified)
    root: Any = ours(data, xs=[1, 2, 3]).element
    ids = root.xpath("//@*[local-name()='paraId']")
    assert len(set(ids)) == len(ids)


def test_columns_and_a_table_without_a_grid_are_filled() -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p('{{ x }}')}</w:tc></w:tr></w:tbl>"
    assert texts(ours(doc(table), x="X")) == [[["X"]]]


def test_rows_and_cells_keep_what_other_programs_add() -> None:
    row = (
        '<w:tr><w:tblPrEx><w:jc w:val="center"/></w:tblPrEx>'
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        f"<w:tc><w:tcPr/>{p('{% for x in xs %}{{ x }}{% endfor %}')}</w:tc></w:tr>"
    )
    xml = ours(doc(tbl(row, ["a", "b"])), xs=[1, 2]).element.xml
    assert "<w:tblPrEx>" in xml
    assert 'w:gridBefore w:val="1"' in xml


def test_a_file_that_was_filled_is_a_template_again() -> None:
    first = our_data(doc("{{ x }}", "{{ y }}"), x="{_{ x }_}", y="{{ z }}")
    assert texts(opened(first)) == ["{_{ x }_}", "{{ z }}"]
    assert texts(ours(first, z="Z")) == ["{{ x }}", "Z"]
