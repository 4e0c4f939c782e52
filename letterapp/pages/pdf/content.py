"""What is drawn on a page, as its content stream (ISO 32000-1, 8)."""

from __future__ import annotations

from letterapp.pages.page import Fill, Image, Page, Stroke
from letterapp.pages.pdf.fonts import Fonts
from letterapp.pages.pdf.images import Images
from letterapp.pages.pdf.objects import string
from letterapp.pages.pdf.operators import Operators, numbers, rgb
from letterapp.pages.pdf.text import draw_line


def content_of(page: Page, fonts: Fonts, images: Images, language: str) -> bytes:
    """A page's content, mark by mark from bottom to top; `language` is the file's."""
    operators = Operators()
    for mark in page.marks:
        if isinstance(mark, Fill):
            _fill(mark, page.height, operators)
        elif isinstance(mark, Stroke):
            _stroke(mark, page.height, operators)
        elif isinstance(mark, Image):
            _image(mark, page.height, images, operators)
        else:
            draw_line(mark, page.height, fonts, language, operators)
    return operators.data()


def _fill(fill: Fill, height: float, operators: Operators) -> None:
    operators.set("fill", f"{rgb(fill.colour)} rg")
    bottom = height - fill.y - fill.height
    operators.add(f"{numbers(fill.x, bottom, fill.width, fill.height)} re f")


def _stroke(stroke: Stroke, height: float, operators: Operators) -> None:
    operators.set("stroke", f"{rgb(stroke.colour)} RG")
    operators.set("width", f"{numbers(stroke.width)} w")
    operators.set("dash", f"[{numbers(*stroke.dashes)}]0 d")
    start = numbers(stroke.x1, height - stroke.y1)
    end = numbers(stroke.x2, height - stroke.y2)
    operators.add(f"{start} m {end} l S")


def _image(image: Image, height: float, images: Images, operators: Operators) -> None:
    """The whole picture, so large that what is cut off lies outside of the clip."""
    left, top, right, bottom = image.crop
    share_x, share_y = 1 - left - right, 1 - top - bottom
    if share_x <= 0 or share_y <= 0 or not (resource := images.of(image.data)):
        return
    y = height - image.y - image.height
    whole_width, whole_height = image.width / share_x, image.height / share_y
    x0, y0 = image.x - left * whole_width, y - bottom * whole_height
    clip = f"{numbers(image.x, y, image.width, image.height)} re W n " if any(image.crop) else ""
    drawn = f"q {clip}{numbers(whole_width, 0, 0, whole_height, x0, y0)} cm /{resource} Do Q"
    # What is said of it instead (14.9.3).
    operators.add(f"/Span<</Alt{string(image.alt)}>>BDC {drawn} EMC" if image.alt else drawn)
