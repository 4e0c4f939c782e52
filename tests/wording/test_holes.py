"""Holes in a text: opaque to Markdown, and never taken for data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.wording.blocks import Kind, Text
from letterapp.wording.holes import START, hole, holes, unwrap_around
from letterapp.wording.markdown import parse
from letterapp.wording.prose import CLOSE, OPEN, unwrap, wrap

literal = st.text(st.characters(exclude_characters=[OPEN, CLOSE]), min_size=1)


@given(st.lists(literal | st.integers(0, 999), max_size=8))
def test_a_text_is_taken_apart_into_literal_pieces_and_holes(parts: list[str | int]) -> None:
    text = "".join(hole(part) if isinstance(part, int) else part for part in parts)
    found = list(holes(text))
    assert "".join(hole(part) if isinstance(part, int) else part for part in found) == text
    assert [part for part in found if isinstance(part, int)] == [
        part for part in parts if isinstance(part, int)
    ]
    assert "" not in found


@given(st.integers(0, 999))
def test_a_hole_is_never_taken_for_data(index: int) -> None:
    with pytest.raises(ValueError, match="cut"):
        unwrap(f"a{hole(index)}")
    assert START not in wrap(str(index)).unescape()


def test_data_around_holes_is_unwrapped() -> None:
    assert unwrap_around(f"{wrap('*a*')} {hole(3)} b") == f"*a* {hole(3)} b"
    assert unwrap_around(wrap("*a*")) == "*a*"


@pytest.mark.parametrize("before", ["", "- ", "# ", "> ", "::: Style\n", "a "])
def test_a_hole_is_text_wherever_it_stands(before: str) -> None:
    closing = "\n:::" if before.startswith(":::") else ""
    (block,) = parse(
        f"{before}**{hole(0)}** is [{hole(1)}](https://x/{hole(2)}){closing}", {}
    ).blocks
    *_, one, two, three = block.content
    assert one == Text(hole(0), bold=True)
    assert two == Text(" is ")
    assert three == Text(hole(1), link=f"https://x/{hole(2)}")


def test_a_hole_begins_no_block_and_names_a_style() -> None:
    parsed = parse(f"::: {hole(0)}\n{hole(1)}. a\n:::", {})
    assert [(block.kind, block.style) for block in parsed.blocks] == [(Kind.PLAIN, hole(0))]
