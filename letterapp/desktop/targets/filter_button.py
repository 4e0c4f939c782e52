"""The button whose menu narrows the list: by capacity, by group, by the state of the letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.targets.listing import Listing
from letterapp.desktop.targets.staying_menu import StayingMenu
from letterapp.desktop.targets.target_filter import TargetFilter


class FilterButton(QPushButton):
    """Shows the filter of a listing, and tells with `changed` when the person has changed it."""

    changed = Signal()

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self.setAccessibleName("Filter targets")
        menu = StayingMenu(self)
        menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """Says how much is asked for."""
        count = self._listing.filter.count
        self.setText(f"F&ilter ({count})" if count else "F&ilter")

    def _on_about_to_show(self) -> None:
        """What there is to filter by is known only now."""
        groups = dict.fromkeys(one for names in self._listing.groups_of.values() for one in names)
        self.menu().clear()
        self._add("Capacity", "capacities", ((one, one) for one in self._listing.capacities))
        self._add("Group", "groups", ((f"@{one}", one) for one in groups))
        self._add("Letter", "states", ((one.words.capitalize(), one) for one in LetterState))
        self.menu().addSeparator()
        clear = self.menu().addAction("&Clear the filter")
        clear.setEnabled(self._listing.filter.count > 0)
        clear.triggered.connect(self._on_clear)

    def _on_clear(self) -> None:
        self._set(TargetFilter(self._listing.filter.text))

    def _add(self, title: str, field: str, choices: Iterable[tuple[str, Any]]) -> None:
        """A section of the menu, for one field of the filter."""
        self.menu().addSection(title)
        for words, value in choices:
            action = self.menu().addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in getattr(self._listing.filter, field))
            action.toggled.connect(lambda is_on, value=value: self._on_toggled(field, value, is_on))

    def _on_toggled(self, field: str, value: Any, is_on: bool) -> None:
        asked = getattr(self._listing.filter, field)
        asked = asked | {value} if is_on else asked - {value}
        self._set(replace(self._listing.filter, **{field: asked}))

    def _set(self, wanted: TargetFilter) -> None:
        self._listing.filter = wanted
        self.refresh()
        self.changed.emit()
