"""Word files that LibreOffice wrote, filled, opened again, and laid out by LibreOffice."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from letterapp.problems import Place
from letterapp.word.package import read_package
from tests.external import convert_to_pdf, pdftotext, validate_docx
from tests.word.engine.helpers import FILE, errors, opened, our_data, texts, theirs
from tests.word.engine.open_documents import (
    as_word_files,
    fodt,
    footnote,
    frame,
    items,
    link,
    para,
    table,
)
from tests.word.engine.structure import Structure, structure

BOLD = '<text:span text:style-name="B">{}</text:span>'
HTML = """<html><head><title>On {{ x }}</title></head><body>
<h1>{{ x }}</h1>
<p>Dear <b>{{ na</b><i>me }}</i>, see <a href="https://a.org/{{ x }}">{{ x }}</a>.</p>
<p>{% for y in ys %}</p><blockquote>{{ y }}</blockquote><p>{% endfor %}</p>
<ul><li>{% for y in ys %}</li><li>item {{ y }}</li><li>{% endfor %}</li></ul>
<table><tr><th>No.</th><th>Name</th></tr>
<tr><td>{% for y in ys %}{{ loop.index }}</td><td>{{ y }}{% endfor %}</td></tr></table>
</body></html>"""
SOURCES = {
    "tables.fodt": fodt(
        table(["{%tr for y in ys %}", ""], ["{{ loop.index }}", "{{ y }}"], ["{%tr endfor %}", ""]),
        "between {{ x }}",
        table([table(["inner {{ x }}"], ["{% if no %}"], ["gone"], ["{% endif %}"]), "outer"]),
    ),
    "notes.fodt": fodt(
        para("Text" + footnote("note on {{ x }}") + " and" + footnote("second {{ name }}")),
        "{% for y in ys %}",
        para("line {{ y }}" + footnote("note on {{ y }}")),
        "{% endfor %}",
    ),
    "boxes.fodt": fodt(
        para(frame("boxed {{ x }}") + "beside {{ name }}"),
        para("split " + BOLD.format("{{ na") + "me }}" + BOLD.format(" and {{ x }}")),
        para("see " + link("the page of {{ x }}", "https://a.org/{{ x }}")),
    ),
    "scripts.fodt": fodt(
        para("إلى {{ arabic }} السلام", "RTL"),
        para("拝啓 {{ japanese }} 様", "CJK"),
        para("សូមគោរព {{ khmer }} end"),
    ),
    "lists.fodt": fodt(
        "{% for ys in lists %}",
        "Next:",
        items("{% for y in ys %}", "item {{ y }}", "{% endfor %}", "last"),
        "{% endfor %}",
    ),
    "page.html": HTML,
    "plain.html": "<h1>No tags</h1><table><tr><td>a</td></tr></table><ol><li>b</li></ol>",
}
DATA: dict[str, Any] = {
    "x": "Smith & <Sons>",
    "name": "Ann",
    "no": 0,
    "ys": ["first", "second"],
    "lists": [["1a", "1b"], ["2a"]],
    "arabic": "سعادة الوزير",
    "japanese": "田中太郎",
    "khmer": "លោក",
}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """LibreOffice's Word files."""
    files = as_word_files(SOURCES, tmp_path_factory.mktemp("libreoffice"))
    return {name: file.read_bytes() for name, file in files.items()}


@pytest.fixture(scope="module")
def letters(templates: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The letters that the engine makes of them."""
    return {name: our_data(data, **DATA) for name, data in templates.items()}


@pytest.fixture
def seen(letters: Mapping[str, bytes]) -> Mapping[str, Structure]:
    """What can be seen of the letters."""
    return {name: structure(opened(data)) for name, data in letters.items()}


def test_tables_are_filled(seen: Mapping[str, Structure]) -> None:
    rows, between, nested = [text for text in texts(seen["tables"]) if text]
    assert rows == [["1", "first"], ["2", "second"]]
    assert between == "between Smith & <Sons>"
    assert "[['inner Smith & <Sons>']]" in nested[0][0]


def test_footnotes_are_filled_each_with_its_own_value(seen: Mapping[str, Structure]) -> None:
    notes = ["".join(texts(blocks)).strip() for blocks in seen["notes"].notes]
    assert notes == ["note on Smith & <Sons>", "second Ann", "note on first", "note on second"]


def test_text_boxes_runs_and_hyperlinks_are_filled(letters: Mapping[str, bytes]) -> None:
    letter = opened(letters["boxes"])
    root: Any = letter.element
    assert "boxed Smith & <Sons>" in "".join(root.xpath("//w:txbxContent//w:t/text()"))
    assert "split Ann and Smith & <Sons>" in texts(letter)
    targets = [
        relation.target_ref for relation in letter.part.rels.values() if relation.is_external
    ]
    assert targets == ["https://a.org/Smith%20&%20%3CSons%3E"]


def test_text_of_all_scripts_is_filled(letters: Mapping[str, bytes]) -> None:
    letter = opened(letters["scripts"])
    found = [text for text in texts(letter) if text]
    assert found == ["إلى سعادة الوزير السلام", "拝啓 田中太郎 様", "សូមគោរព លោក end"]
    root: Any = letter.element
    assert root.xpath("//w:p[w:pPr/w:bidi]//w:t[contains(., 'الوزير')]")


def test_lists_are_filled_and_start_again(letters: Mapping[str, bytes]) -> None:
    letter = opened(letters["lists"])
    found = [text for text in texts(letter) if text]
    assert found == ["Next:", "item 1a", "item 1b", "last", "Next:", "item 2a", "last"]
    root: Any = letter.element
    numbers = root.xpath("//w:numPr/w:numId/@w:val")
    assert numbers[0] == numbers[2] != numbers[3] == numbers[4]


def test_headers_and_footers_are_filled(seen: Mapping[str, Structure]) -> None:
    margins = seen["tables"].margins
    assert texts(margins["default header 0"]) == ["Header for Smith & <Sons>"]
    assert texts(margins["default footer 0"])[0].startswith("Footer for Smith & <Sons>, page ")


def test_a_page_of_html_is_filled(seen: Mapping[str, Structure]) -> None:
    found = [text for text in texts(seen["page"]) if text]
    assert found[:2] == ["Smith & <Sons>", "Dear Ann, see Smith & <Sons>."]
    assert found[2:6] == ["first", "second", "item first", "item second"]
    assert found[6] == [["No.", "Name"], ["1", "first"], ["2", "second"]]
    assert seen["page"].properties["title"] == "On Smith & <Sons>"


@pytest.mark.parametrize("name", ["boxes", "scripts"])
def test_a_file_of_libreoffice_gives_the_same_letter_as_docxtpl(
    templates: Mapping[str, bytes], name: str
) -> None:
    data = DATA | {"x": "no ampersand"}
    mine = structure(opened(our_data(templates[name], **data)))
    assert mine == structure(theirs(opened(templates[name]), **data))


def test_a_file_without_tags_comes_back_with_every_part_unchanged(
    templates: Mapping[str, bytes], letters: Mapping[str, bytes]
) -> None:
    before = read_package(templates["plain"], Place(FILE))
    assert read_package(letters["plain"], Place(FILE)).parts == before.parts


def test_nothing_is_a_problem_in_them(templates: Mapping[str, bytes]) -> None:
    assert {name: errors(data, **DATA) for name, data in templates.items()} == {
        name: [] for name in templates
    }


def test_libreoffice_lays_them_out_with_all_values(
    letters: Mapping[str, bytes], tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.docx" for name in letters]
    for file in files:
        file.write_bytes(letters[file.stem])
    pages = dict(zip(letters, map(text_of, convert_to_pdf(files, tmp_path)), strict=True))
    for name, words in SHOWN.items():
        for word in words:
            assert word in pages[name], (name, word)
        assert "{" not in pages[name], name


SHOWN = {
    "tables": ["first", "second", "inner Smith & <Sons>", "Header for Smith", "Footer for Smith"],
    "notes": ["note on Smith & <Sons>", "note on second", "second Ann"],
    "boxes": ["boxed Smith & <Sons>", "split Ann and"],
    "scripts": ["田中太郎"],
    "lists": ["1.item 1a", "1.item 2a", "3.last", "2.last"],
    "page": ["Dear Ann, see", "item second"],
    "plain": ["No tags"],
}


def text_of(file: Path) -> str:
    """The text of a PDF's pages, each run of white space as one space."""
    command = [pdftotext(), str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return " ".join(done.stdout.split())


def test_the_validator_finds_no_more_in_the_letters_than_in_the_templates(
    templates: Mapping[str, bytes], letters: Mapping[str, bytes], tmp_path: Path
) -> None:
    found = {}
    for kind, files in (("templates", templates), ("letters", letters)):
        (tmp_path / kind).mkdir()
        paths = [tmp_path / kind / f"{name}.docx" for name in files]
        for path in paths:
            path.write_bytes(files[path.stem])
        found[kind] = {re.sub(r"\[\d+\]", "", error) for error in validate_docx(paths)}
    assert found["letters"] <= found["templates"]
