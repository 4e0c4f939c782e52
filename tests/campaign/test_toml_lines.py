"""The line of every key of a TOML text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from letterapp.campaign.toml_lines import Key, KeyPath, key_lines
from letterapp.paths import shipped_campaigns

HANDWRITTEN = '''\
# a comment with "quotes" and [brackets]
title.en = "a # b"
"quoted key" . inner = 'c'
empty = ""
numbers = [ 1, 2,   # one, two
  3 ]
day = 2031-05-04 10:00:00
inline = {a = 1, "b" = [{c = """x"""}], d.e = true}

[[items]]
id = "one"   # with a comment
  [items.sub]
  deep.er = 1.5
  [[items.parts]]
  n = 1
  [[items.parts]]
  n = 2
[[items]]
id = """
Two "" lines\\
  joined"""
[a.b.c]
literal = \'\'\'
it's [not] = a key\'\'\'
[a]
last = """"quoted" ends"""""
'''

keys = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\"'.[]#=\\é"), max_size=6
)
scalars = st.one_of(
    st.integers(-9, 9), st.booleans(), st.text(st.characters(exclude_categories=["Cs"]))
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of every key and list element of parsed values."""
    pairs: Iterator[tuple[Key, Any]] = iter(())
    if isinstance(value, dict):
        pairs = iter(value.items())
    elif isinstance(value, list):
        pairs = iter(enumerate(value))
    for key, inner in pairs:
        yield (*path, key)
        yield from paths(inner, (*path, key))


@given(st.dictionaries(keys, values, max_size=4))
def test_every_key_of_any_values_has_a_line(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    lines = key_lines(text)
    assert set(paths(tomllib.loads(text))) <= set(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@pytest.mark.parametrize("name", ["handwritten", "campaign", "targets", "demands"])
def test_the_line_of_a_key_holds_the_key(name: str) -> None:
    file = shipped_campaigns() / "cambodia" / f"{name}.toml"
    text = HANDWRITTEN if name == "handwritten" else file.read_text("utf-8")
    lines = key_lines(text)
    for path in paths(tomllib.loads(text)):
        if isinstance(path[-1], str):
            near = text.split("\n")[max(lines[path] - 2, 0) : lines[path]]
            assert path[-1] in "\n".join(near), path


def test_every_key_of_a_handwritten_text_has_its_own_line() -> None:
    lines = key_lines(HANDWRITTEN)
    assert lines["quoted key", "inner"] == 3
    assert lines["numbers", 2] == 6
    assert lines["inline", "b", 0, "c"] == 8
    assert lines["items", 0, "parts", 1, "n"] == 17
    assert lines["items", 1] == 18
    assert lines["a", "b"] == 22


def test_a_table_has_the_line_of_its_own_header() -> None:
    assert key_lines("[a.b]\nx = 1\n[a]\ny = 2\n")["a",] == 3


def test_a_multi_line_string_has_the_line_on_which_its_content_begins() -> None:
    lines = key_lines('here = """one\ntwo"""\nbelow = """\none"""\nliteral = \'\'\'\r\none\'\'\'\n')
    assert (lines["here",], lines["below",], lines["literal",]) == (1, 4, 6)


def test_a_quoted_key_is_known_by_what_it_says() -> None:
    assert key_lines("\"caf\\u00e9\" = 1\n'c:\\x' = 2\n") == {("café",): 1, ("c:\\x",): 2}


def test_windows_line_ends_count_once(tmp_path: Path) -> None:
    assert key_lines("a = 1\r\n\r\n[b]\r\nc = 2\r\n")["b", "c"] == 4
