"""Which script each piece of a text is in, and where words end in those without spaces."""

from __future__ import annotations

import pytest

from letterapp.pages.layout.scripts import Kind, kind_of, pieces
from letterapp.pages.layout.wordbreaks import hangs, is_one_word, later_ends, line_end, units_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain, 12", [("plain, 12", "Latin")]),
        ("Права человека", [("Права человека", "Latin")]),
        ("ខ្មែរ 12 and", [("ខ្មែរ 12 ", "Khmer"), ("and", "Latin")]),
        ("a 中 b", [("a ", "Latin"), ("中 ", "Han"), ("b", "Latin")]),
        ("第17项", [("第", "Han"), ("17", "Latin"), ("项", "Han")]),
        ("法案を", [("法案を", "Kana")]),
        ("กข ລາວ", [("กข ", "Thai"), ("ລາວ", "Lao")]),
        ("سلام!", [("سلام!", "Arabic")]),
    ],
)
def test_pieces(text: str, found: list[tuple[str, str]]) -> None:
    assert list(pieces(text)) == found


def test_what_has_no_script_goes_with_what_stands_before() -> None:
    assert pieces("12", "Khmer") == (("12", "Khmer"),)


def test_kinds() -> None:
    kinds = {script: kind_of(script) for script in ("Latin", "Han", "Hangul", "Thai", "Arabic")}
    assert list(kinds.values()) == [
        Kind.LATIN, Kind.EAST_ASIAN, Kind.EAST_ASIAN, Kind.COMPLEX, Kind.COMPLEX,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "end", "better"),
    [
        ("see and/or not", 8, 4),
        ("see and/ or", 9, 9),
        ("https://example.org/a", 8, 8),
        ("well-known", 5, 5),
    ],
)
def test_line_does_not_end_behind_a_slash(text: str, end: int, better: int) -> None:
    assert line_end(text, 0, end) == better


def test_khmer_has_ends_between_its_words_also_behind_a_bracket() -> None:
    text = "see (សិទ្ធិមនុស្ស កម្ពុជា"
    ends = later_ends(text, 0, 4)

    assert text[5 : ends[-1]] == "សិទ្ធិមនុស្ស"
    assert later_ends("see below", 0, 4) == ()


@pytest.mark.parametrize(
    ("text", "does"),
    [("一二、三", True), ("一二三四", False), ("一」、三", False), ("一二、」", False)],
)
def test_one_mark_may_hang(text: str, does: bool) -> None:
    assert hangs(text, 1) is does


def test_line_of_one_word_is_not_stretched_but_east_asian_text_is() -> None:
    assert is_one_word("https://example.org/path ")
    assert not is_one_word("two words")
    assert not is_one_word("中文")


def test_units_count_what_qt_counts() -> None:
    assert len(units_of("a🎉b")) == 4
    assert units_of("abc") == "abc"
