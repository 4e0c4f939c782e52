"""Shows another text in a box, such as that of before a change, and leaves the cursor at it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit


def show_anew(box: QPlainTextEdit, text: str) -> None:
    """Shows a text; whoever types there goes on where it differs from what was shown."""
    shown = box.toPlainText()
    box.setPlainText(text)
    if box.hasFocus():
        before = _alike(shown, text)
        behind = _alike(shown[before:][::-1], text[before:][::-1])
        cursor = box.textCursor()
        place = len(text[: len(text) - behind].encode("utf-16-le")) // 2
        cursor.setPosition(min(place, box.document().characterCount() - 1))
        box.setTextCursor(cursor)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((count for count, (mine, theirs) in pairs if mine != theirs), shorter)
