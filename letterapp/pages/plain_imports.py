"""Imports as they are without PySide.

PySide takes the place of `__import__`: it looks whether a module says `from __feature__ import …`,
and of every module that is loaded after it, whatever it is, it reads the source for that. No module
of ours says so, and the modules of a window are many.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Gives `__import__` back, which PySide has kept; to be called when PySide is loaded."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
