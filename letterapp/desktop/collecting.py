"""Python’s collector of garbage cycles, kept out of the way while the window is loaded.

Loading makes hundreds of thousands of objects that stay, and the collector would look at all of
them again and again.
"""

from __future__ import annotations

import gc


def collect_nothing() -> None:
    """No cycle is looked for until `collect_again`."""
    gc.disable()


def collect_again() -> None:
    """Cycles are looked for among what is made from now on; what is there stays."""
    gc.freeze()
    gc.enable()
