"""Unpacking the ZIP archive of a Word file that somebody else made, trusting nothing it says.

What is no archive, encrypted, too large, a ZIP bomb, or has parts under names that no package may
have (ECMA-376 Part 2, 6.2.2 and 7.3.4) is refused, with all that is wrong at once.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from deflate import crc32

from letterapp.errors import WordFileError
from letterapp.limits import MIB, Limits, variable_of
from letterapp.problems import Place, Problem, error

SAVE_AGAIN = "Open it in Word and save it as “Word Document (.docx)”."

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # [MS-CFB] 2.2: what password-protected files are, too
_ENCRYPTED, _OLD = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument"))
_BROKEN = (zipfile.BadZipFile, struct.error, EOFError, NotImplementedError, OSError, ValueError)
"""What zipfile raises over bytes that are no ZIP archive, or a damaged one."""

_IS_ENCRYPTED = 0x41  # APPNOTE 4.4.4, bits 0 and 6
_BAD_NAME = re.compile(r"^/|\\|^[A-Za-z]:|(^|/)\.\.?(/|$)|//|\0")
_LOCAL_LENGTHS = struct.Struct("<26x2H")  # APPNOTE 4.3.7: of the name and of the extra field
_LOCAL_SIZE = 30
_TOO_MANY = 4
"""Entries for each part allowed: directories, and those of archives that are parts, are none."""


def no_word_file(where: Place) -> WordFileError:
    """What is said of a file that is none that Word calls “Word Document (.docx)”."""
    return WordFileError([error("this is no Word file (.docx)", SAVE_AGAIN, where)])


def unpacked_parts(data: bytes, where: Place, limits: Limits) -> dict[str, bytes]:
    """The parts in an archive by name, in its order; raises WordFileError."""
    _refuse([*_size_problems(data, where, limits), *_ole_problems(data, where)])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except _BROKEN as cause:
        raise no_word_file(where) from cause
    if len(entries) > limits.parts:
        raise WordFileError([_too_many(where, limits)])
    _refuse([*_name_problems(entries, where), *_entry_problems(data, entries, where)])
    return _Unpacker(data, where, limits).parts(entries)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise WordFileError(problems)


def _size_problems(data: bytes, where: Place, limits: Limits) -> Iterator[Problem]:
    if len(data) > limits.file:
        yield _beyond("the file is larger", "file", limits.file, where)
    elif data.count(b"PK\1\2") > _TOO_MANY * limits.parts:
        yield _too_many(where, limits)


def _too_many(where: Place, limits: Limits) -> Problem:
    hint = f"{SAVE_AGAIN} The variable {variable_of('parts')} sets another limit."
    return error(f"the file has more than {limits.parts:,} parts", hint, where)


def _beyond(what: str, limit: str, size: int, where: Place) -> Problem:
    hint = (
        "Make its pictures smaller (in Word: Picture Format, Compress Pictures); the variable"
        f" {variable_of(limit)} sets another limit."
    )
    return error(f"{what} than {size / MIB:,.3g} MB", hint, where)


def _ole_problems(data: bytes, where: Place) -> Iterator[Problem]:
    """Files of the older kind, which also hold those that a password protects ([MS-OFFCRYPTO])."""
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        hint = (
            "Open it in Word, take the password out (File, Info, Protect Document, Encrypt with"
            " Password) and save it."
        )
        yield error("the file is protected with a password", hint, where)
    elif _OLD in data:
        yield error("this is a Word file of the old kind (.doc)", SAVE_AGAIN, where)
    else:
        yield from no_word_file(where).problems


def _name_problems(entries: Sequence[zipfile.ZipInfo], where: Place) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for entry in entries:
        name = entry.orig_filename  # as it stands in the file, whatever the system makes of it
        other = seen.setdefault(name.lower(), name)
        if _BAD_NAME.search(name):
            yield error(f"a part has the name “{name}”, which leads elsewhere", SAVE_AGAIN, where)
        elif other is not name and other == name:
            yield error(f"the part “{name}” is there twice", SAVE_AGAIN, where)
        elif other is not name:
            message = f"the parts “{other}” and “{name}” have the same name but for case"
            yield error(message, SAVE_AGAIN, where)


def _entry_problems(
    data: bytes, entries: Sequence[zipfile.ZipInfo], where: Place
) -> Iterator[Problem]:
    """Entries that are encrypted, packed as no Word file is, or share bytes with another."""
    for entry in entries:
        place = Place(where.file, None, entry.orig_filename)
        if entry.flag_bits & _IS_ENCRYPTED:
            yield error("it is encrypted", "Save the file without a password.", place)
        elif entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            yield error("it is compressed in a way that Word does not read", SAVE_AGAIN, place)
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    starts = [entry.header_offset for entry in ordered]
    for entry, following in zip(ordered, [*starts, len(data)][1:], strict=True):
        if _data_start(data, entry) + entry.compress_size > following:
            place = Place(where.file, None, entry.orig_filename)
            yield error("its place in the file is another’s", SAVE_AGAIN, place)


def _data_start(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where a part's bytes begin; beyond the file where its header is not in it."""
    header = data[entry.header_offset :][:_LOCAL_SIZE] if entry.header_offset >= 0 else b""
    if len(header) < _LOCAL_SIZE or not header.startswith(b"PK\3\4"):
        return len(data)
    name, extra = _LOCAL_LENGTHS.unpack(header)
    return entry.header_offset + _LOCAL_SIZE + int(name) + int(extra)


class _Unpacker:
    """Unpacks parts one by one, never more of them than the limits allow."""

    def __init__(self, data: bytes, where: Place, limits: Limits) -> None:
        self._data = data
        self._where = where
        self._limits = limits
        self._left = limits.unpacked

    def parts(self, entries: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
        """The content of each; raises WordFileError for all that are damaged, or at a bomb."""
        parts: dict[str, bytes] = {}
        problems: list[Problem] = []
        for entry in entries:
            content = self._content(entry)
            if len(content) != entry.file_size or crc32(content) != entry.CRC:
                place = Place(self._where.file, None, entry.orig_filename)
                problems.append(error("its bytes are damaged", SAVE_AGAIN, place))
            self._left -= len(content)
            parts[entry.orig_filename] = content
        _refuse(problems)
        return parts

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        """A part unpacked; the declared size is not trusted, only compared afterwards."""
        start = _data_start(self._data, entry)
        packed = self._data[start : start + entry.compress_size]
        content, most = packed, len(packed)
        if entry.compress_type == zipfile.ZIP_DEFLATED:
            most = max(self._limits.bomb, self._limits.ratio * len(packed))
            content = _inflated(packed, min(most, self._left) + 1)
        if len(content) > self._left:
            message, most = "unpacked, the file is larger", self._limits.unpacked
            raise WordFileError([_beyond(message, "unpacked", most, self._where)])
        if len(content) > most:
            place = Place(self._where.file, None, entry.orig_filename)
            message = "it is a ZIP bomb: a few bytes that unpack to very many"
            raise WordFileError([error(message, SAVE_AGAIN, place)])
        return content


def _inflated(packed: bytes, most: int) -> bytes:
    """The first bytes of what is packed, as many as are asked for; none where it is damaged."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    except zlib.error:
        return b""
