"""Arrays that a person has written comments into."""

from __future__ import annotations

import datetime
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.campaign.toml_arrays import with_comments
from letterapp.campaign.toml_writing import literal

plain = (
    st.integers(-9, 9)
    | st.text(st.sampled_from('ab"\\\n #[]{},'), max_size=4)
    | st.just(datetime.date(2030, 1, 2))
)
tables = st.dictionaries(st.sampled_from("ab"), plain | st.lists(plain, max_size=2), max_size=2)
values = st.lists(plain | tables | st.lists(plain, max_size=2), max_size=5)
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


@pytest.mark.parametrize("text", ['["a", "b"]', '["#"]', "{a = 1} # one", "[[1, # two\n2]]"])
def test_other_arrays_are_left_to_others(text: str) -> None:
    assert with_comments(text, ["c"]) is None


def test_what_is_taken_away_and_set_again_stands_on_a_line_of_its_own() -> None:
    text = '[\n    "FR", # why\n    "GB",\n]'
    without = with_comments(text, ["GB"])
    assert without == '[\n    "GB",\n]'
    without = with_comments(text, ["FR"])
    assert without == '[\n    "FR", # why\n]'
    assert with_comments(without, ["FR", "GB"]) == text


SIGNERS = """[
    {name = "A}", title = "One"}, # comes first
    # the deputies
    {name = "B", title = 'T]'}, {name = "C"}, # both of them
]"""


@pytest.mark.parametrize(
    ("signers", "gone", "come"),
    [
        ([{"name": "A}", "title": "1"}, "B", "C"], '"One"', '"1"'),
        (["A", {"name": "D"}, "C"], """{name = "B", title = 'T]'}""", '{name = "D"}'),
        (["A", "B"], '{name = "C"}, #', "#"),
        (["B", "C"], '    {name = "A}", title = "One"}, # comes first\n', ""),
    ],
)
def test_comments_stay_where_a_table_changes(signers: list[object], gone: str, come: str) -> None:
    known = {"A": {"name": "A}", "title": "One"}, "B": {"name": "B", "title": "T]"}}
    known["C"] = {"name": "C"}
    wanted = [known[one] if isinstance(one, str) else one for one in signers]
    assert with_comments(SIGNERS, wanted) == SIGNERS.replace(gone, come)
