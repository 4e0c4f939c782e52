"""What a caller sends its service again and again, with little changed from one time to the next.

Parts that were sent with the value before are only named: so a request costs what has changed, and
in the process what has not changed stays the same objects, with all that was worked out about them.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, NamedTuple

from letterapp.errors import LetterappError


class Forgotten(LetterappError):
    """A parcel names parts that its receiver does not have: its process is a new one."""

    title = "The worker process is a new one"


class Parcel(NamedTuple):
    """A value on its way: the numbers of the parts that are known, and pickles of the rest.

    `new` holds new parts by their numbers, `value` names parts by theirs.
    """

    known: tuple[int, ...]
    new: bytes
    value: bytes


class Packer:
    """Packs values; it remembers the parts of the last one, which its unpacker then has.

    For one thread at a time.
    """

    def __init__(self) -> None:
        self._numbers = count()
        self._sent: dict[int, tuple[int, object]] = {}  # by id; the parts are kept alive here

    def packed(self, value: object, parts: Iterable[object]) -> Parcel:
        """The value, whose `parts` are not to change; a part is told by being the same object."""
        here = {id(part): part for part in parts}
        known = {key: self._sent[key] for key in here if key in self._sent}
        new = {key: (next(self._numbers), here[key]) for key in here if key not in known}
        numbers = tuple(number for number, _ in known.values())
        first = _dumped(dict(new.values()), known)
        self._sent = {**known, **new}
        return Parcel(numbers, first, _dumped(value, self._sent))

    def forget(self) -> None:
        """Sends everything with the next value, as a new unpacker needs it."""
        self._sent = {}


class Unpacker:
    """Unpacks the values of one packer, each in its turn."""

    def __init__(self) -> None:
        self._parts: dict[int, object] = {}

    def unpacked(self, parcel: Parcel) -> Any:
        """The value; raises Forgotten where parts were sent to an unpacker before this one."""
        if not self._parts.keys() >= set(parcel.known):
            raise Forgotten("parts were sent to a process that has ended", "Send everything again")
        known = {number: self._parts[number] for number in parcel.known}
        self._parts = {**known, **_loaded(parcel.new, known)}
        return _loaded(parcel.value, self._parts)


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, known: Mapping[int, tuple[int, object]]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._known = known

    def persistent_id(self, obj: Any) -> int | None:
        found = self._known.get(id(obj))
        return None if found is None else found[0]


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, parts: Mapping[int, object]) -> None:
        super().__init__(file)
        self._parts = parts

    def persistent_load(self, pid: Any) -> object:
        return self._parts[pid]


def _dumped(value: object, known: Mapping[int, tuple[int, object]]) -> bytes:
    file = io.BytesIO()
    _Pickler(file, known).dump(value)
    return file.getvalue()


def _loaded(pickled: bytes, parts: Mapping[int, object]) -> Any:
    return _Unpickler(io.BytesIO(pickled), parts).load()
