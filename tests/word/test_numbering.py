"""Lists: each starts at 1, nests, and has the marks of the template or plain ones."""

import pytest
from lxml import etree

from letterapp.word.filled import Filled
from letterapp.word.numbering import Numbering, Restarted
from letterapp.word.package import Package
from letterapp.word.styles import Styles
from letterapp.word.xml import W, parse, w
from tests.word.word_files import (
    DOCUMENT,
    PROPERTIES,
    document,
    filled,
    looks,
    opened,
    package_of,
    parts_of,
    root_of,
    template,
    values,
    with_parts,
    without_styles,
    wording,
    xml_of,
)

NUMBERING = "word/numbering.xml"
LEVELS = f"""
<w:numbering xmlns:w="{W}">
  <w:abstractNum w:abstractNumId="4">
    <w:lvl w:ilvl="0"><w:pPr><w:ind w:left="400"/></w:pPr></w:lvl>
    <w:lvl w:ilvl="1"><w:pStyle w:val="ListBullet2"/><w:pPr><w:ind w:start="900"/></w:pPr></w:lvl>
  </w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>
</w:numbering>"""
STYLE = """
<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>"""
LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>'


def two_levels(*names: str, more: str = "") -> Package:
    """A template whose list styles have these names and a definition of two levels."""
    styles = "".join(STYLE.format(name.replace(" ", ""), name, LISTED) for name in names)
    xml = f'<w:styles xmlns:w="{W}">{styles}{more}</w:styles>'
    made = document("{{ body }}")
    return with_parts(made, word__numbering=LEVELS.encode(), word__styles=xml.encode())


def lists(letter: Filled) -> list[tuple[str, str, str]]:
    """The w:numId and w:ilvl of each paragraph of the letter, with its text."""
    found = []
    for paragraph in root_of(letter).iter(w("p")):
        ids = values(paragraph, "numPr/numId") or [""]
        levels = values(paragraph, "numPr/ilvl") or [""]
        found.append((ids[0], levels[0], "".join(t.text or "" for t in paragraph.iter(w("t")))))
    return found


def instance(letter: Filled, num_id: str) -> etree._Element:
    nodes = root_of(letter, NUMBERING).iter(w("num"))
    return next(node for node in nodes if node.get(w("numId")) == num_id)


def abstract(letter: Filled, num_id: str) -> str:
    return values(instance(letter, num_id), "abstractNumId")[0]


def form(letter: Filled, num_id: str, level: str) -> str:
    """The number format of a level of an instance."""
    nodes = root_of(letter, NUMBERING).iter(w("abstractNum"))
    wanted = abstract(letter, num_id)
    node = next(node for node in nodes if node.get(w("abstractNumId")) == wanted)
    return values(node, "lvl/numFmt")[int(level)]


def test_each_numbered_list_has_an_instance_that_starts_at_1() -> None:
    letter = filled(document("{{ body }}"), "1. a\n2. b\n\nBetween.\n\n1. c\n2. d")
    ids = [num_id for num_id, _, _ in lists(letter)]
    assert ids[0] == ids[1] != ids[3] == ids[4]
    for num_id in (ids[0], ids[3]):
        assert values(instance(letter, num_id), "lvlOverride", "ilvl") == ["0"]
        assert values(instance(letter, num_id), "lvlOverride/startOverride") == ["1"]


def test_a_list_has_the_marks_of_the_template_s_style() -> None:
    letter = filled(two_levels("List Bullet"), "- a")
    [(num_id, level, _)] = lists(letter)
    assert (abstract(letter, num_id), level) == ("4", "0")
    assert values(instance(letter, num_id), "lvlOverride", "ilvl") == []


def test_a_style_that_is_based_on_a_list_style_has_its_marks() -> None:
    own = STYLE.format("Own", "Own", '<w:basedOn w:val="ListBullet"/>')
    compiled = template(two_levels("List Bullet", more=own), {"List Bullet": "Own"})
    letter = compiled.fill(wording("- a"), {}, PROPERTIES)
    assert abstract(letter, lists(letter)[0][0]) == "4"


def test_a_list_in_a_list_has_its_own_style_and_instance() -> None:
    letter = filled(document("{{ body }}"), "- a\n  - b\n    - c\n- d")
    assert looks(letter) == [
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Bullet 3", "c"),
        ("List Bullet", "d"),
    ]
    ids = [num_id for num_id, _, _ in lists(letter)]
    assert ids[0] == ids[3]
    assert len(set(ids)) == 3


def test_numbered_lists_in_lists_start_at_1_each() -> None:
    letter = filled(document("{{ body }}"), "1. a\n   1. b\n2. c\n   1. d")
    ids = [num_id for num_id, _, _ in lists(letter)]
    assert ids[0] == ids[2]
    assert len({ids[0], ids[1], ids[3]}) == 3


def test_a_level_is_that_which_names_the_style() -> None:
    letter = filled(two_levels("List Bullet", "List Bullet 2"), "- a\n  - b")
    assert [level for _, level, _ in lists(letter)] == ["0", "1"]
    assert {abstract(letter, num_id) for num_id, _, _ in lists(letter)} == {"4"}


def test_deeper_lists_than_the_template_knows_stay_on_its_deepest_level() -> None:
    letter = filled(two_levels("List Bullet"), "- a\n  - b\n    - c")
    assert [level for _, level, _ in lists(letter)] == ["0", "1", "1"]


def test_lists_in_lists_of_a_template_with_one_level_get_plain_marks() -> None:
    made = document("{{ body }}")
    made.styles["List Number 2"].delete()
    letter = filled(made, "1. a\n   1. b")
    (outer, _, _), (inner, level, _) = lists(letter)
    assert abstract(letter, outer) != abstract(letter, inner)
    assert level == "1"
    assert looks(letter)[1] == ("List Number", "b")


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("- a\n- b", ["bullet", "bullet"]),
        ("1. a\n2. b", ["decimal", "decimal"]),
        ("1. a\n   1. b", ["decimal", "lowerLetter"]),
        ("1. a\n   - b", ["decimal", "bullet"]),
    ],
)
def test_a_template_without_lists_gets_plain_ones(text: str, formats: list[str]) -> None:
    made = without_styles(document("{{ body }}"))
    made.remove(NUMBERING, DOCUMENT)
    letter = filled(made, text)
    assert [form(letter, num_id, level) for num_id, level, _ in lists(letter)] == formats


def test_definitions_stand_before_instances() -> None:
    made = document("{{ body }}")
    made.styles["List Number 2"].delete()
    root = root_of(filled(made, "1. a\n   1. b"), NUMBERING)
    names = [etree.QName(node).localname for node in root]
    assert names == sorted(names)
    assert set(names) == {"abstractNum", "num"}


def test_ids_of_definitions_and_instances_are_unique() -> None:
    root = root_of(filled(document("{{ body }}"), "1. a\n\n- b\n\n\n1. c"), NUMBERING)
    for name, key in (("num", "numId"), ("abstractNum", "abstractNumId")):
        ids = values(root, name, key)
        assert len(ids) == len(set(ids))


def test_a_further_paragraph_of_an_item_has_no_mark_and_its_indent() -> None:
    letter = filled(two_levels("List Bullet"), "- a\n\n  more\n- b")
    ids = [num_id for num_id, _, _ in lists(letter)]
    assert ids[0] == ids[2] != ids[1] == "0"
    assert values(root_of(letter), "ind", "left") == ["400"]


def test_a_letter_without_lists_leaves_the_numbering_as_it_is() -> None:
    package = package_of(document("{{ body }}"))
    assert parts_of(filled(package))[NUMBERING] == package.parts[NUMBERING]
    package.remove(NUMBERING, DOCUMENT)
    assert NUMBERING not in parts_of(filled(package))


def test_word_s_own_numbers_are_python_docx_s_too() -> None:
    letter = filled(document("{{ body }}"), "1. a")
    properties = xml_of(opened(letter).paragraphs[0]).pPr
    numbering = parse(parts_of(letter)[NUMBERING])
    assert str(properties.numPr.numId.val) in values(numbering, "num", "numId")


LISTS = f"""
<w:numbering xmlns:w="{W}">
  <w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl>
    <w:lvl w:ilvl="3"/>
  </w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="6" w:durableId="77"><w:abstractNumId w:val="1"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>
    <w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"/></w:lvlOverride></w:num>
  <w:num w:numId="7"><w:abstractNumId w:val="99"/></w:num>
</w:numbering>"""


def numbering(more: str = "") -> Numbering:
    """The lists of a template whose style “List Number” is of the list 5."""
    styles = STYLE.format("ListNumber", "List Number", LISTED) + more
    xml = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    package = with_parts(document(), word__numbering=LISTS.encode(), word__styles=xml.encode())
    return Numbering(package, DOCUMENT, Styles(package, DOCUMENT, {}))


def item(properties: str) -> etree._Element:
    return parse(f'<w:p xmlns:w="{W}"><w:pPr>{properties}</w:pPr></w:p>'.encode())


def of_list(number: str, level: str) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("properties", "number", "level"),
    [
        (of_list("5", "0"), "5", "0"),
        (of_list("6", "0"), "6", "0"),
        (of_list("5", "1"), None, "1"),
        (of_list("5", "2"), None, "2"),
        (of_list("5", "8"), "5", "8"),
        (of_list("5", "3"), "5", "3"),
        (of_list("0", "0"), None, "0"),
        (of_list("7", "0"), None, "0"),
        (of_list("42", "0"), None, "0"),
        ('<w:numPr><w:numId w:val="5"/></w:numPr>', "5", "0"),
        ('<w:pStyle w:val="ListNumber"/>', "5", "0"),
        ('<w:pStyle w:val="Based"/>', "5", "0"),
        ('<w:pStyle w:val="ListNumber"/>' + of_list("0", "0"), None, "0"),
        ('<w:pStyle w:val="Nobody"/>', None, "0"),
        ("", None, "0"),
    ],
)
def test_a_paragraph_knows_its_numbered_list(
    properties: str, number: str | None, level: str
) -> None:
    lists_of = numbering(STYLE.format("Based", "Based", '<w:basedOn w:val="ListNumber"/>'))
    assert lists_of.number_of(item(properties)) == number
    assert lists_of.level_of(item(properties)) == level


def test_styles_that_are_based_on_each_other_end_somewhere() -> None:
    circle = STYLE.format("A", "A", '<w:basedOn w:val="B"/>')
    circle += STYLE.format("B", "B", '<w:basedOn w:val="A"/>')
    assert numbering(circle).number_of(item('<w:pStyle w:val="A"/>')) is None


def restarted(number: str) -> etree._Element:
    """The instance that lets a list begin anew."""
    lists_of = numbering()
    root = parse(lists_of.data([Restarted(number)]))
    assert lists_of.first_free == 8
    [made] = [node for node in root.iter(w("num")) if node.get(w("numId")) == "8"]
    return made


def test_a_list_that_begins_anew_has_all_its_levels_start_again() -> None:
    made = restarted("5")
    assert values(made, "abstractNumId") == ["1"]
    assert values(made, "lvlOverride", "ilvl") == ["0", "1", "2", "3"]
    assert values(made, "lvlOverride/startOverride") == ["3", "0", "0", "0"]


def test_a_list_that_begins_anew_keeps_its_own_starts_and_levels() -> None:
    made = restarted("6")
    assert values(made, "lvlOverride/startOverride") == ["8", "0", "0", "0"]
    second = made.findall(w("lvlOverride"))[1]
    assert [etree.QName(node).localname for node in second] == ["startOverride", "lvl"]
    assert "durableId" not in str(dict(made.attrib))


def test_the_numbering_of_a_template_does_not_change() -> None:
    lists_of = numbering()
    before = lists_of.data([])
    plain = lists_of.level("nobody", None, is_numbered=True, depth=0)
    assert lists_of.data([Restarted("5"), plain]) != before
    assert lists_of.data([]) == before
