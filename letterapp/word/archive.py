"""The ZIP archive of a finished letter, read to check it: where each part stands, and its content.

Files of others are read by `reading`, which trusts nothing; this is for what was written here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from deflate import DeflateError, crc32, deflate_decompress

_CENTRAL = struct.Struct("<4s6H3I5H2I")  # APPNOTE 4.3.12
_LOCAL = struct.Struct("<4s5H3I2H")  # APPNOTE 4.3.7
_END = struct.Struct("<4s4H2IH")  # APPNOTE 4.3.16
_HAS_DESCRIPTOR = 8  # APPNOTE 4.4.4, bit 3: the sizes stand behind the data
_STORED, _DEFLATED = 0, 8
_MOST_RATIO = 1032
"""Deflate cannot make a part grow more: a length of 258 bytes may take two bits."""

Listed = tuple[bytes, int, int, int, int]
"""What the central directory says of a part: name, method, CRC, size packed and unpacked."""


class Damaged(Exception):
    """What is wrong with an archive, or with a part of it."""


def listing_of(data: bytes) -> Iterator[tuple[Listed, int]]:
    """The parts in the central directory, each with the place of its record; raises Damaged."""
    end = data.rfind(b"PK\5\6")
    try:
        _, _, _, _, count, _, at, _ = _END.unpack_from(data, max(end, 0))
        for _ in range(count if end >= 0 else 0):
            fields = _CENTRAL.unpack_from(data, at)
            _, _, _, _, method, _, _, crc, packed, size, name, *lengths, _, _, _, place = fields
            at += _CENTRAL.size + name
            yield (data[at - name : at], method, crc, packed, size), place
            at += sum(lengths)
    except struct.error as cause:
        raise Damaged("the file is no sound ZIP archive") from cause


def name_of(listed: Listed) -> str:
    """A part's name; one that is damaged is still one to speak of."""
    return listed[0].decode("utf-8", "replace")


def unpacked(data: bytes, listed: Listed, place: int) -> tuple[bytes, bytes]:
    """A part's whole record in the file, and its content; raises Damaged."""
    name, method, crc, packed, size = listed
    try:
        mark, _, flags, *rest, name_length, extra = _LOCAL.unpack_from(data, place)
    except struct.error as cause:
        raise Damaged("its place in the file is wrong") from cause
    start = place + _LOCAL.size + name_length + extra
    own = (data[place + _LOCAL.size :][:name_length], rest[0])
    if mark != b"PK\3\4" or own != (name, method):
        raise Damaged("its place in the file is wrong")
    if not flags & _HAS_DESCRIPTOR and rest[3:] != [crc, packed, size]:
        raise Damaged("the file tells two sizes of it")
    content = _inflated(data[start : start + packed], method, size)
    if len(content) != size or crc32(content) != crc:
        raise Damaged("its bytes are damaged")
    return data[place : start + packed], content


def _inflated(stored: bytes, method: int, size: int) -> bytes:
    if method == _STORED:
        return stored
    if method != _DEFLATED or size > (len(stored) + 1) * _MOST_RATIO:
        raise Damaged("its bytes are damaged")
    try:
        return bytes(deflate_decompress(stored, size))
    except DeflateError as cause:
        raise Damaged("its bytes are damaged") from cause
