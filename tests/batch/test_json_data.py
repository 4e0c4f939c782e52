"""The data of a rendering is one JSON object, or the call says what is wrong with it."""

from pathlib import Path
from typing import Any

import pytest

from letterapp.batch.json_data import read_data
from letterapp.errors import UsageError
from letterapp.limits import Limits


def read(folder: Path, content: str | bytes, **bounds: int) -> dict[str, Any]:
    file = folder / "data.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_data(file, Limits(**bounds))


def refused(folder: Path, content: str | bytes, **bounds: int) -> UsageError:
    with pytest.raises(UsageError) as caught:
        read(folder, content, **bounds)
    return caught.value


def test_the_keys_of_the_object_are_the_names(tmp_path: Path) -> None:
    text = '{"a": "x\\n\\"y\\"", "b": [1, 2.5, true, null], "c": {"a": {}}, "A": "\\ud83d\\ude00"}'
    assert read(tmp_path, text) == {
        "a": 'x\n"y"',
        "b": [1, 2.5, True, None],
        "c": {"a": {}},
        "A": "😀",
    }


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, b'\xef\xbb\xbf{"a": "\xc3\xa9"}') == {"a": "é"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "not valid JSON: Expecting value"),
        ('{\n"a": 1,\n}', 3, "not valid JSON"),
        ("\n\n[1]", 3, "the data is not one object"),
        ('"{}"', 1, "the data is not one object"),
        ('{"a": {"b": 1},\n "c": {"b": 1,\n "\\u0062": 2}}', 3, "the name “b” stands twice"),
        ('{"a": "NaN",\n"b": NaN}', 2, "“NaN” is no number of JSON"),
        ('{"a":\n[-Infinity]}', 2, "“-Infinity” is no number of JSON"),
        ('{"a":\n1e999}', 2, "the number is too large"),
        ('{"a":\n' + "1" * 5000 + "}", 2, "the number is too large"),
        ('{"a":\n"\\ud800"}', 2, "U+D800 is no character of a text"),
        ('{"a":\n"\\ufdd0"}', 2, "U+FDD0 is no character of a text"),
        ("\n" + '{"a":' * 101 + "1" + "}" * 101, 2, "the data nests deeper than 100 levels"),
        ("\n" + "[" * 100_000, 2, "the data nests deeper than 100 levels"),
    ],
)
def test_what_is_no_sound_object_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    fault = refused(tmp_path, text)
    assert f"data.json, line {line}: {message}" in fault.message
    assert fault.hint


def test_names_may_stand_again_in_other_objects(tmp_path: Path) -> None:
    text = '{"a": [{"x": "a"}, {"x": "x"}], "x": {"a": ["a", "a"]}}'
    assert read(tmp_path, text)["a"] == [{"x": "a"}, {"x": "x"}]


def test_a_hundred_levels_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, '{"a":' * 100 + "1" + "}" * 100)


def test_text_of_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    fault = refused(tmp_path, '{"a":\n"é"}'.encode("latin-1"))
    assert "line 2: not UTF-8 text" in fault.message


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, '{"a": 1}', file=8)
    fault = refused(tmp_path, '{"a": 12}', file=8)
    assert "larger than" in fault.message
    assert "LETTERAPP_LIMIT_FILE_MB" in fault.hint


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.json cannot be read: No such file"):
        read_data(tmp_path / "none.json", Limits())
