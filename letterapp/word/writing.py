"""Writing the package of a Word file: a small ZIP writer that gives the same bytes everywhere.

A batch writes the same parts again and again, so a part is compressed once into an `Entry`, and a
file is a handful of ready bytes joined. Compression is libdeflate's: the standard library's zlib is
another one on each system, and so would a letter's bytes be. The layout is that of PKWARE's
APPNOTE.TXT (4.3.7, 4.3.12, 4.3.16), without ZIP64: a letter never comes near 4 GiB.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from itertools import accumulate
from operator import attrgetter

from deflate import crc32, deflate_compress
from msgspec import Struct

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

LEVEL, OWN_LEVEL = 6, 1
"""How hard to compress what letters share, and what each has of its own.

On a letter’s text, 1 takes two thirds of the time of 6, and 3 % more room.
"""

_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "webp", "mp4", "zip", "docx", "xlsx", "pptx"})
"""Endings of parts that are compressed in themselves: they are stored as they are."""

_STORED, _DEFLATED = 0, 8  # APPNOTE 4.4.5
_VERSION = 20  # APPNOTE 4.4.3: 2.0 is what Deflate needs; made by 0 (MS-DOS), as Word writes
_NAME_IS_UTF8 = 0x800  # APPNOTE 4.4.4, bit 11
_MIDNIGHT, _FIRST_DAY = 0, 1 << 5 | 1  # 1980-01-01, the first day that fits (APPNOTE 4.4.6)
_COMMON = struct.Struct("<5H3I2H")  # from “version needed” to “extra field length”
_REST_OF_CENTRAL = bytes(10)  # no comment, first disk, no attributes: all up to the offset
_END = struct.Struct("<4s4H2IH")


class Entry(Struct, frozen=True):
    """A part made ready for a ZIP file.

    `record` is the local header with the compressed data; `head` and `tail` are the entry of the
    central directory before and after the record's place in the file; `rank` orders the entries.
    """

    name: str
    record: bytes
    head: bytes
    tail: bytes
    rank: int


def entry(name: str, data: bytes, level: int = LEVEL) -> Entry:
    """Compresses one part; it is stored where that is not smaller."""
    packed: bytes | bytearray = data
    if name.rpartition(".")[2].lower() not in _PACKED:
        packed = deflate_compress(data, level)
    is_smaller = len(packed) < len(data)
    encoded = name.encode()
    common = _COMMON.pack(
        _VERSION,
        0 if name.isascii() else _NAME_IS_UTF8,
        _DEFLATED if is_smaller else _STORED,
        *(_MIDNIGHT, _FIRST_DAY, crc32(data)),
        *(len(packed) if is_smaller else len(data), len(data), len(encoded), 0),
    )
    record = b"".join((b"PK\3\4", common, encoded, packed if is_smaller else data))
    head = b"PK\1\2" + _VERSION.to_bytes(2, "little") + common + _REST_OF_CENTRAL
    return Entry(name, record, head, encoded, _RANKS.get(name, len(_RANKS)))


def assemble(entries: Iterable[Entry]) -> bytes:
    """A ZIP file of the entries: content types, the package's relationships, the rest in order."""
    ordered = sorted(entries, key=attrgetter("rank"))
    count = len(ordered)
    records = [one.record for one in ordered]
    places = [0, *accumulate(map(len, records))]
    packed = struct.pack(f"<{count}I", *places[:-1])
    central: list[bytes] = []
    for at, one in enumerate(ordered):
        central += one.head, packed[4 * at : 4 * at + 4], one.tail
    directory = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), places[-1], 0)
    return b"".join((*records, directory, end))


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a Word file: the content types first, no times, the same bytes each time."""
    return assemble([entry(name, data) for name, data in parts.items()])


_RANKS = {CONTENT_TYPES: 0, PACKAGE_RELATIONSHIPS: 1}
"""Readers that stream want to know the parts' types first, as Word writes them."""
