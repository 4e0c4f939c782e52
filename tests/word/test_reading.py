"""Reading Word files of others: what is refused, what is taken out, and that all else is kept."""

import contextlib
import io
import struct
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.errors import WordTemplateError
from letterapp.limits import Limits
from letterapp.problems import Place
from letterapp.word.package import read_package
from letterapp.word.writing import CONTENT_TYPES, assemble, entry, write_package
from tests.external import ROOT
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

WHERE = Place(Path("letterhead.docx"))
SMALL = Limits()
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BLIP = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def refusal(data: bytes, limits: Limits = SMALL) -> list[str]:
    """What is wrong with a file, each with its part; every problem has a hint and the file."""
    with pytest.raises(WordTemplateError) as caught:
        read_package(data, WHERE, limits)
    problems = caught.value.problems
    assert all(problem.hint and problem.where.file == WHERE.file for problem in problems)
    assert problems[0].is_error
    said = [(problem.where.place, problem.message) for problem in problems]
    return [": ".join(filter(None, one)) for one in said]


def zipped(made: Mapping[str, bytes], **options: bool) -> bytes:
    """The parts as Python's own zipfile writes them, to a stream that cannot go back."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

    stream = Stream() if options.get("is_stream") else io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            with archive.open(name, "w", force_zip64=options.get("is_zip64", False)) as out:
                out.write(data)
    return stream.getvalue()


def patched(data: bytes, name: str, at: int, value: bytes) -> bytes:
    """A file with other bytes in the central directory's record of a part."""
    start = data.rfind(name.encode()) - 46
    assert data[start:].startswith(b"PK\1\2")
    return data[: start + at] + value + data[start + at + len(value) :]


# What is read


@pytest.mark.parametrize("is_stream", [False, True])
@pytest.mark.parametrize("is_zip64", [False, True])
def test_any_way_of_writing_an_archive_is_read(is_stream: bool, is_zip64: bool) -> None:
    made = parts()
    data = zipped(made, is_stream=is_stream, is_zip64=is_zip64)
    assert read_package(data, WHERE).parts == made


def test_a_file_of_python_docx_is_kept_byte_for_byte() -> None:
    package = read_package(rich(), WHERE)
    assert package.parts == unzipped(rich())
    assert package.problems == ()


def test_the_shipped_letterhead_is_kept_byte_for_byte() -> None:
    data = (ROOT / "templates" / "letterhead.docx").read_bytes()
    assert read_package(data, WHERE).parts == unzipped(data)


def test_oddities_that_are_legal_are_kept() -> None:
    odd = {
        "[trash]/0000.dat": b"\0",
        "word/media/LOGO.PNG": b"png",
        "word/a%20b.xml": b"<a/>",
        "docProps/": b"",
        "__MACOSX/word/._document.xml": b"\0\5\x16\7",
    }
    package = read_package(zipped({**parts(), **odd}), WHERE)
    assert package.parts == {**parts(), **{name: odd[name] for name in odd if name[-1] != "/"}}


@pytest.mark.parametrize(
    "target", ["/word/document.xml", "word/Document.xml", "./word/document.xml"]
)
def test_the_main_document_is_found_however_it_is_spelt(target: str) -> None:
    data = with_parts(file(), {"_rels/.rels": relationships(f"rId1 officeDocument {target}")})
    assert read_package(data, WHERE).related("officeDocument") == DOCUMENT


def test_a_template_of_word_s_becomes_a_document() -> None:
    declared = types(document="template.main", styles="styles")
    package = read_package(with_parts(file(), {CONTENT_TYPES: declared}), WHERE)
    assert b"template.main" not in package.parts[CONTENT_TYPES]
    assert package.parts[CONTENT_TYPES].count(b"document.main+xml") == 1
    assert package.problems == ()


# What is no Word file


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear Minister,\n",
        OLE,
        file()[:300],
        zipped({}),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        with_parts(file(), {"_rels/.rels": relationships("rId1 officeDocument word/x.xml")}),
        with_parts(file(), {DOCUMENT: b'<workbook xmlns="urn:sheets"/>'}),
        with_parts(
            file(),
            {
                "word/main": b"<!DOCTYPE a><a/>",
                "_rels/.rels": relationships("rId1 officeDocument word/main"),
            },
        ),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert refusal(data) == ["this is no Word file (.docx)"]


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("EncryptedPackage", "the file is protected with a password"),
        ("WordDocument", "this is a Word file of the old kind (.doc)"),
        ("Workbook", "this is no Word file (.docx)"),
    ],
)
def test_a_compound_file_is_told_by_what_is_in_it(stream: str, message: str) -> None:
    assert refusal(OLE + bytes(500) + stream.encode("utf-16-le") + bytes(500)) == [message]


def test_an_encrypted_part_is_refused() -> None:
    data = patched(file(), DOCUMENT, 8, b"\1\0")
    assert refusal(data) == [f"{DOCUMENT}: it is encrypted"]


def test_a_part_that_is_compressed_otherwise_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", b"<a/>")
    assert refusal(stream.getvalue()) == [
        "a.xml: it is compressed in a way that Word does not read"
    ]


@pytest.mark.parametrize("at", [16, 24], ids=["crc", "size"])
def test_a_part_that_is_not_what_is_declared_is_refused(at: int) -> None:
    data = patched(file(), DOCUMENT, at, b"\1\2\3\0")
    assert refusal(data) == [f"{DOCUMENT}: its bytes are damaged"]


@given(st.integers(0, len(rich()) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_and_never_a_crash(start: int, junk: bytes) -> None:
    data = rich()
    with contextlib.suppress(WordTemplateError):  # anything else fails the test
        read_package(data[:start] + junk + data[start + len(junk) :], WHERE)


# Limits


def test_a_file_that_is_too_large_is_refused() -> None:
    limits = SMALL._replace(file=2**19)
    assert refusal(bytes(2**19 + 1), limits) == ["the file is larger than 0.5 MB"]


def test_a_file_of_too_many_parts_is_refused() -> None:
    many = {f"{number}.xml": b"<a/>" for number in range(11)}
    assert refusal(zipped(many), SMALL._replace(parts=10)) == ["the file has more than 10 parts"]


def test_a_directory_of_very_many_parts_is_not_even_listed() -> None:
    limits = SMALL._replace(parts=10)
    assert refusal(b"PK\1\2" * 41, limits) == ["the file has more than 10 parts"]


def test_parts_that_are_too_large_together_are_refused() -> None:
    limits = SMALL._replace(unpacked=2**20)
    data = zipped({"a.xml": b"a" * 600_000, "b.xml": b"b" * 600_000})
    assert refusal(data, limits) == ["unpacked, the file is larger than 1 MB"]


def test_a_zip_bomb_is_refused() -> None:
    data = zipped({**parts(), "word/a.xml": bytes(20_000_000)})
    assert refusal(data) == ["word/a.xml: it is a ZIP bomb: a few bytes that unpack to very many"]


def test_a_part_that_unpacks_to_little_is_no_bomb() -> None:
    made = {**parts(), "word/a.bin": bytes(10**6)}
    assert read_package(zipped(made), WHERE).parts == made


def test_a_zip_bomb_that_declares_a_small_size_is_refused() -> None:
    data = zipped({**parts(), "word/a.xml": bytes(20_000_000)})
    data = patched(data, "word/a.xml", 24, struct.pack("<I", 100))
    assert refusal(data) == ["word/a.xml: it is a ZIP bomb: a few bytes that unpack to very many"]


def test_parts_that_share_their_bytes_are_refused() -> None:
    data = zipped({"a.xml": b"<a/>", "b.xml": b"<a/>"})
    assert refusal(patched(data, "b.xml", 42, bytes(4))) == [
        "a.xml: its place in the file is another’s"
    ]


# Names


@pytest.mark.parametrize(
    "name",
    [
        "/word/a.xml",
        "word\\a.xml",
        "../a.xml",
        "word/../../a.xml",
        "word/..",
        "C:/a.xml",
        "c:a.xml",
        "word//a.xml",
        "./a.xml",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    data = assemble([entry(one, data) for one, data in {**parts(), name: b""}.items()])
    assert refusal(data) == [f"a part has the name “{name}”, which leads elsewhere"]


def test_names_that_only_look_like_paths_elsewhere_are_read() -> None:
    made = {**parts(), "word/..a.bin": b"", "word/a...bin": b"", "word/.bin": b""}
    assert read_package(write_package(made), WHERE).parts == made


def test_all_bad_names_are_told_at_once() -> None:
    entries = [entry(name, data) for name, data in parts().items()]
    names = ("word/Document.xml", DOCUMENT, "/x")
    data = assemble([*entries, *(entry(name, b"") for name in names)])
    assert refusal(data) == [
        f"the parts “{DOCUMENT}” and “word/Document.xml” have the same name but for case",
        f"the part “{DOCUMENT}” is there twice",
        "a part has the name “/x”, which leads elsewhere",
    ]


# XML


def test_all_broken_parts_are_told_at_once() -> None:
    data = with_parts(file(), {"word/a.xml": b"<a>", "word/b.xml": b"", DOCUMENT: b"<a><b></a>"})
    found = refusal(data)
    assert [one.partition(": its XML is broken")[0] for one in found] == [
        DOCUMENT,
        "word/a.xml",
        "word/b.xml",
    ]


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE a>",
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://localhost/b"> %b;]>',
        '<!DOCTYPE a [<!ENTITY b "' + "c" * 50 + '"><!ENTITY d "' + "&b;" * 50 + '">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "UTF-16-LE", "UTF-7"])
def test_a_document_type_is_refused_in_any_encoding(doctype: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<a/>'
    [found] = refusal(with_parts(file(), {"word/a.xml": text.encode(encoding)}))
    said = ("it declares a document type", "its XML is broken")
    assert found.removeprefix("word/a.xml: ").startswith(said)


def test_the_words_of_a_document_type_may_stand_in_a_text() -> None:
    body = "<w:p><w:r><w:t>&lt;!DOCTYPE a&gt;<![CDATA[<!ENTITY b>]]></w:t></w:r></w:p>"
    assert DOCUMENT in read_package(file(body), WHERE).parts


# Kinds of Word files


@pytest.mark.parametrize(
    "changed",
    [
        {CONTENT_TYPES: types().replace(b"application/xml", b"x.macroEnabled.main+xml")},
        {
            CONTENT_TYPES: types().replace(
                b"application/xml", b"application/vnd.ms-office.vbaProject"
            )
        },
        {"word/vbaProject.bin": b"x"},
    ],
)
def test_macros_are_refused(changed: dict[str, bytes]) -> None:
    assert refusal(with_parts(file(), changed)) == ["the file holds macros"]


def test_strict_open_xml_is_refused() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    ours = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = with_parts(file(), {DOCUMENT: parts()[DOCUMENT].replace(ours, strict)})
    assert refusal(data) == ["the file is a Strict Open XML Document"]


# What is loaded from elsewhere


def test_links_that_a_person_follows_are_kept() -> None:
    data = file("<w:p/>", "rId1 hyperlink !https://a.org/b")
    package = read_package(data, WHERE)
    assert package.parts == unzipped(data)
    assert package.problems == ()


def test_the_link_to_an_attached_template_is_taken_out() -> None:
    settings = part("settings", '<w:zoom/><w:attachedTemplate r:id="rId1"/>')
    rels = relationships("rId1 attachedTemplate !file:///C:/Normal.dotm", "rId2 hyperlink !x:y")
    data = with_parts(file(settings=settings), {"word/_rels/settings.xml.rels": rels})
    package = read_package(data, WHERE)
    assert b"attachedTemplate" not in b"".join(package.parts.values())
    assert b"w:zoom" in package.parts["word/settings.xml"]
    assert b"rId2" in package.parts["word/_rels/settings.xml.rels"]
    [warned] = package.problems
    assert not warned.is_error
    assert warned.where.place == "word/settings.xml"
    assert warned.message == "the link to “file:///C:/Normal.dotm” is left out of the letters"


@pytest.mark.parametrize(
    "picture",
    [
        f'{BLIP} r:link="rId2" r:embed="rId3"/>',
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="rId3" r:href="rId2"/>',
    ],
)
def test_the_link_of_a_picture_that_is_in_the_file_is_taken_out(picture: str) -> None:
    related = ("rId2 image !https://a.org/logo.png", "rId3 image media/logo.png")
    data = file(f"<w:p><w:r>{picture}</w:r></w:p>", *related)
    package = read_package(data, WHERE)
    assert b"rId2" not in package.parts[DOCUMENT] + package.parts[OF_DOCUMENT]
    assert b'"rId3"' in package.parts[DOCUMENT]
    assert [problem.is_error for problem in package.problems] == [False]


def test_very_many_links_of_pictures_are_taken_out_in_little_time() -> None:
    many = range(2_000)
    pictures = "".join(f'{BLIP} r:link="rId{n}" r:embed="x"/>' for n in many)
    links = (f"rId{n} image !https://a.org/{n}.png" for n in many)
    data = file(f"<w:p><w:r>{pictures}</w:r></w:p>", *links)
    start = time.process_time()
    assert len(read_package(data, WHERE).problems) == len(many)
    assert time.process_time() - start < 2.0


@pytest.mark.parametrize("kind", ["oleObject", "subDocument", "frame", "video", "audio", "image"])
def test_what_would_be_loaded_is_refused(kind: str) -> None:
    body = f'<w:p><w:r>{BLIP} r:link="rId2"/></w:r></w:p>'
    found = refusal(file(body, f"rId2 {kind} !https://a.org/x"))
    assert found == [
        f"{DOCUMENT}: it would load “https://a.org/x” ({kind}) when the letter is opened"
    ]


def instruction(*pieces: str) -> str:
    """A field whose instruction is cut into runs."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    ends = [
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")
    ]
    return f"{ends[0]}{runs}{ends[1]}<w:r><w:t>shown</w:t></w:r>{ends[2]}"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (instruction(' INCLUDEPICTURE "https://a.org/x.png" \\d '), "INCLUDEPICTURE"),
        (instruction("INCL<!-- c -->UDE<?a b?>TEXT x"), "INCLUDETEXT"),
        (instruction(" INCLUDE", 'TEXT "C:\\\\a.docx"'), "INCLUDETEXT"),
        (instruction("IF 1 = 1 ", "") + instruction("ddeauto excel"), "DDEAUTO"),
        ('<w:fldSimple w:instr=" Link Excel.Sheet "><w:r/></w:fldSimple>', "LINK"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATABASE</w:instrText></w:r>',
         "DATABASE"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
         + instruction("IMPORT x") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "IMPORT"),
    ],
)  # fmt: skip
def test_a_field_that_loads_from_elsewhere_is_refused(field: str, name: str) -> None:
    assert refusal(file(f"<w:p>{field}</w:p>")) == [
        f"{DOCUMENT}: the field {name} loads from elsewhere when the letter is opened"
    ]


def test_other_fields_and_their_words_in_a_text_are_kept() -> None:
    field = instruction(' PAGE \\* "LINK" ') + "<w:r><w:t>DDE LINK</w:t></w:r>"
    data = file(f"<w:p>{field}</w:p>")
    assert read_package(data, WHERE).parts == unzipped(data)


def test_all_that_is_wrong_is_told_at_once() -> None:
    changed = {"word/a.xml": b"<a>", "word/vbaProject.bin": b""}
    data = with_parts(file("<w:p/>", "rId2 frame !https://a.org"), changed)
    assert len(refusal(data)) == 3
