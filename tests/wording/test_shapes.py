"""The shape of a text: parsed once for all texts that differ in values only."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterapp.wording import shapes as module
from letterapp.wording.blocks import Footnote, LineBreak, Text, plain_text
from letterapp.wording.holes import hole
from letterapp.wording.markdown import MarkupError, parse, parse_inline
from letterapp.wording.prose import CLOSE, OPEN, wrap
from letterapp.wording.shapes import Shapes, Worded, inline_shape
from tests.wording.test_markdown import MARK_UP
from tests.wording.test_prose import data

NOTES = {"report": str(wrap("Low *Water*")), "x": "note"}
VALUES = st.one_of(data, st.sampled_from(["report", "x", "n", "0", "a\nb", "\r\n", "[^x]"]))
mark_up = st.sampled_from([*MARK_UP, "[^", "]:"])
pieces = st.lists(mark_up | VALUES.map(lambda value: str(wrap(value))), max_size=30)


@given(pieces.map("".join))
@example(f"::: A\n::: {wrap('B')}")
@example(f"{wrap(chr(13))}{wrap(chr(10))}")
@example(f"[^{wrap('n')}]: a[^{wrap('n')}]\n\nb[^{wrap('report')}]")
def test_a_text_has_the_same_blocks_by_its_shape_as_parsed_by_itself(text: str) -> None:
    parsed = parse(text, NOTES)
    worded = Shapes(NOTES).worded(text)
    assert (worded is None) == bool(parsed.errors)
    assert worded is None or worded.blocks == parsed.blocks


@given(st.lists(pieces.map("".join), max_size=6))
def test_one_text_is_never_taken_for_another(texts: list[str]) -> None:
    shapes = Shapes(NOTES)
    for text in texts * 2:
        worded, alone = shapes.worded(text), Shapes(NOTES).worded(text)
        assert (worded and worded.blocks) == (alone and alone.blocks)


@given(data.filter(bool), data.filter(bool))
def test_texts_that_differ_in_values_have_one_shape(one: str, two: str) -> None:
    shapes = Shapes({})
    first = shapes.worded(f"# *{wrap(one)}*")
    second = shapes.worded(f"# *{wrap(two)}*")
    assert first is not None
    assert second is not None
    assert first.shape is second.shape
    assert (first.values, second.values) == ((one,), (two,))


def test_the_key_of_a_footnote_is_no_value() -> None:
    shapes = Shapes({"a": "A", "b": "B"})
    worded = [shapes.worded(f"x[^{wrap(key)}]") for key in ("a", "b")]
    assert [found and found.blocks[0].content[1] for found in worded] == [
        Footnote((Text("A"),)),
        Footnote((Text("B"),)),
    ]


def test_values_go_into_texts_links_styles_and_footnotes() -> None:
    text = f"[{wrap('*x*')}](https://x/{wrap('y z')})[^n]"
    worded = Shapes({}).worded(f"::: {wrap('A & B')}\n{text}\n:::\n\n[^n]: {wrap('<n>')}")
    assert worded is not None
    (block,) = worded.blocks
    assert block.style == "A & B"
    assert block.content == (Text("*x*", link="https://x/y z"), Footnote((Text("<n>"),)))


def test_neighbouring_texts_of_one_look_are_one_piece() -> None:
    worded = Shapes({}).worded(f"a {wrap('b')} c\nd {wrap('e')}")
    assert worded is not None
    assert worded.shape.blocks[0].content == (Text(f"a {hole(0)} c d {hole(1)}"),)


@pytest.mark.parametrize("value", [f"{OPEN}61{CLOSE}", hole(0), OPEN, "*a*", "{{ x }}"])
def test_a_value_that_looks_like_anything_else_comes_out_as_typed(value: str) -> None:
    shape = Shapes({}).shape(f"a **{hole(0)}** {hole(1)}")
    assert shape is not None
    assert plain_text(Worded(shape, (value, "b")).blocks[0].content) == f"a {value} b"


def test_the_line_breaks_of_a_value_are_line_breaks() -> None:
    worded = Shapes({}).worded(f"a{wrap('b' + chr(13) + chr(10) + chr(10) + 'c')}")
    assert worded is not None
    assert worded.blocks[0].content == (Text("ab"), LineBreak(), LineBreak(), Text("c"))


def test_only_the_latest_shapes_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST", 1000)
    shapes = Shapes({})
    for number in range(1000):
        shapes.worded(f"text {number}")
    assert 0 < len(shapes) < 1000
    shapes = Shapes({})
    shapes.worded("a" * 1001)
    assert len(shapes) == 0


def test_a_wrapping_that_was_cut_is_an_error_and_so_is_a_hole_of_its_own() -> None:
    for text in (wrap("name")[1:], wrap("name")[:-1], f"a{hole(0)}"):
        with pytest.raises(ValueError, match=r"cut|holes"):
            Shapes({}).worded(text)


# --- One paragraph


@given(pieces.map("".join))
def test_prose_of_one_paragraph_has_the_same_pieces_by_its_shape(text: str) -> None:
    try:
        wanted = parse_inline(text)
    except MarkupError as fault:
        with pytest.raises(MarkupError, match=fault.message.split("“")[0]):
            inline_shape(text)
    else:
        blocks = inline_shape(text).blocks
        assert (blocks[0].content if blocks else ()) == wanted


def test_prose_of_one_paragraph_is_parsed_once() -> None:
    one, two = inline_shape(f"*{wrap('a')}*"), inline_shape(f"*{wrap('b')}*")
    assert one.shape is two.shape
    assert (one.values, two.values) == (("a",), ("b",))
    assert inline_shape("").blocks == ()


def test_a_worded_text_can_be_sent_to_another_process() -> None:
    worded = Shapes(NOTES).worded(f"a **{wrap('b')}**[^report]\\\nc")
    assert worded is not None
    assert pickle.loads(pickle.dumps(worded)).blocks == worded.blocks
