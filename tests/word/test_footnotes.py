"""Footnotes: real ones, numbered on from those of the template."""

from letterapp.word.package import CONTENT_TYPES, DOCUMENT_TYPE, Package
from letterapp.word.template import Filled
from letterapp.word.xml import W, w
from letterapp.wording.markdown import parse
from letterapp.wording.prose import wrap
from tests.word.word_files import (
    DOCUMENT,
    PROPERTIES,
    document,
    fill,
    filled,
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


def with_footnotes(*notes: str) -> Package:
    """A template that has footnotes, beside the two separators."""
    package = package_of(document("{{ body }}"))
    own = "".join(OWN.format(number, note) for number, note in enumerate(notes, start=2))
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
    assert references(letter) == ["4"]


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
    blocks = parse(f"One[^own].\n\n[^own]: {wrap(value)}", {}).blocks
    letter = template(document("{{ body }}")).fill(blocks, {}, PROPERTIES)
    assert notes(letter) == {"1": f" {value}"}


def test_a_tag_in_a_footnote_of_the_template_is_filled() -> None:
    letter = filled(with_footnotes("from {{ target.short }}"), "One[^source].")
    assert notes(letter) == {"2": "from Laos & Co", "3": " The source."}


def test_a_wrong_tag_in_a_footnote_of_the_template_is_named() -> None:
    [problem] = fill(with_footnotes("from {{ nobody }}")).problems
    assert problem.where.place == f"{FOOTNOTES}, “from {{{{ nobody }}}}”"


def test_a_letter_without_footnotes_gets_no_part() -> None:
    assert FOOTNOTES not in parts_of(filled(document("{{ body }}")))


def test_the_footnotes_of_the_template_stay_byte_for_byte() -> None:
    package = with_footnotes("theirs")
    assert parts_of(filled(package))[FOOTNOTES] == package.parts[FOOTNOTES]
