"""Writes that go wrong, and runs that are killed, at every step."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Self

import pytest

from letterapp.batch import files

STEPS = ("open", "write", "fsync", "replace")


class _Stream:
    """A file that fails at writing, half-way, as on a full disk."""

    def __init__(self, stream: IO[bytes], fault: OSError) -> None:
        self._stream, self._fault = stream, fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self._stream.close()

    def write(self, data: bytes) -> int:
        self._stream.write(data[: len(data) // 2])
        raise self._fault


def break_writing(
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    code: int,
    is_hit: Callable[[str], bool] = lambda _: True,
) -> None:
    """Makes writing fail at a step; `is_hit` is asked once for each temporary file, by name."""
    fault = OSError(code, os.strerror(code))
    plain_replace, plain_fsync = os.replace, os.fsync
    broken: set[int] = set()
    hit: set[str] = set()

    def broken_open(file: str, mode: str, buffering: int) -> Any:
        stream = Path(file).open(mode, buffering=buffering)  # noqa: SIM115  the caller closes it
        if not is_hit(Path(file).name):
            return stream
        hit.add(file)
        if step == "open":
            stream.close()
            raise fault
        broken.add(stream.fileno())
        return _Stream(stream, fault) if step == "write" else stream

    def broken_fsync(descriptor: int) -> None:
        if step == "fsync" and descriptor in broken:
            broken.discard(descriptor)
            raise fault
        plain_fsync(descriptor)

    def broken_replace(source: str, target: str) -> None:
        if step == "replace" and source in hit:
            hit.remove(source)
            raise fault
        plain_replace(source, target)

    monkeypatch.setattr(files, "open", broken_open, raising=False)
    monkeypatch.setattr(os, "replace", broken_replace)
    monkeypatch.setattr(os, "fsync", broken_fsync)


class Killed(BaseException):
    """What no code of ours catches."""
