"""Pictures and text boxes as Word writes them: in a line, or anchored to a paragraph.

Lengths are points; DrawingML's are EMU (12,700 a point).
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchored drawing stands, and how text goes around it.

    `x` and `y` are points or an alignment such as `right`; `wrap` is square, topAndBottom or none.
    """

    x: float | str = 0
    y: float | str = 0
    from_x: str = "column"
    from_y: str = "paragraph"
    wrap: str = "square"
    side: str = "bothSides"
    behind: bool = False
    distance: float = 9


def png(width: int, height: int, seed: int = 5) -> bytes:
    """A PNG of coloured bands (ISO/IEC 15948)."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        for x in range(width):
            band = (x * seed // 8 + y // 6) % 8
            rows += bytes((40 + band * 25, (90 + seed * 20 + band * 7) % 256, 230 - band * 20))
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def inline(key: str, width: float, height: float, number: int = 1) -> str:
    """A run with a picture that stands in the line."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"{_extent(width, height)}{_named(number)}{_picture(key, width, height, number)}"
        "</wp:inline></w:drawing></w:r>"
    )


def anchored(key: str, width: float, height: float, place: Place, number: int = 1) -> str:
    """A run with a picture that text goes around, or that stands behind it."""
    return _anchor(_picture(key, width, height, number), width, height, place, number)


def text_box(content: str, width: float, height: float, place: Place, number: int = 1) -> str:
    """A run with a box of paragraphs, without a line around it."""
    graphic = (
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720"'
        ' anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
    )
    made = _anchor(graphic, width, height, place, number)
    inner = made.removeprefix("<w:r>").removesuffix("</w:r>")
    choice = f'<mc:Choice Requires="wps">{inner}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def emu(points: float) -> int:
    """Points as EMU."""
    return round(points * 12_700)


def _anchor(graphic: str, width: float, height: float, place: Place, number: int) -> str:
    wrap = {
        "square": f'<wp:wrapSquare wrapText="{place.side}"/>',
        "topAndBottom": "<wp:wrapTopAndBottom/>",
        "none": "<wp:wrapNone/>",
    }[place.wrap]
    gap = emu(place.distance)
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="{gap}" distR="{gap}" simplePos="0"'
        f' relativeHeight="{2516 + number}" behindDoc="{int(place.behind)}" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{place.from_x}">{_position(place.x)}</wp:positionH>'
        f'<wp:positionV relativeFrom="{place.from_y}">{_position(place.y)}</wp:positionV>'
        f"{_extent(width, height)}{wrap}{_named(number)}{graphic}</wp:anchor></w:drawing></w:r>"
    )


def _position(value: float | str) -> str:
    if isinstance(value, str):
        return f"<wp:align>{value}</wp:align>"
    return f"<wp:posOffset>{emu(value)}</wp:posOffset>"


def _extent(width: float, height: float) -> str:
    return (
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
    )


def _named(number: int) -> str:
    return f'<wp:docPr id="{number}" name="Picture {number}"/><wp:cNvGraphicFramePr/>'


def _picture(key: str, width: float, height: float, number: int) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{_GRAPHIC}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic>"
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
