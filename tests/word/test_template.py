"""A Word template: compiled once, filled letter by letter, the same bytes for the same letter."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterapp.errors import WordTemplateError
from letterapp.limits import Limits
from letterapp.problems import Place
from letterapp.word.package import DOCUMENT_TYPE, read_package
from letterapp.word.template import WordTemplate, load_word_template
from tests.external import ROOT
from tests.word.packages import PNG
from tests.word.word_files import (
    DOCUMENT,
    FILE,
    PROPERTIES,
    TARGET,
    data_of,
    document,
    fill,
    filled,
    lines,
    messages,
    opened,
    package_of,
    parts_of,
    printed,
    rendered,
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


def test_a_template_with_an_error_gives_its_own_problems_and_no_letter() -> None:
    letter = fill(document("{{ x }", "{{ nobody }}", "{{ body }}"))
    assert set(messages(letter)) == {"a tag is opened with “{{” and never closed"}
    assert letter.data == b""


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


def test_the_data_is_a_package_that_can_be_read_again() -> None:
    package = read_package(filled(tagged(), x="y").data, Place(FILE))
    assert package.related("officeDocument") == DOCUMENT


@pytest.mark.parametrize(
    "text",
    ["{% if x %}yes{% endif %}", "{# a note #}{{ x }}", "{% for i in [x] %}{{ i }}{% endfor %}"],
)
def test_blocks_and_comments_work_in_word_templates(text: str) -> None:
    assert texts(filled(document(text, "{{ body }}"), x="yes")) == ["yes", "Wording."]


def test_a_word_file_without_tags_is_filled_with_its_content_unchanged() -> None:
    package = package_of(document("a", "b"))
    letter = rendered(package)
    assert dict(parts_of(letter)) == dict(package.parts)


def test_a_template_is_rendered_without_wording_and_keeps_its_properties() -> None:
    made = document("{{ x }}")
    made.core_properties.author = "Jane"
    letter = printed(made, x="v")
    assert texts(letter) == ["v"]
    assert opened(letter).core_properties.author == "Jane"


def test_all_problems_of_a_template_come_at_once() -> None:
    made = document("{{ a }} {% x %} {{ c |", "{{ body }}", "{{ d | nofilter }}", "{% if e %}")
    made.sections[0].header.paragraphs[0].text = "{{ f g }}"
    assert len(template(made).problems) == 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Dear {{ target.short", "a tag is opened with “{{” and never closed"),
        ("{{ target.short }} {{", "a tag is opened with “{{” and never closed"),
        ("Dear target.short }}", "a tag is closed with “}}” and never opened"),
        ("{{ }}", "“{{ }}” is not valid"),
        ("{{ a b }}", "“{{ a b }}” is not valid"),
        ("{{ a | nofilter }}", "“{{ a | nofilter }}”: there is no filter “nofilter”"),
        ("{% nothing %}", "“{% nothing %}”: there is no tag “nothing”"),
        ("{% include 'a' %}", "“{% include 'a' %}” does not work in a Word template"),
    ],
)
def test_what_looks_like_a_tag_and_is_none_is_an_error(text: str, message: str) -> None:
    [problem] = template(document(text, "{{ body }}")).problems
    assert problem.is_error
    assert problem.message.startswith(message)
    assert problem.where.place.startswith(f"word/document.xml, “{text}”")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% for i in range(1000) %}{{ x }}{% endfor %}", "the letter is larger than 0 MB"),
        ("{{ x * 200000 }}", "too large a value"),
        ("{{ x.__class__.__mro__ }}", "unsafe"),
        ("{{ x.nothing }}", "nothing"),
        ("{% set y.a = 1 %}", "y"),
        ("{{ range(10000000) | list }}", "range"),
    ],
)
def test_what_goes_wrong_while_filling_is_a_problem_with_its_place(text: str, message: str) -> None:
    compiled = WordTemplate(package_of(document("a", text)), FILE, {}, Limits(output=20_000))
    letter = compiled.fill(None, {"x": "abc"}, None)
    assert letter.problems
    assert message in letter.problems[0].message
    assert "word/document.xml" in letter.problems[0].where.place


def test_what_cannot_be_rendered_gives_no_letter() -> None:
    assert rendered(document("{{ 1 / 0 }}")).data == b""


def test_comments_of_word_are_filled() -> None:
    made = document("{{ body }}")
    made.add_comment(made.paragraphs[0].runs, "about {{ x }}", "A", "A")
    assert lines(filled(made, x="v"), "word/comments.xml") == ["about v"]


@pytest.mark.parametrize("text", ["{{ x }}", "{# remark #}"])
def test_tags_where_nothing_is_filled_are_a_warning(text: str) -> None:
    package = package_of(document("{{ body }}"))
    chart = f"<c:chart xmlns:c='urn:c'>{text}</c:chart>"
    package.add("word/charts/chart1.xml", "application/xml", chart.encode())
    [problem] = template(package).problems
    assert not problem.is_error
    assert problem.message == "there are tags here, which are not filled"
    assert problem.where.place == "word/charts/chart1.xml"
    assert text.encode() in parts_of(filled(package))["word/charts/chart1.xml"]


def test_a_template_shows_the_pictures_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    file = tmp_path / "letterhead.docx"
    file.write_bytes(data_of(document("{{ picture('logo.png', width=9, alt='Ours') }}")))
    made = load_word_template(file, {}, pictures=tmp_path)
    assert PNG in parts_of(printed(made)).values()


def test_without_a_folder_a_template_shows_no_pictures() -> None:
    assert "picture" in messages(rendered(document("{{ picture('logo.png') }}")))[0]


def test_a_fault_in_a_property_is_a_problem_and_no_letter() -> None:
    made = document("{{ body }}")
    made.core_properties.title = "{{ 1 / 0 }}"
    letter = fill(made)
    assert messages(letter) == ["“{{ 1 / 0 }}”: division by zero"]
    assert letter.data == b""
