"""Draws the rows of the list of demands: a box, a title, and below it what is to be known."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QTreeView,
)

from letterapp.desktop.demands.model import DETAIL, GREYED
from letterapp.desktop.demands.wrapped_text import WrappedText
from letterapp.desktop.inks import row_inks
from letterapp.desktop.text_size import scaled

_SMALL = 0.88
"""The size of the small letters, as a part of the title's."""
_INK = 0.68
"""How much of the text's colour greyed and small text keeps: enough contrast to be read."""
_PAD = 3
_ENDLESS = 100_000
_KEPT = 256
"""Texts that are kept as they were wrapped."""

_Index = QModelIndex | QPersistentModelIndex
_Part = QStyle.SubElement
_State = QStyle.StateFlag


class DemandDelegate(QStyledItemDelegate):
    """A row is as high as its words need at the width of the tree; its box is beside the title."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._wrapped = lru_cache(_KEPT)(WrappedText)

    def box_of(self, option: QStyleOptionViewItem, index: _Index) -> QRect:
        """Where a row's box is."""
        return self._box_in(self._first_line(option, index))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height that a row needs; its width is the tree's."""
        whole = QStyleOptionViewItem(option)
        whole.rect = QRect(0, 0, self._width(index), _ENDLESS)
        first = self._first_line(whole, index)
        title, detail = self._texts(first, index, self._text_rect(whole, first).width())
        box = self._box_in(first).height()
        return QSize(0, max(title.height + detail.height, box) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a row."""
        first = self._first_line(option, index)
        whole = QStyleOptionViewItem(first)
        whole.rect = option.rect
        style = self._tree.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, whole, painter, self._tree
        )
        is_greyed = bool(index.data(GREYED))
        painter.save()
        self._draw_box(painter, first, is_greyed=is_greyed)
        rect = self._text_rect(whole, first)
        title, detail = self._texts(first, index, rect.width())
        strong, weak = row_inks(whole, _INK)
        title.draw(painter, rect, weak if is_greyed else strong)
        detail.draw(painter, rect.translated(0, title.height), weak)
        painter.restore()
        if _State.State_HasFocus in option.state:
            self._draw_focus(painter, whole)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Clicks count where the box is drawn."""
        return super().editorEvent(event, model, self._first_line(option, index), index)

    def _first_line(self, option: QStyleOptionViewItem, index: _Index) -> QStyleOptionViewItem:
        """How a row looks, as if it had one line only."""
        first = QStyleOptionViewItem(option)
        self.initStyleOption(first, index)
        height = line_height(first.fontMetrics)
        first.rect = QRect(option.rect.topLeft(), QSize(option.rect.width(), height))
        return first

    def _box_in(self, first: QStyleOptionViewItem) -> QRect:
        element = _Part.SE_ItemViewItemCheckIndicator
        return self._tree.style().subElementRect(element, first, self._tree)

    def _texts(
        self, first: QStyleOptionViewItem, index: _Index, width: int
    ) -> tuple[WrappedText, WrappedText]:
        """The title and what is below it. Rows are measured and drawn far more often than said."""
        detail = str(index.data(DETAIL) or "")
        font = QFont(first.font)  # that of the option goes with it
        return (
            self._wrapped(first.text, font, width),
            self._wrapped(detail, scaled(font, _SMALL), width),
        )

    def _text_rect(self, whole: QStyleOptionViewItem, first: QStyleOptionViewItem) -> QRect:
        style = self._tree.style()
        rect = style.subElementRect(_Part.SE_ItemViewItemText, first, self._tree)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._tree) + 1
        return QRect(
            rect.left() + margin,
            whole.rect.top() + _PAD,
            whole.rect.right() - rect.left() - 2 * margin,
            whole.rect.height() - 2 * _PAD,
        )

    def _draw_box(self, painter: QPainter, first: QStyleOptionViewItem, *, is_greyed: bool) -> None:
        box = QStyleOptionViewItem(first)
        box.rect = self._box_in(first)
        is_ticked = box.checkState is Qt.CheckState.Checked
        box.state &= ~(_State.State_On | _State.State_Off | _State.State_HasFocus)
        box.state |= _State.State_On if is_ticked else _State.State_Off
        if is_greyed:
            box.state &= ~_State.State_Enabled
        primitive = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._tree.style().drawPrimitive(primitive, box, painter, self._tree)

    def _draw_focus(self, painter: QPainter, whole: QStyleOptionViewItem) -> None:
        focus = QStyleOptionFocusRect()
        focus.initFrom(self._tree)
        focus.rect = whole.rect
        focus.state |= _State.State_KeyboardFocusChange | _State.State_Item
        is_chosen = _State.State_Selected in whole.state
        role = QPalette.ColorRole.Highlight if is_chosen else QPalette.ColorRole.Window
        focus.backgroundColor = whole.palette.color(role)
        primitive = QStyle.PrimitiveElement.PE_FrameFocusRect
        self._tree.style().drawPrimitive(primitive, focus, painter, self._tree)

    def _width(self, index: _Index) -> int:
        """The width of a row without its indentation."""
        depth = 1 if self._tree.rootIsDecorated() else 0
        above = index.parent()
        while above.isValid() and above != self._tree.rootIndex():
            depth, above = depth + 1, above.parent()
        return self._tree.viewport().width() - depth * self._tree.indentation()


def line_height(metrics: QFontMetrics) -> int:
    """The height of a row of one line."""
    return metrics.height() + 2 * _PAD
