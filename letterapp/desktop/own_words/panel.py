"""Own words for the letter in hand: its passages, one of them to be changed, what no longer fits.

Which passages a letter has takes rendering, so whoever makes the letter brings them. Words count
as they are typed; what was typed into a passage in one go is undone in one step.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from letterapp.desktop.own_words import commands
from letterapp.desktop.own_words.editing import index_of_demand, index_reading
from letterapp.desktop.own_words.misfit_in_hand import MisfitInHand
from letterapp.desktop.own_words.misfit_page import MisfitPage
from letterapp.desktop.own_words.passage_in_hand import PassageInHand
from letterapp.desktop.own_words.passage_page import PassagePage
from letterapp.desktop.own_words.passage_rows import Row
from letterapp.desktop.own_words.passages_page import PassagesPage
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.wording.passages import Misfit, Passages, dropped, taken_back

_PAUSE = 150
"""Milliseconds after a change until the passages are asked for again."""
_NO_WORDING = (
    "Those words are not part of the wording: they stand in the Word template, or no letter can be "
    "made at present."
)
_GONE = "What you were changing is no longer in the letter; your own words are kept in the list."

_LETTER_GONE = "“{}” is no target any more; your own words for it are kept in campaign.toml."

_Finder = Callable[[Passages], int | None]


class OwnWordsPanel(QWidget):
    """Shows and changes own words.

    `passages_wanted` asks for `show_passages` with what the campaign is now; `paragraph_wanted`
    brings a paragraph of the page that one is at; `closed` comes with Esc, or
    with the button for that.
    """

    passages_wanted = Signal()
    paragraph_wanted = Signal(str)
    said = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._passages: Passages | None = None
        self._is_outdated = True
        self._wanted: tuple[_Finder, str] | None = None
        self._in_hand = PassageInHand(session)
        self._misfit_in_hand = MisfitInHand(session)
        self._asking = QTimer(self, singleShot=True)
        self._list = PassagesPage()
        self._page = PassagePage()
        self._unfit = MisfitPage()
        self._pages = QStackedWidget()
        for page in (self._list, self._page, self._unfit):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pages)
        self._show_page(self._list)
        self._connect()

    def show_passages(self, target: str, passages: Passages) -> None:
        """Shows the passages of a letter; those of another one, or of what it was, do not count."""
        if target != self._session.in_hand:
            return
        is_of_now = passages.edits == commands.edits_of(self._session, target)
        if passages.passages and not is_of_now:
            return
        self._passages = passages
        self._is_outdated = False
        self._list.show_passages(passages)
        self._follow_passage(passages)
        self._follow_misfit(passages)
        self._open_wanted()

    def settle(self) -> None:
        """Keeps now what was typed and waits for passages that are being found."""
        self._in_hand.settle(self._page.words.text)

    def edit(self, text: str) -> None:
        """Opens the passage with a paragraph that reads so on the page."""
        self._open_when_known(lambda passages: index_reading(passages, text), _NO_WORDING)

    def edit_demand(self, demand: str) -> None:
        """Opens the passage in which the letter in hand asks a demand."""
        campaign, target = self._session.campaign, self._session.in_hand
        if target is not None:
            self._open_when_known(
                lambda passages: index_of_demand(passages, campaign, target, demand),
                f"The letter to {self._name(target)} does not ask that.",
            )

    def _on_changed(self) -> None:
        self._is_outdated = True
        if self.isVisible():
            self._asking.start(_PAUSE)

    def _on_in_hand_changed(self) -> None:
        left = self._in_hand.target or self._misfit_in_hand.target
        self._wanted = None
        self._passages = None
        self._list.show_passages(None)
        self._show_list()
        self._on_changed()
        if left and left not in self._session.all_targets:
            self._tell_what_is_kept(left)

    def _on_opened(self, row: Row) -> None:
        known = self._known()
        if known is None:
            return
        target, passages = known
        if row.misfit is not None:
            self._open_misfit(target, passages, passages.misfits[row.misfit])
        elif row.passage is not None:
            self._open(target, passages, row.passage)

    def _on_pointed_at(self, row: Row) -> None:
        if self._passages is not None and row.passage is not None:
            self._go_to(self._passages, row.passage)

    def _on_row_taken_back(self, row: Row) -> None:
        known = self._known()
        if known is None or row.mark is None:
            return
        target, passages = known
        left = passages.edits
        if row.misfit is not None:
            left = dropped(left, passages.misfits[row.misfit])
        elif row.passage is not None:
            left = taken_back(left, passages.passages[row.passage])
        commands.take_back(self._session, target, left)

    def _on_all_taken_back(self) -> None:
        if target := self._session.in_hand:
            commands.take_all_back(self._session, target)
            who = self._name(target)
            self.said.emit(f"The letter to {who} has no own words any more. Undo brings them back.")

    def _on_typed(self) -> None:
        self._in_hand.put(self._page.words.text)

    def _on_passage_taken_back(self) -> None:
        self._in_hand.take_back()
        if passage := self._in_hand.passage:
            self._page.words.show_text(passage.original)
            self._page.begin()

    def _on_misfit_typed(self) -> None:
        self._misfit_in_hand.put(self._unfit.words.text)

    def _on_used(self) -> None:
        self._misfit_in_hand.use(self._unfit.words.text)
        self._on_back()

    def _on_dropped(self) -> None:
        self._misfit_in_hand.drop()
        self._on_back()

    def _on_back(self) -> None:
        self._show_list()
        self._list.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Asks for the passages, if they are not known as they are now."""
        super().showEvent(event)
        if self._is_outdated:
            self._asking.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody asks for passages from now on, so that no words may wait for them."""
        super().hideEvent(event)
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, and from there closes; what was typed stays."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._pages.currentWidget() is self._list:
            self.closed.emit()
        else:
            self._on_back()

    def _known(self) -> tuple[str, Passages] | None:
        """The letter in hand and its passages, if its own words are what they were found with."""
        target, passages = self._session.in_hand, self._passages
        if target is None or passages is None:
            return None
        is_of_now = passages.edits == commands.edits_of(self._session, target)
        return (target, passages) if is_of_now else None

    def _open_when_known(self, find: _Finder, if_none: str) -> None:
        self._wanted = find, if_none
        if not self._is_outdated:
            self._open_wanted()

    def _open_wanted(self) -> None:
        wanted, passages, known = self._wanted, self._passages, self._known()
        if wanted is None or passages is None or (passages.passages and known is None):
            return  # where words that have waited were put in, passages come once more
        self._wanted = None
        find, if_none = wanted
        index = find(passages)
        if index is None or known is None:
            self.said.emit(if_none)
        else:
            self._open(known[0], passages, index)

    def _open(self, target: str, passages: Passages, index: int) -> None:
        passage = self._in_hand.take(target, passages, index)
        self._page.show_passage(passage, passage.source)
        self._show_page(self._page)
        self._page.begin()
        self._go_to(passages, index)

    def _open_misfit(self, target: str, passages: Passages, misfit: Misfit) -> None:
        self._misfit_in_hand.take(target, passages, misfit)
        self._unfit.show_misfit(misfit, passages)
        self._show_page(self._unfit)
        self._unfit.begin()
        if misfit.nearest is not None:
            self._go_to(passages, misfit.nearest)

    def _go_to(self, passages: Passages, index: int) -> None:
        if texts := passages.passages[index].texts:
            self.paragraph_wanted.emit(texts[0])

    def _follow_passage(self, passages: Passages) -> None:
        """Goes on with the passage in hand; as it was, where no letter can be made."""
        if self._in_hand.passage is None:
            return
        if not passages.passages:
            self._in_hand.go_adrift(self._page.words.text)
            return
        followed = self._in_hand.follow(passages, self._page.words.text)
        if followed is None:
            self._show_list()
            self.said.emit(_GONE)
        else:
            self._page.show_passage(*followed)

    def _follow_misfit(self, passages: Passages) -> None:
        """Goes on with the misfit in hand; as it was, where no letter can be made."""
        in_hand = self._misfit_in_hand
        if in_hand.misfit is None or not passages.passages:
            return
        if misfit := in_hand.follow(passages):
            self._unfit.show_misfit(misfit, passages, is_typed=in_hand.is_typed)
        else:
            self._show_list()

    def _show_list(self) -> None:
        self._in_hand.leave(self._page.words.text)
        self._misfit_in_hand.leave()
        self._show_page(self._list)

    def _tell_what_is_kept(self, gone: str) -> None:
        if commands.edits_of(self._session, gone):
            self.said.emit(_LETTER_GONE.format(gone))

    def _show_page(self, page: QWidget) -> None:
        """Shows a page, for which alone there must be room."""
        self._pages.setCurrentWidget(page)
        for one in (self._list, self._page, self._unfit):
            policy = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(policy, policy)

    def _name(self, target: str) -> str:
        return shown_name(self._session.campaign, target)

    def _connect(self) -> None:
        self._session.settling.connect(self.settle)
        self._session.changed.connect(self._on_changed)
        self._session.in_hand_changed.connect(self._on_in_hand_changed)
        self._asking.timeout.connect(self.passages_wanted)
        self._list.opened.connect(self._on_opened)
        self._list.pointed_at.connect(self._on_pointed_at)
        self._list.taken_back.connect(self._on_row_taken_back)
        self._list.close_wanted.connect(self.closed)
        self._list.all_taken_back.connect(self._on_all_taken_back)
        self._page.typed.connect(self._on_typed)
        self._page.done.connect(self._on_back)
        self._page.taken_back.connect(self._on_passage_taken_back)
        self._unfit.typed.connect(self._on_misfit_typed)
        self._unfit.used.connect(self._on_used)
        self._unfit.dropped.connect(self._on_dropped)
        self._unfit.back.connect(self._on_back)
