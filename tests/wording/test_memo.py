"""Results that are remembered, and forgotten again."""

from __future__ import annotations

from letterapp.wording.memo import Memo


def test_what_is_kept_is_there() -> None:
    memo: Memo[str, int | None] = Memo(2)
    assert memo.keep("a", 1) == 1
    assert memo.keep("b", None) is None
    assert ("a" in memo, memo["a"]) == (True, 1)
    assert ("b" in memo, memo["b"]) == (True, None)


def test_the_oldest_is_forgotten_first() -> None:
    memo: Memo[int, int] = Memo(3)
    for number in range(10):
        memo.keep(number, number)
    assert [number for number in range(10) if number in memo] == [7, 8, 9]
    assert len(memo) == 3


def test_what_is_kept_again_takes_no_place_of_another() -> None:
    memo: Memo[int, int] = Memo(2)
    for number in (1, 2, 2, 2):
        memo.keep(number, number)
    assert 1 in memo
