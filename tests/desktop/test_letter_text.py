"""A letter's blocks as they read on the screen."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument, QTextListFormat
from PySide6.QtWidgets import QApplication

from letterapp.desktop.letter_text import show_letter
from letterapp.wording.blocks import Footnote, Kind, LineBreak, Paragraph, Text


def shown(*blocks: Paragraph) -> QTextDocument:
    document = QTextDocument()
    show_letter(document, blocks)
    return document


def test_data_is_text_whatever_it_looks_like(qapp: QApplication) -> None:
    document = shown(Paragraph((Text("<b>Smith & Co</b>"), LineBreak(), Text("*x*"))))
    assert document.toPlainText() == "<b>Smith & Co</b>\n*x*"


def test_footnotes_are_numbered_and_stand_below(qapp: QApplication) -> None:
    first = Footnote((Text("One."),))
    second = Footnote((Text("Two."),))
    document = shown(Paragraph((Text("A"), first)), Paragraph((Text("B"), second)))
    assert document.toPlainText() == "A1\nB2\n\n1 One.\n2 Two."


def test_each_numbered_list_starts_at_one(qapp: QApplication) -> None:
    document = shown(
        Paragraph((Text("a"),), Kind.NUMBER, list_id=1),
        Paragraph((Text("b"),), Kind.NUMBER, list_id=1),
        Paragraph((Text("c"),), Kind.NUMBER, list_id=2),
    )
    blocks = [document.findBlockByNumber(number) for number in range(3)]
    assert [block.textList().itemText(block) for block in blocks] == ["1.", "2.", "1."]


def test_a_further_paragraph_of_an_item_has_no_mark(qapp: QApplication) -> None:
    document = shown(
        Paragraph((Text("a"),), Kind.BULLET, list_id=1),
        Paragraph((Text("more"),), Kind.BULLET, list_id=1, is_continued=True),
    )
    first, second = (document.findBlockByNumber(number) for number in range(2))
    assert first.textList().format().style() is QTextListFormat.Style.ListDisc
    assert second.textList() is None
    assert second.blockFormat().indent() == 1


def test_headings_quotes_and_looks_show(qapp: QApplication) -> None:
    document = shown(
        Paragraph((Text("H"),), Kind.HEADING, level=2),
        Paragraph((Text("q", bold=True),), Kind.QUOTE),
        Paragraph((Text("re"),), style="Letter Subject"),
    )
    heading, quote, subject = (document.findBlockByNumber(number) for number in range(3))
    assert heading.blockFormat().headingLevel() == 2
    assert quote.blockFormat().leftMargin() > 0
    for block in (heading, quote, subject):
        assert block.begin().fragment().charFormat().font().bold()
