"""Cutting tags out of paragraphs, however Word has cut them, with a mark in the place of each."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from letterapp.word.cutting import atoms, cut, drop_if_empty, paragraph_text, paragraphs
from letterapp.word.marks import TAG
from letterapp.word.tags import find_tags
from letterapp.word.xml import XML_SPACE, w
from tests.word.engine.building import BOLD, bookmark, box, doc, elements, field, link, p, r
from tests.word.word_files import lines, looks_of, printed, root_of, values

PROOF = '<w:proofErr w:type="spellStart"/>'


def paragraph(*content: str) -> etree._Element:
    made: etree._Element = elements(p(*content))[0]
    return made


def after_cut(made: etree._Element) -> str:
    """The paragraph after its tags are cut out: “[…]” is a run, “<0>” the mark of a tag."""
    tags, faults = find_tags(paragraph_text(made))
    assert faults == []
    cut(atoms(made), [(tag, number) for number, tag in enumerate(tags)])
    return "".join(shown(child) for child in made if child.tag != w("pPr"))


def shown(node: etree._Element) -> str:
    if isinstance(node, etree._ProcessingInstruction):
        assert node.target == TAG
        return f"<{node.text}>"
    if node.tag == w("t"):
        return node.text or ""
    name = etree.QName(node).localname
    inner = "".join(shown(child) for child in node if child.tag != w("rPr"))
    return f"[{inner}]" if name == "r" else f"{name}({inner})"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:tab/>", "a\nb\n\t"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/>", "a-b\u00ad"),
        ("<w:t/><w:t>a</w:t>", "a"),
        ("<w:fldChar/><w:t>a</w:t><w:instrText>PAGE</w:instrText>", "a"),
    ],
)
def test_what_stands_for_a_character_reads_as_one(content: str, text: str) -> None:
    assert paragraph_text(paragraph(f"<w:r>{content}</w:r>")) == text


def test_the_text_of_links_insertions_and_content_controls_is_read() -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{r("in")}</w:ins>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>"
    made = paragraph("a ", link("link ", anchor="x"), inserted, " ", control)
    assert paragraph_text(made) == "a link in control"


@pytest.mark.parametrize("name", ["del", "moveFrom"])
def test_what_a_revision_took_away_is_not_read(name: str) -> None:
    gone = f'<w:{name} w:id="1" w:author="a">{r("gone")}</w:{name}>'
    assert paragraph_text(paragraph("a", gone, "b")) == "ab"


def test_the_text_of_a_text_box_is_not_its_paragraph_s() -> None:
    made = paragraph("a", box("inside"), "b")
    assert paragraph_text(made) == "ab"
    assert [paragraph_text(one) for one in paragraphs(made)] == ["ab", "inside", "inside"]


def test_pieces_of_text_know_where_they_stand() -> None:
    found = atoms(paragraph("ab", "<w:r><w:br/></w:r>", "cde"))
    assert [(atom.start, atom.end, atom.text) for atom in found] == [
        (0, 2, "ab"),
        (2, 3, "\n"),
        (3, 6, "cde"),
    ]


def test_the_instructions_of_a_field_are_a_text_of_their_own() -> None:
    made = paragraph("a", field("DATE x", "result"))
    assert [atom.text for atom in atoms(made, w("instrText"))] == ["DATE x"]
    assert paragraph_text(made) == "aresult"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["a{{ x }}b"], "[a][<0>][b]"),
        (["{{ x }}"], "[<0>]"),
        (["{{ x }}b"], "[<0>][b]"),
        (["a{{ x }}"], "[a][<0>]"),
        (["a{% x %}b"], "[a]<0>[b]"),
        (["{% x %}"], "<0>"),
        (["{{ x }}{{ y }}"], "[<0>][<1>]"),
        (["a{{ x }}b{% y %}c"], "[a][<0>][b]<1>[c]"),
        (["a{", "{ x", " }", "}b"], "[a][<0>][b]"),
        (["a", "{{", "x", "}}", "b"], "[a][<0>][b]"),
        (["a{{ x }}{", "% y %}b"], "[a][<0>]<1>[b]"),
        (["a{{ x ", "}}{{ y", " }}b"], "[a][<0>][<1>][b]"),
    ],
)
def test_each_tag_leaves_a_mark_where_it_began(content: list[str], expected: str) -> None:
    assert after_cut(paragraph(*content)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["a{{ x", bookmark("b", " }}b"), "c"], "[a][<0>]bookmarkStart()[b]bookmarkEnd()[c]"),
        (["{{ x", bookmark("b"), " }}"], "[<0>]bookmarkStart()bookmarkEnd()"),
        (["{{ x", PROOF, " }}"], "[<0>]proofErr()"),
        (["{{", box("in"), " x }}"], "[<0>]"),
        (["{{ x", "<w:r><w:br/></w:r>", "}}b"], "[<0>][b]"),
    ],
)
def test_what_stands_between_the_pieces_of_a_tag_stays(content: list[str], expected: str) -> None:
    made = paragraph(*content)
    boxes = len(list(made.iter(w("txbxContent"))))
    got = after_cut(made)
    assert len(list(made.iter(w("txbxContent")))) == boxes
    assert got.startswith(expected)


def test_elements_that_stand_for_characters_of_a_tag_go_with_it() -> None:
    run = "<w:r><w:t>a{{ x</w:t><w:br/><w:t>or</w:t><w:tab/><w:t>y }}b</w:t></w:r>"
    assert after_cut(paragraph(run)) == "[a][<0>][b]"


def test_what_follows_a_tag_in_its_run_stays_in_its_order() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>{{ x }}b</w:t><w:br/><w:t>c</w:t></w:r>"
    assert after_cut(paragraph(run)) == "[atab()][<0>][bbr()c]"


def test_a_value_and_what_follows_have_the_looks_of_the_first_character() -> None:
    made = paragraph(r("a{{ x", BOLD), r(" }}b"))
    after_cut(made)
    runs = made.findall(w("r"))
    assert [run.find(f"{w('rPr')}/{w('b')}") is not None for run in runs] == [True, True, False]


def test_the_spaces_that_a_cut_lays_bare_are_preserved() -> None:
    made = paragraph("<w:r><w:t>a {{ x }} b</w:t></w:r>")
    after_cut(made)
    found = [(node.text, node.get(XML_SPACE)) for node in made.iter(w("t"))]
    assert found == [("a ", "preserve"), (" b", "preserve")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["a{# c #}b"], "[ab]"),
        (["a{# c", " #}b"], "[a][b]"),
        (["{# c #}"], ""),
        (["{_{ x }_}"], "[{{ x }}]"),
        (["{", "_", "% x %", "_}"], "[{][% x %][}]"),
    ],
)
def test_comments_and_escapes_leave_no_mark(content: list[str], expected: str) -> None:
    assert after_cut(paragraph(*content)) == expected


def test_a_comment_in_the_place_of_a_paragraph_leaves_its_mark() -> None:
    assert after_cut(paragraph("{#p c #}")) == "<0>"


def test_a_tag_within_a_link_leaves_its_mark_there() -> None:
    assert after_cut(paragraph("a", link("b{{ x }}c", anchor="q"))) == "[a]hyperlink([b][<0>][c])"


def test_a_revision_that_a_tag_emptied_goes() -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{r(" x }}")}</w:ins>'
    assert after_cut(paragraph("{{", inserted, "b")) == "[<0>][b]"


@pytest.mark.parametrize("inner", ["<w:t>a</w:t>", "<w:br/>", "<w:rPr/><w:drawing/>"])
def test_a_run_that_shows_something_is_kept(inner: str) -> None:
    made = paragraph(f"<w:r>{inner}</w:r>")
    drop_if_empty(made[-1])
    assert made.find(w("r")) is not None


def test_a_run_of_looks_alone_is_dropped() -> None:
    made = paragraph("<w:r><w:rPr><w:b/></w:rPr></w:r>")
    drop_if_empty(made[-1])
    assert made.find(w("r")) is None


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_cutting_into_runs_leaves_the_same_text_and_marks(data: st.DataObject) -> None:
    text = "A {{ x }}{{ y }} b {% if x %}{# c #}c {_{ d }_}{% endif %}, {{ 'c' }}."
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=12)))
    parts = [text[a:b] for a, b in itertools.pairwise([0, *cuts, len(text)])]
    flat = after_cut(paragraph(*parts)).replace("[", "").replace("]", "")
    assert flat == "A <0><1> b <2>c {{ d }}<6>, <7>."


@pytest.mark.parametrize(
    "content",
    [
        ["To {{ short }}!"],
        ["To {", "{ sh", "ort }", "}!"],
        ["To ", "{{", " ", "short", " ", "}}", "!"],
        ["To {{ sh", PROOF, "ort", "}}!"],
        ["To {{ sh", bookmark("b"), "ort }}!"],
        ["To {{ short | default(", "‘", "nobody’) }}!"],
    ],
)
def test_a_tag_is_filled_however_word_has_cut_it(content: list[str]) -> None:
    assert lines(printed(doc(p(*content)), short="Laos & Co")) == ["To Laos & Co!"]


def test_bookmarks_within_a_tag_are_in_the_letter() -> None:
    letter = printed(doc(p("{{ x", bookmark("here"), " }}")), x="v")
    assert values(root_of(letter), "bookmarkStart", "name") == ["here"]
    assert values(root_of(letter), "bookmarkEnd", "id") == ["7"]


def test_a_value_takes_the_looks_of_the_first_character_of_its_tag() -> None:
    letter = printed(doc(p("plain ", r("{{ x", BOLD), r(" }} tail", "<w:i/>"))), x="v")
    assert looks_of(letter) == [("plain ", ""), ("v", "b"), (" tail", "i")]
