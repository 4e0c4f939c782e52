"""The tree of targets: what the keyboard does in it, and which headings are folded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from letterapp.desktop.icons import Icons
from letterapp.desktop.own_viewport import give_own_viewport
from letterapp.desktop.targets.row_delegate import RowDelegate
from letterapp.desktop.targets.targets_model import TargetsModel

_INDENTATION = 14
_ICON = 0.9
"""How high icons are beside a line of text."""


class TargetsView(QTreeView):
    """Space ticks, letters jump to the next name that begins so.

    “/” asks for the search; `came_to` says which target the person has gone to.
    """

    came_to = Signal(str)
    search_wanted = Signal()

    def __init__(self, model: TargetsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_own_viewport(self)
        self._targets = model
        self._folded: set[str] = set()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName("Targets: tick whom to write to; the current one is in hand")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENTATION)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self._fit()
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current_target(self) -> str | None:
        """The target of the current row; None on a heading."""
        return self._targets.target_at(self.currentIndex())

    @property
    def neighbour(self) -> str | None:
        """The target that is shown after the current one, or else before it."""
        shown, current = self._targets.shown, self.current_target
        at = shown.index(current) if current in shown else 0
        return next(iter((*shown[at + 1 :], *reversed(shown[:at]))), None)

    def show_in_hand(self, target: str | None) -> None:
        """Makes a target the current row, where it is shown, and scrolls to it.

        Where it is shown more than once and one of them is the current row, that one stays.
        """
        self._targets.set_in_hand(target)
        places = self._targets.indexes_of(target) if target else []
        index = self.currentIndex()
        if index not in places:
            index = places[0] if places else QModelIndex()
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def unfold(self, *, all_: bool) -> None:
        """Opens all headings, or all but those that the person has folded."""
        with QSignalBlocker(self):  # it is not the person who opens and folds them now
            for row in range(self._targets.rowCount()):
                index = self._targets.index(row, 0)
                is_open = all_ or self._targets.branch_key(index) not in self._folded
                self.setExpanded(index, is_open)

    def go_to_first(self) -> None:
        """Takes the focus, on the current target or else on the first."""
        if not self._targets.target_at(self.currentIndex()) and self._targets.shown:
            self.setCurrentIndex(self._targets.indexes_of(self._targets.shown[0])[0])
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._folded.add(self._targets.branch_key(index))

    def _on_expanded(self, index: QModelIndex) -> None:
        self._folded.discard(self._targets.branch_key(index))

    def _on_current_changed(self, current: QModelIndex) -> None:
        if target := self._targets.target_at(current):
            self.came_to.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """“/” goes to the search; all else is the tree's."""
        if event.text() == "/":
            self.search_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the palette and the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        height = round(self.fontMetrics().height() * _ICON)
        self.setIconSize(QSize(height, height))
        self._targets.set_icons(Icons(self.palette()))
        self.scheduleDelayedItemsLayout()
