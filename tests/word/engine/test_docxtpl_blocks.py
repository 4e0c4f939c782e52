"""Blocks in the lines of text, held against docxtpl: if, for, set, macros, comments."""

import pytest

from tests.word.engine.building import BOLD, ITALIC, NBSP, doc, item, p, r, tbl, tc
from tests.word.engine.helpers import same, same_texts
from tests.word.engine.structure import Paragraph

IN_LINE = (
    ("{% if a %}A{% endif %}.", "A."),
    ("{% if not a %}A{% else %}B{% endif %}.", "B."),
    ("{% if b %}B{% elif a %}A{% else %}C{% endif %}.", "A."),
    ("{% if n < 3 and n > 1 %}few{% endif %}", "few"),
    ("  {% if a %} spaces {% endif %}  kept", "   spaces   kept"),
    ("{% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}", "1, 2, 3"),
    ("{% for x in xs %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3 "),
    ("{% for x in xs %}{{ loop.index0 }}{{ loop.revindex }}{% endfor %}", "031221"),
    ("{% for x in xs %}{% if loop.first %}first{% endif %}{{ x }}{% endfor %}", "first123"),
    ("{% for x in xs %}{{ loop.cycle('a', 'b') }}{% endfor %}", "aba"),
    ("{% for x in xs %}{{ loop.previtem|d(0) }}{{ loop.nextitem|d(0) }}{% endfor %}", "021320"),
    ("{% for x in xs if x != 2 %}{{ x }}{% endfor %}", "13"),
    ("{% for x in [] %}{{ x }}{% else %}none{% endfor %}", "none"),
    (
        "{% for x in xs %}{% for y in xs %}{{ x * y }} {% endfor %}{% endfor %}",
        "1 2 3 2 4 6 3 6 9 ",
    ),
    ("{% for x, y in [(1, 2), (3, 4)] %}{{ x }}{{ y }}{% endfor %}", "1234"),
    ("{% set y = n + 1 %}{{ y }}", "3"),
    ("{% set y %}as {{ n }}{% endset %}{{ y }}", "as 2"),
    (
        "{% set s = namespace(n=0) %}{% for x in xs %}{% set s.n = s.n + x %}{% endfor %}{{ s.n }}",
        "6",
    ),
    ("{% with y = n %}{{ y }}{% endwith %}", "2"),
    ("{% macro hi(who, end='!') %}Hi {{ who }}{{ end }}{% endmacro %}{{ hi('Ann') }}", "Hi Ann!"),
    ("{% macro hi() %}<{{ caller() }}>{% endmacro %}{% call hi() %}x{% endcall %}", "<x>"),
    ("{% filter upper %}text {{ n }}{% endfilter %}", "TEXT 2"),
    ("{% raw %}{{ n }}{% endraw %}", "{{ n }}"),
    ("a{# a comment with {{ n }} and {% if %} #}b", "ab"),
    ("a {{- n -}} b {{ n -}} c", "a2b 2c"),
)


@pytest.mark.parametrize(("text", "printed"), IN_LINE)
def test_a_block_in_a_line_prints_the_same(text: str, printed: str) -> None:
    assert same_texts(doc(f"[{text}]"), a=1, b=0, n=2, xs=[1, 2, 3]) == [f"[{printed}]"]


def test_a_name_set_in_one_paragraph_is_known_in_the_next() -> None:
    assert same_texts(doc("{% set y = x * 2 %}a", "{{ y }}"), x=2) == ["a", "4"]


def test_a_block_around_runs_keeps_their_looks() -> None:
    runs = (
        r("a {% if x %}"),
        r("bold", BOLD),
        r(" {{ x }}", ITALIC),
        r("{% else %}"),
        r("no", BOLD),
    )
    made = doc(p(*runs, r("{% endif %} b")))
    found = same(made, x="X").body[0]
    assert isinstance(found, Paragraph)
    bold, italic = frozenset({"b"}), frozenset({"i"})
    assert found.pieces == (
        (frozenset(), "a "),
        (bold, "bold"),
        (italic, " X"),
        (frozenset(), " b"),
    )
    assert same_texts(made, x=0) == ["a no b"]


def test_a_loop_around_runs_repeats_them_with_their_looks() -> None:
    made = doc(p("{% for x in xs %}", r("{{ x }}", BOLD), r(", "), "{% endfor %}", "end"))
    found = same(made, xs=["a", "b"]).body[0]
    assert isinstance(found, Paragraph)
    assert found.pieces[0] == (frozenset({"b"}), "a")
    assert found.text == "a, b, end"


BLOCK_CUTS = (
    ("{", "% if x %", "}yes{", "% endif %}"),
    ("{%", " if", " x ", "%}yes{% en", "dif %", "}"),
    ("{% if x %}yes{% endif", '<w:proofErr w:type="gramEnd"/>', " %}"),
)


@pytest.mark.parametrize("parts", BLOCK_CUTS)
def test_a_block_tag_is_found_however_runs_cut_it(parts: tuple[str, ...]) -> None:
    assert same_texts(doc(p("[", *parts, "]")), x=1) == ["[yes]"]


def test_a_loop_in_a_cell() -> None:
    loop = "{% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}"
    assert same_texts(doc(tbl([loop, "b"])), xs=[1, 2]) == [[["1, 2", "b"]]]


def test_blocks_of_paragraphs_in_a_cell() -> None:
    cell = tc("{%p for x in xs %}", "{{ x }}", "{%p endfor %}", "end")
    assert same_texts(doc(tbl([cell, "b"])), xs=[1, 2]) == [[["1|2|end", "b"]]]


PARAGRAPHS = (
    (("{%p if a %}", "A", "{%p endif %}", "end"), ["A", "end"]),
    (("{%p if b %}", "A", "B", "{%p endif %}", "end"), ["end"]),
    (("{%p if b %}", "B", "{%p elif a %}", "A", "{%p else %}", "C", "{%p endif %}"), ["A"]),
    (("{%p for x in xs %}", "{{ x }}", "and", "{%p endfor %}"), ["1", "and", "2", "and"]),
    (
        (
            "{%p for x in xs %}",
            "{%p for y in xs %}",
            "{{ x }}{{ y }}",
            "{%p endfor %}",
            "-",
            "{%p endfor %}",
        ),
        ["11", "12", "-", "21", "22", "-"],
    ),
    (
        ("{%p for x in xs %}", "{%p if loop.last %}", "{{ x }}", "{%p endif %}", "{%p endfor %}"),
        ["2"],
    ),
    (("{%p set y = 3 %}", "{{ y }}"), ["3"]),
    (("a", "{#p a comment on x #}", "b"), ["a", "b"]),
    (
        (
            "{%p for x in xs %}",
            "{%p if x == 1 %}",
            "one",
            "{%p else %}",
            "more",
            "{%p endif %}",
            "{%p endfor %}",
        ),
        ["one", "more"],
    ),
)


@pytest.mark.parametrize(("blocks", "printed"), PARAGRAPHS)
def test_blocks_of_paragraphs(blocks: tuple[str, ...], printed: list[str]) -> None:
    assert same_texts(doc(*blocks), a=1, b=0, xs=[1, 2]) == printed


def test_a_macro_of_paragraphs() -> None:
    macro = ("{%p macro greet(who) %}", p("Dear {{ who }},", style="Quote"), "{%p endmacro %}")
    found = same(doc(*macro, "{{p greet('Ann') }}", "{{p greet('Bob') }}"))
    assert [(block.style, block.text) for block in found.body if isinstance(block, Paragraph)] == [
        ("Quote", "Dear Ann,"),
        ("Quote", "Dear Bob,"),
    ]


def test_a_list_in_a_loop_keeps_its_place_in_the_list() -> None:
    made = doc(
        "{%p for x in xs %}", item("{{ x }}"), p("{{ x }}", style="ListBullet"), "{%p endfor %}"
    )
    found = same(made, xs=["a", "b"]).body
    places = [(block.style, block.level) for block in found if isinstance(block, Paragraph)]
    assert places == [("", "0"), ("ListBullet", "")] * 2


def test_blocks_of_runs() -> None:
    runs = (
        r("{%r if x %}"),
        r("bold", BOLD),
        r("{%r else %}"),
        r("not", ITALIC),
        r("{%r endif %}"),
    )
    made = doc(p(r("a "), *runs, r(" b")))
    found = same(made, x=1).body[0]
    assert isinstance(found, Paragraph)
    assert found.pieces[1] == (frozenset({"b"}), "bold")
    assert same_texts(made, x=0) == ["a not b"]


def test_a_loop_of_runs() -> None:
    made = doc(p(r("{%r for x in xs %}"), r("{{ x }}", BOLD), r(";"), r("{%r endfor %}"), r("end")))
    assert same_texts(made, xs=[1, 2]) == ["1;2;end"]


HOUSE = (
    "My house is located",
    "{%- if town -%}",
    f"{NBSP}in urban area",
    "{%- else -%}",
    f"{NBSP}in countryside",
    "{%- endif -%}",
    f"{NBSP}and I love it.",
)


@pytest.mark.parametrize(("town", "where"), [(1, "in urban area"), (0, "in countryside")])
def test_paragraphs_join_at_tags_with_hyphens(town: int, where: str) -> None:
    """The example of docxtpl's “Split and merge text”."""
    line = f"My house is located{NBSP}{where}{NBSP}and I love it."
    assert same_texts(doc(*HOUSE, "Next."), town=town) == [line, "Next."]


def test_lines_of_one_paragraph_join_at_tags_with_hyphens() -> None:
    lines = "<w:r><w:br/></w:r>".join(map(r, HOUSE))
    line = f"My house is located{NBSP}in countryside{NBSP}and I love it."
    assert same_texts(doc(p(lines)), town=0) == [line]


def test_a_joined_paragraph_has_the_properties_of_the_first() -> None:
    made = doc(p("a", style="Quote"), p("{%- if x -%}", style="Heading1"), "b", "{%- endif %}")
    found = same(made, x=1).body
    assert [(block.style, block.text) for block in found if isinstance(block, Paragraph)] == [
        ("Quote", "ab")
    ]


def test_a_loop_joins_paragraphs_at_tags_with_hyphens() -> None:
    made = doc("all:", "{%- for x in xs -%}", f"{NBSP}{{{{ x }}}}", "{%- endfor -%}", ".")
    assert same_texts(made, xs=[1, 2]) == [f"all:{NBSP}1{NBSP}2."]
