"""Shows in wording what is a tag: words in braces that are filled in for each letter."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontDatabase, QPalette, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")


class TagHighlighter(QSyntaxHighlighter):
    """Sets tags in the letters of a typewriter, on another ground."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field.document())
        self._field = field

    def highlightBlock(self, text: str) -> None:
        """Finds the tags of a paragraph."""
        look = QTextCharFormat()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        look.setFontFamilies(fixed.families())
        look.setBackground(self._field.palette().color(QPalette.ColorRole.AlternateBase))
        for tag in TAG.finditer(text):
            self.setFormat(tag.start(), tag.end() - tag.start(), look)
