"""Writes that go wrong, and runs that are killed, at every step."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Self

import pytest

STEPS = ("open", "write", "flush", "fsync", "replace")


class _Stream:
    """A file that fails at one step; `write` fails half-way, as on a full disk."""

    def __init__(self, stream: IO[bytes], step: str, fault: OSError) -> None:
        self._stream, self._step, self._fault = stream, step, fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self._stream.close()

    def write(self, data: bytes) -> int:
        if self._step == "write":
            self._stream.write(data[: len(data) // 2])
            raise self._fault
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()
        if self._step == "flush":
            raise self._fault

    def fileno(self) -> int:
        return self._stream.fileno()


def break_writing(
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    code: int,
    is_hit: Callable[[str], bool] = lambda _: True,
) -> None:
    """Makes writing fail at a step; `is_hit` is asked once for each temporary file, by name."""
    fault = OSError(code, os.strerror(code))
    plain_open, plain_replace, plain_fsync = Path.open, Path.replace, os.fsync
    broken: set[int] = set()
    hit: set[Path] = set()

    def broken_open(self: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if not (self.name.startswith(".~") and "w" in mode and is_hit(self.name)):
            return plain_open(self, mode, *args, **kwargs)
        hit.add(self)
        if step == "open":
            raise fault
        stream = plain_open(self, mode, *args, **kwargs)
        broken.add(stream.fileno())
        return _Stream(stream, step, fault)

    def broken_fsync(descriptor: int) -> None:
        if step == "fsync" and descriptor in broken:
            broken.discard(descriptor)
            raise fault
        plain_fsync(descriptor)

    def broken_replace(self: Path, target: Path) -> Path:
        if step == "replace" and self in hit:
            hit.remove(self)
            raise fault
        return plain_replace(self, target)

    monkeypatch.setattr(Path, "open", broken_open)
    monkeypatch.setattr(Path, "replace", broken_replace)
    monkeypatch.setattr(os, "fsync", broken_fsync)


class Killed(BaseException):
    """What no code of ours catches."""
