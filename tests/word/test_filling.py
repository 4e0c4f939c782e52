"""One letter in the making: what values add to its parts, each with an id of the letter's own."""

import io
import zipfile
from collections.abc import Iterable, Mapping

import pytest

from letterapp.problems import error
from letterapp.word.filling import Filling
from letterapp.word.ground import Ground
from letterapp.word.numbering import ListLevel
from letterapp.word.package import CONTENT_TYPES, Package
from letterapp.word.pictures import Picture
from letterapp.word.runs import LinkId, ListId, NoteId
from letterapp.word.writing import Entry, assemble
from letterapp.word.xml import parse
from tests.word import packages
from tests.word.engine.building import doc, p
from tests.word.packages import DOCUMENT, OF_DOCUMENT
from tests.word.word_files import document, filled, package_of, parts_of, printed, values

LEVEL = ListLevel("0", 0, is_numbered=True, is_plain=True)
LOGO = Picture("word/media/letterapp-1.png", packages.PNG, "png", "image/png", 1, 1, "")


def filling(*related: str, language: str | None = None) -> Filling:
    package = Package(packages.parts("<w:p/>", *related))
    return Filling(Ground(package, DOCUMENT, {}), language)


def parts(one: Filling, dropped: Mapping[str, frozenset[str]] | None = None) -> dict[str, bytes]:
    made: Iterable[Entry] = one.entries(dropped or {})
    return packages.unzipped(assemble(made))


def test_a_letter_that_adds_nothing_is_its_template() -> None:
    one = filling("rId1 theme theme.xml")
    assert parts(one) == one.ground.package.parts


def test_a_rendered_part_takes_the_place_of_the_template_s() -> None:
    one = filling()
    one.parts[DOCUMENT] = "<w:document/>"
    assert parts(one)[DOCUMENT] == b"<w:document/>"
    assert list(parts(one)) == list(parts(filling()))


def test_a_problem_is_reported_once() -> None:
    one = filling()
    for _ in range(2):
        one.report(error("a"))
    one.report(error("b"))
    assert [problem.message for problem in one.problems] == ["a", "b"]


def test_one_address_has_one_relationship_of_each_part() -> None:
    one = filling("rId1 theme theme.xml")
    first, other = one.link(DOCUMENT, "https://a.org/b c"), one.link(DOCUMENT, "https://b.org")
    assert (first, other) == ("rId2", "rId3")
    assert one.link(DOCUMENT, "https://a.org/b%20c") == first
    assert one.link("word/header1.xml", "https://a.org/b%20c") == "rId1"
    found = parts(one)
    assert found[OF_DOCUMENT].count(b'Target="https://a.org/b%20c" TargetMode="External"') == 1
    assert b"https://a.org/b%20c" in found["word/_rels/header1.xml.rels"]


def test_an_address_that_the_template_links_to_is_not_added() -> None:
    one = filling("rId7 hyperlink !https://a.org")
    assert one.link(DOCUMENT, "https://a.org") == "rId7"
    assert parts(one) == one.ground.package.parts


def test_a_picture_is_a_part_with_a_type_and_a_relationship() -> None:
    one = filling()
    assert one.picture(DOCUMENT, LOGO) == one.picture(DOCUMENT, LOGO) == "rId1"
    found = parts(one)
    assert found[LOGO.name] == packages.PNG
    assert b'Extension="png"' in found[CONTENT_TYPES]
    assert b'Target="media/letterapp-1.png"' in found[OF_DOCUMENT]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_makes_its_part_with_a_type_and_a_relationship(kind: str) -> None:
    one = filling()
    assert (one.note(kind, "<w:p/>"), one.note(kind, "<w:p/>")) == ("1", "2")
    found = parts(one)
    assert values(parse(found[f"word/{kind}s.xml"]), kind, "id") == ["-1", "0", "1", "2"]
    assert f'PartName="/word/{kind}s.xml"'.encode() in found[CONTENT_TYPES]
    assert f'Target="{kind}s.xml"'.encode() in found[OF_DOCUMENT]


def test_a_list_makes_its_part() -> None:
    one = filling()
    assert (one.new_list(LEVEL), one.new_list(LEVEL)) == ("1", "2")
    found = parse(parts(one)["word/numbering.xml"])
    assert values(found, "num", "numId") == ["1", "2"]


def test_a_list_that_begins_anew_has_another_id_from_there() -> None:
    package = package_of(document())
    one = Filling(Ground(package, DOCUMENT, {}), None)
    own = values(parse(package.parts["word/numbering.xml"]), "num", "numId")[0]
    one.restart(f"{own} 7")
    first = one.list_id(f"{own} 7")
    one.restart(f"{own} 8")
    one.restart(f"{own} 7")
    ids = {own, first, one.list_id(f"{own} 7"), one.list_id(f"{own} 8")}
    assert len(ids) == 4


def test_ids_of_drawings_and_bookmarks_are_never_given_twice() -> None:
    one = filling()
    assert [one.drawing_id() for _ in range(3)] == [1, 2, 3]
    assert [one.begin_range("7"), one.begin_range("7")] == ["1", "2"]


def test_the_end_of_a_bookmark_is_that_of_the_last_beginning() -> None:
    one = filling()
    outer, inner = one.begin_range("7"), one.begin_range("8")
    assert (one.end_range("8"), one.end_range("7")) == (inner, outer)
    again = one.begin_range("7")
    assert one.end_range("7") == again != outer


def test_names_of_bookmarks_are_never_given_twice() -> None:
    one, long = filling(), "n" * 40
    names = [one.bookmark_name(name) for name in ("a", "a", "b", "a", long, long)]
    assert names[:4] == ["a", "a_2", "b", "a_3"]
    assert len(set(names)) == 6
    assert max(map(len, names)) <= 40


def test_pieces_are_poured_with_values_and_ids_of_the_letter() -> None:
    one = filling()
    link = LinkId(("https://a.org/", 1), DOCUMENT)
    note = NoteId(("<w:p>", 0, "</w:p>"))
    first, second = ListId(1, LEVEL), ListId(2, LEVEL)
    pieces = ("<a>", 0, "|", link, "|", note, "|", first, first, second)
    assert one.poured(pieces, ("x & y", "z")) == "<a>x &amp; y|rId1|1|112"
    found = parts(one)
    assert b"<w:p>x &amp; y</w:p>" in found["word/footnotes.xml"]
    assert b"https://a.org/z" in found[OF_DOCUMENT]


def test_a_list_of_one_text_is_not_that_of_the_next() -> None:
    one = filling()
    assert [one.poured((ListId(1, LEVEL),), ()) for _ in range(2)] == ["1", "2"]


def test_needed_styles_make_their_part() -> None:
    one = filling()
    one.needs.add(("Quote", "paragraph"))
    one.ground.styles.built_in("quote", one.needs)
    assert values(parse(parts(one)["word/styles.xml"]), "name") == ["Quote"]


def test_another_language_changes_the_styles() -> None:
    assert values(parse(parts(filling(language="fr"))["word/styles.xml"]), "lang") == ["fr"]
    assert "word/styles.xml" not in parts(filling())


def test_notes_that_are_printed_anew_are_gone() -> None:
    package = Package(
        packages.parts(
            "<w:p/>",
            "rId1 footnotes footnotes.xml",
            footnotes=packages.part("footnotes", '<w:footnote w:id="5"/><w:footnote w:id="6"/>'),
        )
    )
    one = Filling(Ground(package, DOCUMENT, {}), None)
    found = parts(one, {"footnote": frozenset({"5"})})
    assert values(parse(found["word/footnotes.xml"]), "footnote", "id") == ["6"]


# From the template to the letter


def test_each_letter_counts_by_itself() -> None:
    text = "One[^source].\n\n1. a\n\n[l](https://a.org)"
    made = document("{{ body }}")
    assert filled(made, text).data == filled(made, text).data


def test_new_relationships_do_not_clash_with_those_of_the_template() -> None:
    letter = filled(document("{{ body }}"), "[a](https://a.org) [b](https://b.org)[^source]")
    root = parse(parts_of(letter)[OF_DOCUMENT])
    ids = [node.get("Id") for node in root]
    assert len(set(ids)) == len(ids)
    targets = [node.get("Target") for node in root]
    assert {"https://a.org", "https://b.org", "footnotes.xml"} <= set(targets)


def test_no_part_is_written_twice() -> None:
    letter = filled(document("{{ body }}"), "- a[^source]\n\n> q", x=1)
    with zipfile.ZipFile(io.BytesIO(letter.data)) as archive:
        names = archive.namelist()
    assert len(set(names)) == len(names)


def test_a_bookmark_s_new_name_is_none_that_the_template_has() -> None:
    marks = [
        f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>'
        for n, name in enumerate(("here", "here_2"))
    ]
    made = doc("{% for i in x %}", p(marks[0], "{{ i }}"), "{% endfor %}", p(marks[1], "b"))
    names = values(parse(parts_of(printed(made, x=[1, 2, 3]))[DOCUMENT]), "bookmarkStart", "name")
    assert len({name.casefold() for name in names}) == 4
