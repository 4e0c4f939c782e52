"""Changes to a TOML text: the values change as meant, and nothing else does."""

from __future__ import annotations

import copy
import datetime
import pickle
import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from letterapp.campaign import toml_blocks
from letterapp.campaign.toml_edits import value_at, with_item, with_moved, with_value, without_item
from letterapp.campaign.toml_items import item_text
from letterapp.campaign.toml_lines import KeyPath
from letterapp.campaign.toml_text import TomlText
from letterapp.paths import shipped_campaigns

TEXT = """\
# about the campaign
title.en = "A title"   # ours

# --- Sender
[sender]
organisation = "One"   # who
signers = [{name = "A", title = "B"}]
# end of the sender

# --- Letters
[[letters]]
target = "FR"
demands = ["act"]

# the second
[[letters]]
target = "JP"

    [[letters.parts]]
    id = "p"
    title.en = "P"

    # about q
    [[letters.parts]]
    id = "q"

[last]
x = 1
"""


def toml(text: str = TEXT) -> TomlText:
    return TomlText.of(text.encode())


def shipped(name: str) -> TomlText:
    return TomlText.of((shipped_campaigns() / "cambodia" / f"{name}.toml").read_bytes())


def test_a_value_is_replaced_in_its_place() -> None:
    changed = with_value(toml(), ("sender", "organisation"), "Two “&”")
    assert changed.text == TEXT.replace('"One"   # who', '"Two “&”"   # who')


def test_a_new_key_stands_below_its_nearest_relatives() -> None:
    changed = with_value(toml(), ("title", "fr"), "Un titre")
    assert 'title.en = "A title"   # ours\ntitle.fr = "Un titre"\n' in changed.text
    changed = with_value(changed, ("letters", 1, "parts", 0, "title", "fr"), "R")
    assert '    title.en = "P"\n    title.fr = "R"\n' in changed.text


def test_a_new_key_keeps_the_column_of_its_relatives() -> None:
    text = toml('id        = "x"\noffice.en = "y"\n')
    assert with_value(text, ("office", "fr"), "z").text == text.text + 'office.fr = "z"\n'
    assert with_value(text, ("note",), "z").text.endswith('note      = "z"\n')


def test_a_new_key_stands_above_the_comments_at_the_end_of_its_table() -> None:
    changed = with_value(toml(), ("sender", "sample"), True)
    assert '"B"}]\nsample = true\n# end of the sender\n' in changed.text


def test_a_key_of_a_list_in_one_line_is_changed_there() -> None:
    changed = with_value(toml(), ("sender", "signers", 0, "title"), "C")
    assert 'signers = [{name = "A", title = "C"}]' in changed.text


COMMENTED = """\
targets = [ # whom we ask
    # Europe
    "FR", # said yes
    "#1", "GB",

    # Asia
    "JP" # last
    # nobody else
] # so far
"""


@pytest.mark.parametrize(
    ("values", "gone", "come"),
    [
        (["FR", "#1", "JP"], ' "GB",', ""),
        (["#1", "GB", "JP"], '    "FR", # said yes\n', ""),
        (["FR", "GB", "JP"], '"#1", ', ""),
        (["FR", "#1", "GB"], '    "JP" # last\n', ""),
        (["FR", "#1", "GB", "JP", "US"], " # last\n", ', # last\n    "US",\n'),
        (["FR", "#1", "GB", "US", "JP"], '"GB",\n', '"GB",\n    "US",\n'),
        (["US", "FR", "#1", "GB", "JP"], "ask\n", 'ask\n    "US",\n'),
    ],
)
def test_comments_in_a_list_stay(values: list[str], gone: str, come: str) -> None:
    changed = with_value(toml(COMMENTED), ("targets",), values)
    assert changed.text == COMMENTED.replace(gone, come)


def test_a_key_is_removed_with_its_line() -> None:
    changed = with_value(toml(), ("letters", 0, "demands"), None)
    assert changed.text == TEXT.replace('demands = ["act"]\n', "")


def test_a_new_table_stands_at_the_end() -> None:
    changed = with_value(toml(), ("selection", "cases", "act"), ["one"])
    assert changed.text == TEXT + '\n[selection]\ncases.act = ["one"]\n'


def test_a_text_of_several_lines_begins_below_its_quotes() -> None:
    changed = with_value(toml(), ("last", "x"), 'one\n"two" \\ """')
    assert 'x = """\none\n"two" \\\\ ""\\""""\n' in changed.text
    assert changed.values["last"]["x"] == 'one\n"two" \\ """'


def test_a_plain_value_on_the_way_is_refused() -> None:
    with pytest.raises(TypeError):
        with_value(toml(), ("sender", "organisation", "en"), "x")


def test_an_item_is_put_in_between_and_at_the_end() -> None:
    first = with_item(toml(), ("letters",), 1, {"target": "US"})
    assert 'demands = ["act"]\n\n[[letters]]\ntarget = "US"\n\n# the second\n' in first.text
    last = with_item(toml(), ("letters",), 2, {"target": "US"})
    assert '    id = "q"\n\n[[letters]]\ntarget = "US"\n\n[last]\n' in last.text


def test_an_item_within_an_item_is_indented_as_the_others() -> None:
    values = {"id": "r", "title": {"en": "R"}}
    changed = with_item(toml(), ("letters", 1, "parts"), 1, values)
    new = '    [[letters.parts]]\n    id = "r"\n    title.en = "R"\n\n    # about q\n'
    assert new in changed.text


def test_the_first_item_of_a_list_is_put_in() -> None:
    changed = with_item(toml(), ("letters", 0, "parts"), 0, {"id": "new"})
    assert 'demands = ["act"]\n\n[[letters.parts]]\nid = "new"\n\n# the second' in changed.text


def test_an_item_goes_with_the_comments_above_it() -> None:
    assert "# the second" not in without_item(toml(), ("letters",), 1).text
    within = without_item(toml(), ("letters", 1, "parts"), 1).text
    assert "# about q" not in within
    assert '"q"' not in within
    assert "[last]" in within


def test_an_item_moves_with_its_comments() -> None:
    changed = with_moved(toml(), ("letters",), 1, 0)
    assert [one["target"] for one in changed.values["letters"]] == ["JP", "FR"]
    assert changed.text.index("# the second") < changed.text.index('"FR"')
    within = with_moved(toml(), ("letters", 1, "parts"), 0, 1)
    assert [one["id"] for one in within.values["letters"][1]["parts"]] == ["q", "p"]
    assert within.text.index("# about q") < within.text.index('"p"')


HASHES = """\
[[demands]]
id = "a"
text.en = \'\'\'
hello
# heading\'\'\'
[[demands]]
id = "b"
    [[demands.cases]]
    text = \'\'\'
    # 1\'\'\'
    [[demands.cases]]
    id = "d"
"""


def test_a_line_of_a_text_is_no_comment_of_the_header_below() -> None:
    first = without_item(toml(HASHES), ("demands",), 1)
    assert first.text == HASHES[: HASHES.index('[[demands]]\nid = "b"')]
    within = without_item(toml(HASHES), ("demands", 1, "cases"), 1)
    assert within.text == HASHES[: HASHES.rindex("    [[")]
    moved = with_moved(toml(HASHES), ("demands",), 0, 1)
    assert [one["id"] for one in tomllib.loads(moved.text)["demands"]] == ["b", "a"]
    without = with_value(toml(HASHES), ("demands", 1, "cases"), None)
    assert tomllib.loads(without.text)["demands"][1] == {"id": "b"}


def test_a_cut_that_would_break_a_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_blocks, "above", lambda text, start, floor: floor - 4)
    with pytest.raises(ValueError, match="not come out"):
        without_item(toml(HASHES), ("demands",), 1)


def test_line_ends_and_the_mark_at_the_start_stay_as_they_are() -> None:
    content = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    changed = with_value(TomlText.of(content), ("last", "x"), 2)
    assert changed.content == content.replace(b"x = 1", b"x = 2")


def test_tables_that_are_left_alone_keep_mixed_line_ends() -> None:
    head, sender, rest = TEXT.partition("[sender]")
    content = (head.replace("\n", "\r\n") + sender + rest).encode()
    before = TomlText.of(content)
    assert before.content == content
    changed = with_value(before, ("last", "x"), 2)
    assert changed.content == content.replace(b"[last]\nx = 1\n", b"[last]\r\nx = 2\r\n")
    assert pickle.loads(pickle.dumps(changed)).content == changed.content


def test_what_a_change_leaves_alone_is_not_read_again() -> None:
    before = shipped("targets")
    after = TomlText(before.blocks)
    again = with_value(after, ("targets", 5, "note"), "seen")
    kept = [a is b for a, b in zip(after.values["targets"], again.values["targets"], strict=True)]
    assert [at for at, is_kept in enumerate(kept) if not is_kept] == [5]


# --- Any text, any change

names = st.text(st.sampled_from('ab-_ ."é'), max_size=3)
scalars: st.SearchStrategy[Any] = st.one_of(
    st.integers(-9, 9),
    st.booleans(),
    st.text(st.sampled_from('ab"\\\n\t é“#[]=\x7f'), max_size=8),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1)),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
tables = st.dictionaries(names, values, max_size=4)
files = st.dictionaries(names, values | st.lists(tables, min_size=1, max_size=3), max_size=4)

hashes = st.text(st.sampled_from('ab"#\n[]='), max_size=8).map(lambda text: f"{text}\n# x")


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {key: _pruned(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ({}, [])}
    return [_pruned(one) for one in value] if isinstance(value, list) else value


def paths(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    found = [path] if path else []
    return [*found, *(one for key, child in inner for one in paths(child, (*path, key)))]


@given(files, st.data())
def test_any_key_of_any_text_can_be_set(data: dict[str, Any], draw: st.DataObject) -> None:
    text = tomlkit.dumps(data)
    known = [one for one in paths(tomllib.loads(text)) if isinstance(one[-1], str)]
    path = draw.draw(st.sampled_from([*known, ("new",), ("new", "key")]))
    value = draw.draw(scalars | st.lists(scalars, max_size=2))
    wanted = copy.deepcopy(tomllib.loads(text))
    at: Any = wanted
    for key in path[:-1]:
        at = at.setdefault(key, {}) if isinstance(key, str) else at[key]
    at[str(path[-1])] = value
    changed = with_value(TomlText.of(text.encode()), path, value)
    assert _pruned(tomllib.loads(changed.text)) == _pruned(wanted)
    assert _pruned(dict(changed.values)) == _pruned(wanted)
    assert value_at(changed.values, path) == value


@given(files, st.data())
def test_any_key_of_any_text_can_be_removed(data: dict[str, Any], draw: st.DataObject) -> None:
    text = tomlkit.dumps(data)
    known = [one for one in paths(tomllib.loads(text)) if isinstance(one[-1], str)]
    path = draw.draw(st.sampled_from(known or [("none",)]))
    wanted = copy.deepcopy(tomllib.loads(text))
    if known:
        del value_at(wanted, path[:-1])[path[-1]]
    changed = with_value(TomlText.of(text.encode()), path, None)
    assert _pruned(tomllib.loads(changed.text)) == _pruned(wanted)


@given(files, st.lists(tables, min_size=1, max_size=3), st.data())
def test_items_of_any_list_come_go_and_move(
    data: dict[str, Any], items: list[dict[str, Any]], draw: st.DataObject
) -> None:
    _check_items(tomlkit.dumps({**data, "the-list": items}), items, draw)


@given(
    st.lists(st.dictionaries(names, scalars | hashes, max_size=3), min_size=1, max_size=4),
    st.data(),
)
def test_items_end_with_any_text(items: list[dict[str, Any]], draw: st.DataObject) -> None:
    _check_items("".join(item_text(("the-list",), one) for one in items), items, draw)


def _check_items(text: str, items: list[dict[str, Any]], draw: st.DataObject) -> None:
    before = TomlText.of(text.encode())
    at, to = draw.draw(st.tuples(st.integers(0, len(items) - 1), st.integers(0, len(items) - 1)))
    new = draw.draw(tables)
    wanted = [*items[:at], new, *items[at:]]
    assert _list(with_item(before, ("the-list",), at, new)) == _pruned(wanted)
    assert _list(without_item(before, ("the-list",), at)) == _pruned(
        [*items[:at], *items[at + 1 :]]
    )
    moved = list(items)
    moved.insert(to, moved.pop(at))
    assert _list(with_moved(before, ("the-list",), at, to)) == _pruned(moved)


def _list(toml: TomlText) -> Any:
    return _pruned(tomllib.loads(toml.text).get("the-list", []))
