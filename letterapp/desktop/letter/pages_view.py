"""The pages of a letter, to be read: what they say is found, followed, marked and put into words.

It knows nothing of campaigns. Which words of a wording a paragraph is made of is for whoever hears
`paragraph_activated`, and what opens a link for whoever hears `link_activated`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from letterapp.desktop.claiming import claims
from letterapp.desktop.letter.desk import paint_bars, paint_current, paint_matches
from letterapp.desktop.letter.letter_text import LetterText, Position
from letterapp.desktop.letter.links import bookmark_of, link_at
from letterapp.desktop.letter.marked import Marked, plainly
from letterapp.desktop.letter.search import Search
from letterapp.desktop.letter.selectable_pages import SelectablePages
from letterapp.desktop.own_viewport import give_own_viewport
from letterapp.desktop.plain import as_rich

_MARKED = "Your own words"
"""What a marked paragraph is."""
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CHANGE_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PagesView(SelectablePages):
    """Shows the pages of a letter, and what they say."""

    link_activated = Signal(str)
    paragraph_activated = Signal(str)
    matches_changed = Signal(int, int)
    """Which match is in hand, from 1, and how many there are; 0 and 0 where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = Search()
        self._marked = Marked()
        self._described = QTimer(self, interval=0, singleShot=True)
        give_own_viewport(self)
        self.setAccessibleName("Pages of the letter")
        self.viewport().setMouseTracking(True)
        self._described.timeout.connect(self._on_describe)
        self.pages_changed.connect(self._on_pages_changed)
        self.page_changed.connect(lambda _: self._described.start())

    @property
    def searched(self) -> str:
        """The words that are looked for."""
        return self._search.words

    @property
    def marked_texts(self) -> frozenset[str]:
        """What the paragraphs say that are marked as in own words."""
        return self._marked.texts

    def activate_paragraph(self) -> None:
        """Brings the paragraph in which the selection begins; does nothing without one."""
        if span := self._selection.span:
            self._activate(span[0])

    def mark_paragraphs(self, texts: Iterable[str]) -> None:
        """Marks the paragraphs that read so, ignoring spaces, as in own words; no others."""
        marked = self._marked.with_texts(texts)
        if marked is not self._marked:
            self._marked = marked
            self.viewport().update()

    def show_paragraph(self, text: str) -> None:
        """Scrolls to where the first paragraph that reads so begins, if there is one."""
        wanted = plainly(text)
        for passage in self._text.passages():
            first = passage.pieces[0]
            if not first.text.is_label and plainly(first.text.paragraph()) == wanted:
                left, top, right, bottom = first.text.box
                self.scroll_to(first.page, QRectF(left, top, right - left, bottom - top))
                return

    def look_for(self, words: str) -> None:
        """Looks for words, from what is seen on; they stay looked for when the pages change."""
        match = self._search.in_hand
        start = match.start if match else Position(max(0, self.page_number - 1), 0, 0)
        self._search.look(self._text, words, start)
        self._show_match()

    def next_match(self) -> None:
        """Goes to the next match."""
        self._step(1)

    def previous_match(self) -> None:
        """Goes to the match before."""
        self._step(-1)

    def end_search(self) -> None:
        """Looks for nothing any more; the match in hand is then selected."""
        match = self._search.in_hand
        self._search = Search()
        if match is not None:
            self._selection.select(match.start, match.end)
            self.selection_changed.emit()
        self._tell_matches()

    def follow(self, address: str) -> None:
        """Goes to a bookmark of the letter, or says that another address was chosen."""
        if not address.startswith("#"):
            self.link_activated.emit(address)
        elif found := bookmark_of(self._pages, address[1:]):
            page, y = found
            place = self.rect_of(page, QRectF(0, y, 0, 0)).y()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(place))

    def context_menu(self, place: QPoint) -> QMenu:
        """What can be done at a place of the viewport; the menu is deleted when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("&Copy", QKeySequence.StandardKey.Copy, self.copy)
        copy.setEnabled(self._selection.span is not None)
        menu.addAction("Select &all", QKeySequence.StandardKey.SelectAll, self.select_all)
        menu.addSeparator()
        position = self._position_under(QPointF(place))
        span = self._selection.span
        at = position or (span[0] if span else None)
        change = menu.addAction(
            "C&hange these words…", QKeySequence(Qt.Key.Key_F2), partial(self._activate, at)
        )
        change.setEnabled(at is not None)
        return menu

    def _on_pages_changed(self) -> None:
        self._marked.forget()
        if self._search.words:
            self._search.again(self._text)
            self._tell_matches()
        self._described.start()

    def _on_describe(self) -> None:
        """Lets a screen reader say where one is, and what stands there.

        QAccessibleTextInterface would let it read on line by line, but PySide6 (6.11) crashes where
        the `interface_cast` of an interface written in Python is asked for one.
        """
        if not self._pages:
            self.setAccessibleDescription("There is no page.")
            return
        number = self.page_number
        page = LetterText([self._pages[number - 1]])
        ends = page.ends()
        where = f"Page {number} of {self.page_count}"
        self.setAccessibleDescription(f"{where}\n{page.between(*ends)}" if ends else where)

    def paint_over(self, painter: QPainter, page: int) -> None:
        """Marks own words, matches and the selection."""
        if self._marked:
            bars = self._marked.bars(page, self._text.lines(page))
            paint_bars(painter, [self.rect_of(page, bar) for bar in bars])
        in_hand = self._search.in_hand
        for match in self._search.on_page(page):
            boxes = self._boxes(page, match.start, match.end)
            (paint_current if match is in_hand else paint_matches)(painter, boxes)
        super().paint_over(painter, page)

    def event(self, event: QEvent) -> bool:
        """F2 is for the paragraph with the selection, where there is one."""
        is_mine = bool(self._selection.span) and claims(event, (Qt.Key.Key_F2,))
        return is_mine or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Brings the paragraph at the selection."""
        if event.key() in _CHANGE_KEYS and not event.modifiers() & ~_KEYPAD:
            self.activate_paragraph()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """With Alt, brings the paragraph."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        if not (is_left and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            super().mouseDoubleClickEvent(event)
        elif position := self._position_under(event.position()):
            self._activate(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what is under the pointer, unless the button is held."""
        super().mouseMoveEvent(event)
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follows a link on which the button was pressed, too, and nothing was selected."""
        pressed = self._pressed
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or pressed is None:
            return
        address = self._link_at(event.position())
        if address and address == self._link_at(pressed) and self._selection.span is None:
            self.follow(address)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers what can be done there."""
        self.context_menu(event.pos()).popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells where a link leads, and what a bar in the margin means."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            tip = self._tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), as_rich(tip), self.viewport())
            return True
        return super().viewportEvent(event)

    def _link_at(self, place: QPointF) -> str:
        spot = self.spot_at(place)
        return link_at(self._pages[spot.page], spot.x, spot.y) if spot else ""

    def _tip_at(self, place: QPointF) -> str:
        spot = self.spot_at(place)
        if spot and self._marked:
            lines = self._text.lines(spot.page)
            if self._marked.is_at(spot.page, lines, spot.x, spot.y):
                return _MARKED
        return self._link_at(place)

    def _show_cursor(self, place: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._link_at(place):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._position_under(place):
            shape = Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _activate(self, position: Position | None) -> None:
        if position is None:
            return
        pieces = self._text.beside(position).pieces
        self.paragraph_activated.emit(pieces[0].text.paragraph())

    def _step(self, count: int) -> None:
        self._search.step(count)
        self._show_match()

    def _show_match(self) -> None:
        """Scrolls to the match in hand, and says which it is."""
        if match := self._search.in_hand:
            page = match.start.page
            for box in self._text.boxes(page, match.start, match.end):
                self.scroll_to(page, box)
                break
        self._tell_matches()

    def _tell_matches(self) -> None:
        current = self._search.current
        self.matches_changed.emit(0 if current is None else current + 1, len(self._search.matches))
        self.viewport().update()
