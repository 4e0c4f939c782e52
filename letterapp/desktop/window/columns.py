"""The columns of the window side by side, wide or folded as they were left the last time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from letterapp.desktop.settings import Settings
from letterapp.desktop.window.column import Column

_NAME = "columns"


class Columns(QSplitter):
    """Remembers the widths, and which columns are folded."""

    def __init__(
        self,
        columns: Sequence[tuple[Column, int]],
        settings: Settings,
        parent: QWidget | None = None,
        *,
        folded_at_first: Sequence[Column] = (),
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self._columns = [column for column, _ in columns]
        self._widths = [width for _, width in columns]
        self.setChildrenCollapsible(False)
        for number, (column, width) in enumerate(columns):
            self.addWidget(column)
            self.setStretchFactor(number, width)
        self._restore(folded_at_first)
        for column in self._columns:
            column.folded.connect(lambda _=False, one=column: self._on_folded(one))

    @property
    def all_columns(self) -> Sequence[Column]:
        """From left to right."""
        return self._columns

    def keep(self) -> None:
        """Remembers how the columns are."""
        self._settings.set_splitter(_NAME, self.saveState())
        for column in self._columns:
            self._settings.set_folded(column.title, column.is_folded)

    def _on_folded(self, column: Column) -> None:
        """The widest of the others takes the room that is left, or gives what is needed."""
        number, sizes = self._columns.index(column), self.sizes()
        if column.is_folded:
            self._widths[number] = sizes[number]
        wanted = column.maximumWidth() if column.is_folded else self._widths[number]
        others = [n for n, one in enumerate(self._columns) if n != number and not one.is_folded]
        if others:
            sizes[max(others, key=sizes.__getitem__)] -= wanted - sizes[number]
        sizes[number] = wanted
        self.setSizes(sizes)

    def _restore(self, folded_at_first: Sequence[Column]) -> None:
        for column in self._columns:
            at_first = column in folded_at_first
            is_folded = self._settings.is_folded(column.title, at_first=at_first)
            column.set_folded(is_folded=is_folded)
        self.setSizes(
            [
                column.maximumWidth() if column.is_folded else width
                for column, width in zip(self._columns, self._widths, strict=True)
            ]
        )
        self.restoreState(self._settings.splitter(_NAME))
