"""Footnotes and endnotes: real ones, numbered on from those of the template."""

import pytest

from letterapp.word.filled import Filled
from letterapp.word.notes import Notes, add_separators
from letterapp.word.order import misordered
from letterapp.word.package import CONTENT_TYPES, DOCUMENT_TYPE, Package
from letterapp.word.xml import W, parse, w
from letterapp.wording.markdown import parse as parse_wording
from letterapp.wording.prose import Prose, wrap
from tests.word.word_files import (
    DOCUMENT,
    PROPERTIES,
    document,
    fill,
    filled,
    in_runs,
    package_of,
    parts_of,
    root_of,
    template,
    values,
    without_styles,
)

FOOTNOTES = "word/footnotes.xml"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote>'
)
OWN = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'

REFERENCE = '<w:r ><w:footnoteReference w:id="{}"/></w:r>'


def with_footnotes(*notes: str) -> Package:
    """A template that has footnotes, beside the two separators, and refers to each."""
    numbers = range(2, len(notes) + 2)
    made = document("{{ body }}")
    if notes:
        in_runs(made.add_paragraph("Theirs"), *(REFERENCE.format(number) for number in numbers))
    package = package_of(made)
    own = "".join(OWN.format(number, note) for number, note in zip(numbers, notes, strict=True))
    xml = f'<w:footnotes xmlns:w="{W}">{SEPARATORS}{own}</w:footnotes>'
    package.add(FOOTNOTES, TYPE, xml.encode())
    package.relate(DOCUMENT, f"{DOCUMENT_TYPE}footnotes", FOOTNOTES)
    return package


def notes(letter: Filled) -> dict[str, str]:
    """The texts of the footnotes by their ids, without the separators."""
    found = root_of(letter, FOOTNOTES).iter(w("footnote"))
    return {
        note.get(w("id"), ""): "".join(node.text or "" for node in note.iter(w("t")))
        for note in found
        if note.get(w("type")) is None
    }


def references(letter: Filled) -> list[str]:
    return values(root_of(letter), "footnoteReference", "id")


def test_a_template_without_footnotes_gets_them() -> None:
    letter = filled(document("{{ body }}"), "One[^source] and two[^own].\n\n[^own]: Own.")
    assert notes(letter) == {"1": " The source.", "2": " Own."}
    assert references(letter) == ["1", "2"]
    assert f'PartName="/{FOOTNOTES}"'.encode() in parts_of(letter)[CONTENT_TYPES]


def test_new_footnotes_have_the_separators_that_word_expects() -> None:
    letter = filled(document("{{ body }}"), "One[^source].")
    kinds = values(root_of(letter, FOOTNOTES), "footnote", "type")
    assert [kind for kind in kinds if kind] == ["separator", "continuationSeparator"]


def test_footnotes_go_on_from_those_of_the_template() -> None:
    letter = filled(with_footnotes("theirs", "theirs too"), "One[^source].")
    assert notes(letter) == {"2": "theirs", "3": "theirs too", "4": " The source."}
    assert references(letter) == ["4", "2", "3"]


def test_a_template_with_an_empty_footnotes_part_starts_after_its_separators() -> None:
    letter = filled(with_footnotes(), "One[^source].")
    assert notes(letter) == {"2": " The source."}
    assert parts_of(letter)[CONTENT_TYPES].count(b"footnotes.xml") == 1


def test_each_reference_is_its_own_footnote() -> None:
    letter = filled(document("{{ body }}"), "One[^source], two[^source].")
    assert list(notes(letter).values()) == [" The source.", " The source."]


def test_a_footnote_has_its_mark_and_styles() -> None:
    letter = filled(without_styles(document("{{ body }}")), "One[^source].")
    root = root_of(letter, FOOTNOTES)
    assert values(root, "footnote/p/pPr/pStyle") == ["FootnoteText"]
    assert values(root, "footnote/p/r/rPr/rStyle") == ["FootnoteReference"]
    assert len(list(root.iter(w("footnoteRef")))) == 1
    assert values(root_of(letter), "r/rPr/rStyle") == ["FootnoteReference"]


def test_a_link_in_a_footnote_is_a_relationship_of_the_footnotes() -> None:
    letter = filled(document("{{ body }}"), "One[^own].\n\n[^own]: See [us](https://a.org/x).")
    parts = parts_of(letter)
    assert b"https://a.org/x" in parts["word/_rels/footnotes.xml.rels"]
    assert b"https://a.org/x" not in parts["word/_rels/document.xml.rels"]
    assert b"https://a.org/x" not in parts[FOOTNOTES]


def test_a_value_in_a_footnote_prints_as_typed() -> None:
    value = "AT&T *Ltd* <x>  “ខ្មែរ”"
    blocks = parse_wording(f"One[^own].\n\n[^own]: {wrap(value)}", {}).blocks
    letter = template(document("{{ body }}")).fill(blocks, {}, PROPERTIES)
    assert notes(letter) == {"1": f" {value}"}


def by_reference(letter: Filled) -> list[str]:
    """The texts of the footnotes in the order in which the letter refers to them."""
    return [notes(letter)[reference] for reference in references(letter)]


def test_a_tag_in_a_footnote_of_the_template_is_filled() -> None:
    letter = filled(with_footnotes("from {{ target.short }}", "plain"), "One[^source].")
    assert by_reference(letter) == [" The source.", "from Laos & Co", "plain"]
    assert len(notes(letter)) == 3


def test_two_references_to_one_footnote_of_the_template_have_each_their_own() -> None:
    package = with_footnotes("from {{ target.short }}")
    reference = REFERENCE.format(2).replace(" >", ">").encode()
    package.parts[DOCUMENT] = package.parts[DOCUMENT].replace(reference, reference * 2)
    letter = filled(package)
    assert by_reference(letter) == ["from Laos & Co", "from Laos & Co"]
    assert len(set(references(letter))) == 2


def test_blocks_in_a_footnote_of_the_template_work() -> None:
    text = "{% for i in [1, 2] %}{{ i }} {% endfor %}{% if 0 %}no{% endif %}"
    assert by_reference(filled(with_footnotes(text))) == ["1 2 "]


def test_a_footnote_that_a_condition_takes_away_goes_with_its_reference() -> None:
    package = with_footnotes("theirs {{ target.short }}")
    first = package.parts[DOCUMENT].replace(b"Theirs", b"{% if x %}Theirs")
    package.parts[DOCUMENT] = first.replace(b"</w:p><w:sectPr", IF_END + b"</w:p><w:sectPr")
    assert by_reference(filled(package, x=1)) == ["theirs Laos & Co"]
    without = filled(package, x=0)
    assert (references(without), notes(without)) == ([], {})


IF_END = b"<w:r><w:t>{% endif %}</w:t></w:r>"


def test_a_link_that_prose_brings_into_a_footnote_is_the_footnotes_own() -> None:
    letter = filled(with_footnotes("see {{ x }}"), x=Prose("[us](https://a.org/x)"))
    assert by_reference(letter) == ["see us"]
    assert b"https://a.org/x" in parts_of(letter)["word/_rels/footnotes.xml.rels"]


def test_a_wrong_tag_in_a_footnote_of_the_template_is_named() -> None:
    [problem] = fill(with_footnotes("from {{ nobody }}")).problems
    assert problem.where.place == f"{FOOTNOTES}, “from {{{{ nobody }}}}”"


def test_a_wrong_tag_in_a_footnote_is_named_once_for_two_references() -> None:
    [problem] = template(with_footnotes("from {{ x | nofilter }}")).problems
    assert problem.where.place.startswith(FOOTNOTES)


def test_a_footnote_that_nothing_refers_to_stays() -> None:
    package = with_footnotes("theirs")
    package.parts[DOCUMENT] = package.parts[DOCUMENT].replace(
        b"footnoteReference", b"noBreakHyphen"
    )
    assert notes(filled(package, "One[^source].")) == {"2": "theirs", "3": " The source."}


def test_a_letter_without_footnotes_gets_no_part() -> None:
    assert FOOTNOTES not in parts_of(filled(document("{{ body }}")))


def test_the_footnotes_of_the_template_stay_byte_for_byte() -> None:
    package = with_footnotes("theirs")
    assert parts_of(filled(package))[FOOTNOTES] == package.parts[FOOTNOTES]


def test_the_separators_come_with_the_settings_that_name_them() -> None:
    letter = filled(document("{{ body }}"), "One[^source].")
    assert values(root_of(letter, "word/settings.xml"), "footnotePr/footnote", "id") == ["-1", "0"]
    assert misordered(parts_of(letter)["word/settings.xml"]) == ()


@pytest.mark.parametrize(
    "settings", ["<w:footnotePr/>", '<w:footnotePr><w:footnote w:id="7"/></w:footnotePr>']
)
def test_settings_that_name_separators_stay(settings: str) -> None:
    data = f'<w:settings xmlns:w="{W}">{settings}</w:settings>'.encode()
    assert add_separators(data) == data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<w:zoom/>", "<w:compat/>"),
        ("", "<m:mathPr/>"),
        ("<w:zoom/><w:footnotePr2/>", ""),
    ],
)
def test_separators_stand_where_the_schema_wants_them(before: str, after: str) -> None:
    xml = f'<w:settings xmlns:w="{W}" xmlns:m="urn:m">{before}{after}</w:settings>'
    written = add_separators(xml.encode()).decode()
    assert f"{before}<w:footnotePr>" in written
    assert f"</w:footnotePr>{after}" in written


def test_a_note_is_found_by_its_id() -> None:
    found = Notes(with_footnotes("one", "two"), DOCUMENT, "footnote")
    note = found.note("3")
    assert note is not None
    assert "".join(note.itertext()) == "two"
    assert found.note("9") is None
    assert (found.part, found.first_free) == (FOOTNOTES, 4)


def test_notes_that_are_printed_anew_are_dropped() -> None:
    found = Notes(with_footnotes("one", "two"), DOCUMENT, "footnote")
    root = parse(found.data(["<w:p/>", "<w:p/>"], {"2"}))
    assert values(root, "footnote", "id") == ["0", "1", "3", "4", "5"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_template_without_notes_has_the_separators_only(kind: str) -> None:
    found = Notes(package_of(document()), DOCUMENT, kind)
    assert (found.part, found.first_free) == (None, 1)
    root = parse(found.data(["<w:p/>"], ()))
    assert values(root, kind, "id") == ["-1", "0", "1"]
    assert root.tag == w(f"{kind}s")


def test_an_empty_part_of_notes_can_be_added_to() -> None:
    package = with_footnotes()
    package.parts[FOOTNOTES] = f'<x:footnotes xmlns:x="{W}"/>'.encode()
    letter = filled(package, "One[^source].")
    assert notes(letter) == {"1": " The source."}
