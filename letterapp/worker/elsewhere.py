"""Names of things that only the worker's process is to import."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


class Elsewhere:
    """What stands under a name in a module, imported where this is unpickled and not before.

    So the caller need not load what it has others do.
    """

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __reduce__(self) -> tuple[Callable[[str, str], Any], tuple[str, str]]:
        return _imported, (self._module, self._name)


def _imported(module: str, name: str) -> Any:
    return getattr(import_module(module), name)
