"""The panel of pre-flight: how the letters stand, each against every check, and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.fitting import fit_icons
from letterapp.desktop.plain import plain_label
from letterapp.desktop.preflight.as_text import as_text
from letterapp.desktop.preflight.checks import summed_up
from letterapp.desktop.preflight.details import Details
from letterapp.desktop.preflight.groups_model import GroupsModel, Key
from letterapp.desktop.preflight.letters_model import LettersModel
from letterapp.desktop.preflight.letters_table import LettersTable
from letterapp.desktop.preflight.preflight import Preflight

_NONE = "No letter is ticked. Tick whom to write to: every letter is then checked here."
_WIDE = 100
"""Characters from which on there is room for two things side by side."""
_AROUND = 24
"""Pixels of the bar beside its words."""
_NOT_YET = "The letters are being checked."


class PreflightPanel(QWidget):
    """Shows what pre-flight knows, and goes to the places.

    The list and its details stand side by side where there is room, else one above the other.
    `place_wanted` brings a problem whose place is to be shown, `letter_wanted` the id of a target
    whose letter is to be taken in hand, `closed` that the panel is not wanted any more.
    """

    place_wanted = Signal(object)
    letter_wanted = Signal(str)
    closed = Signal()

    def __init__(self, preflight: Preflight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preflight = preflight
        self._letters = LettersModel(preflight, self)
        self._groups = GroupsModel(preflight, self)
        self._summary = plain_label()
        self._progress = QProgressBar()
        self._only = QCheckBox("Only letters with problems")
        self._table = LettersTable(self._letters)
        self._list = QListView()
        self._tabs = QTabWidget()
        self._details = Details(preflight)
        self._split = QSplitter()
        self._in_hand: str | None = None
        self._group_in_hand: Key | None = None
        self._lay_out()
        self._connect()
        self._set_palette()
        self._update_summary()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours need other marks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_palette()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side in a wide panel, one above the other in a narrow one."""
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if wanted != self._split.orientation():
            self._split.setOrientation(wanted)

    def _connect(self) -> None:
        self._preflight.progress.connect(self._on_progress)
        self._preflight.settled.connect(self._on_settled)
        self._only.toggled.connect(self._letters.show_problems_only)
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._table.activated.connect(self._on_activated)
        self._list.selectionModel().currentRowChanged.connect(self._on_group_changed)
        self._letters.modelAboutToBeReset.connect(self._on_reset_begins)
        self._letters.modelReset.connect(self._on_reset)
        self._groups.modelAboutToBeReset.connect(self._on_groups_reset_begins)
        self._groups.modelReset.connect(self._on_groups_reset)
        self._letters.dataChanged.connect(self._on_data_changed)
        self._tabs.currentChanged.connect(self._show_details)
        self._details.place_wanted.connect(self.place_wanted)
        self._details.letter_wanted.connect(self.letter_wanted)

    def _on_progress(self, done: int, total: int) -> None:
        is_under_way = done < total
        self._progress.setMaximum(max(total, 1))
        self._progress.setValue(done)
        needed = self.fontMetrics().horizontalAdvance(f"Checking: {total} of {total}")
        self._progress.setMinimumWidth(needed + _AROUND)
        self._progress.setVisible(is_under_way)
        self._update_summary()

    def _on_settled(self) -> None:
        self._progress.hide()
        self._update_summary()
        self._take_first_in_hand()
        self._show_details()

    def _on_row_changed(self, _current: QModelIndex) -> None:
        self._show_details()

    def _on_group_changed(self, _current: QModelIndex) -> None:
        self._show_details()

    def _on_activated(self, index: QModelIndex) -> None:
        if target := self._letters.row(index.row()).target:
            self.letter_wanted.emit(target)

    def _on_reset_begins(self) -> None:
        index = self._table.currentIndex()
        self._in_hand = self._letters.row(index.row()).target if index.isValid() else None

    def _on_reset(self) -> None:
        """The row in hand stays in hand, wherever it is now."""
        place = self._letters.place_of(self._in_hand)
        if self._in_hand is not None and place is not None:
            self._table.setCurrentIndex(self._letters.index(place, 0))
        else:
            self._show_details()

    def _on_groups_reset_begins(self) -> None:
        index = self._list.currentIndex()
        self._group_in_hand = self._groups.group(index.row()).key if index.isValid() else None

    def _on_groups_reset(self) -> None:
        """The group in hand stays in hand, whoever is in it now."""
        place = self._groups.place_of(self._group_in_hand)
        if place is not None:
            self._list.setCurrentIndex(self._groups.index(place))

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self._table.currentIndex().row() <= last.row():
            self._show_details()

    def _on_copy_clicked(self) -> None:
        text = as_text(self._preflight, has_problems_only=self._only.isChecked())
        QGuiApplication.clipboard().setText(text)

    def _show_details(self) -> None:
        is_by_letter = self._tabs.currentWidget() is self._table
        index = (self._table if is_by_letter else self._list).currentIndex()
        if not index.isValid():
            self._details.show_nothing()
        elif is_by_letter:
            self._details.show_row(self._letters.row(index.row()))
        else:
            self._details.show_group(self._groups.group(index.row()))

    def _take_first_in_hand(self) -> None:
        """Where nobody has chosen a row yet: what is worst is at the top."""
        for view in (self._table, self._list):
            first = view.model().index(0, 0)
            if first.isValid() and not view.currentIndex().isValid():
                view.setCurrentIndex(first)

    def _update_summary(self) -> None:
        if fault := self._preflight.fault:
            told = f"The letters could not be checked: {fault.message}. {fault.hint}"
        elif not self._preflight.session.targets:
            told = _NONE
        else:
            told = summed_up(self._preflight.states.values()) or _NOT_YET
        self._summary.setText(told)

    def _set_palette(self) -> None:
        self._letters.set_palette(self.palette())
        self._groups.set_palette(self.palette())

    def _lay_out(self) -> None:
        self._summary.setWordWrap(True)
        self._progress.setAccessibleName("Letters checked")
        self._progress.setFormat("Checking: %v of %m")
        self._progress.hide()
        self._list.setModel(self._groups)
        self._list.setAccessibleName("Problems, and how many letters have each")
        self._list.setWordWrap(True)
        fit_icons(self._list)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._tabs.addTab(self._table, "By letter")
        self._tabs.addTab(self._list, "By problem")
        self._split.addWidget(self._tabs)
        self._split.addWidget(self._details)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addLayout(self._head())
        layout.addWidget(self._split, 1)

    def _head(self) -> QHBoxLayout:
        """What was found in one line, and what can be done with all of it."""
        again, copy = QPushButton("Check again"), QPushButton("Copy all as text")
        close = QPushButton("Close")
        close.setAccessibleName("Close the checks")
        again.clicked.connect(self._preflight.check_again)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self._summary, 1)
        for part in (self._progress, self._only, again, copy, close):
            row.addWidget(part)
        return row
