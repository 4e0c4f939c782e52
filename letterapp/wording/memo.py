"""Remembering results without growing for ever."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """The latest results by key: at most so many, the oldest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, key: K) -> bool:
        return key in self._known

    def __getitem__(self, key: K) -> V:
        return self._known[key]

    def keep(self, key: K, value: V) -> V:
        """Remembers a value, and gives it."""
        if key not in self._known and len(self._known) >= self._most:
            del self._known[next(iter(self._known))]
        self._known[key] = value
        return value
