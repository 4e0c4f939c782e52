"""Texts as a file has them, by language and by role or plain, sound or not: read and changed.

`campaign.texts` reads the sound ones. Here a plain text, which counts for every language, stays
one as long as there is only one language to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.texts import ANY_LANGUAGE, DEFAULT_ROLE

_TEXTS = ("title", "subject", "text")


def text_at(raw: Any, language: str) -> str:
    """The text for a language, or the one for all; empty where there is none."""
    if isinstance(raw, Mapping):
        raw = raw.get(language, raw.get(ANY_LANGUAGE))
    return raw if isinstance(raw, str) else ""


def with_text(raw: Any, language: str, text: str, *, is_only: bool) -> Any:
    """The texts with another one for a language; None where nothing is left."""
    if isinstance(raw, str) and is_only:
        return text or None
    texts = _by_language(raw)
    return _with(texts, language, text or None)


def role_text_at(raw: Any, language: str, role: str) -> str:
    """The text for exactly this role (or `default`) in a language; empty where there is none."""
    if isinstance(raw, Mapping):
        raw = raw.get(language, raw.get(ANY_LANGUAGE))
    if isinstance(raw, Mapping):
        raw = raw.get(role)
    elif role != DEFAULT_ROLE:
        return ""
    return raw if isinstance(raw, str) else ""


def with_role_text(raw: Any, language: str, role: str, text: str, *, is_only: bool) -> Any:
    """The texts with another one for a role in a language; None where nothing is left."""
    if isinstance(raw, str) and is_only and role == DEFAULT_ROLE:
        return text or None
    texts = _by_language(raw)
    found = texts.get(language, texts.get(ANY_LANGUAGE))
    if role == DEFAULT_ROLE and not isinstance(found, Mapping):
        return _with(texts, language, text or None)
    by_role = dict(found) if isinstance(found, Mapping) else {DEFAULT_ROLE: found or None}
    kept = {key: one for key, one in {**by_role, role: text or None}.items() if one}
    return _with(texts, language, kept or None)


def languages_of(campaign: Campaign, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that letters are written in, that of most first, and those of the texts."""
    settings = campaign.settings
    found = [settings.letter.language if settings.letter else "en"]
    found += [target.language for target in campaign.targets if target.language]
    found += [letter.language for letter in settings.letters if letter.language]
    for key in _TEXTS:
        found += _keys(values.get(key))
    return tuple(dict.fromkeys(language for language in found if language))


def _keys(raw: Any) -> Iterable[str]:
    return map(str, raw) if isinstance(raw, Mapping) else ()


def _by_language(raw: Any) -> dict[str, Any]:
    if isinstance(raw, Mapping):
        return dict(raw)
    return {ANY_LANGUAGE: raw} if isinstance(raw, str) and raw else {}


def _with(texts: dict[str, Any], key: str, value: Any) -> dict[str, Any] | None:
    changed = {**texts, key: value}
    return {name: one for name, one in changed.items() if one is not None} or None
