"""What the window remembers from run to run; nothing of it belongs to a campaign.

Kept by QSettings where the system keeps such things, and given to whoever needs it. A value that
is missing, or that makes no sense, counts as never set.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_NAME = "letterapp"
_RECENT = "campaigns/recent"
_MOST_RECENT = 10
_LARGEST_TEXT = 8


def own_store() -> QSettings:
    """The store of this person, in the default format, which tests set."""
    scope = QSettings.Scope.UserScope
    return QSettings(QSettings.defaultFormat(), scope, _NAME, _NAME)


class Settings:
    """Typed access to one store; `name` is that of a window, a splitter or a panel."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store if store is not None else own_store()

    @property
    def recent_campaigns(self) -> tuple[Path, ...]:
        """The campaigns opened last, the newest first, without those that are gone."""
        stored = (Path(text) for text in self._recent())
        return tuple(folder for folder in stored if _has_campaign(folder))

    @property
    def page_zoom(self) -> float:
        """How large pages are shown, 1.0 being their size on paper; 0.0: as wide as the panel."""
        return self._number("pages/zoom", 0.0, (0.1, 10.0))

    @page_zoom.setter
    def page_zoom(self, factor: float) -> None:
        self._store.setValue("pages/zoom", factor)

    @property
    def text_size(self) -> int:
        """Steps by which the application’s text is larger (or smaller) than the system’s."""
        return int(self._number("text/size", 0, (-_LARGEST_TEXT, _LARGEST_TEXT)))

    @text_size.setter
    def text_size(self, steps: int) -> None:
        self._store.setValue("text/size", steps)

    @property
    def guide_text_size(self) -> int:
        """Steps by which the guide’s text is larger (or smaller) than other text."""
        return int(self._number("guide/text_size", 0, (-_LARGEST_TEXT, _LARGEST_TEXT)))

    @guide_text_size.setter
    def guide_text_size(self, steps: int) -> None:
        self._store.setValue("guide/text_size", steps)

    @property
    def was_welcomed(self) -> bool:
        """Whether the welcome of the first start was closed."""
        return bool(self._store.value("welcome/seen", False, type=bool))

    @was_welcomed.setter
    def was_welcomed(self, seen: bool) -> None:
        self._store.setValue("welcome/seen", seen)

    def add_recent(self, folder: Path) -> None:
        """A campaign was opened: it is the newest now."""
        newest = str(folder.absolute())
        others = [text for text in self._recent() if text != newest]
        self._store.setValue(_RECENT, [newest, *others][:_MOST_RECENT])

    def forget_recent(self) -> None:
        """Empties the list of recent campaigns."""
        self._store.remove(_RECENT)

    def geometry(self, name: str) -> QByteArray:
        """For QWidget.restoreGeometry; empty where none is kept."""
        return self._bytes(f"windows/{name}")

    def set_geometry(self, name: str, geometry: QByteArray) -> None:
        """Keeps what QWidget.saveGeometry gives."""
        self._store.setValue(f"windows/{name}", geometry)

    def splitter(self, name: str) -> QByteArray:
        """For QSplitter.restoreState; empty where none is kept."""
        return self._bytes(f"splitters/{name}")

    def set_splitter(self, name: str, state: QByteArray) -> None:
        """Keeps what QSplitter.saveState gives."""
        self._store.setValue(f"splitters/{name}", state)

    def is_folded(self, name: str, *, at_first: bool = False) -> bool:
        """Whether a panel or a group was folded away; `at_first` where that was never kept."""
        return bool(self._store.value(f"folded/{name}", at_first, type=bool))

    def set_folded(self, name: str, is_folded: bool) -> None:
        """Keeps whether a panel or a group is folded away."""
        self._store.setValue(f"folded/{name}", is_folded)

    def _recent(self) -> list[str]:
        stored = self._store.value(_RECENT)
        if isinstance(stored, str):  # an INI file does not tell one text from a list of one
            return [stored]
        texts = stored if isinstance(stored, list) else []
        return [text for text in texts if isinstance(text, str)]

    def _bytes(self, key: str) -> QByteArray:
        stored = self._store.value(key)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def _number(self, key: str, default: float, between: tuple[float, float]) -> float:
        try:
            number = float(str(self._store.value(key, default)))
        except ValueError:
            return default
        lowest, highest = between
        return number if lowest <= number <= highest else default


def _has_campaign(folder: Path) -> bool:
    """Whether a campaign is there; none is where that cannot be looked at."""
    return os.path.isfile(folder / "campaign.toml")  # noqa: PTH113
