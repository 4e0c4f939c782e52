from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QRawFont

from letterapp.pages.page import Glyphs
from letterapp.pages.pdf.pieces import Piece, from_left, pieces_of


def glyphs(text: str, clusters: Sequence[int], *, is_right_to_left: bool = False) -> Glyphs:
    count = len(clusters)
    xs = [float(-at if is_right_to_left else at) for at in range(count)]
    return Glyphs(
        QRawFont(), 10.0, list(range(count)), xs, [0.0] * count, text, clusters,
        is_right_to_left=is_right_to_left,
    )  # fmt: skip


def test_a_glyph_a_character_is_one_piece() -> None:
    assert list(pieces_of(glyphs("abc", [0, 1, 2]))) == [Piece(0, 3, "abc")]


def test_a_ligature_shows_all_its_characters() -> None:
    assert list(pieces_of(glyphs("office", [0, 1, 4, 5]))) == [Piece(0, 4, ["o", "ffi", "c", "e"])]


def test_a_cluster_of_several_glyphs_is_told_as_a_whole() -> None:
    assert list(pieces_of(glyphs("abcd", [0, 1, 1, 3]))) == [
        Piece(0, 1, ["a"]),
        Piece(1, 3, ["b", "c"], "bc"),
        Piece(3, 4, ["d"]),
    ]


def test_more_glyphs_than_characters_leave_some_without() -> None:
    (piece,) = pieces_of(glyphs("a", [0, 0, 0]))
    assert piece == Piece(0, 3, ["a", "\u200b", "\u200b"], "a")


def test_characters_of_two_units_stay_whole() -> None:
    (piece,) = pieces_of(glyphs("𠮷野𠮷", [0, 2, 3]))
    assert piece.texts == ["𠮷", "野", "𠮷"]


def test_right_to_left_glyphs_come_from_the_left_with_letters_before_their_marks() -> None:
    turned = from_left(glyphs("abcd", [0, 1, 1, 3], is_right_to_left=True))
    assert list(turned.indexes) == [3, 1, 2, 0]
    assert list(turned.xs) == [-3.0, -1.0, -2.0, 0.0]
    assert [piece.whole for piece in pieces_of(turned)] == [None] * 3


def test_what_comes_from_the_left_stays() -> None:
    plain = glyphs("ab", [0, 1])
    assert from_left(plain) is plain
