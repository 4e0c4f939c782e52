"""The left column: whom to write to. Ticked targets get a letter; the current one is in hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.action_button import ActionButton
from letterapp.desktop.flow_layout import FlowLayout
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.filter_button import FilterButton
from letterapp.desktop.targets.grouping import Grouping
from letterapp.desktop.targets.listing import Listing
from letterapp.desktop.targets.no_targets import NoTargets
from letterapp.desktop.targets.search_field import SearchField
from letterapp.desktop.targets.select_button import SelectButton
from letterapp.desktop.targets.target_actions import TargetActions
from letterapp.desktop.targets.target_filter import TargetFilter
from letterapp.desktop.targets.targets_model import TargetsModel
from letterapp.desktop.targets.targets_view import TargetsView

if TYPE_CHECKING:
    from letterapp.desktop.letter.letter_in_hand import LetterInHand

_SHORTEST = 4
"""Letters of a grouping that can be read at least where there is little room."""
_NONE = "A target is an office that letters can go to: add the first one below."


class TargetsPanel(QWidget):
    """The targets in a list that is grouped, searched, filtered and ticked.

    What is not shown keeps its tick. `said` tells what was done with a target. `search_action`
    goes to the search from wherever in the window, and is there for a menu. Forms try letters out
    where there is something to make them with.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        letter: LetterInHand | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._listing = Listing(session.campaign)
        self._model = TargetsModel(self)
        self._view = TargetsView(self._model)
        self._target_actions = TargetActions(session, self._view, letter)
        self._label = QLabel()
        self._search = SearchField()
        self._filter = FilterButton(self._listing)
        self._select = SelectButton(session, self._listing, self._model)
        self._grouping = _grouping_combo()
        self._none = NoTargets()
        self._pages = QStackedWidget()
        self.search_action = self._make_search_action()
        self._lay_out()
        self._connect()
        self._show_list()

    def set_states(self, states: Mapping[str, LetterState]) -> None:
        """Marks the letters, by the id of their target; one that is left out is not checked yet."""
        self._listing.states = dict(states)
        if self._listing.filter.states:
            self._show_list()
        else:
            self._show_states()

    def _on_changed(self) -> None:
        if self._listing.read(self._session.campaign):
            self._show_list()
        else:
            self._show_ticks()

    def _on_in_hand_changed(self) -> None:
        self._view.show_in_hand(self._session.in_hand)

    def _on_came_to(self, target: str) -> None:
        self._session.set_in_hand(target)

    def _on_tick_wanted(self, targets: tuple[str, ...], is_ticked: bool) -> None:
        choosing.tick_targets(self._session, targets, is_ticked=is_ticked)

    def _on_searched(self, text: str) -> None:
        self._listing.filter = replace(self._listing.filter, text=text)
        self._show_list()

    def _on_grouped(self) -> None:
        self._listing.group_by(Grouping(self._grouping.currentData()))
        self._show_list()

    def _on_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_clear(self) -> None:
        """Shows all targets again."""
        self._listing.filter = TargetFilter()
        self._filter.refresh()
        self._search.clear()
        self._show_list()
        self._view.go_to_first()

    def _show_list(self) -> None:
        """Shows what is asked for; where a heading or a row is another, from the start."""
        if self._model.show(self._listing.entries, self._listing.shown()):
            self._view.unfold(all_=not self._listing.filter.is_empty)
            self._view.show_in_hand(self._session.in_hand)
        self._show_states()
        self._show_ticks()
        self._show_page()
        self._target_actions.refresh()

    def _show_states(self) -> None:
        self._model.set_states({one: self._listing.state(one) for one in self._listing.entries})

    def _show_ticks(self) -> None:
        ticked, all_ = self._session.targets, self._session.all_targets
        self._model.set_ticked(ticked)
        shown = "" if self._listing.filter.is_empty else f", {len(self._model.shown)} shown"
        self._label.setText(f"T&o: {len(ticked)} of {len(all_)} ticked{shown}")

    def _show_page(self) -> None:
        """The list, or why there is none."""
        is_empty = not self._model.shown
        self._pages.setCurrentIndex(is_empty)
        if is_empty and self._listing.entries:
            text = self._listing.filter.text.strip()
            what = f"No target matches “{text}”." if text else "No target matches the filter."
            both = text and self._listing.filter.count
            what = f"{what[:-1]} and the filter." if both else what
            clear = "Clear the search" if text else "Clear the filter"
            self._none.say("No target found", what, clear)
        elif is_empty:
            self._none.say("No targets yet", _NONE)

    def _make_search_action(self) -> QAction:
        action = QAction("&Search targets", self)
        action.setShortcut(QKeySequence("Ctrl+L"))
        action.triggered.connect(self._on_search)
        self.addAction(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._search.setToolTip(f"{self._search.accessibleDescription()} ({keys})")
        return action

    def _connect(self) -> None:
        self._model.tick_wanted.connect(self._on_tick_wanted)
        self._view.came_to.connect(self._on_came_to)
        self._view.search_wanted.connect(self._on_search)
        self._search.textChanged.connect(self._on_searched)
        self._search.list_wanted.connect(self._view.go_to_first)
        self._filter.changed.connect(self._show_list)
        self._grouping.currentIndexChanged.connect(self._on_grouped)
        self._none.button.clicked.connect(self._on_clear)
        self._target_actions.said.connect(self.said)
        self._session.changed.connect(self._on_changed)
        self._session.in_hand_changed.connect(self._on_in_hand_changed)

    def _lay_out(self) -> None:
        self.setFocusProxy(self._view)
        self._label.setBuddy(self._view)
        self._label.setWordWrap(True)
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._none)
        buttons = QHBoxLayout()
        for button in (self._filter, self._select):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        grouped = QHBoxLayout()
        label = QLabel("&Grouped by:")
        label.setBuddy(self._grouping)
        grouped.addWidget(label)
        grouped.addWidget(self._grouping, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._label)
        layout.addWidget(self._search)
        layout.addLayout(buttons)
        layout.addLayout(grouped)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._edit_bar())

    def _edit_bar(self) -> QWidget:
        """Buttons to add, change and remove."""
        actions = self._target_actions
        bar = QWidget()
        flow = FlowLayout(bar)
        for action in (actions.add, actions.change, actions.remove):
            flow.addWidget(ActionButton(action))
        return bar


def _grouping_combo() -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName("Grouped by")
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_SHORTEST)
    for grouping in Grouping:
        combo.addItem(grouping.value, grouping)
    return combo
