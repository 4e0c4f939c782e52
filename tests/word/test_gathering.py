"""Tags of a part: gathered from wherever text can stand, each with its place."""

from typing import Any

import pytest
from lxml import etree

from letterapp.problems import Place
from letterapp.word.gathering import SLOT, Gathered, Story, slot_word
from letterapp.word.slots import Slot, Where
from letterapp.word.tags import Kind
from letterapp.word.xml import parse, r, w
from tests.word.engine.building import (
    DECLARED,
    add,
    address,
    box,
    doc,
    drawing,
    field,
    link,
    p,
    tbl,
    tc,
    tr,
)
from tests.word.word_files import FILE, errors, lines, parts_of, printed, root_of, rows

DOCUMENT = "word/document.xml"
LONG = "word " * 60


def story(*blocks: str, **addresses: str) -> Story:
    """A story of these blocks, its tags gathered; links' addresses by relationship id."""
    made = "".join(block if block.startswith("<") else p(block) for block in blocks)
    root = parse(f"<w:document {DECLARED}><w:body>{made}</w:body></w:document>".encode())
    gathered = Story(Gathered(), root, DOCUMENT, Place(FILE))
    gathered.gather(addresses)
    return gathered


def sources(made: Story) -> list[str]:
    return [one.tag.source for one in made.gathered.found]


def places(made: Story) -> list[str]:
    return [one.where.place for one in made.gathered.found]


def test_tags_of_paragraphs_have_marks_in_the_tree_and_numbers() -> None:
    made = story("a {{ x }}", "b", "{% if y %}", "{{ z }}{% endif %}")
    assert sources(made) == ["x", "if y", "z", "endif"]
    assert [one.number for one in made.found] == [0, 1, 2, 3]
    nodes = [one.node for one in made.found]
    assert [node.text for node in nodes if node is not None] == ["0", "1", "2", "3"]
    assert len(made.tagged) == 3


def test_a_place_is_the_part_and_the_text_of_the_paragraph() -> None:
    assert places(story("a {{ x }} b")) == [f"{DOCUMENT}, “a {{{{ x }}}} b”"]


def test_with_several_tags_in_a_paragraph_a_place_names_the_tag() -> None:
    text = "{{ x }} {{y}}"
    assert places(story(text)) == [
        f"{DOCUMENT}, “{text}”, tag “{{{{ x }}}}”",
        f"{DOCUMENT}, “{text}”, tag “{{{{y}}}}”",
    ]


def test_a_place_names_the_table_and_the_row() -> None:
    inner = tc(tbl(["{{ b }}"]), "{{ c }}")
    made = story(tbl(["a"]), tbl(["a"], tr("{{ a }}", inner)))
    assert [place.partition(", “")[0].removeprefix(DOCUMENT) for place in places(made)] == [
        ", table 2, row 2",
        ", table 3, row 1",
        ", table 2, row 2",
    ]


def test_a_place_quotes_the_beginning_of_a_long_paragraph() -> None:
    [place] = places(story(f"{LONG}{{{{ x }}}}"))
    assert place.endswith("…”")
    assert len(place) < 200


def test_what_is_wrong_with_braces_is_a_problem_with_its_place() -> None:
    made = story("a }}", "{{ b")
    assert [problem.where.place for problem in made.gathered.problems] == [
        f"{DOCUMENT}, “a }}}}”",
        f"{DOCUMENT}, “{{{{ b”",
    ]


def test_comments_and_escapes_are_taken_out_and_are_no_tags() -> None:
    made = story("a{# c #}b {_{ x }_}")
    assert made.gathered.found == []
    assert "".join(made.root.itertext()) == "ab {{ x }}"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("{% raw %}{{ x }} {% y %}{% endraw %} {{ x }}",), ["{{ x }} {% y %} 1"]),
        (("{% raw %}", "{{ x }}", "{% endraw %}", "{{ x }}"), ["{{ x }}", "1"]),
        (("a{% raw %}b {{ x }}", "{% if %}", "c{% endraw %}d"), ["ab {{ x }}", "{% if %}", "cd"]),
        (("{% raw %}{{ x {% endraw %}{{ x }}",), ["{{ x 1"]),
        (("{% raw %}{{ x", "}} {% endraw %}{{ x }}"), ["{{ x", "}} 1"]),
        (("{% raw %}{# x #}{_{ y }_}{% endraw %}",), ["{# x #}{_{ y }_}"]),
    ],
)
def test_what_stands_between_raw_and_endraw_prints_as_typed(
    blocks: tuple[str, ...], expected: list[str]
) -> None:
    assert lines(printed(doc(*blocks), x=1)) == expected


def test_raw_without_an_end_is_a_problem() -> None:
    [problem] = errors(doc("{% raw %}a", "{{ x }}"), x=1)
    assert problem.message == "“{% raw %}” is never ended"


def test_tags_in_attributes_become_words() -> None:
    made = story(p(f"<w:r>{drawing('', 'urn:x', 'of {{ x }} and {{ y }}')}</w:r>"))
    assert sources(made) == ["x", "y"]
    [node] = made.root.iter("{*}docPr")
    assert node.get("descr") == f"of {slot_word(0)} and {slot_word(1)}"
    assert [SLOT.fullmatch(slot_word(7)) is not None, places(made)[0]] == [
        True,
        f"{DOCUMENT}, alt text “of {{{{ x }}}} and {{{{ y }}}}”",
    ]


def test_tags_in_the_address_of_a_link_are_captured_for_it() -> None:
    made = story(p(link("here", id="rId7")), rId7="https://a.org/%7B%7B%20x%20%7D%7D/b")
    [node] = made.root.iter(w("hyperlink"))
    assert node.get(r("id")) == slot_word(1)
    assert made.gathered.captured == {1: ("https://a.org/", 0, "/b")}
    assert made.gathered.slots[1] == Slot(Where.LINK, DOCUMENT, key="rId7")
    assert made.gathered.slots[0].where is Where.TEXT


def test_an_address_without_tags_is_let_be() -> None:
    made = story(p(link("here", id="rId7")), rId7="https://a.org/%7B")
    assert made.gathered.found == []
    assert [node.get(r("id")) for node in made.root.iter(w("hyperlink"))] == ["rId7"]


def test_tags_in_the_instructions_of_a_field_are_known_to_be_there() -> None:
    made = story(p("{{ a }}", field('QUOTE "{{ b }}"', "{{ c }}")))
    assert [made.gathered.found[number].tag.source for number in made.in_fields] == ["b"]


def test_tags_of_elements_without_paragraphs_become_words() -> None:
    root = etree.fromstring("<x><y>a {{ b }}</y><z>{ c }</z></x>")
    made = Story(Gathered(), root, "docProps/core.xml", Place(FILE))
    made.gather_elements()
    assert [node.text for node in root] == [f"a {slot_word(0)}", "{ c }"]
    assert places(made) == ["docProps/core.xml, y “a {{ b }}”"]


def test_codes_are_what_jinja_reads_of_each_tag() -> None:
    gathered = story("{{ x }}{%p if y -%}{{ body }}{% endif %}").gathered
    codes = gathered.codes({"body": "wording"})
    assert [(code.source, code.is_block) for code in codes] == [
        ("x", False),
        ("if y", True),
        ("wording", False),
        ("endif", True),
    ]


def test_a_place_for_an_id_is_a_tag_of_its_own() -> None:
    gathered = Gathered()
    slot = Slot(Where.DRAWING_ID, DOCUMENT)
    assert gathered.add_slot(slot, Place(FILE)) == slot_word(0)
    assert gathered.slots == {0: slot}
    assert [(one.tag.source, one.tag.kind) for one in gathered.found] == [("''", Kind.VARIABLE)]


def test_tags_in_an_equation_are_a_problem() -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    equation = f'<m:oMath xmlns:m="{maths}"><m:r><m:t>{{{{ x }}}}</m:t></m:r></m:oMath>'
    [problem] = errors(doc(p("a", equation)), x=1)
    assert problem.message == "tags do not work in equations: “{{ x }}”"
    assert problem.hint == "Write it as text."


# From the file to the letter


def attributes(letter: Any, name: str) -> list[str]:
    return [str(node.get(name)) for node in root_of(letter).iter() if node.get(name)]


def test_alt_texts_are_filled_as_typed() -> None:
    made = doc(p("a", f"<w:r>{drawing('', 'urn:x', 'of {{ x }}')}</w:r>"))
    assert attributes(printed(made, x='“a” "b" <&>\n'), "descr") == ['of “a” "b" <&>\n']


def test_block_tags_work_in_alt_texts() -> None:
    text = "{% if x %}of {{ x }}{% else %}none{% endif %}{# c #}"
    made = doc(p(f"<w:r>{drawing('', 'urn:x', text)}</w:r>"))
    assert attributes(printed(made, x="y"), "descr") == ["of y"]
    assert attributes(printed(made, x=""), "descr") == ["none"]


@pytest.mark.parametrize(
    "text", ["{{ x", "{% if x %}a", "{{ x | nofilter }}", "{{ x y }}", "{% endif %}"]
)
def test_what_is_wrong_in_an_alt_text_is_a_problem_with_its_place(text: str) -> None:
    found = errors(doc(p(f"<w:r>{drawing('', 'urn:x', text)}</w:r>")), x="y")
    assert [problem.where.place for problem in found] == [f"{DOCUMENT}, alt text “{text}”"]


def test_targets_of_links_are_filled_and_encoded() -> None:
    made = doc()
    add(made, p(link("here", id=address(made, "https://a.org/{{ x }}?q={{ y }}"))))
    relations = parts_of(printed(made, x="a b", y="ü"))["word/_rels/document.xml.rels"]
    assert b"https://a.org/a%20b?q=%C3%BC" in relations


@pytest.mark.parametrize("text", ["https://a.org/{{ x", "https://a.org/{{ x | nofilter }}"])
def test_what_is_wrong_in_an_address_is_a_problem_with_its_place(text: str) -> None:
    made = doc()
    add(made, p(link("here", id=address(made, text))))
    assert [problem.where.place for problem in errors(made, x=1)] == [f"{DOCUMENT}, link “{text}”"]


def test_the_code_of_a_field_is_filled() -> None:
    letter = printed(doc(p(field("QUOTE {{ x }} end", "{{ x }}"))), x='a "b" \\c <&>\nd')
    [code] = ["".join(node.text or "" for node in root_of(letter).iter(w("instrText")))]
    assert code == 'QUOTE a \\"b\\" \\\\c <&> d end'


def test_the_data_of_a_reference_manager_is_kept() -> None:
    code = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":1,"data":{"a":{"b":1}}}]}'
    letter = printed(doc(p("{{ x }} ", field(code, "(Doe 2016)"))), x="y")
    assert [node.text for node in root_of(letter).iter(w("instrText"))] == [code]
    assert lines(letter) == ["y (Doe 2016)"]


def test_a_simple_field_is_filled() -> None:
    made = doc(
        p('<w:fldSimple w:instr=" DATE {{ x }} "><w:r><w:t>{{ x }}</w:t></w:r></w:fldSimple>')
    )
    letter = printed(made, x="y")
    assert attributes(letter, w("instr")) == [" DATE y "]
    assert lines(letter) == ["y"]


def test_tags_in_text_boxes_and_tables_are_filled() -> None:
    letter = printed(doc(p("a {{ x }}", box("{{ y }}")), tbl(["{{ x }}", "{{ y }}"])), x=1, y=2)
    assert lines(letter) == ["a 1", "2", "2", "1", "2"]
    assert rows(letter) == [["1", "2"]]
