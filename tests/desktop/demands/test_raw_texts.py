"""Texts by language and role, changed in whatever shape the file has them."""

from __future__ import annotations

from letterapp.desktop.demands.raw_texts import (
    role_text_at,
    text_at,
    with_role_text,
    with_text,
)


def test_a_plain_text_stays_plain_where_there_is_one_language() -> None:
    assert with_text("a", "en", "b", is_only=True) == "b"
    assert with_role_text("a", "en", "default", "b", is_only=True) == "b"


def test_a_plain_text_still_counts_for_the_other_languages() -> None:
    assert with_text("a", "fr", "b", is_only=False) == {"": "a", "fr": "b"}
    assert text_at({"": "a", "fr": "b"}, "en") == "a"


def test_a_new_text_stands_under_its_language() -> None:
    assert with_text(None, "en", "a", is_only=True) == {"en": "a"}
    assert with_text({"en": "a"}, "en", "", is_only=True) is None


def test_a_role_gets_its_own_text_beside_the_common_one() -> None:
    texts = with_role_text({"en": "a"}, "en", "council", "b", is_only=True)
    assert texts == {"en": {"default": "a", "council": "b"}}
    assert role_text_at(texts, "en", "council") == "b"
    assert role_text_at(texts, "en", "default") == "a"


def test_a_role_loses_its_own_text_where_nothing_is_left_of_it() -> None:
    texts = {"en": {"default": "a", "council": "b"}}
    assert with_role_text(texts, "en", "council", "", is_only=True) == {"en": {"default": "a"}}


def test_what_is_no_text_reads_as_none() -> None:
    assert text_at(3, "en") == role_text_at({"en": 3}, "en", "default") == ""
    assert role_text_at({"en": "a"}, "en", "council") == ""
