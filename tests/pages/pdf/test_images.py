from __future__ import annotations

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from letterapp.pages.page import Image, Page
from tests.pages.laying import HEIGHT, WIDTH
from tests.pages.pdf.reading import content, opened, written


def picture(kind: str, colour: str = "#ff8000", image_format: str = "RGB32") -> bytes:
    image = QImage(5, 3, QImage.Format[f"Format_{image_format}"])
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def page_with(*data: bytes, **more: object) -> Page:
    images = [Image(each, 72.0, 100.0, 50.0, 30.0, **more) for each in data]  # type: ignore[arg-type]
    return Page(WIDTH, HEIGHT, images)


def images_of(data: bytes) -> list[pikepdf.Object]:
    return list(opened(data).pages[0].Resources.XObject.values())


@pytest.mark.parametrize("kind", ["PNG", "BMP"])
def test_a_picture_keeps_its_pixels(kind: str) -> None:
    (image,) = images_of(written(page_with(picture(kind))))
    assert [str(image.Width), str(image.Height)] == ["5", "3"]
    assert image.ColorSpace == "/DeviceRGB"
    assert image.read_bytes() == b"\xff\x80\x00" * 15


def test_a_grey_picture_is_of_one_component() -> None:
    (image,) = images_of(written(page_with(picture("PNG", "#808080"))))
    assert image.ColorSpace == "/DeviceGray"
    assert image.read_bytes() == b"\x80" * 15


@pytest.mark.parametrize("image_format", ["RGB32", "Grayscale8"])
def test_jpeg_is_embedded_as_it_is(image_format: str) -> None:
    data = picture("JPEG", image_format=image_format)
    (image,) = images_of(written(page_with(data)))
    assert image.Filter == "/DCTDecode"
    assert image.read_raw_bytes() == data


def test_what_is_seen_through_has_a_mask_and_its_own_colours() -> None:
    (image,) = images_of(written(page_with(picture("PNG", "#40ff8000", "ARGB32"))))
    assert image.SMask.read_bytes() == b"\x40" * 15
    assert image.read_bytes() == b"\xff\x80\x00" * 15


def test_a_mask_that_hides_nothing_is_left_out() -> None:
    (image,) = images_of(written(page_with(picture("PNG", "#ffff8000", "ARGB32"))))
    assert "/SMask" not in image


def test_the_same_picture_is_there_once() -> None:
    same, other = picture("PNG"), picture("PNG", "#00ff00")
    assert len(images_of(written(page_with(same, same, other)))) == 2


@pytest.mark.qt_log_ignore("Bogus marker length")
@pytest.mark.parametrize("data", [b"", b"no picture", picture("PNG")[:50], b"\xff\xd8\xff\xc0\x00"])
def test_a_broken_picture_is_left_out(data: bytes) -> None:
    file = written(page_with(data))
    assert images_of(file) == []
    assert "Do" not in content(file)


def test_a_cut_off_picture_is_clipped() -> None:
    shown = content(written(page_with(picture("PNG"), crop=(0.5, 0.0, 0.0, 0.25))))
    assert "72 712 50 30 re W n 100 0 0 40 22 702 cm" in shown


def test_a_picture_all_cut_off_is_left_out() -> None:
    assert "Do" not in content(written(page_with(picture("PNG"), crop=(0.5, 0.0, 0.5, 0.0))))


def test_what_is_said_of_a_picture_stands_with_it() -> None:
    assert "/Span<</Alt(A seal)>>BDC" in content(written(page_with(picture("PNG"), alt="A seal")))
