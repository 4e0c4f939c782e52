"""The left column: whom to write to. Ticked targets get a letter; the current one is in hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from letterapp.campaign.groups import UnknownMemberError, resolve
from letterapp.desktop.plain import as_rich
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets import entries_by_role, role_label, shown_name, shown_office
from letterapp.desktop.wrapping_tree import WrappingTree, children

_TARGET = Qt.ItemDataRole.UserRole


class TargetsPanel(QWidget):
    """All targets by role; a role with several targets has a box that ticks them all."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._items: dict[str, QTreeWidgetItem] = {}
        self._label = QLabel()
        self._tree = WrappingTree("Targets: tick whom to write to; the current one is in hand")
        self._label.setBuddy(self._tree)
        self._fill()
        self._lay_out()
        self._tree.itemChanged.connect(self._on_item_changed)
        self._tree.currentItemChanged.connect(self._on_current_item_changed)
        session.changed.connect(self._on_targets_changed)
        session.in_hand_changed.connect(self._on_in_hand_changed)
        self._on_targets_changed()
        self._on_in_hand_changed()

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        is_ticked = item.checkState(0) is Qt.CheckState.Checked
        choosing.tick_targets(self._session, _targets_of(item), is_ticked=is_ticked)
        self._on_targets_changed()

    def _on_current_item_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and (target := item.data(0, _TARGET)):
            self._session.set_in_hand(target)

    def _on_selected(self, targets: tuple[str, ...], _is_checked: bool = False) -> None:
        choosing.set_targets(self._session, targets)

    def _on_targets_changed(self) -> None:
        ticked = self._session.targets
        with QSignalBlocker(self._tree):
            for target, item in self._items.items():
                item.setCheckState(0, _check_state(target in ticked, target not in ticked))
            for item in children(self._tree.invisibleRootItem()):
                self._show_group(item)
        self._label.setText(f"&To: {len(ticked)} of {len(self._items)} selected")

    def _on_in_hand_changed(self) -> None:
        if item := self._items.get(self._session.in_hand or ""):
            with QSignalBlocker(self._tree):
                self._tree.setCurrentItem(item)

    def _fill(self) -> None:
        campaign = self._session.campaign
        for role, targets in entries_by_role(campaign):
            parent = self._tree.invisibleRootItem()
            if len(targets) > 1:
                parent = _item(parent, f"{role_label(campaign, role)} ({len(targets)})")
            for target in targets:
                self._items[target] = item = _item(parent, shown_name(campaign, target))
                item.setData(0, _TARGET, target)
                item.setToolTip(0, as_rich(shown_office(campaign, target)))
        self._tree.expandAll()

    def _show_group(self, item: QTreeWidgetItem) -> None:
        """A group's box is full, empty or half, as its targets are."""
        if item.childCount():
            states = {child.checkState(0) for child in children(item)}
            item.setCheckState(
                0,
                _check_state(
                    states == {Qt.CheckState.Checked}, states == {Qt.CheckState.Unchecked}
                ),
            )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self._select_button())
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self._tree)

    def _select_button(self) -> QPushButton:
        """Ticks exactly a group of the campaign, all or none."""
        button = QPushButton("Se&lect")
        button.setAccessibleName("Select targets by group")
        menu = QMenu(button)
        for words, targets in self._choices():
            text = f"{words} ({len(targets)})" if targets else words
            menu.addAction(text).triggered.connect(partial(self._on_selected, targets))
        button.setMenu(menu)
        return button

    def _choices(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "All", self._session.all_targets
        yield "None", ()
        campaign = self._session.campaign
        for group in campaign.settings.groups:
            try:
                yield f"@{group}", resolve(campaign, (f"@{group}",))
            except UnknownMemberError:
                continue  # a problem of the campaign, shown among them


def _item(parent: QTreeWidgetItem, text: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [text])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    return item


def _targets_of(item: QTreeWidgetItem) -> list[str]:
    if target := item.data(0, _TARGET):
        return [target]
    return [child.data(0, _TARGET) for child in children(item)]


def _check_state(is_all: bool, is_none: bool) -> Qt.CheckState:
    if is_all:
        return Qt.CheckState.Checked
    return Qt.CheckState.Unchecked if is_none else Qt.CheckState.PartiallyChecked
