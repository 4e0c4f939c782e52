"""The cases of one demand as a list that is as high as they are."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.demands.view import DemandsView


class CasesView(DemandsView):
    """Does with cases what the whole list does; the page that it is on scrolls, not itself."""

    def __init__(self, model: DemandsModel, parent: QWidget | None = None) -> None:
        self._demand = ""
        super().__init__(model, "Cases of this demand: tick whom to name", parent)
        self.setRootIsDecorated(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.dataChanged.connect(self._fit)
        model.modelReset.connect(self._on_cases_reset)

    def show_demand(self, demand: str) -> None:
        """Shows the cases of a demand."""
        self._demand = demand
        self.setRootIndex(self._model.index_of(demand))
        self._fit()

    @property
    def count(self) -> int:
        """How many cases there are."""
        root = self.rootIndex()
        return self._model.rowCount(root) if root.isValid() else 0

    def _on_cases_reset(self) -> None:
        self.show_demand(self._demand)
        if self._current and self._current[0] == self._demand:
            self.show_row(*self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the rows, so that they need another height."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.initFrom(self)
        delegate, root = self.itemDelegate(), self.rootIndex()
        indexes = (self._model.index(row, 0, root) for row in range(self.count))
        rows = sum(delegate.sizeHint(option, index).height() for index in indexes)
        self.setFixedHeight(rows + 2 * self.frameWidth())
