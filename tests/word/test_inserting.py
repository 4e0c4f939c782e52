"""Where values go: between runs, in the place of a paragraph, in fields; and what stays beside."""

import pytest
from markupsafe import Markup

from letterapp.word.cutting import paragraph_text
from letterapp.word.xml import w
from letterapp.wording.prose import Prose
from tests.word.engine.building import (
    BOLD,
    bookmark,
    box,
    control,
    doc,
    drawing,
    field,
    item,
    link,
    note,
    p,
    r,
    tbl,
    tc,
    tr,
)
from tests.word.word_files import filled, lines, looks_of, printed, root_of, rows, texts, values

SECTION = '<w:sectPr><w:pgSz w:w="1000" w:h="2000"/></w:sectPr>'
JUSTIFIED = '<w:jc w:val="both"/>'


def children(node: object) -> list[str]:
    return [str(child.tag).partition("}")[2] for child in node]  # type: ignore[attr-defined]


def test_a_value_in_a_line_is_a_run_of_its_own() -> None:
    letter = printed(doc(p("a ", r("{{ x }}", BOLD), " b")), x="v")
    assert looks_of(letter) == [("a ", ""), ("v", "b"), (" b", "")]


def test_an_empty_value_in_a_line_leaves_no_run() -> None:
    assert looks_of(printed(doc("a{{ x }}b"), x="")) == [("a", ""), ("b", "")]


@pytest.mark.parametrize("x", ["v", ""])
def test_a_value_alone_keeps_its_paragraph_as_it_was(x: str) -> None:
    letter = printed(doc(p("{{ x }}", style="Title", properties=JUSTIFIED)), x=x)
    assert lines(letter) == [x]
    assert values(root_of(letter), "pPr/pStyle") == ["Title"]
    assert values(root_of(letter), "pPr/jc") == ["both"]


def test_white_space_beside_a_value_stays() -> None:
    letter = printed(doc(p(" ", r("{{ x }}", BOLD), "  ")), x="v")
    assert looks_of(letter) == [(" ", ""), ("v", "b"), ("  ", "")]


def test_white_space_beside_the_wording_goes() -> None:
    assert lines(filled(doc(p(" ", "{{ body }}", "  ")), "one\n\ntwo")) == ["one", "two"]


@pytest.mark.parametrize(
    "beside",
    [
        bookmark("b"),
        note(7),
        '<w:r><w:br w:type="page"/></w:r>',
        "<w:r><w:tab/></w:r>",
        '<w:commentRangeStart w:id="1"/>',
        box("plain"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_what_stands_beside_a_value_stays_in_its_order(beside: str, before: bool) -> None:
    content = (beside, "{{ x }}") if before else ("{{ x }}", beside)
    [made] = doc(p(*content)).element.body.iterchildren(w("p"))
    letter = printed(doc(p(*content)), x="v")
    paragraph = next(root_of(letter).iter(w("p")))
    assert children(paragraph) == children(made)
    assert paragraph_text(paragraph).strip() == "v"


def test_attributes_of_the_paragraph_stay() -> None:
    made = doc('<w:p w:rsidR="00112233"><w:r><w:t>{{ x }}</w:t></w:r></w:p>')
    assert next(root_of(printed(made, x="v")).iter(w("p"))).get(w("rsidR")) == "00112233"


def test_a_value_in_a_paragraph_that_ends_a_section_keeps_the_section() -> None:
    letter = printed(doc(p("{{ x }}", properties=SECTION), "b"), x="v")
    found = list(root_of(letter).iter(w("p")))
    assert [len(values(one, "pPr/sectPr/pgSz", "w")) for one in found] == [1, 0]


def test_a_value_in_a_link_is_no_link_in_a_link() -> None:
    letter = printed(doc(p(link("{{ x }}", anchor="q"))), x=Prose("see [us](https://a.org)"))
    assert lines(letter) == ["see us"]
    assert len(list(root_of(letter).iter(w("hyperlink")))) == 1


def test_a_value_in_an_item_of_a_list_stays_an_item() -> None:
    letter = printed(doc(item("{{ x }}", 3)), x="v")
    assert values(root_of(letter), "numPr/numId") == ["3"]


def test_a_value_in_a_content_control_stays_in_it() -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('{{ x }}')}</w:sdtContent></w:sdt>"
    letter = printed(doc(p("a ", inner), control(p("{{ x }}"))), x="v")
    assert lines(letter) == ["a v", "v"]
    assert ["".join(node.itertext()) for node in root_of(letter).iter(w("sdtContent"))] == [
        "v",
        "v",
    ]


def test_a_value_with_the_prefix_p_takes_the_paragraph() -> None:
    assert lines(printed(doc("a", "{{p x }}", "b"), x="v")) == ["a", "v", "b"]


@pytest.mark.parametrize("text", ["{{r x }}", "a {{r x }}"])
def test_a_value_with_the_prefix_r_is_a_run(text: str) -> None:
    assert lines(printed(doc(text), x="v")) == [text.replace("{{r x }}", "v")]


def test_a_value_in_the_code_of_a_field_stays_code() -> None:
    letter = printed(doc(p(field("DATE {{ x }}", "r"))), x="v")
    assert [node.text for node in root_of(letter).iter(w("instrText"))] == ["DATE ", "v"]
    assert lines(letter) == ["r"]


# Paragraphs that give way to wording


def test_wording_takes_the_place_of_its_paragraph_among_others() -> None:
    assert texts(filled(doc("a", "{{ body }}", "b"), "one\n\ntwo")) == ["a", "one", "two", "b"]


def test_a_text_box_beside_the_wording_keeps_tags_of_its_own() -> None:
    made = doc("a", p(box("{{ x }}", "{% if y %}", "gone", "{% endif %}", "end"), "{{ body }}"))
    letter = filled(made, "one\n\ntwo", x="X", y=0)
    assert lines(letter) == ["a", "one", "X", "end", "X", "end", "two"]


def test_a_text_box_after_the_wording_keeps_tags_of_its_own() -> None:
    letter = filled(
        doc(p("{{ body }}", box("{% for i in x %}", "{{ i }}", "{% endfor %}"))),
        "one\n\ntwo",
        x=[1, 2],
    )
    assert lines(letter) == ["one", "1", "2", "1", "2", "two"]


INSERTED = '<w:ins w:id="3" w:author="a">{}</w:ins>'
MACRO = ("{% macro m() %}", "one", "two", "{% endmacro %}")


@pytest.mark.parametrize(
    "around",
    [
        INSERTED,
        control("{}"),
        control(INSERTED),
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        INSERTED.format('<w:proofErr w:type="spellStart"/>{}<w:r><w:t> </w:t></w:r>'),
    ],
)
def test_a_revision_or_control_that_holds_the_tag_alone_gives_way_with_its_paragraph(
    around: str,
) -> None:
    letter = filled(doc("a", p(around.format(r("{{ body }}"))), "b"), "one\n\ntwo")
    assert texts(letter) == ["a", "one", "two", "b"]
    assert not list(root_of(letter).iter(w("ins"), w("sdt"), w("smartTag")))
    for tag in ("{{ m() }}", "{{p m() }}"):
        printing = printed(doc(*MACRO, "a", p(around.format(r(tag))), "b"))
        assert (lines(printing), printing.problems) == (["a", "one", "two", "b"], ())


@pytest.mark.parametrize("x", ["v", "", Prose("v"), Markup("v")])
def test_a_value_alone_in_a_revision_or_control_stays_in_it(x: str) -> None:
    made = doc(p(INSERTED.format(r("{{ x }}", BOLD))), p(control(r("{{ x }}"))))
    letter = printed(made, x=x)
    assert lines(letter) == [str(x)] * 2
    for name in ("ins", "sdtContent"):
        assert ["".join(node.itertext()) for node in root_of(letter).iter(w(name))] == [str(x)]


def test_revisions_of_values_in_a_loop_have_ids_of_their_own() -> None:
    made = doc("{% for x in xs %}", p(INSERTED.format(r("{{ x }}"))), "{% endfor %}")
    letter = printed(made, xs=["a", Prose("b"), ""])
    assert lines(letter) == ["a", "b", ""]
    assert len(set(values(root_of(letter), "ins", "id"))) == 3


@pytest.mark.parametrize("text", ["{{ x }}", "a {{ x }}"])
def test_a_value_does_not_have_the_former_look_of_its_tag(text: str) -> None:
    change = '<w:rPrChange w:id="3" w:author="a"><w:rPr/></w:rPrChange>'
    made = doc("{% for x in xs %}", p(r(text, BOLD + change)), "{% endfor %}")
    root = root_of(printed(made, xs=[1, 2]))
    of_values = [node for node in root.iter(w("r")) if "".join(node.itertext()) in "12"]
    assert [len(list(node.iter(w("b")))) for node in of_values] == [1, 1]
    assert not any(list(node.iter(w("rPrChange"))) for node in of_values)
    assert all(one.isdigit() for one in values(root, "rPrChange", "id"))


def test_what_stands_in_a_revision_beside_the_wording_stays_in_it() -> None:
    drawn = f"<w:r>{drawing('', 'urn:x')}</w:r>"
    letter = filled(doc(p(INSERTED.format(drawn + r("{{ body }}")), box("{{ x }}"))), "a\n\nb", x=1)
    assert [len(list(node.iter("{*}docPr"))) for node in root_of(letter).iter(w("ins"))] == [1]
    assert lines(letter) == ["a", "1", "1", "b"]


def test_a_tag_beside_a_value_in_a_revision_is_filled() -> None:
    drawn = f"<w:r>{drawing('', 'urn:x', '{{ x }}')}</w:r>"
    letter = printed(doc(p(INSERTED.format(drawn + r("{{ x }}")))), x="v")
    assert [str(node.get("descr")) for node in root_of(letter).iter("{*}docPr")] == ["v"]
    assert lines(letter) == ["v"]


def test_an_alt_text_beside_the_wording_is_filled() -> None:
    drawn = f"<w:r>{drawing('', 'urn:x', '{{ x }}')}</w:r>"
    letter = filled(doc(p(drawn, "{{ body }}")), "one\n\ntwo", x="X")
    assert [str(node.get("descr")) for node in root_of(letter).iter("{*}docPr")] == ["X"]
    assert texts(letter) == ["one", "two"]


def test_tags_beside_a_value_alone_are_filled_once_each_time() -> None:
    made = doc("{% for i in x %}", p(box("box {{ i }}"), "{{ i }}"), "{% endfor %}")
    assert lines(printed(made, x=[1, 2])) == ["1", "box 1", "box 1", "2", "box 2", "box 2"]


def test_wording_in_a_cell_leaves_the_other_cells() -> None:
    letter = filled(doc(tbl(tr(tc("{{ body }}"), "{{ x }}"))), "one\n\ntwo", x="v")
    assert rows(letter) == [["onetwo", "v"]]
