"""Keeps the panel of own words, and the marks of them on the pages, with the letter in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from letterapp.desktop.letter.letter_column import LetterColumn
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.own_words.commands import changed_texts, edits_of
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.session.session import Session


class OwnWordsLink(QObject):
    """Passages are looked for where the panel wants them, and where there is something to mark."""

    def __init__(
        self, session: Session, letter: LetterInHand, pages: LetterColumn, panel: OwnWordsPanel
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._letter = letter
        self._view = pages.view
        self._panel = panel
        pages.letter_shown.connect(self._on_letter_shown)
        letter.passages_changed.connect(self._on_passages_changed)
        panel.passages_wanted.connect(letter.ask_passages)
        panel.paragraph_wanted.connect(pages.view.show_paragraph)
        self._on_letter_shown()

    def _on_letter_shown(self) -> None:
        if edits_of(self._session, self._session.in_hand or ""):
            self._letter.ask_passages()
        else:
            self._view.mark_paragraphs(())

    def _on_passages_changed(self) -> None:
        if (target := self._session.in_hand) and (passages := self._letter.passages):
            self._panel.show_passages(target, passages)
            self._view.mark_paragraphs(changed_texts(passages))
