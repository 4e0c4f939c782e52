"""The package: parts, relationships, content types, and files that are none."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.errors import WordTemplateError
from letterapp.problems import Place
from letterapp.word.package import (
    CONTENT_TYPES,
    DOCUMENT_TYPE,
    Package,
    Relationship,
    read_package,
    write_package,
)
from letterapp.word.template import WordTemplate, load_word_template
from tests.word.word_files import DOCUMENT, FILE, data_of, document, package_of

LETTERHEAD = data_of(document("{{ body }}"))
WHERE = Place(FILE)


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear Minister,\n",
        b"\xd0\xcf\x11\xe0 an old .doc",
        LETTERHEAD[:1000],
        LETTERHEAD[:-20],
        zipped(),
        zipped(letter=b"text"),
        zipped(**{CONTENT_TYPES: b"<Types/>", "_rels/.rels": b"<Relationships/>"}),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_file(data: bytes) -> None:
    with pytest.raises(WordTemplateError) as caught:
        read_package(data, WHERE)
    [problem] = caught.value.problems
    assert problem.message == "this is no Word file (.docx)"
    assert problem.where.file == FILE
    assert "Word Document (.docx)" in problem.hint


@given(st.integers(0, len(LETTERHEAD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_and_never_a_crash(start: int, junk: bytes) -> None:
    with contextlib.suppress(WordTemplateError):  # anything else fails the test
        read_package(LETTERHEAD[:start] + junk + LETTERHEAD[start + len(junk) :], WHERE)


def test_a_broken_part_is_named() -> None:
    package = package_of(document("{{ body }}"))
    package.parts["word/styles.xml"] = b"<w:styles>"
    with pytest.raises(WordTemplateError) as caught:
        read_package(write_package(package.parts), WHERE)
    assert caught.value.problems[0].where == Place(FILE, None, "word/styles.xml")
    assert "XML is broken" in caught.value.problems[0].message


def test_a_spreadsheet_is_no_word_file() -> None:
    package = package_of(document())
    package.parts[DOCUMENT] = b'<workbook xmlns="urn:sheets"/>'
    file = write_package(package.parts)
    with pytest.raises(WordTemplateError, match="no Word file"):
        WordTemplate(read_package(file, WHERE), FILE, {})


def test_a_file_that_is_not_there_is_refused_with_the_system_s_words() -> None:
    with pytest.raises(WordTemplateError, match="cannot be read: No such file"):
        load_word_template(FILE.with_name("nowhere.docx"), {})


def test_parts_come_back_as_they_were() -> None:
    package = read_package(LETTERHEAD, WHERE)
    assert read_package(write_package(package.parts), WHERE) == package


def test_the_content_types_come_first() -> None:
    parts = {"word/a.xml": b"<a/>", "_rels/.rels": b"<r/>", CONTENT_TYPES: b"<t/>"}
    with zipfile.ZipFile(io.BytesIO(write_package(parts))) as archive:
        assert archive.namelist() == [CONTENT_TYPES, "_rels/.rels", "word/a.xml"]


def test_a_written_file_tells_neither_time_nor_platform() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package({CONTENT_TYPES: b"<t/>"}))) as archive:
        [entry] = archive.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.create_system == 0


def test_a_copy_can_be_changed_by_itself() -> None:
    package = Package({"a.xml": b"<a/>"})
    package.copy().parts["a.xml"] = b"<b/>"
    assert package.parts == {"a.xml": b"<a/>"}


def test_a_relationship_is_added_once_and_found_again() -> None:
    package = package_of(document())
    first = package.relate(DOCUMENT, f"{DOCUMENT_TYPE}hyperlink", "https://a.org", is_external=True)
    again = package.relate(DOCUMENT, f"{DOCUMENT_TYPE}hyperlink", "https://a.org", is_external=True)
    other = package.relate(DOCUMENT, f"{DOCUMENT_TYPE}hyperlink", "https://b.org", is_external=True)
    assert first == again != other
    found = Relationship(first, f"{DOCUMENT_TYPE}hyperlink", "https://a.org", True)
    assert found in package.relationships(DOCUMENT)


def test_relationship_ids_are_unique() -> None:
    package = package_of(document())
    for number in range(20):
        package.relate(DOCUMENT, "kind", f"https://{number}.org", is_external=True)
    ids = [found.id for found in package.relationships(DOCUMENT)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("target", ["styles.xml", "./styles.xml", "/word/styles.xml"])
def test_a_related_part_is_found_however_its_target_is_spelt(target: str) -> None:
    package = package_of(document())
    name = "word/_rels/document.xml.rels"
    package.parts[name] = package.parts[name].replace(b'"styles.xml"', f'"{target}"'.encode())
    assert package.related("styles", DOCUMENT) == "word/styles.xml"


def test_a_part_of_no_relationship_is_not_related() -> None:
    package = package_of(document())
    del package.parts["word/styles.xml"]
    assert package.related("styles", DOCUMENT) is None
    assert package.related("footnotes", DOCUMENT) is None


def test_a_part_that_is_added_twice_is_declared_once() -> None:
    package = package_of(document())
    package.add("word/footnotes.xml", "type/old", b"<old/>")
    package.add("word/footnotes.xml", "type/new", b"<new/>")
    types = package.parts[CONTENT_TYPES]
    assert types.count(b"/word/footnotes.xml") == 1
    assert b"type/new" in types
    assert package.parts["word/footnotes.xml"] == b"<new/>"


def test_a_removed_part_leaves_no_trace() -> None:
    package = package_of(document())
    package.remove("word/styles.xml", DOCUMENT)
    assert "word/styles.xml" not in package.parts
    assert b"styles.xml" not in package.parts[CONTENT_TYPES]
    assert package.related("styles", DOCUMENT) is None
