"""A font's face as PDF needs it: its file put together again, its measures, a subset of it.

Qt gives the tables of the very face that it shapes with, be it one of a collection or a file that
the system keeps elsewhere. Faces are kept for the letters to come, since every letter has the same.
"""

from __future__ import annotations

import struct
from collections import OrderedDict
from collections.abc import Iterable, Mapping

import uharfbuzz as hb
from msgspec import Struct
from PySide6.QtGui import QRawFont

from letterapp.pages.coloured import is_coloured
from letterapp.pages.varied import is_varied

_KEPT = 12
_TABLES = (
    "head", "hhea", "hmtx", "maxp", "OS/2", "post", "name", "cvt ", "fpgm", "prep", "loca", "glyf",
    "CFF ", "CFF2", "fvar", "avar", "gvar", "HVAR", "MVAR",
)  # fmt: skip
# What of a subset a PDF has no use for (ISO 32000-1, 9.9: tables that a TrueType font needs).
_DROPPED = ("cmap", "name", "OS/2", "post", "GSUB", "GPOS", "GDEF", "STAT")
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DOWNGRADE_CFF2
)
_POSTSCRIPT_NAME = 6

# OS/2.fsType (OpenType 1.9): what its maker lets be done with a font's file.
_RESTRICTED, _USAGE = 0x0002, 0x000F
_NO_SUBSET, _BITMAPS_ONLY = 0x0100, 0x0200
_CAP_HEIGHT = 88


class Measures(Struct, frozen=True):
    """What a font descriptor says (ISO 32000-1, 9.8), in thousandths of the size."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    capitals: int
    italic_angle: float
    weight: int
    is_fixed_pitch: bool


class Subset(Struct, frozen=True):
    """Some glyphs of a face, and each one's index there by the one it had.

    `data` is a font file, of a face with PostScript outlines its CFF table.
    """

    data: bytes
    indexes: Mapping[int, int]


class Face:
    """One face of a font, with outlines that can be embedded or not."""

    def __init__(self, font: QRawFont) -> None:
        tables = {tag: data for tag in _TABLES if (data := bytes(font.fontTable(tag).data()))}
        self._face = hb.Face(_file_of(tables))
        self._axes = _axes_of(self._face, font) if "fvar" in tables else {}
        self._font = hb.Font(self._face)
        self._font.set_variations(self._axes)
        self._per_unit = 1000 / (self._face.upem or 1000)
        self.name = _name_of(self._face, font)
        self.is_cff = "CFF " in tables or "CFF2" in tables
        self.is_embeddable = _is_embeddable(tables) and not is_coloured(font)
        self.measures = _measures_of(tables, self._per_unit)

    def advance(self, glyph: int) -> float:
        """How far a glyph moves on, in thousandths of the size."""
        return self._font.get_glyph_h_advance(glyph) * self._per_unit

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """The font file of these glyphs alone; of a variable font, as it was varied."""
        wanted = hb.SubsetInput()
        wanted.flags = _FLAGS
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(t.encode(), "big") for t in _DROPPED)
        for tag, value in self._axes.items():
            wanted.pin_axis_location(self._face, tag, value)
        plan = hb.SubsetPlan(self._face, wanted)
        made = plan.execute()
        data = made.reference_table("CFF ").data if self.is_cff else made.blob.data
        return Subset(data, dict(plan.old_to_new_glyph_mapping))


_Key = tuple[str, str, bytes, bytes, int]
_faces: OrderedDict[_Key, Face] = OrderedDict()


def face_of(font: QRawFont) -> Face:
    """The face of a font, of whatever size; the last ones asked for are kept."""
    key = _key_of(font)
    face = _faces.get(key) or Face(font)
    _faces[key] = face
    _faces.move_to_end(key)
    while len(_faces) > _KEPT:
        _faces.popitem(last=False)
    return face


def _key_of(font: QRawFont) -> _Key:
    """What tells faces apart: `head` has a checksum of the file, OS/2 what may be done with it."""
    head, os2 = (bytes(font.fontTable(tag).data()) for tag in ("head", "OS/2"))
    weight = font.weight() if font.fontTable("fvar").size() else 0
    return font.familyName(), font.styleName(), head, os2, weight


def _file_of(tables: Mapping[str, bytes]) -> bytes:
    """A font file (OpenType 1.9, “Organization of an OpenType font”), without checksums."""
    offset = 12 + 16 * len(tables)
    kind = b"OTTO" if "glyf" not in tables else b"\0\1\0\0"
    directory, bodies = [kind, struct.pack(">4H", len(tables), 0, 0, 0)], []
    for tag, data in sorted(tables.items()):
        directory.append(struct.pack(">4s3L", tag.encode(), 0, offset, len(data)))
        padded = data + bytes(-len(data) % 4)
        bodies.append(padded)
        offset += len(padded)
    return b"".join(directory + bodies)


def _axes_of(face: hb.Face, font: QRawFont) -> dict[str, float]:
    """Where a variable font stands on its axes: Qt tells the weight, the rest is as it comes."""
    axes = {axis.tag: axis.default_value for axis in face.axis_infos}
    for axis in face.axis_infos:
        if axis.tag == "wght" and is_varied(font):
            axes["wght"] = min(max(float(font.weight()), axis.min_value), axis.max_value)
    return axes


def _name_of(face: hb.Face, font: QRawFont) -> str:
    name = face.get_name(_POSTSCRIPT_NAME) or f"{font.familyName()}-{font.styleName()}"
    return "".join(letter for letter in name if letter.isascii() and letter.isprintable()) or "Font"


def _is_embeddable(tables: Mapping[str, bytes]) -> bool:
    """Whether there are outlines, and whoever made them lets a subset of them be embedded."""
    if not tables.keys() & {"glyf", "CFF ", "CFF2"}:
        return False
    if "OS/2" not in tables:
        return True
    (rights,) = struct.unpack_from(">H", tables["OS/2"], 8)
    return rights & _USAGE != _RESTRICTED and not rights & (_NO_SUBSET | _BITMAPS_ONLY)


def _measures_of(tables: Mapping[str, bytes], per_unit: float) -> Measures:
    """From `head`, `hhea`, `OS/2` and `post`; for what a font lacks, what is usual."""
    box = struct.unpack_from(">4h", tables["head"], 36) if "head" in tables else (0, 0, 1000, 1000)
    ascent, descent = (
        struct.unpack_from(">2h", tables["hhea"], 4) if "hhea" in tables else (box[3], box[1])
    )
    os2 = tables.get("OS/2", b"")
    angle, is_fixed = 0.0, False
    if "post" in tables:
        angle = struct.unpack_from(">i", tables["post"], 4)[0] / 65536
        is_fixed = bool(struct.unpack_from(">L", tables["post"], 12)[0])
    has_capitals = len(os2) > _CAP_HEIGHT
    capitals = struct.unpack_from(">h", os2, _CAP_HEIGHT)[0] if has_capitals else ascent
    left, bottom, right, top = (round(edge * per_unit) for edge in box)
    return Measures(
        box=(left, bottom, right, top),
        ascent=round(ascent * per_unit),
        descent=round(descent * per_unit),
        capitals=round(capitals * per_unit),
        italic_angle=angle,
        weight=struct.unpack_from(">H", os2, 4)[0] if os2 else 400,
        is_fixed_pitch=is_fixed,
    )
