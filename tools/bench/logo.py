"""A logo for the benchmark letter, made here so that no picture need be kept."""

from __future__ import annotations

import struct
import zlib


def logo(width: int = 180, height: int = 70) -> bytes:
    """A PNG of rings in 24-bit colour (ISO/IEC 15948), about twenty kilobytes, as logos are."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        for x in range(width):
            ring = ((x - 35) ** 2 + (y - 35) ** 2) // 37 % 256
            rows += bytes((ring, (ring * 7 + x) % 256, 255 - ring // 2))
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (("IHDR", size), ("IDAT", zlib.compress(bytes(rows), 9)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checksum
