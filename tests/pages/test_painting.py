from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from pytestqt.qtbot import QtBot

from letterapp.pages.page import Fill, Image, Mark, Page, Stroke
from letterapp.pages.painting import Painting, paint, picture
from tests.pages.laying import HEIGHT, MARGIN, WIDTH, Looks, lines_of, page_of

WHITE, BLACK = "#ffffff", "#000000"


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """The one application, without which there are no fonts."""


def page(*marks: Mark, width: float = 60, height: float = 40) -> Page:
    return Page(width, height, marks)


def colours(image: QImage, ys: range | int = 0, xs: range | int = 0) -> list[str]:
    """The colours of a column or a row of pixels."""
    if isinstance(ys, range):
        return [image.pixelColor(int(str(xs)), y).name() for y in ys]
    assert isinstance(xs, range)
    return [image.pixelColor(x, ys).name() for x in xs]


def inked(image: QImage) -> Iterator[tuple[int, int]]:
    """The pixels that are darker than half."""
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y).lightness() < 128:
                yield x, y


def darkness(image: QImage) -> float:
    """How many black pixels there would be of the same ink."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    row = grey.bytesPerLine()
    data = bytes(grey.constBits())
    lines = (data[y * row : y * row + grey.width()] for y in range(grey.height()))
    return sum(255 - value for line in lines for value in line) / 255


def text_page(text: str, looks: Looks) -> Page:
    """A small page of one line, whose baseline is 40 points below its top."""
    (line,) = lines_of(text, looks, 0)
    (placed,) = lines_of(text, looks, 40 - line.baseline)
    return Page(MARGIN + 60, 60, (placed,))


def png(*colours: str) -> bytes:
    """A picture file of stripes side by side, each ten pixels wide."""
    image = QImage(10 * len(colours), 10, QImage.Format.Format_RGB32)
    for x in range(image.width()):
        for y in range(10):
            image.setPixelColor(x, y, QColor(colours[x // 10]))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("dpi", [96, 192, 600])
def test_a_letter_stands_on_its_baseline_in_its_place(dpi: int) -> None:
    scale = dpi / 72
    found = list(inked(picture(text_page("H", Looks("Carlito", size=24.0)), dpi)))
    # An “H” of Carlito of 2048 units begins 140 from its origin and is 1314 high.
    assert min(x for x, _ in found) / scale == pytest.approx(
        MARGIN + 24 * 140 / 2048, abs=1 / scale
    )
    assert max(y + 1 for _, y in found) / scale == pytest.approx(40, abs=1 / scale)
    assert min(y for _, y in found) / scale == pytest.approx(40 - 24 * 1314 / 2048, abs=1 / scale)


def test_text_has_its_colour_and_is_black_without_one() -> None:
    red, black = (
        picture(text_page("H", Looks("Carlito", size=30.0, colour=colour)), 192)
        for colour in ("ff0000", "")
    )
    x, y = next((x, y) for x, y in inked(black) if black.pixelColor(x, y).name() == BLACK)
    assert red.pixelColor(x, y).name() == "#ff0000"


@pytest.mark.parametrize("size", [11.0, 40.0])
def test_a_bold_that_is_made_up_is_as_thick_at_every_size(size: float) -> None:
    looks = Looks("Khmer OS", size=size)
    plain, bold = (
        darkness(picture(text_page("ខ", replace(looks, is_bold=is_bold)), 192))
        for is_bold in (False, True)
    )
    assert 1.3 < bold / plain < 1.9


def test_an_italic_that_is_made_up_leans() -> None:
    looks = Looks("Khmer OS", size=24.0)
    upright, leaning = (
        picture(text_page("ខ", replace(looks, is_italic=is_italic)), 192)
        for is_italic in (False, True)
    )
    top = min(y for _, y in inked(upright))
    assert rightmost(leaning, top) > rightmost(upright, top) + 5


def rightmost(image: QImage, top: int) -> int:
    """Where the ink of the first rows ends."""
    return max(x for x, y in inked(image) if y < top + 5)


def test_text_of_a_font_of_colours_shows_when_it_is_to_be_bold() -> None:
    image = picture(text_page("😀", Looks("Noto Color Emoji", size=24.0, is_bold=True)), 96)
    assert any(image.pixelColor(x, 40).saturation() > 100 for x in range(image.width()))


def test_all_lines_of_a_page_are_painted() -> None:
    image = picture(page_of(("one", Looks()), ("two", Looks())), 96)
    rows = {y for _, y in inked(image)}
    assert {y // 30 for y in rows} == {3, 4}
    assert (image.width(), image.height()) == (round(WIDTH * 96 / 72), round(HEIGHT * 96 / 72))


def test_rectangles_that_touch_leave_no_gap_and_end_sharply() -> None:
    image = picture(page(Fill(10, 10, 20.3, 10, "00ff00"), Fill(30.3, 10, 10, 10, "0000ff")), 96)
    row = colours(image, 20, range(image.width()))
    assert [*dict.fromkeys(row)] == [WHITE, "#00ff00", "#0000ff"]


@pytest.mark.parametrize(("width", "rows"), [(0.25, 1), (0.75, 1), (1.5, 2), (3.0, 4)])
def test_a_level_line_is_sharp_and_never_vanishes(width: float, rows: int) -> None:
    for y in (10, 10.2, 10.5, 10.77):
        image = picture(page(Stroke(5, y, 50, y, width)), 96)
        column = colours(image, range(image.height()), 20)
        assert (column.count(BLACK), set(column)) == (rows, {BLACK, WHITE})


def test_an_upright_line_is_drawn_from_either_end() -> None:
    image = picture(page(Stroke(10, 30, 10, 5, 1.5, "ff0000")), 96)
    assert colours(image, 20, range(image.width())).count("#ff0000") == 2
    assert colours(image, range(image.height()), 13).count("#ff0000") == round(25 * 96 / 72)


def test_dashes_are_as_long_as_they_are_said_to_be() -> None:
    image = picture(page(Stroke(0, 10, 60, 10, 1.5, "", (6, 3))), 144)
    row = colours(image, 20, range(18))
    assert row == [BLACK] * 12 + [WHITE] * 6


def test_one_length_is_of_dashes_and_gaps_alike() -> None:
    image = picture(page(Stroke(0, 10, 60, 10, 1.5, "", (3,))), 144)
    assert colours(image, 20, range(12)) == [BLACK] * 6 + [WHITE] * 6


def test_a_slanting_line_is_drawn() -> None:
    image = picture(page(Stroke(0, 0, 60, 40, 2)), 96)
    assert image.pixelColor(40, round(40 * 40 / 60)).name() == BLACK


def test_a_picture_fills_its_place() -> None:
    image = picture(page(Image(png("#ff0000"), 10, 10, 20, 15)), 72)
    assert colours(image, 15, range(8, 32)) == [WHITE] * 2 + ["#ff0000"] * 20 + [WHITE] * 2
    assert colours(image, range(8, 27), 15) == [WHITE] * 2 + ["#ff0000"] * 15 + [WHITE] * 2


def test_of_a_picture_only_what_the_crop_leaves_is_seen() -> None:
    data = png("#ff0000", "#00ff00", "#0000ff", "#ffffff")
    image = picture(page(Image(data, 10, 10, 20, 20, (0.25, 0.0, 0.25, 0.0))), 72)
    row = colours(image, 20, range(10, 30))
    assert (row[2], row[-3]) == ("#00ff00", "#0000ff")
    assert colours(image, 20, range(8, 32))[:2] == [WHITE, WHITE]
    assert "#ff0000" not in row


def test_a_crop_that_leaves_nothing_shows_nothing() -> None:
    image = picture(page(Image(png("#ff0000"), 10, 10, 20, 20, (0.5, 0.0, 0.5, 0.0))), 72)
    assert darkness(image) == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        png("#ff0000")[:60],
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    ],
)
def test_what_is_no_picture_shows_nothing(data: bytes) -> None:
    assert darkness(picture(page(Image(data, 10, 10, 20, 20)), 72)) == 0


def test_a_picture_that_is_made_much_smaller_keeps_what_it_shows() -> None:
    stripes = png(*["#000000", "#ffffff"] * 40)
    image = picture(page(Image(stripes, 10, 10, 10, 10)), 72)
    assert all(90 < image.pixelColor(x, 15).lightness() < 165 for x in range(12, 18))


def test_nothing_is_painted_beside_the_page() -> None:
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    painter.translate(20, 20)
    paint(page(Fill(-50, -50, 500, 500, "ff0000")), painter)
    painter.end()
    assert colours(canvas, 30, range(100)) == [WHITE] * 20 + ["#ff0000"] * 60 + [WHITE] * 20


def test_a_painting_is_the_same_each_time_and_leaves_the_painter_as_it_was() -> None:
    painting = Painting(page_of(("Dear Sir or Madam,", Looks())))
    images = []
    for _ in range(2):
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        before = painter.transform(), painter.renderHints(), painter.hasClipping()
        painting.paint(painter)
        assert (painter.transform(), painter.renderHints(), painter.hasClipping()) == before
        painter.end()
        images.append(image)
    assert images[0] == images[1]
    assert darkness(images[0]) > 50


def test_a_picture_says_how_large_it_is_on_paper() -> None:
    image = picture(page(), 150)
    assert (image.width(), image.height()) == (125, 83)
    assert (image.dotsPerMeterX(), image.dotsPerMeterY()) == (5906, 5906)


def test_a_picture_that_is_too_large_is_null() -> None:
    assert picture(page(width=1e6, height=1e6), 1200).isNull()
