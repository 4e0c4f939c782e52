"""Pictures and text boxes of VML, which older programs and templates have (Part 4, 19.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from letterapp.pages.content import Picture, Placement, TextBox
from letterapp.pages.formats import Border
from letterapp.pages.reading.colours import rgb
from letterapp.pages.reading.graphics import Drawn
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import length, number
from letterapp.pages.reading.pictures import picture_data
from letterapp.pages.reading.placing import X_ALIGN, Y_ALIGN
from letterapp.pages.reading.story import Story
from letterapp.word.xml import r, w

_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_W10 = "{urn:schemas-microsoft-com:office:word}"
_SHAPES = frozenset(
    f"{_V}{name}"
    for name in ("shape", "rect", "roundrect", "line", "oval", "group", "polyline", "arc", "curve")
)
_BOXES = frozenset({f"{_V}shape", f"{_V}rect"})
_LENGTH = re.compile(r"\s*(-?[0-9.]+)\s*([a-z%]*)\s*", re.ASCII)
_PIXEL = 0.75
_THIN, _WIDEST = 1.0, 100.0
"""Points: lines that rise less are level; none is wider."""

_X_FROM = {"margin": "margin", "page": "page", "char": "character", "text": "column"}
_Y_FROM = {"margin": "margin", "page": "page", "line": "line", "text": "paragraph"}
_DISTANCES = ("left", "top", "right", "bottom")
_OFF = frozenset({"f", "false", "0"})
_ON = frozenset({"t", "true", "1"})
_NAMED = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF"}

Contents = tuple[Placement | None, Sequence[Drawn]]


def vml_contents(story: Story, node: etree._Element, link: str) -> Iterator[Contents]:
    """What a `w:pict` or `w:object` shows, each with its placement, None for one in the line."""
    is_object = node.tag == w("object")
    found = [child for child in node if child.tag in _SHAPES]
    for child in found:
        style = _style(child)
        made = _shape(story, child, style, link, is_object=is_object)
        if made is not None:
            yield _placement(child, style), (Drawn(made),)
    if is_object and not found:
        story.add(Loss.OBJECT)


def _shape(
    story: Story, node: etree._Element, style: Mapping[str, str], link: str, *, is_object: bool
) -> Picture | TextBox | None:
    width, height = (abs(_length(style.get(key)) or 0.0) for key in ("width", "height"))
    image = node.find(f"{_V}imagedata")
    text = node.find(f"{_V}textbox/{w('txbxContent')}")
    if image is not None:
        address = node.get("href") or link
        key = image.get(r("id")) or image.get(r("href"))
        data = picture_data(story, key)
        return Picture(data, width, height, node.get("alt", ""), _crop(image), address)
    if text is not None:
        return _box(story, node, text, width, height)
    if not is_object and (plain := _plain(node, width, height)) is not None:
        return plain
    story.add(_loss(node, is_object=is_object))
    return Picture(b"", width, height) if is_object else None


def _plain(node: etree._Element, width: float, height: float) -> TextBox | None:
    """A rectangle, or a level or upright line, without text; None for another shape."""
    fill, line = _fill(node), _line(node)
    if node.tag == f"{_V}line":
        (left, top), (right, bottom) = _ends(node)
        width, height, fill = abs(right - left), abs(bottom - top), ""
    elif node.get(f"{_O}connectortype") == "straight":
        fill = ""
    elif node.tag != f"{_V}rect" or node.get(f"{_O}hr") in _ON:
        return None
    is_line = node.tag != f"{_V}rect"
    if not max(width, height) or (is_line and min(width, height) >= _THIN):
        return None
    return TextBox((), width, height, fill=fill, line=line) if fill or line else None


def _ends(node: etree._Element) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a line begins and ends."""
    return _point(node.get("from", "")), _point(node.get("to", ""))


def _point(text: str) -> tuple[float, float]:
    x, _, y = text.partition(",")
    return _length(x) or 0.0, _length(y) or 0.0


def _fill(node: etree._Element) -> str:
    if node.get("filled") in _OFF:
        return ""
    return _colour(node.get("fillcolor")) or "FFFFFF"


def _line(node: etree._Element) -> Border | None:
    if node.get("stroked") in _OFF:
        return None
    weight = min(abs(_length(node.get("strokeweight")) or _PIXEL), _WIDEST)
    return Border("single", weight, 0.0, _colour(node.get("strokecolor")) or "000000")


def _loss(node: etree._Element, *, is_object: bool) -> Loss:
    if is_object:
        return Loss.OBJECT
    if node.find(f"{_V}textpath") is not None:
        return Loss.WATERMARK
    if node.get(f"{_O}hr") in _ON or node.tag == f"{_V}line":
        return Loss.RULE
    return Loss.GROUP if node.tag == f"{_V}group" else Loss.SHAPE


def _box(
    story: Story, node: etree._Element, text: etree._Element, width: float, height: float
) -> TextBox:
    with story.nested() as is_read:
        blocks = story.blocks(text) if is_read else ()
    fill, line = _fill(node), _line(node)
    if node.tag not in _BOXES and (fill or line):
        story.add(Loss.OUTLINE)
    box = text.getparent()
    said = (box.get("inset", "") if box is not None else "").split(",")
    said += [""] * (4 - len(said))
    insets = [
        usual if (own := _length(one)) is None else max(own, 0.0)
        for one, usual in zip(said, (7.2, 3.6, 7.2, 3.6), strict=False)
    ]
    return TextBox(
        blocks,
        width,
        height,
        (insets[0], insets[1], insets[2], insets[3]),
        fill,
        line,
        grows="mso-fit-shape-to-text:t" in (box.get("style", "") if box is not None else ""),
    )


def _placement(node: etree._Element, style: Mapping[str, str]) -> Placement | None:
    if style.get("position") != "absolute":
        return None
    wrap = node.find(f"{_W10}wrap")
    (left, top), (right, bottom) = _ends(node)
    x_align = style.get("mso-position-horizontal", "")
    y_align = style.get("mso-position-vertical", "")
    distances = [
        max(_length(style.get(f"mso-wrap-distance-{side}")) or 0.0, 0.0) for side in _DISTANCES
    ]
    return Placement(
        _X_FROM.get(style.get("mso-position-horizontal-relative", ""), "column"),
        x_align if x_align in X_ALIGN else "",
        (_length(style.get("margin-left") or style.get("left")) or 0.0) + min(left, right),
        _Y_FROM.get(style.get("mso-position-vertical-relative", ""), "paragraph"),
        y_align if y_align in Y_ALIGN else "",
        (_length(style.get("margin-top") or style.get("top")) or 0.0) + min(top, bottom),
        _wrap(wrap.get("type", "") if wrap is not None else ""),
        style.get("z-index", "").startswith("-"),
        (distances[0], distances[1], distances[2], distances[3]),
    )


def _wrap(said: str) -> str:
    return said if said in ("square", "tight", "through", "topAndBottom") else "none"


def _crop(image: etree._Element) -> tuple[float, float, float, float]:
    """What is cut off, in shares or in 65,536ths, which end in “f” (Part 4, 19.1.2.11)."""
    left, top, right, bottom = (_share(image.get(f"crop{side}", "")) for side in _DISTANCES)
    if left + right >= 1 or top + bottom >= 1:
        return (0.0, 0.0, 0.0, 0.0)
    return (left, top, right, bottom)


def _share(text: str) -> float:
    found = number(text.removesuffix("f"), 65_536 if text.endswith("f") else 1)
    return min(max(found or 0.0, -1.0), 1.0)


def _style(node: etree._Element) -> Mapping[str, str]:
    pairs = (one.partition(":") for one in node.get("style", "").split(";"))
    return {key.strip().lower(): value.strip() for key, _, value in pairs}


def _length(text: str | None) -> float | None:
    """A length of CSS in points; without a unit, it is pixels."""
    found = _LENGTH.fullmatch(text or "")
    if found is None:
        return None
    if found[2] in ("px", ""):
        return length(found[1], 1 / _PIXEL)
    return length(f"{found[1]}{found[2]}")


def _colour(text: str | None) -> str:
    """A colour of VML, which may have words in brackets behind it."""
    word = (text or "").split(" ")[0]
    return _NAMED.get(word) or rgb(word)
