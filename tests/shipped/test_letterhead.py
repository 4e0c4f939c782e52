"""The shipped letterhead: what the script builds, with the styles that letters name."""

import pytest

from letterapp.problems import NOWHERE
from letterapp.word.package import Package, read_package
from letterapp.word.styles import Styles
from letterapp.word.template import load_word_template
from letterapp.word.xml import parse, w
from tests.external import ROOT
from tools.build_word_templates import build_letterhead

FILE = ROOT / "templates" / "letterhead.docx"
PARAGRAPH_STYLES = [
    *("Letter Reference", "Letter Date", "Letter Address", "Letter Subject"),
    *("Letter Salutation", "Letter Close", "Letter Signature", "Letter Copies"),
    *("Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Quote"),
    "footnote text",
]


def shipped() -> Package:
    return read_package(FILE.read_bytes(), NOWHERE)


def test_the_shipped_file_is_what_the_script_builds() -> None:
    assert build_letterhead() == FILE.read_bytes()


def test_the_script_builds_the_same_bytes_each_time() -> None:
    assert build_letterhead() == build_letterhead()


def test_it_has_no_problems() -> None:
    assert load_word_template(FILE, {}).problems == ()


@pytest.mark.parametrize("name", PARAGRAPH_STYLES)
def test_it_has_the_paragraph_style(name: str) -> None:
    assert Styles(shipped(), "word/document.xml", {}).find(name)


@pytest.mark.parametrize("name", ["Hyperlink", "footnote reference"])
def test_it_has_the_character_style(name: str) -> None:
    assert Styles(shipped(), "word/document.xml", {}).find(name, "character")


@pytest.mark.parametrize(
    ("part", "before"), [("word/footer1.xml", ""), ("word/footer2.xml", "{{ letter.date }}")]
)
def test_its_footers_number_the_pages_in_no_language(part: str, before: str) -> None:
    root = parse(shipped().parts[part])
    assert "".join(node.text or "" for node in root.iter(w("t"))) == f"{before}1 / 1"
    assert [node.text for node in root.iter(w("instrText"))] == ["PAGE", "NUMPAGES"]


def test_it_tells_nobody_s_name() -> None:
    assert [name for name in shipped().parts if name.startswith("docProps/")] == [
        "docProps/core.xml"
    ]
    core = shipped().parts["docProps/core.xml"]
    assert b"creator" not in core
    assert b"created" not in core
