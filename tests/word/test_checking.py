"""The check of finished letters: each kind of fault is made and found."""

import io
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from letterapp.word import checking
from letterapp.word.checking import Checker
from letterapp.word.facts import FactFinder, Facts
from letterapp.word.writing import CONTENT_TYPES, assemble, entry, write_package
from tests.external import ROOT, soffice
from tests.word.packages import (
    DOCUMENT,
    OF_DOCUMENT,
    file,
    part,
    parts,
    relationships,
    rich,
    types,
    unzipped,
    with_parts,
)

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = part("footnotes", '<w:footnote w:id="2"><w:p/></w:footnote>')
CELL = "<w:tc><w:p/></w:tc>"
SECTION = "<w:sectPr><w:pgSz/></w:sectPr>"
HTML = """<h1>T</h1><p>a <b>b</b> <a href="https://a.org">c</a></p><ul><li>d<ul><li>e</li></ul>
</ul><ol><li>f</ol><table border=1><tr><td>g<td>h<tr><td colspan=2>i</table><p dir=rtl>مرحبا</p>"""


def table(content: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{content}</w:tbl>"


INNER = table(f"<w:tr>{CELL}</w:tr>")


def faults(body: str, *related: str, **others: bytes) -> list[str]:
    """The faults of a document, without the name of its part."""
    found = Checker().faults(file(body, *related, **others))
    return [fault.removeprefix(f"{DOCUMENT}: ") for fault in found]


def test_a_small_file_is_sound() -> None:
    assert faults("<w:p/>") == []


def test_what_python_docx_writes_is_sound() -> None:
    assert Checker().faults(rich()) == []


def test_the_shipped_letterhead_is_sound() -> None:
    assert Checker().faults((ROOT / "templates" / "letterhead.docx").read_bytes()) == []


def test_what_libreoffice_writes_is_sound(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HTML, "utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice(), profile, "--headless", "--writer", "--convert-to", "docx"]
    subprocess.run([*command, "a.html"], cwd=tmp_path, capture_output=True, check=True, timeout=120)
    assert Checker().faults((tmp_path / "a.docx").read_bytes()) == []


@pytest.mark.parametrize(
    "body",
    [
        table(f"<w:tr>{CELL}</w:tr>"),
        table(f'<w:tr w:rsidR="1"><w:tc><w:tcPr/>{INNER}<w:p/></w:tc></w:tr>'),
        table('<w:tr><w:tc><w:p/><w:bookmarkStart w:id="1" w:name="a"/>'
              '<w:bookmarkEnd w:id="1"/></w:tc></w:tr>'),
        table("<w:tr><w:tc><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:tc></w:tr>"),
        f"<w:p><w:pPr>{SECTION}</w:pPr></w:p><w:p/>{SECTION}",
        '<w:p><w:pPr><w:jc/><w:pPrChange w:id="1"><w:pPr><w:ind/></w:pPr></w:pPrChange></w:pPr>'
        "</w:p>",
        '<w:p w:rsidR="1"><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:rPr/></w:pPr>'
        "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:cr/></w:r></w:p>",
        "<w:p/><w:p/><w:p><w:r><w:pict><w:txbxContent><w:p/><w:p><w:pPr/></w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>",
        "<w:p><w:r><w:t>&lt;w:tc/&gt; ! ? =' &quot;</w:t></w:r></w:p>",
    ],
)  # fmt: skip
def test_sound_structures_have_no_faults(body: str) -> None:
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<w:p>", "its XML is broken: mismatched tag"),
        ("<v:p/>", "its XML is broken: unbound prefix"),
        ("<w:p/>&nbsp;", "its XML is broken: undefined entity"),
        (f"<w:p>{NOTE}</w:p>", "the footnote 2 is not there"),
        ('<w:p><w:r><w:endnoteReference w:id="3"/></w:r></w:p>', "the endnote 3 is not there"),
        ('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', "the comment 0 is not there"),
        ('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>',
         "the num 7 is not there"),
        ('<w:p><w:hyperlink r:id="rId9"/></w:p>', "the relationship rId9 is not there"),
        ('<w:p><w:bookmarkEnd w:id="4"/></w:p>', "the bookmark 4 ends without a start"),
        ('<w:p><w:bookmarkStart w:id="4" w:name="a"/><w:bookmarkStart w:name="b" w:id="4"/></w:p>',
         "the bookmark 4 is there twice"),
        ('<w:p><w:r><wp:docPr id="1" name="a"/><wp:docPr id="1" name="b"/></w:r></w:p>',
         "the drawing 1 is there twice"),
        ('<w:sdt><w:sdtPr><w:id w:val="-5"/></w:sdtPr></w:sdt>' * 2,
         "the content control -5 is there twice"),
        (table("<w:tr><w:tc/></w:tr>"), "a table cell ends without a paragraph"),
        (table("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>"), "a table cell ends without a paragraph"),
        (table(f"<w:tr><w:tc>{INNER}</w:tc></w:tr>"),
         "a table cell ends without a paragraph"),
        (table('<w:tr w:rsidR="1"/>'), "a table row has no cell"),
        (table("<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>"), "a table row has no cell"),
        (table(""), "a table has no row"),
        ("<w:p><w:r><w:txbxContent/></w:r></w:p>", "a text box is empty"),
        ("<w:p><w:p/></w:p>", "a paragraph stands inside a paragraph"),
        ('<w:p w:rsidR="1"><w:r/><w:p><w:r/></w:p></w:p>', "a paragraph stands inside a paragraph"),
        ("<w:p><w:hyperlink><w:p><w:r/></w:p></w:hyperlink></w:p>",
         "a paragraph stands inside a paragraph"),
        ("<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
         "<w:p><w:r/></w:p></w:p>",
         "a paragraph stands inside a paragraph"),
        (f"{SECTION}<w:p/>", "a section’s properties stand in the midst of the text"),
        ('<w:sectPr w:rsidR="1"/><w:p/>', "a section’s properties stand in the midst of the text"),
        ("<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>", "w:ind after w:jc in w:pPr"),
        ("<w:p><w:pPr><w:rPr><w:sz/><w:b/></w:rPr></w:pPr></w:p>", "w:b after w:sz in w:rPr"),
        ("<w:p><w:r><w:rPr><w:i/><w:b/></w:rPr></w:r></w:p>", "w:b after w:i in w:rPr"),
        ("<w:p><w:r><w:t/><w:t>a</w:t><w:rPr/></w:r><w:r><w:t>a</w:t><w:rPr><w:b/></w:rPr></w:r></w:p>",
         "w:rPr does not stand first"),
        ("<w:p><w:r/><w:pPr><w:jc/></w:pPr></w:p>", "w:pPr does not stand first"),
        (table("<w:tr><w:tc><w:tcPr><w:shd/><w:tcW/></w:tcPr><w:p/></w:tc></w:tr>"),
         "w:tcW after w:shd in w:tcPr"),
        ("<w:tbl><w:tblPr><w:jc/><w:tblW/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
         "w:tblW after w:jc in w:tblPr"),
        ("<w:sectPr><w:pgMar/><w:pgSz/></w:sectPr>", "w:pgSz after w:pgMar in w:sectPr"),
    ],
)  # fmt: skip
def test_a_fault_of_the_document_is_found(body: str, fault: str) -> None:
    [found] = faults(body)
    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("name", "root", "content", "fault"),
    [
        ("footnotes", "footnotes", '<w:footnote w:id="1"/>', "a footnote is empty"),
        ("endnotes", "endnotes", '<w:endnote w:id="1"></w:endnote>', "an endnote is empty"),
        ("comments", "comments", '<w:comment w:id="1" w:author="a"/>', "a comment is empty"),
        ("header1", "hdr", "", "the header is empty"),
        ("footer1", "ftr", " ", "the footer is empty"),
        ("footnotes", "footnotes", '<w:footnote w:id="1"><w:p/></w:footnote>' * 2,
         "the footnote 1 is there twice"),
        ("numbering", "numbering", '<w:num w:numId="1"><w:abstractNumId w:val="6"/></w:num>',
         "the abstractNum 6 is not there"),
        ("numbering", "numbering",
         '<w:num w:numId="1"/><w:abstractNum w:abstractNumId="1"><w:lvl><w:pPr/></w:lvl>'
         "</w:abstractNum>", "w:abstractNum after w:num in w:numbering"),
        ("numbering", "numbering",
         '<w:abstractNum w:abstractNumId="1"><w:lvl><w:lvlText/><w:numFmt/></w:lvl>'
         "</w:abstractNum>", "w:numFmt after w:lvlText in w:lvl"),
        ("numbering", "numbering",
         '<w:num w:numId="1"><w:lvlOverride><w:startOverride/></w:lvlOverride>'
         '<w:abstractNumId w:val="1"/></w:num><w:abstractNum w:abstractNumId="1"/>',
         "w:abstractNumId after w:lvlOverride in w:num"),
        ("settings", "settings", '<w:footnotePr><w:footnote w:id="-1"/></w:footnotePr>',
         "the footnote -1 is not there"),
        ("settings", "settings", "<w:compat/><w:zoom/>", "w:zoom after w:compat in w:settings"),
        ("styles", "styles", "<w:style><w:rPr/><w:name/></w:style>",
         "w:name after w:rPr in w:style"),
    ],
)  # fmt: skip
def test_a_fault_of_another_part_is_found(name: str, root: str, content: str, fault: str) -> None:
    related = f"rId1 {name} {name}.xml"
    [found, *_] = Checker().faults(file("<w:p/>", related, **{name: part(root, content)}))
    assert found == f"word/{name}.xml: {fault}"


@pytest.mark.parametrize(
    ("name", "root", "before", "after"),
    [
        ("header1", "hdr", "", ""),
        ("footer1", "ftr", "", ""),
        ("footnotes", "footnotes", '<w:footnote w:id="2">', "</w:footnote>"),
        ("endnotes", "endnotes", '<w:endnote w:id="2">', "</w:endnote>"),
        ("comments", "comments", '<w:comment w:id="2">', "</w:comment>"),
    ],
)
@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_referred_to_in_the_main_document_alone(
    name: str, root: str, before: str, after: str, kind: str
) -> None:
    content = f'{before}<w:p><w:r><w:{kind}Reference w:id="2"/></w:r></w:p>{after}'
    notes = {
        f"{one}s": part(f"{one}s", f'<w:{one} w:id="2"><w:p/></w:{one}>')
        for one in ("footnote", "endnote")
    }
    data = file("<w:p/>", **{**notes, name: part(root, content)})
    fault = f"word/{name}.xml: it refers to {kind}s, as only the main document can"
    assert Checker().faults(data) == [fault]


def test_references_between_parts_are_resolved() -> None:
    num = '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="3"/>{num}'
    body = f'<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>{NOTE}</w:p>'
    related = ("rId1 footnotes footnotes.xml", "rId2 numbering /word/numbering.xml")
    parts = {"footnotes": NOTES, "numbering": part("numbering", numbering)}
    assert faults(body, *related, **parts) == []


def test_a_part_without_a_content_type_is_found() -> None:
    data = with_parts(file(), {"word/media/logo.png": b"", "word/media/LOGO.XML": b"<a/>"})
    assert Checker().faults(data) == ["word/media/logo.png: no content type is declared for it"]


def test_a_relationship_that_leads_nowhere_is_found() -> None:
    data = file("<w:p/>", "rId1 styles styles.xml", "rId2 hyperlink !https://a.org/x.xml")
    assert Checker().faults(data) == [f"{OF_DOCUMENT}: the part word/styles.xml is not there"]


def test_targets_may_be_escaped_or_lead_to_a_place_in_a_part() -> None:
    related = ("rId1 a media/a%20b.xml", "rId2 b #there", "rId3 c ../word/Document.xml#x")
    data = with_parts(file("<w:p/>", *related), {"word/media/a b.xml": b"<a/>"})
    assert Checker().faults(data) == []


def test_two_relationships_of_one_id_are_found() -> None:
    data = file("<w:p/>", "rId1 hyperlink !https://a.org", "rId1 hyperlink !https://b.org")
    assert Checker().faults(data) == [f"{OF_DOCUMENT}: the relationship rId1 is there twice"]


MANY = range(20_000)
BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:bookmarkEnd w:id="{0}"/>'
OVERRIDE = '<Override PartName="/x{0}" ContentType="x/x"/>'
TYPES = (
    types().replace(b"</Types>", "".join(map(OVERRIDE.format, (*MANY, 0))).encode()) + b"</Types>"
)
LITTLE = 2.0
"""Seconds; what takes the square of the time takes many times as long."""


@pytest.mark.parametrize(
    "data",
    [
        file(f"<w:p>{''.join(BOOKMARK.format(n) for n in (*MANY, 0))}</w:p>"),
        file("<w:p/>", *(f"rId{n} hyperlink !https://a.org" for n in (*MANY, 0))),
        with_parts(file(), {CONTENT_TYPES: TYPES}),
    ],
    ids=["bookmarks", "relationships", "types"],
)
def test_very_many_ids_are_checked_in_little_time(data: bytes) -> None:
    start = time.process_time()
    assert [fault for fault in Checker().faults(data) if "twice" in fault] != []
    assert time.process_time() - start < LITTLE


def test_a_package_without_a_main_document_is_found() -> None:
    data = with_parts(file(), {"_rels/.rels": relationships("rId1 metadata word/document.xml")})
    assert Checker().faults(data) == ["_rels/.rels: it names no main document"]


def test_parts_whose_names_differ_only_in_case_are_found() -> None:
    data = with_parts(file(), {"word/Document.xml": part("document", "<w:body/>")})
    assert Checker().faults(data) == ["two parts of the file have the same name"]


def test_a_part_that_is_there_twice_is_found() -> None:
    entries = [entry(name, data) for name, data in parts().items()]
    data = assemble([*entries, entry(DOCUMENT, part("document", "<w:body/>"))])
    assert Checker().faults(data) == ["two parts of the file have the same name"]


def test_a_document_type_is_found() -> None:
    data = with_parts(file(), {"word/x.xml": b"<!DOCTYPE a><a/>"})
    assert Checker().faults(data) == ["word/x.xml: it declares a document type"]


@pytest.mark.parametrize("data", [b"", b"Dear", b"PK\5\6", file()[:-30], file()[200:]])
def test_what_is_no_whole_file_is_found(data: bytes) -> None:
    assert Checker().faults(data) != []


def test_a_damaged_byte_of_a_part_is_found() -> None:
    sound = rich()
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        for info in archive.infolist():
            at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
            damaged = sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :]
            assert f"{info.filename}: its bytes are damaged" in Checker().faults(damaged)


def test_words_that_look_like_xml_are_words() -> None:
    text = ' r:id="rId9" xmlns:w="urn:x" w:id="3" &lt;w:tc/&gt; ? &lt;? ! &lt;! \'=\' ="'
    assert faults(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>") == []


@pytest.mark.parametrize(
    "written",
    [
        f"<w:p>{NOTE}<!-- a --></w:p>",
        f"<w:p><?x y?>{NOTE}</w:p>",
        f"<w:p>{NOTE}<w:r><w:t><![CDATA[<w:tc/>]]></w:t></w:r></w:p>",
        f"<w:p>{NOTE}</w:p>".replace('"', "'"),
        f"<w:p>{NOTE}</w:p>".replace(
            "<w:footnoteReference w:", '<x:footnoteReference xmlns:x="{}" x:'
        ),
    ],
)
def test_ids_are_found_however_the_xml_is_written(written: str) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert faults(written.replace("{}", namespace)) == ["the footnote 2 is not there"]


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1"])
def test_ids_are_found_in_any_encoding(encoding: str) -> None:
    made = unzipped(file(f"<w:p>{NOTE}</w:p>"))
    text = made[DOCUMENT].decode().replace("UTF-8", encoding)
    data = write_package(made | {DOCUMENT: text.encode(encoding)})
    assert Checker().faults(data) == [f"{DOCUMENT}: the footnote 2 is not there"]


def test_what_stands_in_a_fallback_repeats_ids() -> None:
    text = '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>'
    box = f"<w:txbxContent>{text}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    assert faults(body) == []


def test_faults_that_the_template_has_are_passed_over() -> None:
    template = file("<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>")
    checker = Checker.tolerating(template)
    assert checker.faults(template) == []
    letter = file(f"<w:p><w:pPr><w:jc/><w:ind/></w:pPr>{NOTE}</w:p>")
    assert checker.faults(letter) == [f"{DOCUMENT}: the footnote 2 is not there"]


def test_a_part_that_was_looked_at_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    facts_of = checking._facts_of

    def noted(name: str, data: bytes, finder: FactFinder) -> Facts:
        looked_at.append(name)
        return facts_of(name, data, finder)

    monkeypatch.setattr(checking, "_facts_of", noted)
    checker = Checker()
    checker.faults(file("<w:p><w:r><w:t>one</w:t></w:r></w:p>", footnotes=NOTES))
    looked_at.clear()
    assert checker.faults(file("<w:p><w:r><w:t>two</w:t></w:r></w:p>", footnotes=NOTES)) == []
    assert looked_at == [DOCUMENT]


def test_references_to_a_part_that_was_looked_at_are_resolved_again() -> None:
    checker = Checker()
    related = "rId1 footnotes footnotes.xml"
    assert checker.faults(file(f"<w:p>{NOTE}</w:p>", related, footnotes=NOTES)) == []
    without = file(f"<w:p>{NOTE}</w:p>", related, footnotes=part("footnotes", ""))
    assert checker.faults(without) == [f"{DOCUMENT}: the footnote 2 is not there"]


def test_many_letters_are_checked_with_a_bounded_memory() -> None:
    checker = Checker()
    for number in range(400):
        assert checker.faults(file(f"<w:p><w:r><w:t>{number}</w:t></w:r></w:p>")) == []
    assert len(checker._memo) == 256
    assert CONTENT_TYPES.encode() in {listed[0] for listed in checker._memo}


def test_of_large_parts_few_are_remembered() -> None:
    checker = Checker()
    for number in range(5):
        data = with_parts(file(), {"word/media/a.png": bytes([number]) * 3_000_000})
        checker.faults(data)
    remembered = [len(record) for record, _ in checker._memo.values()]
    assert sum(size > 3_000_000 for size in remembered) == 2
    assert checker._remembered == sum(remembered)
