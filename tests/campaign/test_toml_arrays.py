"""Arrays that a person has written comments into."""

from __future__ import annotations

import datetime
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.campaign.toml_arrays import with_comments
from letterapp.campaign.toml_writing import literal

values = st.lists(
    st.integers(-9, 9)
    | st.text(st.sampled_from('ab"\\\n #[],'), max_size=4)
    | st.just(datetime.date(2030, 1, 2)),
    max_size=5,
)
gaps = st.sampled_from(["", " ", "\n", "\n    ", " # why\n", "\n  # kept\n  ", "\n\n# kept\n"])


@given(values, values, st.data())
def test_any_values_can_be_set(
    before: list[object], after: list[object], draw: st.DataObject
) -> None:
    text = "[ # first\n"
    for value in before:
        text += draw.draw(gaps) + literal(value) + draw.draw(st.sampled_from(["", " "])) + ","
    text += f"{draw.draw(gaps)}]"
    changed = with_comments(text, after)
    assert changed is not None
    assert tomllib.loads(f"held = {changed}")["held"] == after
    assert changed.count("# kept\n") == text.count("# kept\n")
    assert changed.startswith("[ # first\n")


@pytest.mark.parametrize("text", ['["a", "b"]', "[\n{a = 1}, # one\n]", "[ # two\n[1]]", '["#"]'])
def test_other_arrays_are_left_to_others(text: str) -> None:
    assert with_comments(text, ["c"]) is None


def test_what_is_taken_away_and_set_again_stands_on_a_line_of_its_own() -> None:
    text = '[\n    "FR", # why\n    "GB",\n]'
    without = with_comments(text, ["GB"])
    assert without == '[\n    "GB",\n]'
    without = with_comments(text, ["FR"])
    assert without == '[\n    "FR", # why\n]'
    assert with_comments(without, ["FR", "GB"]) == text
