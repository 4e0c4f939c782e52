"""The objects of a PDF file and how they are written down (ISO 32000-1, clause 7).

Objects are ready bytes; here they get their numbers and their places in the file. What is no
stream goes into one object stream (7.5.7), and the places into a cross-reference stream (7.5.8).
Written by hand rather than with a library, because the same pages must give the same bytes on
every system: that takes libdeflate's compression, and an identifier made of the content.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from deflate import zlib_compress

_LEVEL = 6
# 7.5.2: four bytes above 127 tell programs that move files that this one is binary.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE, _AT, _IN_STREAM = 0, 1, 2
_FIELDS = (1, 4, 2)


@lru_cache(8192)
def number(value: float) -> str:
    """A number to a hundredth, as short as it can be."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def utf16(text: str) -> str:
    """A text's UTF-16 units in hexadecimal."""
    return text.encode("utf-16-be", "surrogatepass").hex()


def string(text: str) -> str:
    """A text string (7.9.2.2): as it is where it is plain ASCII, else in UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{utf16(text)}>"


def name(text: str) -> str:
    """A name (7.3.5), of which all but plain letters, digits, “-”, “+” and “.” is escaped."""
    plain = "-+._"
    codes = text.encode()
    return "/" + "".join(
        chr(code)
        if chr(code).isascii() and (chr(code).isalnum() or chr(code) in plain)
        else f"#{code:02X}"
        for code in codes
    )


class Objects:
    """All objects of one file."""

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        """A number for an object that is put later."""
        self._last += 1
        return self._last

    def put(self, at: int, body: str) -> None:
        """Say what the object of a reserved number is."""
        self._plain[at] = body.encode("ascii")

    def add(self, body: str) -> int:
        """An object more; its number."""
        at = self.reserve()
        self.put(at, body)
        return at

    def add_stream(self, data: bytes, entries: str = "", *, is_packed: bool = True) -> int:
        """A stream more, with what its dictionary says beside length and compression."""
        at = self.reserve()
        self._streams[at] = _stream(data, entries, is_packed=is_packed)
        return at

    def file(self, catalog: int, information: int) -> bytes:
        """The whole file."""
        pack = self.reserve()
        self._streams[pack] = self._object_stream()
        pieces, places, offset = [_HEADER], {}, len(_HEADER)
        for at, body in self._streams.items():
            piece = b"%d 0 obj\n%b\nendobj\n" % (at, body)
            places[at] = offset
            pieces.append(piece)
            offset += len(piece)
        digest = hashlib.sha256(b"".join(pieces)).hexdigest()[:32]
        own = self.reserve()
        places[own] = offset
        trailer = (
            f"/Type/XRef/Size {own + 1}/Root {catalog} 0 R/Info {information} 0 R"
            f"/ID[<{digest}><{digest}>]/W[{' '.join(map(str, _FIELDS))}]"
        )
        table = _stream(self._table(places, pack), trailer, is_packed=True)
        pieces.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, table, offset))
        return b"".join(pieces)

    def _object_stream(self) -> bytes:
        heads, offset = [], 0
        for at, body in self._plain.items():
            heads.append(f"{at} {offset}")
            offset += len(body) + 1
        head = " ".join(heads).encode() + b"\n"
        data = head + b"\n".join(self._plain.values())
        entries = f"/Type/ObjStm/N {len(heads)}/First {len(head)}"
        return _stream(data, entries, is_packed=True)

    def _table(self, places: dict[int, int], pack: int) -> bytes:
        """Table 18: an entry an object, be it in its own place or in the object stream."""
        index = {at: place for place, at in enumerate(self._plain)}
        rows = [_row(_FREE, 0, 0xFFFF)]
        for at in range(1, self._last + 1):
            in_place = at in places
            rows.append(_row(_AT, places[at], 0) if in_place else _row(_IN_STREAM, pack, index[at]))
        return b"".join(rows)


def _row(*values: int) -> bytes:
    return b"".join(
        value.to_bytes(size, "big") for value, size in zip(values, _FIELDS, strict=True)
    )


def _stream(data: bytes, entries: str, *, is_packed: bool) -> bytes:
    if is_packed:
        data, entries = bytes(zlib_compress(data, _LEVEL)), f"{entries}/Filter/FlateDecode"
    head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
    return b"%b%b\nendstream" % (head, data)
