"""The shipped plain sheet: what the script builds, with the looks of letters and no letterhead."""

import re
from collections.abc import Mapping

from letterapp.problems import NOWHERE
from letterapp.word.package import Package, read_package
from letterapp.word.template import load_word_template
from letterapp.word.xml import parse, serialise, w
from tests.external import ROOT
from tools.build_word_templates import build_plain_sheet

FILE = ROOT / "templates" / "plain.docx"
LETTERHEAD = ROOT / "templates" / "letterhead.docx"
AROUND = {"header", "footer", "Letterhead Name", "Letterhead Contact"}
PRIORITY = re.compile(rb"<w:uiPriority[^>]*>")


def shipped() -> Package:
    return read_package(FILE.read_bytes(), NOWHERE)


def looks_of(package: Package) -> Mapping[str, bytes]:
    """Each style of a Word file, but for its place in Word's list of styles."""
    return {
        style.find(w("name")).get(w("val"), ""): PRIORITY.sub(b"", serialise(style))  # type: ignore[union-attr]
        for style in parse(package.parts["word/styles.xml"]).iter(w("style"))
    }


def test_the_shipped_file_is_what_the_script_builds() -> None:
    assert build_plain_sheet() == FILE.read_bytes()


def test_the_script_builds_the_same_bytes_each_time() -> None:
    assert build_plain_sheet() == build_plain_sheet()


def test_it_has_no_problems() -> None:
    assert load_word_template(FILE, {}).problems == ()


def test_its_letters_look_as_those_on_the_letterhead() -> None:
    letterhead = looks_of(read_package(LETTERHEAD.read_bytes(), NOWHERE))
    assert looks_of(shipped()) == {x: y for x, y in letterhead.items() if x not in AROUND}


def test_it_has_nothing_but_a_place_for_the_wording_on_a4() -> None:
    body = parse(shipped().parts["word/document.xml"]).find(w("body"))
    assert body is not None
    assert "".join(body.itertext()) == "{{ body }}"
    (size,) = body.iter(w("pgSz"))
    assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")
    assert not [name for name in shipped().parts if "header" in name or "footer" in name]


def test_it_tells_nothing_of_who_made_it() -> None:
    assert not [name for name in shipped().parts if name.startswith("docProps/")]
