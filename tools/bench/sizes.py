"""How much the benchmark measures, and where it writes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")
_ROOM = 2_000_000_000
"""Bytes that the letters of a round, or a batch of 20,000, take at most."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of rounds and of letters a round; those of others suffice for a rate."""

    rounds: int = 7
    ours: int = 2_000
    theirs: int = 100
    batch_rounds: int = 3
    few: int = 200
    many: int = 20_000
    compilations: int = 20


QUICK = Sizes(rounds=2, ours=200, theirs=10, batch_rounds=1, few=50, many=500, compilations=5)


@contextmanager
def workspace() -> Iterator[Path]:
    """A temporary folder in memory where the system has such a one, so that no disk is measured."""
    is_there = _SHARED_MEMORY.is_dir() and os.access(_SHARED_MEMORY, os.W_OK)
    is_roomy = is_there and shutil.disk_usage(_SHARED_MEMORY).free > _ROOM
    with tempfile.TemporaryDirectory(dir=_SHARED_MEMORY if is_roomy else None) as folder:
        yield Path(folder)
