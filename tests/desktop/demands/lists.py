"""What a person does in the list of demands, and reads in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from letterapp.desktop.demands.delegate import DemandDelegate
from letterapp.desktop.demands.model import DETAIL, DemandsModel
from letterapp.desktop.demands.view import DemandsView
from tests.desktop import hands


def view_of(panel: QWidget) -> DemandsView:
    return hands.named(panel, DemandsView, "Demands")


def model_of(panel: QWidget) -> DemandsModel:
    model = view_of(panel).model()
    assert isinstance(model, DemandsModel)
    return model


def index_of(panel: QWidget, demand: str, case: str = "") -> QModelIndex:
    index = model_of(panel).index_of(demand, case)
    assert index.isValid()
    return index


def order(panel: QWidget) -> list[str]:
    return [row.demand for row in model_of(panel).rows]


def detail(panel: QWidget, demand: str) -> str:
    return str(index_of(panel, demand).data(DETAIL))


def is_ticked(panel: QWidget, demand: str, case: str = "") -> bool:
    state = index_of(panel, demand, case).data(Qt.ItemDataRole.CheckStateRole)
    return bool(state == Qt.CheckState.Checked)


def click_box(panel: QWidget, demand: str, case: str = "") -> None:
    view, index = view_of(panel), index_of(panel, demand, case)
    view.scrollTo(index)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = view.visualRect(index)
    delegate = view.itemDelegate()
    assert isinstance(delegate, DemandDelegate)
    QTest.mouseClick(view.viewport(), hands.LEFT, pos=delegate.box_of(option, index).center())


def press(panel: QWidget, demand: str, *keys: Qt.Key, case: str = "", alt: bool = False) -> None:
    """Goes to a row, and presses keys there."""
    view = view_of(panel)
    view.setFocus()
    view.show_row(demand, case)
    none, with_alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
    for key in keys:
        QTest.keyClick(view, key, with_alt if alt else none)


def drag(panel: QWidget, dragged: QModelIndex, onto: QModelIndex) -> bool:
    """Drags a row onto the lower half of another; gives whether the list took it."""
    view, model = view_of(panel), model_of(panel)
    data = model.mimeData([dragged])
    spot = view.visualRect(onto).center() + QPoint(0, 4)
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(spot, action, data, button, none),
        QDragMoveEvent(spot, action, data, button, none),
    ):
        QApplication.sendEvent(view.viewport(), event)
    is_taken = event.isAccepted()
    if is_taken:
        drop = QDropEvent(spot.toPointF(), action, data, button, none)
        QApplication.sendEvent(view.viewport(), drop)
    model.end_drag()
    return is_taken
