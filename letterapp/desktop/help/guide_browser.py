"""Shows one page of the guide at a time; loads nothing but the guide’s own pages.

A link to another page is followed; any other is opened by the system’s browser, on a click only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit, QWidget

from letterapp.desktop.help.guide import Guide

_SCHEME = "guide"
_OUTSIDE = {"http", "https", "mailto"}
_MARGIN = 24
"""Pixels around a page."""
_ABOVE_TABLE = 8
"""Pixels between a table and the words before it."""
_SMALLEST = 6.0
"""Points below which no text is shown."""


class GuideBrowser(QTextBrowser):
    """A page, with the words that were searched marked in it."""

    page_changed = Signal(str)
    """The name of the page that is shown now."""

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._page = ""
        self._words = ""
        self._found: list[QTextCursor] = []
        self.setAccessibleName("Page of the guide")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._on_link)
        self.sourceChanged.connect(self._on_source_changed)

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return self._page

    def show_page(self, name: str) -> None:
        """Shows a page of the guide; another name does nothing."""
        if self._guide.page(name) is not None:
            url = QUrl(f"{_SCHEME}:/{name}")
            self.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    def mark(self, words: str) -> None:
        """Marks the words wherever they stand in this page and those that are shown next."""
        self._words = words.strip()
        self._mark()

    def go_to_found(self, step: int) -> bool:
        """Selects the next (1) or previous (-1) place found; False where there is none left."""
        here = self.textCursor()
        if step > 0:
            after = [one for one in self._found if one.selectionStart() >= here.selectionEnd()]
            there = after[:1]
        else:
            before = [one for one in self._found if one.selectionEnd() <= here.selectionStart()]
            there = before[-1:]
        for cursor in there:
            self.setTextCursor(cursor)
        return bool(there)

    def set_text_size(self, steps: int) -> None:
        """Makes text so many points larger than the application’s is now."""
        font = QApplication.font()
        font.setPointSizeF(max(_SMALLEST, font.pointSizeF() + steps))
        self.setFont(font)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.show_page(url.fileName())
        elif url.scheme() in _OUTSIDE:
            QDesktopServices.openUrl(url)

    def _on_source_changed(self, source: QUrl) -> None:
        """Goes by the URL that comes: `source()` is still that of before."""
        self._page = source.fileName()
        self._dress()
        self._mark()
        self.page_changed.emit(self.page_name)

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """A page of the guide, and nothing else, wherever a link points."""
        page = self._guide.page(QUrl(name).fileName())
        return page.text if page is not None else ""

    def changeEvent(self, event: QEvent) -> None:
        """Follows light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.page_name:
            self.reload()
            self._dress()
            self._mark()

    def _dress(self) -> None:
        """Gives tables thin lines and room; the rest looks as Qt makes it of Markdown."""
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorder(1)
                look.setBorderBrush(self.palette().placeholderText())
                look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                look.setTopMargin(_ABOVE_TABLE)
                look.setBorderCollapse(True)
                look.setCellSpacing(0)
                look.setCellPadding(6)
                look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(look)

    def _mark(self) -> None:
        self._found = list(self._places()) if self._words else []
        marked = QTextCharFormat()
        marked.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        marked.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        self.setExtraSelections([_selection(cursor, marked) for cursor in self._found])

    def _places(self) -> list[QTextCursor]:
        found = []
        cursor = self.document().find(self._words, 0)
        while not cursor.isNull():
            found.append(cursor)
            cursor = self.document().find(self._words, cursor)
        return found


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection
