"""Pictures: which files are taken, their size, their part, and the drawing in the letter."""

import contextlib
import io
import struct
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from letterapp.limits import Limits
from letterapp.word.checking import Checker
from letterapp.word.package import DOCUMENT_TYPE, Package, write_package
from letterapp.word.pictures import EMU_PER_MM, Picture, PictureError, drawing_xml, load_picture
from tests.external import validate_docx
from tests.word.packages import DOCUMENT, PNG, parts

INCH = 914_400
ALT = '“A” & "B" <c>\n$x'


def png(width: int, height: int, dots_per_metre: int = 0) -> bytes:
    """A picture of this size in pixels, with or without its own resolution."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header)]
    if dots_per_metre:
        chunks.append((b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, 1)))
    rows = (b"\0" + b"\xff\0\0" * width) * height
    chunks += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def jpeg(width: int, height: int) -> bytes:
    """The headers of a JPEG of 100 dots an inch."""
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\1\0\x64\0\x64\0\0"
    frame = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\1\1\x11\0"
    return b"\xff\xd8" + jfif + frame + b"\xff\xda\0\x08\1\1\0\0\x3f\0\0\xff\xd9"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0;"


def bmp(width: int, height: int) -> bytes:
    size = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 3937, 3937, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + size


def tiff(width: int, height: int) -> bytes:
    entries = [(256, 3, width), (257, 3, height)]
    written = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + written + bytes(4)


def load(
    folder: Path,
    data: bytes = PNG,
    width: float | None = None,
    height: float | None = None,
    alt: str = "The logo",
) -> Picture:
    (folder / "logo.png").write_bytes(data)
    return load_picture(folder, "logo.png", width, height, alt, Limits())


def refusal(folder: Path, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(PictureError) as caught:
        load_picture(folder, name, None, None, "The logo", limits or Limits())
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "extension", "content_type"),
    [
        (png(20, 10), "png", "image/png"),
        (jpeg(20, 10), "jpg", "image/jpeg"),
        (gif(20, 10), "gif", "image/gif"),
        (bmp(20, 10), "bmp", "image/bmp"),
        (tiff(20, 10), "tiff", "image/tiff"),
    ],
)
def test_a_picture_is_known_by_its_content(
    tmp_path: Path, data: bytes, extension: str, content_type: str
) -> None:
    picture = load(tmp_path, data)
    assert (picture.extension, picture.content_type) == (extension, content_type)
    assert picture.data == data
    assert picture.name.endswith(f".{extension}")
    assert picture.width == 2 * picture.height


def test_without_a_size_a_picture_has_its_own(tmp_path: Path) -> None:
    assert load(tmp_path, png(72, 36)).width == INCH
    assert load(tmp_path, png(300, 150, 11811)).width == INCH
    assert load(tmp_path, jpeg(100, 50)).height == INCH // 2


@pytest.mark.parametrize(
    ("width", "height", "sides"),
    [(40, None, (40, 20)), (None, 40, (80, 40)), (30.5, 40, (30.5, 40))],
)
def test_one_side_keeps_the_proportions(
    tmp_path: Path, width: float | None, height: float | None, sides: tuple[float, float]
) -> None:
    picture = load(tmp_path, png(20, 10), width, height)
    assert (picture.width / EMU_PER_MM, picture.height / EMU_PER_MM) == sides


@pytest.mark.parametrize("side", [0, -1, 559, float("inf"), float("nan")])
def test_an_impossible_side_is_refused(tmp_path: Path, side: float) -> None:
    with pytest.raises(PictureError, match=r"cannot be .* mm wide or high"):
        load(tmp_path, png(20, 10), side)


def test_a_picture_that_no_page_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"would be 705.6 × 0.4 mm in size") as caught:
        load(tmp_path, png(2000, 1))
    assert "558.8 mm" in caught.value.hint


@pytest.mark.parametrize("alt", ["", " \n"])
def test_a_picture_without_alternative_text_is_refused(tmp_path: Path, alt: str) -> None:
    with pytest.raises(PictureError, match="has no alternative text"):
        load(tmp_path, alt=alt)


def test_an_alternative_text_that_xml_cannot_carry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="U\\+0007"):
        load(tmp_path, alt="a\x07")


def test_the_name_of_a_part_is_that_of_its_bytes(tmp_path: Path) -> None:
    first, other = load(tmp_path, png(1, 1)), load(tmp_path, png(2, 1))
    assert first.name != other.name
    assert first.name == load(tmp_path, png(1, 1), 30, alt="Else").name
    assert first.name.startswith("word/media/")


def test_a_picture_in_a_folder_below_is_found(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a b.PNG").write_bytes(PNG)
    picture = load_picture(tmp_path, "pictures/a b.PNG", None, None, "A", Limits())
    assert picture.data == PNG


@pytest.mark.parametrize("name", ["../secret.png", "pictures/../../secret.png"])
def test_a_picture_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "campaign"
    (folder / "pictures").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(PNG)
    assert refusal(folder, name) == f"the picture “{name}” lies outside its folder"
    absolute = str(tmp_path / "secret.png")
    assert refusal(folder, absolute).endswith("lies outside its folder")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "circle.png").symlink_to(folder / "circle.png")
    assert refusal(folder, "link.png").endswith("lies outside its folder")
    assert "cannot be read" in refusal(folder, "circle.png")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, ".") == "“.” is no file"
    assert "cannot be read: " in refusal(tmp_path, "nowhere.png")
    assert "cannot be read" in refusal(tmp_path, "a\0.png")


def test_a_picture_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG + bytes(2**20))
    limits = Limits()._replace(picture=2**20)
    assert refusal(tmp_path, "a.png", limits) == "the picture “a.png” is larger than 1 MB"


@pytest.mark.parametrize("data", [b"", b"<svg/>", PNG[:20], jpeg(1, 1)[:30], png(0, 1), b"RIFF"])
def test_what_word_cannot_show_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert "a.png” is" in refusal(tmp_path, "a.png")


@given(
    st.sampled_from([png(9, 9, 99), jpeg(9, 9), gif(9, 9), bmp(9, 9), tiff(9, 9)]),
    st.integers(0, 60),
    st.binary(max_size=8),
)
def test_a_damaged_picture_is_read_or_refused(data: bytes, at: int, junk: bytes) -> None:
    with TemporaryDirectory() as folder, contextlib.suppress(PictureError):
        load(Path(folder), data[:at] + junk + data[at + len(junk) :])  # any other error fails


def letter(*drawn: tuple[Picture, int]) -> bytes:
    """A Word file with pictures in it."""
    package = Package(parts())
    runs = []
    for picture, number in drawn:
        relation = package.relate(DOCUMENT, f"{DOCUMENT_TYPE}image", picture.name)
        package.add(picture.name, picture.content_type, picture.data)
        runs.append(f"<w:r>{drawing_xml(picture, relation, number)}</w:r>")
    body = f"<w:p>{''.join(runs)}</w:p>".encode()
    package.parts[DOCUMENT] = package.parts[DOCUMENT].replace(b"<w:p/>", body)
    return write_package(package.parts)


def test_a_letter_with_pictures_is_sound(tmp_path: Path) -> None:
    pictures = (
        load(tmp_path, png(20, 10), 30, alt='“A” & "B" <c>\n$x'),
        load(tmp_path, jpeg(9, 9)),
    )
    data = letter((pictures[0], 1), (pictures[1], 2), (pictures[0], 3))
    (tmp_path / "letter.docx").write_bytes(data)
    assert Checker().faults(data) == []
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 3
    assert validate_docx([tmp_path / "letter.docx"]) == []


def test_the_alternative_text_stands_in_the_drawing(tmp_path: Path) -> None:
    root = etree.fromstring(drawing_xml(load(tmp_path, alt=ALT), "rId7", 5))
    [properties] = root.iter("{*}docPr")
    assert (properties.get("id"), properties.get("descr")) == ("5", ALT)
    [blip] = root.iter("{*}blip")
    assert list(blip.attrib.values()) == ["rId7"]
