"""Any text comes through, any cutting of a tag gives the same letter, what is no tag stays."""

import re
from collections.abc import Sequence
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from letterapp.problems import Place
from letterapp.word.package import Package, read_package
from letterapp.word.template import WordTemplate
from tests.word.engine.building import BOLD, ITALIC, RED, doc, p, r, tbl, tc
from tests.word.engine.helpers import FILE, compiled, data_of, our_data, ours, texts
from tests.word.engine.structure import Paragraph, structure

_ODD = (
    "{{ x }}",
    "{%",
    "}}",
    "{#",
    "#}",
    "{_{",
    "&amp;",
    "<w:t>",
    "]]>",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "  ",
    "\u2028",
    "*",
    "_",
    "\\",
)
CHARACTERS = st.characters(
    exclude_categories=["Cs"], exclude_characters=[*map(chr, range(32)), "\ufffe", "\uffff"]
)
TEXT = st.lists(st.one_of(CHARACTERS, st.sampled_from(_ODD)), max_size=12).map("".join)
# In a template, braces are of tags, and two noncharacters (Unicode 16, 23.7) are refused.
PLAIN = TEXT.filter(lambda text: not re.search("[{}\ufdd8\ufdd9]", text))
LOOKS = st.sampled_from(["", BOLD, ITALIC, RED, '<w:sz w:val="30"/>'])


def shown(text: str) -> str:
    """The text as a letter shows it: one kind of line break."""
    return re.sub("\r\n?", "\n", text)


@cache
def everywhere() -> WordTemplate:
    """A template with a value in body, table, header and title, compiled once."""
    made = doc("[{{ x }}]", p(r("{{ x }}", BOLD)), tbl(["{{ x }}.", ".{{ x }}"]))
    made.sections[0].header.paragraphs[0].text = "{{ x }}"
    made.core_properties.title = "[{{ x }}]"
    return compiled(made)


@cache
def in_blocks() -> WordTemplate:
    """A template with values in a loop and a condition, compiled once."""
    choice = "{% if x == y %}={{ x }}{% else %}-{{ x|upper }}{% endif %}"
    return compiled(doc("{% for x in xs %}", choice, "{% endfor %}"))


@given(TEXT)
def test_any_text_comes_back_from_body_table_header_and_title(text: str) -> None:
    found = structure(ours(everywhere(), x=text))
    same = shown(text)
    assert texts(found) == [f"[{same}]", same, [[f"{same}.", f".{same}"]]]
    assert texts(found.margins["default header 0"]) == [same]
    assert shown(found.properties["title"]) == f"[{same}]"


@given(TEXT, TEXT)
def test_any_text_comes_back_from_loops_and_conditions(one: str, two: str) -> None:
    found = texts(ours(in_blocks(), xs=[one, two], y=one))
    assert found == [f"={shown(one)}", f"={shown(two)}" if one == two else f"-{shown(two.upper())}"]


@given(PLAIN, PLAIN, TEXT)
def test_any_text_beside_a_tag_comes_back(before: str, after: str, text: str) -> None:
    made = doc(p(r(f"{before}{{{{ x }}}}{after}")), p(r("{{ x }}"), r(after, BOLD), r("{{ x }}")))
    same, end = shown(text), lines(after)
    assert texts(ours(made, x=text)) == [f"{lines(before)}{same}{end}", f"{same}{end}{same}"]


def lines(text: str) -> str:
    """A text of a template as XML holds it (XML 1.0, 2.11)."""
    return re.sub("\r\n?", "\n", text)


LINE = (
    "a {{ name|upper }} b{% if y %} yes {% else %} no {% endif %}{# a comment #}"
    "{% for x in xs %}{{ x }},{% endfor %} end"
)


@given(st.lists(st.tuples(st.integers(1, len(LINE)), LOOKS), max_size=8))
def test_any_cutting_of_tags_gives_the_same_letter(cuts: Sequence[tuple[int, str]]) -> None:
    places = sorted(dict(cuts).items())
    ends = [place for place, _ in places]
    starts = zip([0, *ends], ["", *(look for _, look in places)], [*ends, len(LINE)], strict=True)
    runs = [r(LINE[start:end], look) for start, look, end in starts]
    made = doc(p(*runs), p(*runs, style="Quote"))
    assert texts(ours(made, name="Ann", y=1, xs=[1, 2])) == ["a ANN b yes 1,2, end"] * 2


@given(st.lists(LOOKS, min_size=7, max_size=7))
def test_the_value_has_the_look_of_the_first_character_whatever_the_cut(looks: list[str]) -> None:
    made = doc(p(*map(r, ("{", "{", " na", "me", " ", "}", "}"), looks)))
    found = structure(ours(made, name="Ann")).body[0]
    plain = structure(doc(p(r("Ann", looks[0])))).body[0]
    assert isinstance(found, Paragraph)
    assert found == plain


PARAGRAPH = st.lists(st.builds(r, PLAIN, LOOKS), max_size=3).map(lambda runs: p(*runs))
CELL = st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda blocks: tc(*blocks))
ROW = st.lists(CELL, min_size=2, max_size=2)
TABLE = st.lists(ROW, min_size=1, max_size=3).map(lambda rows: tbl(*rows))


@given(st.lists(st.one_of(PARAGRAPH, TABLE), max_size=5), PLAIN)
def test_a_document_without_tags_comes_back_unchanged(blocks: list[str], title: str) -> None:
    made = doc(*blocks)
    made.core_properties.title = title
    made.sections[0].header.paragraphs[0].text = "no { tag"
    before = package_of(data_of(made))
    assert package_of(our_data(made)).parts == before.parts


@given(st.lists(PARAGRAPH, max_size=3), TEXT)
def test_what_stands_around_a_tag_comes_back_unchanged(blocks: list[str], text: str) -> None:
    made = doc(*blocks, "{{ x }}", tbl(["a", "b"]), *blocks)
    found, before = structure(ours(made, x=text)).body, structure(made).body
    assert [*found[: len(blocks)], *found[len(blocks) + 1 :]] == [
        *before[: len(blocks)],
        *before[len(blocks) + 1 :],
    ]


def package_of(data: bytes) -> Package:
    return read_package(data, Place(FILE))
