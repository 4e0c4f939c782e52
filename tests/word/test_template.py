"""A Word template: compiled once, filled letter by letter, the same bytes for the same letter."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterapp.errors import WordTemplateError
from letterapp.problems import Place
from letterapp.word.package import DOCUMENT_TYPE, read_package
from letterapp.word.template import WordTemplate, load_word_template
from tests.external import ROOT
from tests.word.word_files import (
    DOCUMENT,
    FILE,
    PROPERTIES,
    TARGET,
    data_of,
    document,
    fill,
    filled,
    messages,
    opened,
    package_of,
    parts_of,
    template,
    texts,
    wording,
)

TEXT = "# h\n\n- a[^source]\n- [b](https://a.org)\n\n1. c\n\n> d **e**"
CHANGED = {DOCUMENT, "docProps/core.xml", "_rels/.rels", "[Content_Types].xml"}
SCRIPT = """
import hashlib, sys, time
time.time = lambda: float(sys.argv[3])
from pathlib import Path
from letterapp.word.template import load_word_template
from tests.word.word_files import PROPERTIES, TARGET, wording
template = load_word_template(Path(sys.argv[1]), {"Quote": "Intense Quote"})
letter = template.fill(wording(sys.argv[2]), {"target": TARGET}, PROPERTIES)
print(hashlib.sha256(letter.data).hexdigest())
"""
NAMES = {"Quote": "Intense Quote"}
SURROUNDINGS = [
    ("0", "UTC", "C"),
    ("1", "Asia/Phnom_Penh", "C.UTF-8"),
    ("42", "US/Hawaii", "POSIX"),
]


def tagged() -> WordTemplate:
    made = document("To {{ target.short }}, {{ x }}", "{{ body }}")
    made.sections[0].header.paragraphs[0].text = "On {{ x }}"
    return template(made)


def test_parts_without_tags_stay_byte_for_byte() -> None:
    made = document("{{ body }}")
    made.sections[0].header.paragraphs[0].text = "no tag { here }"
    made.sections[0].footer.paragraphs[0].text = "none"
    package = package_of(made)
    letter = parts_of(filled(package, "# h\n\n> q"))
    assert {name for name in letter if letter[name] != package.parts.get(name)} == CHANGED
    assert set(package.parts) - set(letter) == {"docProps/app.xml", "docProps/thumbnail.jpeg"}


def test_a_picture_in_the_header_stays(tmp_path: Path) -> None:
    made = document("{{ body }}")
    picture = tmp_path / "logo.bmp"
    picture.write_bytes(
        b"BM"
        + bytes.fromhex(
            "3a0000000000000036000000280000000100000001000000"
            "01001800000000000400000000000000000000000000000000000000ffffff00"
        )
    )
    made.sections[0].header.paragraphs[0].add_run("{{ x }}").add_picture(str(picture))
    letter = filled(made, x="Ours")
    header = opened(letter).sections[0].header
    assert header.paragraphs[0].text == "Ours"
    assert header.part.rels
    assert picture.read_bytes() in parts_of(letter).values()


def test_filling_leaves_nothing_behind_for_the_next_letter() -> None:
    made = tagged()
    alone = filled(made, "short", x="second").data
    filled(made, TEXT, x="1st of all")
    after = filled(made, "short", x="second")
    assert after.data == alone
    assert b"1st of all" not in b"".join(parts_of(after).values())


def test_a_letter_with_errors_leaves_nothing_behind_either() -> None:
    made = tagged()
    assert len(messages(fill(made, "::: No Such Style\nx\n:::"))) == 3
    assert messages(fill(made, x="x")) == []


def test_the_template_s_own_problems_come_with_every_letter() -> None:
    made = template(document("{{ x }", "{{ body }}", "{{ body }}"))
    for _ in range(2):
        assert set(made.problems) <= set(fill(made).problems)
    assert len(made.problems) == 2


def test_the_same_letter_has_the_same_bytes() -> None:
    assert filled(tagged(), TEXT, x="x").data == filled(tagged(), TEXT, x="x").data


@pytest.mark.parametrize(("seed", "zone", "locale"), SURROUNDINGS)
def test_the_bytes_know_no_hash_seed_day_time_zone_locale_or_folder(
    tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    file = tmp_path / f"templates of {seed}" / "letterhead.docx"
    file.parent.mkdir()
    file.write_bytes(data_of(document("{{ target.short }}", "{{ body }}")))
    os.utime(file, (1e8 * int(seed), 1e8 * int(seed)))
    here = load_word_template(file, NAMES).fill(wording(TEXT), {"target": TARGET}, PROPERTIES)
    environ = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(file), TEXT, f"{seed}00000000"],
        env=os.environ | environ | {"PYTHONPATH": str(ROOT)},
        cwd=file.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(here.data).hexdigest()


def test_a_template_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "letterhead.docx"
    file.write_bytes(data_of(document("{{ body }}")))
    assert texts(filled(load_word_template(file, {}))) == ["Wording."]


def test_a_folder_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(WordTemplateError, match="cannot be read"):
        load_word_template(tmp_path, {})


def test_a_word_file_of_strict_open_xml_is_refused_with_what_to_do() -> None:
    package = package_of(document("{{ body }}"))
    strict = package.parts[DOCUMENT].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    package.parts[DOCUMENT] = strict
    with pytest.raises(WordTemplateError) as caught:
        template(package)
    assert "Word Document (.docx)" in caught.value.hint


def test_a_part_that_two_relationships_name_is_filled_once() -> None:
    made = document("{{ body }}")
    made.sections[0].header.paragraphs[0].text = "{{ nobody }}"
    package = package_of(made)
    package.relate(DOCUMENT, f"{DOCUMENT_TYPE}header", "word/header1.xml")
    rels = package.parts["word/_rels/document.xml.rels"]
    twice = rels.replace(b"</Relationships>", HEADER + b"</Relationships>")
    package.parts["word/_rels/document.xml.rels"] = twice
    assert messages(fill(package)) == ["there is nothing named “nobody”"]


HEADER = f'<Relationship Id="r99" Type="{DOCUMENT_TYPE}header" Target="header1.xml"/>'.encode()


def test_a_relationship_to_a_part_that_is_not_there_is_let_be() -> None:
    package = package_of(document("{{ body }}"))
    package.relate(DOCUMENT, f"{DOCUMENT_TYPE}footer", "word/footer9.xml")
    assert messages(fill(package)) == []


def test_two_hundred_letters_take_no_time() -> None:
    made = load_word_template(ROOT / "templates" / "letterhead.docx", {})
    blocks = wording(TEXT)
    start = time.perf_counter()
    for _ in range(200):
        made.fill(blocks, {}, PROPERTIES)
    assert time.perf_counter() - start < 4  # 20 ms each, on a slow and busy machine


def test_the_data_is_a_package_that_can_be_read_again() -> None:
    package = read_package(filled(tagged(), x="y").data, Place(FILE))
    assert package.related("officeDocument") == DOCUMENT
