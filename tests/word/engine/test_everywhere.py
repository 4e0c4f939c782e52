"""Tags where docxtpl finds none, and what must be its own in each round of a loop."""

from collections.abc import Sequence
from typing import Any

import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from letterapp.word.xml import parse, w
from letterapp.word.xml import r as r_name
from tests.word.engine.building import (
    DECLARED,
    NAMESPACES,
    add,
    address,
    bookmark,
    box,
    control,
    doc,
    drawing,
    field,
    link,
    note,
    own_address,
    p,
    r,
    tbl,
    tc,
    with_footnotes,
    with_part,
)
from tests.word.engine.helpers import errors, opened, our_data, ours, texts
from tests.word.engine.structure import structure

ENDNOTE = '<w:r><w:endnoteReference w:id="1"/></w:r>'
ENDNOTES = f'<w:endnotes {DECLARED}><w:endnote w:id="1">{p("see {{ x }}")}</w:endnote></w:endnotes>'


def root_of(letter: Any) -> Any:
    return letter.element


def links(letter: Any) -> list[str]:
    """The addresses of the hyperlinks, in order."""
    ids = root_of(letter).xpath("//w:hyperlink/@r:id")
    return [letter.part.rels[one].target_ref for one in ids]


def linked(*before: str, target: str, after: str = "end") -> Document:
    made = doc(*before)
    return add(made, p(link("{{ x }}", id=address(made, target))), after)


def test_a_value_stands_in_the_address_of_a_hyperlink() -> None:
    letter = ours(linked(target="https://a.org/{{ x }}?q=1"), x="ann")
    assert links(letter) == ["https://a.org/ann?q=1"]
    assert texts(letter) == ["ann", "end"]


@pytest.mark.parametrize(
    "target", ["https://a.org/%7B%7B%20x%20%7D%7D", "https://a.org/%7B%7Bx%7D%7D"]
)
def test_an_address_that_word_has_encoded_holds_its_tag(target: str) -> None:
    assert links(ours(linked(target=target), x="ann")) == ["https://a.org/ann"]


def test_each_round_of_a_loop_has_the_address_of_its_own_hyperlink() -> None:
    made = linked("{% for x in xs %}", target="https://a.org/{{ x }}", after="{% endfor %}")
    letter = ours(made, xs=["a", "b"])
    assert texts(letter) == ["a", "b"]
    assert links(letter) == ["https://a.org/a", "https://a.org/b"]


def test_two_links_of_one_address_are_both_filled() -> None:
    made = doc()
    ids = [own_address(made, "https://a.org/{{ x }}") for _ in range(2)]
    assert links(ours(add(made, p(*(link("a", id=one) for one in ids))), x="ann")) == [
        "https://a.org/ann",
        "https://a.org/ann",
    ]


def test_what_no_address_can_hold_is_encoded() -> None:
    assert links(ours(linked(target="https://a.org/{{ x }}"), x="a b<ü>")) == [
        "https://a.org/a%20b%3C%C3%BC%3E"
    ]


def test_a_value_stands_in_an_alternative_text() -> None:
    graphic = drawing("", NAMESPACES["pic"], "the arms of {{ x }}")
    letter = ours(doc(p(f"<w:r>{graphic}</w:r>")), x="R & D")
    assert root_of(letter).xpath("//wp:docPr/@descr") == ["the arms of R & D"]


def test_a_value_stands_in_the_code_of_a_field() -> None:
    made = doc(p(field(' HYPERLINK "{{ url }}" ', "{{ x }}")))
    assert texts(ours(made, url="https://a.org", x="X")) == [' HYPERLINK "https://a.org" X']


def test_a_value_stands_in_a_simple_field() -> None:
    simple = f'<w:fldSimple w:instr=" HYPERLINK {{{{ url }}}} ">{r("{{ x }}")}</w:fldSimple>'
    letter = ours(doc(p(simple)), url="u", x="X")
    assert root_of(letter).xpath("//w:fldSimple/@w:instr") == [" HYPERLINK u "]
    assert texts(letter) == ["X"]


def test_a_value_stands_in_an_endnote() -> None:
    made = with_part(doc(p("body", ENDNOTE)), "endnotes", ENDNOTES, CONTENT_TYPE.WML_ENDNOTES)
    found = structure(ours(made, x="X"))
    assert [texts(blocks) for blocks in found.notes] == [["see X"]]


def test_deleted_text_is_no_tag_and_inserted_text_is() -> None:
    deleted = (
        '<w:del w:id="1" w:author="a"><w:r><w:delText>{{ y }} {% if %}</w:delText></w:r></w:del>'
    )
    inserted = f'<w:ins w:id="2" w:author="a">{r("{{ x }}")}</w:ins>'
    made = doc(p("a ", deleted, inserted, " b"))
    assert texts(ours(made, x="X")) == ["a X b"]
    assert "{{ y }} {% if %}" in root_of(ours(made, x="X")).xpath("string(//w:delText)")


def test_deleted_text_inside_a_tag_is_not_of_it() -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>old_</w:delText></w:r></w:del>'
    assert texts(ours(doc(p("{{ ", deleted, "x }}")), x="X")) == ["X"]


def test_bookmarks_in_a_loop_stay_unique_and_paired() -> None:
    made = doc(
        "{% for x in xs %}",
        p(bookmark("here", "{{ x }}")),
        "{% endfor %}",
        p(bookmark("there", "b", number=8)),
    )
    root = root_of(ours(made, xs=[1, 2, 3]))
    starts, ends = root.xpath("//w:bookmarkStart/@w:id"), root.xpath("//w:bookmarkEnd/@w:id")
    names = root.xpath("//w:bookmarkStart/@w:name")
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts)
    assert len({name.casefold() for name in names}) == len(names)
    assert {"here", "there"} <= set(names)


def test_drawings_in_a_loop_stay_unique() -> None:
    made = doc("{% for x in xs %}", p(box("{{ x }}")), "{% endfor %}", p(box("last")))
    ids = root_of(ours(made, xs=[1, 2, 3])).xpath("//wp:docPr/@id")
    assert len(set(ids)) == len(ids) == 4


def test_content_controls_in_a_loop_have_ids_of_their_own() -> None:
    one = control(p("{{ x }}")).replace("<w:sdtPr>", '<w:sdtPr><w:id w:val="77"/>')
    ids = root_of(ours(doc("{% for x in xs %}", one, "{% endfor %}"), xs=[1, 2])).xpath(
        "//w:sdtPr/w:id/@w:val"
    )
    assert len(set(ids)) == len(ids)


def test_each_round_of_a_loop_has_its_own_footnote_with_its_value() -> None:
    blocks = ("{% for x in xs %}", p("{{ x }}", note(1)), "{% endfor %}", p("end", note(2)))
    found = structure(ours(with_footnotes(doc(*blocks), "on {{ x }}", "last"), xs=["a", "b"]))
    assert texts(found) == ["a[note]", "b[note]", "end[note]"]
    assert [texts(blocks) for blocks in found.notes] == [["on a"], ["on b"], ["last"]]


def test_a_footnote_that_no_letter_refers_to_is_not_left() -> None:
    blocks = ("{% if no %}", p("x", note(1)), "{% endif %}", p("end", note(2)))
    letter = ours(with_footnotes(doc(*blocks), "on {{ x }}", "last"), no=0)
    assert [texts(blocks) for blocks in structure(letter).notes] == [["last"]]
    parts = [part.blob for part in letter.part.package.parts if "footnotes" in part.partname]
    assert [part for part in parts if b"on " in part] == []


def test_a_footnote_in_rows_of_a_loop_has_the_value_of_its_row() -> None:
    row = [tc(p("{{ x }}", note(1))), "b"]
    made = doc(tbl(["{% for x in xs %}", ""], row, ["{% endfor %}", ""]))
    found = structure(ours(with_footnotes(made, "on {{ x }}"), xs=["a", "b"]))
    assert [texts(blocks) for blocks in found.notes] == [["on a"], ["on b"]]


def notes_with_links(made: Document, *targets: str, texts: Sequence[str] = ()) -> Document:
    """The document with a footnote for each address, of a text and a link, rId1 and so on."""
    said = texts or ["{{ x }} "] * len(targets)
    notes = [p(text, link("l", id=f"rId{at}")) for at, text in enumerate(said, 1)]
    with_footnotes(made, *notes)
    [part] = [rel.target_part for rel in made.part.rels.values() if "footnotes" in rel.reltype]
    for target in targets:
        part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return made


def note_links(letter: Document) -> list[str]:
    """The addresses of the links in footnotes."""
    [part] = [rel.target_part for rel in letter.part.rels.values() if "footnotes" in rel.reltype]
    found = parse(part.blob).iter(w("hyperlink"))
    return [part.rels[node.get(r_name("id"), "")].target_ref for node in found]


def test_each_of_two_footnotes_has_the_address_of_its_own_hyperlink() -> None:
    made = doc(p("a", note(1)), p("b", note(2)))
    letter = ours(notes_with_links(made, "https://a.org/{{ x }}", "https://b.org/{{ x }}"), x="ann")
    assert note_links(letter) == ["https://a.org/ann", "https://b.org/ann"]


def test_a_footnote_has_a_tag_only_in_the_address_of_its_hyperlink() -> None:
    made = notes_with_links(doc(p("a", note(1))), "https://a.org/{{ x }}", texts=["see "])
    assert note_links(ours(made, x="ann")) == ["https://a.org/ann"]


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (f"<w:r>{drawing('', NAMESPACES['pic'], 'arms of {{ x }}')}</w:r>", 'descr="arms of ann"'),
        (f'<w:fldSimple w:instr="DATE {{{{ x }}}}">{r("q")}</w:fldSimple>', 'instr="DATE ann"'),
        (r("{_{ x }_}"), ">{{ x }}<"),
        (r("law{# internal remark #}"), ">law<"),
    ],
)
def test_a_footnote_has_a_tag_only_beside_its_text(content: str, printed: str) -> None:
    letter = ours(with_footnotes(doc(p("a", note(1))), p("see ", content)), x="ann")
    [part] = [rel.target_part for rel in letter.part.rels.values() if "footnotes" in rel.reltype]
    assert printed in part.blob.decode()


def test_a_comment_in_an_alternative_text_leaves_nothing() -> None:
    drawn = f"<w:r>{drawing('', NAMESPACES['pic'], 'the arms{# old ones #}')}</w:r>"
    assert root_of(ours(doc(p(drawn)))).xpath("//wp:docPr/@descr") == ["the arms"]


def test_a_footnote_that_nothing_refers_to_keeps_its_link() -> None:
    made = notes_with_links(doc(p("a", note(1))), "https://a.org/{{ x }}", "https://b.org/{{ x }}")
    assert sorted(note_links(ours(made, x="ann"))) == [
        "https://a.org/ann",
        "https://b.org/{{ x }}",
    ]


def test_a_letter_opens_again_as_it_was_written() -> None:
    made = with_footnotes(doc("{{ x }}", p(note(1))), "{{ x }}")
    data = our_data(made, x="X")
    assert structure(opened(data)) == structure(ours(made, x="X"))
    assert errors(made, x="X") == []
