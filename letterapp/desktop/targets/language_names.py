"""Languages by their names in English."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def language_name(tag: str) -> str:
    """The name of a language; the tag itself where Qt does not know it."""
    if not tag:
        return "All languages"
    language = QLocale(tag).language()
    return tag if language is QLocale.Language.C else QLocale.languageToString(language)
