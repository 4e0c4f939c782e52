"""What a picture shows: a widget in a state, its size, and the looks in which it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QWidget


class Look(StrEnum):
    """How the system and the person have it."""

    LIGHT = "light"
    DARK = "dark"
    LARGE = "large"
    """Text one and a half times as large."""
    TWICE = "twice"
    """A screen scaled to 200 %."""
    HUGE = "huge"
    """A screen scaled to 300 %; the picture is kept at half its size."""

    @property
    def scale(self) -> int:
        """How many pixels of the screen are one that programs count in."""
        return {Look.TWICE: 2, Look.HUGE: 3}.get(self, 1)


BOTH = (Look.LIGHT, Look.DARK)
ALL = (*BOTH, Look.LARGE, Look.TWICE)
"""Of most scenes; the largest scaling is for those that have the least room."""


@dataclass(frozen=True)
class Scene:
    """One thing to picture.

    `make` gets an empty folder for what the widget keeps; `size` in pixels at 100 %, or None for
    the widget's own. Once `is_ready`, `act` does what a person would, and gives what is pictured:
    the widget, a dialog that it opened, or a menu, which is pictured with what is around it in its
    window; `is_settled` says when there is all to see.
    """

    name: str
    make: Callable[[Path], QWidget]
    size: tuple[int, int] | None = None
    looks: tuple[Look, ...] = BOTH
    is_ready: Callable[[QWidget], bool] = lambda _widget: True
    act: Callable[[QWidget], QWidget] = lambda widget: widget
    is_settled: Callable[[QWidget], bool] = lambda _widget: True

    def file_name(self, look: Look) -> str:
        """The picture's: `name.png`, `name-dark.png`, …."""
        return f"{self.name}.png" if look is Look.LIGHT else f"{self.name}-{look}.png"
