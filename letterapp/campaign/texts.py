"""Texts keyed by language, and by role: how files hold them, and which one a letter takes."""

from __future__ import annotations

from collections.abc import Mapping

ANY_LANGUAGE = ""
DEFAULT_ROLE = "default"


Texts = Mapping[str, str]
"""Language -> text. In a file a plain text counts for every language (ANY_LANGUAGE)."""

RoleTexts = Mapping[str, Mapping[str, str]]
"""Language -> role (or `default`) -> text."""


def text_in(texts: Mapping[str, str], language: str) -> str | None:
    """The text for a language, else the one for all languages, else None."""
    return texts.get(language, texts.get(ANY_LANGUAGE))


def role_text(texts: Mapping[str, Mapping[str, str]], language: str, role: str) -> str | None:
    """The text for a role in a language, else its default there, else None."""
    by_role = texts.get(language) or texts.get(ANY_LANGUAGE) or {}
    return by_role.get(role, by_role.get(DEFAULT_ROLE))


def shown_in(texts: Mapping[str, str], language: str = "en") -> str:
    """A text for lists and menus: in the language asked for, else in the first there is."""
    found = text_in(texts, language)
    return found if found is not None else next(iter(texts.values()), "")
