"""Draws the cells of a table of texts that wrap, each at the width of its column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from letterapp.desktop.wrapping_delegate import WrappingDelegate

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CellDelegate(WrappingDelegate):
    """For trees without branches: texts and icons stand at the top of their row."""

    def __init__(self, table: QTreeView) -> None:
        super().__init__(table)
        self._header = table.header()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """How a cell looks."""
        super().initStyleOption(option, index)
        option.displayAlignment = _TOP
        option.decorationAlignment = _TOP

    def _width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._header.sectionSize(index.column())
