from __future__ import annotations

import pytest

from letterapp.pages.pdf.objects import Objects, name, number, string
from tests.pages.pdf.reading import opened


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (1.0, "1"),
        (100, "100"),
        (1.005, "1"),
        (-2.5, "-2.5"),
        (0.126, "0.13"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_strings_are_escaped_or_in_utf_16() -> None:
    assert string(r"a(b)\c") == r"(a\(b\)\\c)"
    assert string("é𠮷") == "<FEFF00e9d842dfb7>"
    assert string("a\nb") == "<FEFF0061000a0062>"


def test_names_are_escaped() -> None:
    assert name("AB+Font Name/é") == "/AB+Font#20Name#2F#C3#A9"


def test_objects_of_every_kind_are_found_again() -> None:
    objects = Objects()
    late = objects.reserve()
    stream = objects.add_stream(b"data " * 100, "/Kind/Example")
    plain = objects.add_stream(b"plain", is_packed=False)
    tree, page = objects.reserve(), objects.reserve()
    objects.put(tree, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    objects.put(page, f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
    objects.put(late, f"<</Type/Catalog/Pages {tree} 0 R/Given {stream} 0 R/Raw {plain} 0 R>>")
    root = opened(objects.file(late, objects.add("<</Title(T)>>"))).Root
    assert root.Given.read_bytes() == b"data " * 100
    assert root.Given.Kind == "/Example"
    assert root.Raw.read_raw_bytes() == b"plain"
