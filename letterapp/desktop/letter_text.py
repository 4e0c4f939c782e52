"""A letter's blocks -> a document to read on the screen.

What the letter says, in its order; what it looks like is the Word template's. All text goes in as
text, so that nothing of it is taken for mark-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
)

from letterapp.wording.blocks import Footnote, Inline, Kind, LineBreak, Paragraph, Text

_SUBJECT = "letter subject"
_GAP, _SMALL_GAP, _INDENT = 10, 4, 28
"""Pixels below paragraphs and list items, and at the left of quotes."""
_HEADINGS = {1: 1.4, 2: 1.2, 3: 1.05}
_NOTE = 0.88
"""Sizes, as parts of the text's."""
_NEW_LINE = "\u2028"
"""A new line within a paragraph (Unicode's line separator), as Qt has it."""
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


def show_letter(document: QTextDocument, blocks: Iterable[Paragraph]) -> None:
    """Puts a letter into a document, its footnotes below it."""
    document.clear()
    writer = _Writer(document)
    for block in blocks:
        writer.paragraph(block)
    writer.notes()


class _Writer:
    """Writes at the end of a document; counts footnotes as it goes."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._cursor = QTextCursor(document)
        self._lists: dict[tuple[int, int], QTextList] = {}
        self._notes: list[Footnote] = []
        self._size = document.defaultFont().pointSizeF()

    def paragraph(self, block: Paragraph) -> None:
        is_item = block.kind in (Kind.BULLET, Kind.NUMBER)
        form = QTextBlockFormat()
        form.setBottomMargin(_SMALL_GAP if is_item else _GAP)
        if block.kind is Kind.QUOTE:
            form.setLeftMargin(_INDENT)
            form.setRightMargin(_INDENT)
        if block.is_continued:
            form.setIndent(block.level)
        if block.kind is Kind.HEADING:
            form.setHeadingLevel(block.level)
        self._begin(form)
        if is_item and not block.is_continued:
            self._list_item(block)
        self._write(block.content, self._looks(block))

    def notes(self) -> None:
        """The footnotes under a rule, each with its number."""
        looks = QTextCharFormat()
        looks.setFontPointSize(_NOTE * self._size)
        for number, note in enumerate(self._notes, start=1):
            form = QTextBlockFormat()
            form.setBottomMargin(_SMALL_GAP)
            if number == 1:
                self._rule()
            self._begin(form)
            self._mark(number, looks)
            self._write((Text(" "), *note.content), looks)

    def _begin(self, form: QTextBlockFormat) -> None:
        if self._document.isEmpty():
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form, QTextCharFormat())

    def _rule(self) -> None:
        form = QTextBlockFormat()
        third = QTextLength(QTextLength.Type.PercentageLength, 30)
        form.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, third)
        self._begin(form)

    def _list_item(self, block: Paragraph) -> None:
        key = (block.list_id, block.level)
        if key in self._lists:
            self._lists[key].add(self._cursor.block())
            return
        form = QTextListFormat()
        form.setIndent(block.level)
        bullet = _BULLETS[(block.level - 1) % len(_BULLETS)]
        is_bullet = block.kind is Kind.BULLET
        form.setStyle(bullet if is_bullet else QTextListFormat.Style.ListDecimal)
        self._lists[key] = self._cursor.createList(form)

    def _looks(self, block: Paragraph) -> QTextCharFormat:
        looks = QTextCharFormat()
        if block.kind is Kind.HEADING:
            looks.setFontPointSize(_HEADINGS.get(block.level, 1.0) * self._size)
        if block.kind is Kind.HEADING or (block.style or "").casefold() == _SUBJECT:
            looks.setFontWeight(QFont.Weight.Bold)
        return looks

    def _write(self, content: Sequence[Inline], looks: QTextCharFormat) -> None:
        for piece in content:
            match piece:
                case Text():
                    text = piece.text.replace("\n", _NEW_LINE)
                    self._cursor.insertText(text, _with_looks(looks, piece))
                case LineBreak():
                    self._cursor.insertText(_NEW_LINE, looks)
                case Footnote():
                    self._notes.append(piece)
                    self._mark(len(self._notes), looks)

    def _mark(self, number: int, looks: QTextCharFormat) -> None:
        raised = QTextCharFormat(looks)
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self._cursor.insertText(str(number), raised)


def _with_looks(looks: QTextCharFormat, piece: Text) -> QTextCharFormat:
    own = QTextCharFormat(looks)
    if piece.bold:
        own.setFontWeight(QFont.Weight.Bold)
    own.setFontItalic(piece.italic)
    if piece.link:
        own.setFontUnderline(True)
        own.setToolTip(piece.link)
    return own
