"""The ZIP writer: what zipfile reads back, the order of the parts, the same bytes each time."""

import hashlib
import io
import zipfile
from collections.abc import Mapping

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.word.writing import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    assemble,
    entry,
    write_package,
)
from tests.word.packages import saved, unzipped

# zipfile itself cuts a name at a zero byte, and takes a backslash for a slash on Windows.
NAMES = st.text(
    st.characters(exclude_characters="\0\\", exclude_categories=["Cs"]), min_size=1, max_size=80
)
PARTS = st.dictionaries(NAMES, st.binary(max_size=2000), max_size=8)


def infos(parts: Mapping[str, bytes]) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(write_package(parts))) as archive:
        return archive.infolist()


@given(PARTS)
def test_any_parts_are_read_back_as_they_were(parts: dict[str, bytes]) -> None:
    assert unzipped(write_package(parts)) == parts


@given(PARTS)
def test_the_same_parts_give_the_same_bytes(parts: dict[str, bytes]) -> None:
    assert write_package(parts) == write_package(dict(parts))


def test_the_content_types_come_first_and_the_rest_in_order() -> None:
    parts = {"word/b.xml": b"", PACKAGE_RELATIONSHIPS: b"", "a.xml": b"", CONTENT_TYPES: b""}
    names = [info.filename for info in infos(parts)]
    assert names == [CONTENT_TYPES, PACKAGE_RELATIONSHIPS, "word/b.xml", "a.xml"]


def test_a_file_tells_neither_time_nor_platform() -> None:
    [info] = infos({"word/é.xml": b"<a/>" * 20})
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert info.create_system == info.external_attr == info.internal_attr == 0
    assert info.extra == info.comment == b""


@pytest.mark.parametrize(("name", "flag"), [("word/a.xml", 0), ("word/ខ្មែរ.xml", 0x800)])
def test_only_a_name_that_is_not_ascii_is_marked_as_utf_8(name: str, flag: int) -> None:
    [info] = infos({name: b"<a/>"})
    assert (info.filename, info.flag_bits) == (name, flag)


def test_a_part_is_stored_where_compressing_gains_nothing() -> None:
    text = b"<w:t>Excellency</w:t>" * 40
    sizes = {info.filename: info for info in infos({"a.xml": text, "b.xml": b"x", "c.PNG": text})}
    assert sizes["a.xml"].compress_type == zipfile.ZIP_DEFLATED
    assert sizes["a.xml"].compress_size < len(text)
    assert sizes["b.xml"].compress_type == sizes["c.PNG"].compress_type == zipfile.ZIP_STORED


def test_an_entry_serves_in_many_files() -> None:
    styles = entry("word/styles.xml", b"<styles/>" * 100)
    files = [assemble([styles, entry("word/document.xml", text)]) for text in (b"a" * 99, b"b")]
    assert [unzipped(file)["word/styles.xml"] for file in files] == [b"<styles/>" * 100] * 2
    assert [unzipped(file)["word/document.xml"] for file in files] == [b"a" * 99, b"b"]


def test_a_file_of_no_parts_is_an_empty_archive() -> None:
    assert unzipped(assemble([])) == {}


def test_a_file_written_anew_opens_as_the_same_document() -> None:
    made = docx.Document()
    made.add_paragraph("Excellency, ឯកឧត្តម")
    opened = docx.Document(io.BytesIO(write_package(unzipped(saved(made)))))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["Excellency, ឯកឧត្តម"]


def test_the_bytes_are_the_same_on_every_machine() -> None:
    text = "".join(f"<w:p>{number * number}</w:p>" for number in range(500)).encode()
    digest = hashlib.sha256(write_package({"word/document.xml": text})).hexdigest()
    assert digest == "ec98397a82b6262520ce4f34f57ef3846bf4746250157695139aad098713caf2"
